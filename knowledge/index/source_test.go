package index

import (
	"context"
	"fmt"
	"iter"
	"sync"
	"testing"
	"time"

	"marquee/knowledge"
)

// shelf is a corpus in memory.
type shelf struct {
	mu      sync.Mutex
	entries []knowledge.Entry
	seq     int64
}

// put adds or replaces articles, as the corpus does: a change gets a new seq.
func (s *shelf) put(articles ...knowledge.Article) {
	for _, a := range articles {
		s.putEntry(knowledge.Entry{Article: a})
	}
}

func (s *shelf) putEntry(e knowledge.Entry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	e.Seq = s.seq
	kept := s.entries[:0:0]
	for _, old := range s.entries {
		if old.Article.ID != e.Article.ID {
			kept = append(kept, old)
		}
	}
	s.entries = append(kept, e)
}

func (s *shelf) After(ctx context.Context, cursor int64) iter.Seq2[knowledge.Entry, error] {
	s.mu.Lock()
	entries := s.entries
	s.mu.Unlock()
	return func(yield func(knowledge.Entry, error) bool) {
		for _, e := range entries {
			if e.Seq > cursor && !yield(e, nil) {
				return
			}
		}
	}
}

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
	ix := open(t, t.TempDir(), Options{Source: s, Now: func() time.Time { return time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC) }})
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
func article(id, title, text string) knowledge.Article {
	return knowledge.Article{ID: id, Title: title, Text: text}
}

// many returns n articles that share common words.
func many(n int) []knowledge.Article {
	var out []knowledge.Article
	for i := range n {
		out = append(out, article(fmt.Sprintf("n%d", i), fmt.Sprintf("Bulletin %d", i),
			fmt.Sprintf("The studio said a film will open. Item %d of the day is about lot%d.", i, i)))
	}
	return out
}
