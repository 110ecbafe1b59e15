package index

import (
	"context"
	"strings"
	"testing"

	"marquee/knowledge"
)

// FuzzSearch holds that no query breaks a search.
func FuzzSearch(f *testing.F) {
	for _, q := range []string{"who directs it?", `"+(*~^[`, "\xff", strings.Repeat("word ", 300), "spcae adventrue"} {
		f.Add(q)
	}
	ix := filled(f, cinema())
	f.Fuzz(func(t *testing.T, query string) {
		hits, err := ix.Search(context.Background(), knowledge.Query{Text: query})
		if err != nil || len(hits) > 10 {
			t.Fatal(hits, err)
		}
	})
}

// FuzzDocument holds that every article can be indexed, that its record says
// what it said, and that it can be scored.
func FuzzDocument(f *testing.F) {
	f.Add("Harbour Lights", "Lena Ortiz directs. It rains.", "who directs it?")
	f.Add("", "a", "a")
	f.Add("\xff", strings.Repeat("word ", 300), "word word")
	f.Fuzz(func(t *testing.T, title, text, query string) {
		e := knowledge.Entry{Article: article("fuzz", title, text)}
		documentOf(e)
		terms := analyze(analyze(nil, title), text)
		rec, err := decode(encode(e, nil, terms, 0))
		if err != nil || string(rec.title) != title || len(rec.terms) != termBytes*len(terms) {
			t.Fatalf("record %+v, %v", rec, err)
		}
		q := parse(knowledge.Query{Text: query})
		q.reweigh(DefaultWeights())
		newRanker(&q, DefaultWeights(), 10, 0).score(rec)
	})
}

// FuzzRecord holds that a garbled record is an error and nothing worse.
func FuzzRecord(f *testing.F) {
	e := cinema().entries[4]
	f.Add(encode(e, []string{"tomas reyes"}, analyze(nil, e.Article.Text), 0), "quiet end")
	f.Fuzz(func(t *testing.T, b []byte, query string) {
		rec, err := decode(b)
		if err != nil {
			return
		}
		q := parse(knowledge.Query{Text: query})
		q.reweigh(DefaultWeights())
		if s := newRanker(&q, DefaultWeights(), 10, 0).score(rec); s != s {
			t.Fatal("the score is no number")
		}
	})
}
