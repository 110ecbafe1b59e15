package newsroom

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/knowledge"
	"marquee/knowledge/text"
)

var fold = Folding{Text: text.Fold, Title: text.TitleKey}

func entry(title, words, outlet, film string, score float64) knowledge.Entry {
	e := knowledge.Entry{Article: knowledge.Article{ID: title, Title: title, Text: words, Outlet: outlet}}
	if film != "" {
		e.Facts.Films = []knowledge.Mention{{Film: knowledge.Film{Key: text.TitleKey(film), Title: film}, Mentions: 1, Primary: true}}
	}
	if score > 0 {
		e.Facts.Scores = []knowledge.Score{{Percent: score}}
	}
	return e
}

func TestMatch(t *testing.T) {
	s := NewSubject(entry("Lantern Bay gets a sequel", "Ines Castellano returns to direct. The box office of the first was strong, at 81% with critics.",
		"The Daily Reel", "Lantern Bay", 81), fold)
	for expression, want := range map[string]bool{
		"":                                    true,
		"sequel":                              true,
		"SEQUEL Lantern":                      true,
		"sequel trailer":                      false,
		"sequel, trailer":                     true,
		"trailer or sequel":                   true,
		`"box office"`:                        true,
		`"office box"`:                        false,
		"not trailer":                         true,
		"sequel not strong":                   false,
		"sequel -strong":                      false,
		"sequel, trailer not direct":          false,
		`film:"Lantern Bay"`:                  true,
		`film:"lantern bay!"`:                 true,
		"film:Lantern":                        true, // in the headline
		`film:"Harbour Lights"`:               false,
		`person:"ines castellano"`:            true,
		`person:"Castellano Ines"`:            false,
		`person: "Ines Castellano" sequel`:    true,
		"outlet:reel":                         true,
		`outlet:"daily reel"`:                 true,
		"outlet:strong":                       false,
		"reel":                                false, // an outlet's name is no word of the story
		"score:80":                            true,
		"score>=80":                           true,
		"score:82":                            false,
		`film:"Lantern Bay" score:82, strong`: false,
		"not outlet:reel":                     false,
		"“box office” and strong":             true,
		"-":                                   false,
	} {
		m, err := ParseMatch(expression, fold)
		if expression == "-" {
			if _, ok := errors.AsType[*bot.Problem](err); !ok {
				t.Errorf("%q is taken", expression)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", expression, err)
			continue
		}
		if got, why := m.Why(s); got != want {
			t.Errorf("%q: %q, want match %v", expression, why, want)
		}
		found := NewIndex([]Target{{Feed: "f", Match: m}, {Match: m}, {Feed: "other", Match: m}}).Find("f", s)
		if want && !slices.Equal(found, []int{0, 1}) || !want && len(found) > 0 {
			t.Errorf("%q: the index finds %v, want match %v", expression, found, want)
		}
	}
}

func TestMatchRefuses(t *testing.T) {
	for _, expression := range []string{"score:high", "score:101", "not score:5", "studio:x", "film:", "dune not", strings.Repeat("a ", maxTerms+1)} {
		if _, err := ParseMatch(expression, fold); err == nil {
			t.Errorf("%q is taken", expression)
		} else if _, ok := errors.AsType[*bot.Problem](err); !ok {
			t.Errorf("%q: %v is no problem to be shown", expression, err)
		}
	}
}

func why(m Match, s *Subject) string {
	_, words := m.Why(s)
	return words.String()
}

func TestWhy(t *testing.T) {
	s := NewSubject(entry("A trailer", "for a film", "", "", 0), fold)
	for expression, want := range map[string]string{
		"not trailer": "must not be there", "score:5": "no score", "sequel": "does not have “sequel”", "sequel, remake": "none of the alternatives",
	} {
		m, err := ParseMatch(expression, fold)
		if err != nil || !strings.Contains(why(m, s), want) {
			t.Errorf("%q: %q, %v; want %q", expression, why(m, s), err, want)
		}
	}
}

func FuzzParseMatch(f *testing.F) {
	f.Add(`film:"a" or b, -c not "d score>=5`)
	s := NewSubject(entry("a b", "c d", "e", "a", 50), fold)
	f.Fuzz(func(t *testing.T, expression string) {
		m, err := ParseMatch(expression, fold)
		if err != nil {
			return
		}
		found := NewIndex([]Target{{Feed: "f", Match: m}}).Find("f", s)
		if matches, _ := m.Why(s); matches != (len(found) == 1) {
			t.Errorf("%q: %q, but the index finds %v", expression, why(m, s), found)
		}
	})
}

// BenchmarkIndex matches stories against 100,000 expressions and reports the
// slowest of a hundred.
func BenchmarkIndex(b *testing.B) {
	chance := rand.New(rand.NewPCG(1, 2))
	word := func(n int) string { return fmt.Sprintf("w%d", int(float64(n)*chance.ExpFloat64()/2)) }
	var targets []Target
	for i := range 100_000 {
		expression := []string{word(20000), word(20000) + " " + word(5000), `film:"` + word(3000) + ` ` + word(300) + `"`,
			`person:"` + word(3000) + " " + word(3000) + `"`, word(9000) + ", " + word(9000) + " not " + word(500), "score:90"}[i%6]
		m, err := ParseMatch(expression, fold)
		if err != nil {
			b.Fatal(err)
		}
		targets = append(targets, Target{Feed: "feed", Match: m})
	}
	x := NewIndex(targets)
	var stories []knowledge.Entry
	for range 100 {
		var words []string
		for range 500 {
			words = append(words, word(20000))
		}
		stories = append(stories, entry(strings.Join(words[:9], " "), strings.Join(words, " "), "o", words[3], 0))
	}
	var times, cpu []time.Duration
	found := 0
	for i := 0; b.Loop(); i++ {
		began, used := time.Now(), cpuTime()
		found += len(x.Find("feed", NewSubject(stories[i%len(stories)], fold)))
		times, cpu = append(times, time.Since(began)), append(cpu, cpuTime()-used)
	}
	slices.Sort(times)
	slices.Sort(cpu)
	b.ReportMetric(float64(found)/float64(len(times)), "matches")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(cpu[len(cpu)*99/100].Microseconds())/1000, "p99-cpu-ms")
}
