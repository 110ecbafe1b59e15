package index

import (
	"context"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank/ranktest"
)

// FuzzSearch holds that no query breaks a search.
func FuzzSearch(f *testing.F) {
	for _, q := range []string{"who directs it?", `"+(*~^[`, "\xff", strings.Repeat("word ", 300), "spcae adventrue"} {
		f.Add(q)
	}
	ix := filled(f, ranktest.Cinema())
	f.Fuzz(func(t *testing.T, query string) {
		hits, err := ix.Search(context.Background(), knowledge.Query{Text: query})
		if err != nil || len(hits) > 10 {
			t.Fatal(hits, err)
		}
	})
}
