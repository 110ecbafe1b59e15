package rank

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// FuzzDocument holds that every article can be indexed, that its record says
// what it said, and that it can be scored.
func FuzzDocument(f *testing.F) {
	f.Add("Harbour Lights", "Lena Ortiz directs. It rains.", "who directs it?")
	f.Add("", "a", "a")
	f.Add("\xff", strings.Repeat("word ", 300), "word word")
	f.Fuzz(func(t *testing.T, title, text, query string) {
		e := knowledge.Entry{Article: knowledge.Article{ID: "fuzz", Title: title, Text: text}}
		NewDocument(e)
		terms := analyze(analyze(nil, title), text)
		rec, err := Decode(encode(e, nil, terms, 0))
		if err != nil || string(rec.title) != title || len(rec.terms) != termBytes*len(terms) {
			t.Fatalf("record %+v, %v", rec, err)
		}
		q := Parse(knowledge.Query{Text: query})
		q.Reweigh(DefaultWeights())
		NewRanker(&q, DefaultWeights(), 10, 0).Score(rec)
	})
}

// FuzzRecord holds that a garbled record is an error and nothing worse.
func FuzzRecord(f *testing.F) {
	e := knowledge.Entry{
		Article: knowledge.Article{ID: "review", Title: "Review", Text: "A fine film with a quiet end.", Outlet: "The Lantern"},
		Facts:   knowledge.Facts{Films: []knowledge.Mention{{Film: knowledge.Film{Key: "harbourlights"}, Primary: true}}},
	}
	f.Add(encode(e, []string{"tomas reyes"}, analyze(nil, e.Article.Text), 0), "quiet end")
	f.Fuzz(func(t *testing.T, b []byte, query string) {
		rec, err := Decode(b)
		if err != nil {
			return
		}
		q := Parse(knowledge.Query{Text: query})
		q.Reweigh(DefaultWeights())
		if s := NewRanker(&q, DefaultWeights(), 10, 0).Score(rec); s != s {
			t.Fatal("the score is no number")
		}
	})
}
