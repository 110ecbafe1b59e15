package eval

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// million is how many titles the completion must cope with.
const million = 1_000_000

// TestQualityTitles completes prefixes among a million titles: the real ones
// of the gazetteer, and recombinations of their words. Every other real title
// is left out of the recombinations, so that names whose words are nowhere
// else are told apart.
func TestQualityTitles(t *testing.T) {
	if testing.Short() {
		t.Skip("a million titles take a while")
	}
	all, seen, unseen := realTitles(t)
	rnd := rand.New(rand.NewPCG(7, 7))
	all = recombine(all, seen, rnd)
	before := heap()
	start := time.Now()
	var ts titles.Titles
	ts.Add(all...)
	built := time.Since(start)
	bytes := float64(heap()-before) / float64(ts.Len())
	row(t, "titles: number, seconds to build, bytes a title", fmt.Sprintf("%d, %.1f, %.0f", ts.Len(), built.Seconds(), bytes), "", "≤ 150 bytes")
	if bytes > 150 {
		t.Errorf("%.0f bytes a title", bytes)
	}
	for _, set := range []struct {
		name  string
		films []titles.Film
	}{{"names also in recombinations", seen}, {"unseen names", unseen}} {
		exact := completion(&ts, set.films, rnd, func(p string) string { return p })
		typo := completion(&ts, set.films, rnd, func(p string) string { return mistype(p, rnd) })
		row(t, "titles, "+set.name+": hit@5 exact, p99 ms", exact.String(), ".99", "≥ .97, ≤ 2")
		row(t, "titles, "+set.name+": hit@5 one typo, p99 ms", typo.String(), "", "≥ .93, ≤ 2")
		if exact.hits < .965 || typo.hits < .92 {
			t.Errorf("%s: hit@5 has fallen", set.name)
		}
	}
}

// realTitles returns the gazetteer's films, and its two halves.
func realTitles(t *testing.T) (all, seen, unseen []titles.Film) {
	type film struct {
		Title string  `json:"title"`
		Year  any     `json:"year"`
		Votes float64 `json:"votes"`
	}
	known := map[string]bool{}
	for _, name := range []string{"imdb_titles", "wikipedia_films"} {
		for i, f := range records[film](t, "gazetteer/"+name+".dev.jsonl") {
			key := text.TitleKey(f.Title)
			if key == "" || known[key] {
				continue
			}
			known[key] = true
			tf := titles.Film{Film: knowledge.Film{Key: key, Title: f.Title}, Popularity: f.Votes}
			_, _ = fmt.Sscan(fmt.Sprint(f.Year), &tf.Year)
			all = append(all, tf)
			if i%2 == 0 {
				seen = append(seen, tf)
			} else {
				unseen = append(unseen, tf)
			}
		}
	}
	return all, seen, unseen
}

// recombine adds films whose titles are made of words of the seen ones, less
// popular than most of these.
func recombine(all, seen []titles.Film, rnd *rand.Rand) []titles.Film {
	var words [][]string
	known := map[string]bool{}
	for _, f := range seen {
		title := f.Title
		for _, article := range []string{"The ", "A ", "An "} {
			title = strings.TrimPrefix(title, article)
		}
		words = append(words, strings.Fields(title))
	}
	for _, f := range all {
		known[f.Key] = true
	}
	for len(all) < million {
		a, b := words[rnd.IntN(len(words))], words[rnd.IntN(len(words))]
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		title := strings.Join(append(slices.Clone(a[:1+rnd.IntN(len(a))]), b[rnd.IntN(len(b)):]...), " ")
		if rnd.IntN(3) == 0 {
			title = "The " + title
		}
		key := text.TitleKey(title)
		if known[key] || len(title) > 60 {
			continue
		}
		known[key] = true
		all = append(all, titles.Film{Film: knowledge.Film{Key: key, Title: title, Year: 1920 + rnd.IntN(105)}, Popularity: math.Exp(6 * rnd.Float64())})
	}
	return all
}

// completed is the outcome of many completions.
type completed struct {
	hits float64
	p99  time.Duration
}

func (c completed) String() string {
	return fmt.Sprintf("%.4f, %.2f", c.hits, float64(c.p99.Microseconds())/1000)
}

// completion types prefixes of five letters and more of films drawn by
// popularity, as people do, and counts how often the film is among the first
// five.
func completion(ts *titles.Titles, films []titles.Film, rnd *rand.Rand, change func(string) string) completed {
	sums := make([]float64, len(films))
	total := 0.0
	for i, f := range films {
		total += f.Popularity
		sums[i] = total
	}
	var drawn []titles.Film
	for len(drawn) < 1000 {
		i, _ := slices.BinarySearch(sums, rnd.Float64()*total)
		if f := films[i]; utf8.RuneCountInString(strings.ReplaceAll(text.Fold(f.Title), " ", "")) >= 5 {
			drawn = append(drawn, f)
		}
	}
	var took []time.Duration
	hits := 0
	for _, f := range drawn {
		folded := []rune(text.Fold(f.Title))
		least := 0
		for letters := 0; letters < 5; least++ {
			if folded[least] != ' ' {
				letters++
			}
		}
		typed := change(string(folded[:least+rnd.IntN(len(folded)-least+1)]))
		best := time.Hour
		var got []knowledge.Film
		for range 3 { // the quickest counts: the machine has other work too
			start := time.Now()
			got = ts.Complete(typed, 5)
			best = min(best, time.Since(start))
		}
		took = append(took, best)
		if slices.ContainsFunc(got, func(g knowledge.Film) bool { return g.Key == f.Key }) {
			hits++
		}
	}
	slices.Sort(took)
	return completed{float64(hits) / float64(len(drawn)), took[len(took)*99/100]}
}

// mistype makes one typing error: a letter left out, doubled, exchanged or
// swapped with the next.
func mistype(s string, rnd *rand.Rand) string {
	r := []rune(s)
	i := rnd.IntN(len(r) - 1)
	other := rune('a' + rnd.IntN(26))
	switch rnd.IntN(4) {
	case 0:
		return string(slices.Delete(r, i, i+1))
	case 1:
		return string(slices.Insert(r, i, other))
	case 2:
		r[i] = other
	case 3:
		r[i], r[i+1] = r[i+1], r[i]
	}
	return string(r)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
