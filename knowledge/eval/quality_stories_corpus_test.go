package eval

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/stories"
	"marquee/knowledge/text"
)

// variants are what other outlets make of an article they take over.
var variants = []struct {
	name string
	make func(a knowledge.Article, ss []text.Sentence) (title, body string)
}{
	{"word for word, under a headline of its own", func(a knowledge.Article, ss []text.Sentence) (string, string) {
		return shortened(ss[0].Text), a.Text
	}},
	{"shortened to its first half", func(a knowledge.Article, ss []text.Sentence) (string, string) {
		return a.Title, joined(ss[:(len(ss)+1)/2])
	}},
	{"with a lead and an end of the outlet's own", func(a knowledge.Article, ss []text.Sentence) (string, string) {
		return a.Title, "This was reported on the wire, and here is what we know so far.\n\n" + a.Text + "\n\nMore on this as it comes in."
	}},
	{"every fourth sentence left out", func(a knowledge.Article, ss []text.Sentence) (string, string) {
		var kept []text.Sentence
		for i, s := range ss {
			if i%4 != 3 {
				kept = append(kept, s)
			}
		}
		return a.Title, joined(kept)
	}},
}

func joined(ss []text.Sentence) string {
	var b strings.Builder
	for i, s := range ss {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

func shortened(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), 9)], " ")
}

// editions tells texts that were printed again with a few words changed, by
// the runs of eight words that they share.
type editions struct {
	by map[string]string // run of words → the first text that has it
}

// of returns the text that a folded text is an edition of: itself, or an
// earlier one that has nine in ten of its runs of words.
func (e editions) of(folded string) string {
	const run = 8
	words := strings.Fields(folded)
	shared := map[string]int{}
	for i := 0; i+run <= len(words); i++ {
		if first, ok := e.by[strings.Join(words[i:i+run], " ")]; ok {
			shared[first]++
		}
	}
	for first, n := range shared {
		if longer := max(len(words), len(strings.Fields(first))); float64(n) >= 0.9*float64(longer-run+1) {
			return first
		}
	}
	for i := 0; i+run <= len(words); i++ {
		if key := strings.Join(words[i:i+run], " "); e.by[key] == "" {
			e.by[key] = folded
		}
	}
	return folded
}

// TestQualityStoriesCorpus lays the variants of real articles among all of
// them: each has to find its story, and no two articles but true copies, or
// two editions of one text, may share one.
func TestQualityStoriesCorpus(t *testing.T) {
	var entries []knowledge.Entry
	story := map[string]string{} // article → its normalised text: true copies share one
	texts := editions{by: map[string]string{}}
	add := func(a knowledge.Article, of string) {
		story[a.ID] = of
		entries = append(entries, knowledge.Entry{Seq: int64(len(entries)), Article: a, Facts: extract.Facts(a)})
	}
	for i, r := range records[struct{ ID, Title, Text, Outlet, Published string }](t, "corpus.jsonl") {
		a := knowledge.Article{ID: r.ID, Title: r.Title, Text: r.Text, Outlet: r.Outlet}
		a.Published, _ = time.Parse(time.DateOnly, r.Published) // BBC's have none
		of := texts.of(text.Fold(r.Text))
		add(a, of)
		if ss := text.Sentences(r.Text); len(ss) >= 4 {
			v := variants[i%len(variants)]
			title, body := v.make(a, ss)
			b := knowledge.Article{ID: r.ID + " again", Title: title, Text: body, Outlet: "another outlet", Published: a.Published}
			if !b.Published.IsZero() {
				b.Published = b.Published.AddDate(0, 0, 1)
			}
			add(b, of)
		}
	}
	var c stories.Clusterer
	found := map[string]string{}
	for _, e := range entries {
		found[e.Article.ID], _ = c.Add(e)
	}
	together, belong, both := pairs(entries, story, found, func(a, b knowledge.Entry) {
		verdict := "parted"
		if found[a.Article.ID] == found[b.Article.ID] {
			verdict = "merged"
		}
		t.Logf("%s: %q (%s)\n   and: %q (%s)", verdict, b.Article.Title, b.Article.ID, a.Article.Title, a.Article.ID)
	})
	precision, recall := float64(both)/float64(together), float64(both)/float64(belong)
	row(t, fmt.Sprintf("stories: %d real articles and taken-over variants, precision / recall", len(entries)), fmt.Sprintf("%.3f / %.3f", precision, recall), "", "0.98 / –")
	if precision < 0.99 || recall < 0.97 {
		t.Errorf("precision %.3f, recall %.3f", precision, recall)
	}
}
