package opensearch

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank/ranktest"
)

// sibling opens another process's view of an index.
func sibling(t testing.TB, ix *Index, o Options) *Index {
	t.Helper()
	o.Prefix = ix.options.Prefix
	o.URLs, o.Within, o.Now = ix.options.URLs, ix.options.Within, ix.options.Now
	other, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	return other
}

// TestSeveralProcesses holds that processes which all write at once, without
// taking turns, make one index and harm nothing.
func TestSeveralProcesses(t *testing.T) {
	first := fresh(t, Options{Shards: 1})
	all := []*Index{first, sibling(t, first, Options{Shards: 1}), sibling(t, first, Options{Shards: 1}), sibling(t, first, Options{Shards: 1})}
	s := &ranktest.Shelf{Name: "one"}
	s.Fill(ranktest.Many(1200)...)
	ctx := context.Background()
	for round := range 3 {
		s.Put(ranktest.Article("n7", "Bulletin again", fmt.Sprintf("Now it is about round%d.", round)))
		s.Put(ranktest.Article(fmt.Sprintf("n%d", 100+round), "", ""))
		var work sync.WaitGroup
		for _, ix := range all {
			work.Go(func() {
				if err := ix.Sync(ctx, s); err != nil {
					t.Error(err)
				}
			})
		}
		work.Wait()
	}
	physical, err := first.indexes(ctx)
	if err != nil || len(physical) != 1 {
		t.Errorf("indexes %q, %v", physical, err)
	}
	for _, ix := range all {
		ix.stats.forget()
		if n := ix.Docs(); n != 1197 {
			t.Errorf("%d articles, want 1197", n)
		}
		if got := ranktest.Found(t, ix, knowledge.Query{Text: "round2"}); !slices.Equal(got, []string{"n7"}) {
			t.Errorf("found %q", got)
		}
		if got := ranktest.Found(t, ix, knowledge.Query{Text: "round0 round1"}); len(got) > 1 || slices.Contains(got, "n101") {
			t.Errorf("an older state came back: %q", got)
		}
	}
}

// TestCursorNeverGoesBack holds that a slow process cannot make others read
// again what is written, nor skip anything.
func TestCursorNeverGoesBack(t *testing.T) {
	ix := fresh(t, Options{Shards: 1})
	s := ranktest.Cinema()
	ctx := context.Background()
	if err := ix.Sync(ctx, s); err != nil {
		t.Fatal(err)
	}
	physical, err := ix.ensure(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.mark(ctx, ix.names.write(), physical, place{cursor: 2}); err != nil {
		t.Fatal(err)
	}
	if p, err := ix.place(ctx, physical); err != nil || p.cursor != 5 {
		t.Errorf("cursor %d, %v", p.cursor, err)
	}
	// One that has not seen the swap marks an index that is out of use.
	if err := ix.Rebuild(ctx, s); err != nil {
		t.Fatal(err)
	}
	if err := ix.mark(ctx, ix.names.write(), physical, place{cursor: 99}); err != nil {
		t.Fatal(err)
	}
	s.Put(ranktest.Article("late", "Late", "What came after."))
	if err := ix.Sync(ctx, s); err != nil {
		t.Fatal(err)
	}
	if got := ranktest.Found(t, ix, knowledge.Query{Text: "late"}); len(got) != 1 {
		t.Errorf("found %q", got)
	}
}

// miscounted is a corpus that says it has more articles than it gives.
type miscounted struct{ *ranktest.Shelf }

func (m miscounted) Count(ctx context.Context) (int, error) {
	n, err := m.Shelf.Count(ctx)
	return n + 1, err
}

func TestRebuildThatLacksArticlesIsNotUsed(t *testing.T) {
	ix := fresh(t, Options{Shards: 1})
	s := ranktest.Cinema()
	ctx := context.Background()
	if err := ix.Sync(ctx, s); err != nil {
		t.Fatal(err)
	}
	before, err := ix.indexes(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := ix.Rebuild(ctx, miscounted{s}); err == nil || !strings.Contains(err.Error(), "the old one stays in use") {
		t.Errorf("error %v", err)
	}
	after, err := ix.indexes(ctx)
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("indexes %q, then %q, %v", before, after, err)
	}
	if got := ranktest.Found(t, ix, knowledge.Query{Text: "space adventure"}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("found %q", got)
	}
}

// TestLeftoversAreSwept holds that a rebuild removes what one before it left
// when it died, and what an older format had.
func TestLeftoversAreSwept(t *testing.T) {
	ix := fresh(t, Options{Shards: 1})
	s := ranktest.Cinema()
	ctx := context.Background()
	if err := ix.Sync(ctx, s); err != nil {
		t.Fatal(err)
	}
	bare := indexSettings{Expand: noCopies, Refresh: "-1"}
	for _, name := range []string{ix.names.physical(7), ix.names.base(Format-1) + "-000003", ix.names.base(Format+1) + "-000001"} {
		if err := ix.create(ctx, name, newBody(1, bare, map[string]alias{ix.names.building(): {}})); err != nil {
			t.Fatal(err)
		}
	}
	if err := ix.Rebuild(ctx, s); err != nil {
		t.Fatal(err)
	}
	left, err := ix.indexes(ctx)
	want := []string{ix.names.physical(2), ix.names.base(Format+1) + "-000001"}
	slices.Sort(want)
	if err != nil || !slices.Equal(left, want) {
		t.Errorf("left %q, want %q, %v", left, want, err)
	}
	if says, err := ix.Examine(ctx, 5); err != nil || !strings.Contains(says, "5 articles") || !strings.Contains(says, ix.names.physical(2)) {
		t.Errorf("examined: %s, %v", says, err)
	}
	if _, err := ix.Examine(ctx, 6); err == nil || !strings.Contains(err.Error(), "marquee reindex") {
		t.Errorf("examined for six: %v", err)
	}
}
