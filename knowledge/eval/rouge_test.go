package eval

import (
	"math"
	"strings"
	"testing"
)

// rouge is one summary's agreement with a human one, F1 from 0 to 1, after
// C.-Y. Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004),
// without stemming and with all words.
type rouge struct{ one, two, long float64 }

// rougeWords are the lower-case runs of ASCII letters and digits in s, as the
// reference implementation has them.
func rougeWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
}

func rougeOf(summary, reference string) rouge {
	a, b := rougeWords(summary), rougeWords(reference)
	return rouge{ngramF1(a, b, 1), ngramF1(a, b, 2), f1(commonSubsequence(a, b), len(a), len(b))}
}

func ngramF1(a, b []string, n int) float64 {
	counts := map[string]int{}
	for i := 0; i+n <= len(b); i++ {
		counts[strings.Join(b[i:i+n], " ")]++
	}
	common := 0
	for i := 0; i+n <= len(a); i++ {
		key := strings.Join(a[i:i+n], " ")
		if counts[key] > 0 {
			counts[key]--
			common++
		}
	}
	return f1(common, len(a)-n+1, len(b)-n+1)
}

// f1 is the harmonic mean of precision and recall of a overlap among na and
// nb units.
func f1(common, na, nb int) float64 {
	if common <= 0 || na <= 0 || nb <= 0 {
		return 0
	}
	p, r := float64(common)/float64(na), float64(common)/float64(nb)
	return 2 * p * r / (p + r)
}

func commonSubsequence(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func TestRouge(t *testing.T) {
	got := rougeOf("the cat sat on the mat", "the cat lay on a mat")
	want := rouge{4.0 / 6, 1.0 / 5, 4.0 / 6}
	if math.Abs(got.one-want.one)+math.Abs(got.two-want.two)+math.Abs(got.long-want.long) > 1e-9 {
		t.Errorf("got %v, want %v", got, want)
	}
	if zero := rougeOf("", "x"); zero != (rouge{}) {
		t.Errorf("nothing scored %v", zero)
	}
}

// unigramF1 is the ROUGE-1 of a summary's sentences.
func unigramF1(sentences []string, reference string) float64 {
	b := rougeWords(reference)
	counts := make(map[string]int, len(b))
	for _, w := range b {
		counts[w]++
	}
	common, n := 0, 0
	for _, s := range sentences {
		for _, w := range rougeWords(s) {
			n++
			if counts[w] > 0 {
				counts[w]--
				common++
			}
		}
	}
	return f1(common, n, len(b))
}
