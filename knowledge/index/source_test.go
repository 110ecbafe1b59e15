package index

import (
	"context"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank/ranktest"
)

// shelf is a corpus in memory.
type shelf = ranktest.Shelf

// open opens an index that is closed with the test.
func open(t testing.TB, dir string, o Options) *Index {
	t.Helper()
	ix, err := Open(context.Background(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	return ix
}

// filled returns an index in a new folder that has read the shelf.
func filled(t testing.TB, s *shelf) *Index {
	t.Helper()
	ix := open(t, t.TempDir(), Options{Source: s, Now: ranktest.Today})
	sync1(t, ix)
	return ix
}

func sync1(t testing.TB, ix *Index) {
	t.Helper()
	if err := ix.Sync(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

// found returns the ids that a query finds, best first.
func found(t testing.TB, ix *Index, q knowledge.Query) []string {
	t.Helper()
	hits, err := ix.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range hits {
		ids = append(ids, h.ID)
	}
	return ids
}

// article is short for an article with a title and a text.
func article(id, title, text string) knowledge.Article { return ranktest.Article(id, title, text) }
