package index

import (
	"context"
	"strings"
	"testing"

	"marquee/knowledge"
)

// FuzzSearch holds that no query and no article breaks a search.
func FuzzSearch(f *testing.F) {
	f.Add("Harbour Lights", "Lena Ortiz directs. It rains.", "who directs it?")
	f.Add("", "a", `"+(*~^[`)
	f.Add("\xff", strings.Repeat("word ", 300), "word word")
	s := cinema()
	ix := filled(f, s)
	f.Fuzz(func(t *testing.T, title, text, query string) {
		e := knowledge.Entry{Article: article("fuzz", title, text)}
		p := prepared{ids: []string{"fuzz"}, documents: documentsOf([]knowledge.Entry{e}), cursor: 1}
		if err := ix.owned().engine.add(p, ""); err != nil {
			t.Fatal(err)
		}
		hits, err := ix.Search(context.Background(), knowledge.Query{Text: query})
		if err != nil || len(hits) > 10 {
			t.Fatal(hits, err)
		}
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
