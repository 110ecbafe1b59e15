package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/summary"
	"marquee/knowledge/text"
)

// summarized is an article with the summary that a person wrote of it.
type summarized struct {
	article       knowledge.Article
	reference     string
	entertainment bool
	even          bool // of the half of every other article, from the first on
}

// summarySets returns the articles as they were collected and as they were
// repaired: see SETS.md.
func summarySets(t testing.TB) (raw, repaired []summarized) {
	entertainment := map[string]bool{}
	for i, r := range records[struct {
		ID, Headline, Text, Summary string
		Entertainment               bool
	}](t, "inshorts/articles.dev.jsonl") {
		entertainment[r.ID] = r.Entertainment
		raw = append(raw, summarized{knowledge.Article{Title: r.Headline, Text: r.Text}, r.Summary, r.Entertainment, i%2 == 0})
	}
	for i, r := range records[struct{ ID, Title, Text, Reference string }](t, "summaries.jsonl") {
		repaired = append(repaired, summarized{knowledge.Article{Title: r.Title, Text: r.Text}, r.Reference, entertainment[r.ID], i%2 == 0})
	}
	return raw, repaired
}

// lead is the baseline: the first n sentences.
func lead(a knowledge.Article, n int) []string {
	var out []string
	for _, s := range text.Sentences(a.Text) {
		if len(out) == n {
			break
		}
		out = append(out, s.Text)
	}
	return out
}

// meanRouge is the mean agreement in points over the articles that keep
// selects.
func meanRouge(set []summarized, keep func(summarized) bool, pick func(summarized) []string) rouge {
	sum, n := rouge{}, 0.0
	for _, s := range set {
		if !keep(s) {
			continue
		}
		r := rougeOf(strings.Join(pick(s), " "), s.reference)
		sum = rouge{sum.one + r.one, sum.two + r.two, sum.long + r.long}
		n++
	}
	return rouge{100 * sum.one / n, 100 * sum.two / n, 100 * sum.long / n}
}

// crudeLead is the first n sentences as the set's notes have them: split
// where a stop, white space and a capital meet. The set lost most spaces
// between its paragraphs ("on Monday.The film"), so that such a sentence is
// often two or three: its lead of two has 114 words, a person's
// summary 60. The notes give 40.8 and 39.3, which this reproduces.
func crudeLead(a knowledge.Article, n int) []string {
	var out []string
	rest := a.Text
	for len(out) < n && rest != "" {
		cut := crudeEnd.FindStringIndex(rest)
		if cut == nil {
			return append(out, rest)
		}
		out, rest = append(out, rest[:cut[1]-1]), rest[cut[1]-1:]
	}
	return out
}

var crudeEnd = regexp.MustCompile(`[.!?]["”’\']?\s+["“‘\']?[A-Z]`)

// halfWeights are the weights with the words as fitted on one half alone.
func halfWeights(t testing.TB, half string) summary.Weights {
	file, err := os.ReadFile(filepath.Join("testdata", "terms."+half+".tsv"))
	if err != nil {
		t.Fatal(err)
	}
	w := summary.Default
	if w.Terms, err = summary.ParseSigns(string(file)); err != nil {
		t.Fatal(err)
	}
	return w
}

// TestQualitySummary measures the summaries of single articles against the
// first sentences of our own splitting, which is the harder baseline, and
// against those of the set's notes.
func TestQualitySummary(t *testing.T) {
	raw, repaired := summarySets(t)
	even, odd := halfWeights(t, "even"), halfWeights(t, "odd")
	shipped := func(summarized) summary.Weights { return summary.Default }
	crossed := func(s summarized) summary.Weights {
		if s.even {
			return odd
		}
		return even
	}
	parts := []struct {
		name string
		keep func(summarized) bool
		with func(summarized) summary.Weights
		gain float64 // least gain over Lead in ROUGE-1 points
	}{
		{"all, shipped weights", func(summarized) bool { return true }, shipped, 1.4},
		{"all, words fitted on the other half", func(summarized) bool { return true }, crossed, 1.5},
		{"even, words fitted on odd", func(s summarized) bool { return s.even }, crossed, 1.3},
		{"odd, words fitted on even", func(s summarized) bool { return !s.even }, crossed, 1.5},
		{"entertainment, words fitted on the other half", func(s summarized) bool { return s.entertainment }, crossed, 5},
	}
	for _, set := range []struct {
		name  string
		items []summarized
	}{{"inshorts", raw}, {"summaries", repaired}} {
		for _, n := range []int{2, 3} {
			for _, part := range parts {
				base := meanRouge(set.items, part.keep, func(s summarized) []string { return lead(s.article, n) })
				ours := meanRouge(set.items, part.keep, func(s summarized) []string { return part.with(s).Article(s.article, n) })
				notes := meanRouge(set.items, part.keep, func(s summarized) []string { return crudeLead(s.article, n) })
				row(t, fmt.Sprintf("summary: %s, %d sentences, %s, ROUGE-1/2/L", set.name, n, part.name),
					fmt.Sprintf("%.1f / %.1f / %.1f", ours.one, ours.two, ours.long),
					fmt.Sprintf("Lead %.1f / %.1f / %.1f, split at spaces alone %.1f", base.one, base.two, base.long, notes.one), "+1.5")
				if set.name == "inshorts" && ours.one < notes.one+4 {
					t.Errorf("%s, %d sentences, %s: %.2f, the notes' Lead has %.2f", set.name, n, part.name, ours.one, notes.one)
				}
				if ours.one < base.one+part.gain {
					t.Errorf("%s, %d sentences, %s: %.2f, Lead has %.2f", set.name, n, part.name, ours.one, base.one)
				}
			}
		}
	}
}
