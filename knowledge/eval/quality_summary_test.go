package eval

import (
	"fmt"
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
	first         bool // of the half that the weights were fitted on
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
func meanRouge(set []summarized, keep func(summarized) bool, pick func(knowledge.Article) []string) rouge {
	sum, n := rouge{}, 0.0
	for _, s := range set {
		if !keep(s) {
			continue
		}
		r := rougeOf(strings.Join(pick(s.article), " "), s.reference)
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

// TestQualitySummary measures the summaries of single articles against the
// first sentences of our own splitting, which is the harder baseline, and
// against those of the set's notes.
func TestQualitySummary(t *testing.T) {
	raw, repaired := summarySets(t)
	parts := []struct {
		name string
		keep func(summarized) bool
		gain float64 // least gain over Lead in ROUGE-1 points
	}{
		{"all", func(summarized) bool { return true }, 1},
		{"half fitted on", func(s summarized) bool { return s.first }, 1},
		{"half kept apart", func(s summarized) bool { return !s.first }, 0.6},
		{"entertainment", func(s summarized) bool { return s.entertainment }, 3},
	}
	for _, set := range []struct {
		name  string
		items []summarized
	}{{"inshorts", raw}, {"summaries", repaired}} {
		for _, n := range []int{2, 3} {
			for _, part := range parts {
				base := meanRouge(set.items, part.keep, func(a knowledge.Article) []string { return lead(a, n) })
				ours := meanRouge(set.items, part.keep, func(a knowledge.Article) []string { return summary.Article(a, n) })
				notes := meanRouge(set.items, part.keep, func(a knowledge.Article) []string { return crudeLead(a, n) })
				row(t, fmt.Sprintf("summary: %s, %d sentences, %s, ROUGE-1/2/L", set.name, n, part.name),
					fmt.Sprintf("%.1f / %.1f / %.1f", ours.one, ours.two, ours.long),
					fmt.Sprintf("Lead %.1f / %.1f / %.1f, split at spaces alone %.1f", base.one, base.two, base.long, notes.one), "+1.5")
				if set.name == "inshorts" && ours.one < notes.one+3 {
					t.Errorf("%s, %d sentences, %s: %.2f, the notes' Lead has %.2f", set.name, n, part.name, ours.one, notes.one)
				}
				if ours.one < base.one+part.gain {
					t.Errorf("%s, %d sentences, %s: %.2f, Lead has %.2f", set.name, n, part.name, ours.one, base.one)
				}
			}
		}
	}
}
