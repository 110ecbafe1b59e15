package summary

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"marquee/knowledge/sample"
	"marquee/knowledge/text"
)

// The signs as regular expressions: slow, and plain to read. Spoils must say
// the same.
var (
	spoilingPattern = regexp.MustCompile(strings.Join([]string{
		`\b(dies|is killed|gets killed|is murdered|kills (him|her|them)sel(f|ves)|sacrifices (him|her)self|comes back from the dead|is (actually |secretly )?alive)\b`,
		`\b(turns out to be|is revealed (to be|as)|reveals (him|her)self (to be|as)|was (the killer|dead) all along|all along)\b`,
		`\b(the (film|movie|story|sequel|season|series|finale)('s)? ends? (with|on|when|as)|in the (very )?(end|final (scene|moments|minutes|act|shot))|the final (scene|shot|twist) (shows|reveals|sees))\b`,
		`\b(the (surprise |big |final |plot )?twist (is|being|that)|plot twist\b.*\b(that|is)|the killer is|the (real )?(villain|culprit|murderer) is)\b`,
		`\b(post|mid|end)[ -]credits? (scene|sequence|stinger)s?\b.*\b(shows?|reveals?|sees?|teases?|features?|sets? up)\b`,
		`\bspoilers?( alert| warning| ahead)?[:!]|\(spoilers?\)|\bending explained\b`,
	}, "|"))
	harmlessPattern = regexp.MustCompile(`\b(obituary|at the age of|box office|opening weekend|grossed|subscribers)\b|\baged \d`)
)

func spoilsByPattern(sentence string) bool {
	s := strings.ToLower(strings.ReplaceAll(sentence, "’", "'"))
	return spoilingPattern.MatchString(s) && !harmlessPattern.MatchString(s)
}

// TestSpoilsAsThePatterns compares both over every sentence of the sample, and
// over every sign whole, cut short, drawn out and beside others.
func TestSpoilsAsThePatterns(t *testing.T) {
	n, spoilt := 0, 0
	check := func(s string) {
		n++
		want := spoilsByPattern(s)
		if want {
			spoilt++
		}
		if got := Spoils(s); got != want {
			t.Errorf("%q: %v, the patterns say %v", s, got, want)
		}
	}
	for _, sign := range everySign() {
		for _, s := range []string{sign, "Then " + sign + " it.", "un" + sign, sign + "ed", sign[:len(sign)-1], sign[1:], strings.ToUpper(sign),
			strings.ReplaceAll("The "+sign, "'", "’"), "é" + sign + "é", sign + "\nand that is what it shows",
			sign + ", which grossed less", sign + " and that is what it shows", "a plot twist: " + sign, sign + " (spoilers)"} {
			check(s)
		}
	}
	err := fs.WalkDir(sample.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := fs.ReadFile(sample.FS(), name)
		for _, s := range text.Sentences(string(file)) {
			check(s.Text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d sentences, %d spoil", n, spoilt)
}

func everySign() (all []string) {
	lines := append(append([]string{}, endings...), business...)
	for _, s := range scenes {
		lines = append(lines, s.thing, s.tells)
	}
	for _, line := range lines {
		all = append(all, expand(line)...)
	}
	return all
}

const plainNews = "The studio said on Tuesday that the sequel, which the director of the first film has written with her brother, would open in the autumn of next year."

func BenchmarkSpoils(b *testing.B) {
	for b.Loop() {
		Spoils(plainNews)
	}
}

func BenchmarkSpoilsByPattern(b *testing.B) {
	for b.Loop() {
		spoilsByPattern(plainNews)
	}
}
