package corpus_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"marquee/internal/database/databasetest"
	"marquee/knowledge"
	"marquee/knowledge/corpus"
)

func TestTwoProcessesAtOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		want := databasetest.Place{Dir: t.TempDir()}
		runChild(t, want, "put", 0)

		server := open(t, place)
		done := make(chan struct{})
		var wg sync.WaitGroup
		for range 2 { // two ingests of the same sources
			wg.Go(func() { runChild(t, place, "put", 0) })
		}
		go func() { wg.Wait(); close(done) }()

		// A server that follows the cursor meanwhile, writing a little too.
		seen, cursor, own := map[string]string{}, int64(0), 0
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
				put(t, server, knowledge.Article{ID: fmt.Sprint("own", own), Text: fmt.Sprint("own text ", own)})
				own++
			}
			for _, e := range all(t, server, cursor) {
				if e.Seq <= cursor {
					t.Fatalf("%d came after %d", e.Seq, cursor)
				}
				cursor = e.Seq
				seen[e.Article.ID] = e.Article.Text
			}
		}
		stored := all(t, server, 0)
		if len(stored) != len(seen) {
			t.Errorf("the follower saw %d articles of %d", len(seen), len(stored))
		}
		for _, e := range stored {
			if seen[e.Article.ID] != e.Article.Text {
				t.Errorf("the follower missed the last state of %s", e.Article.ID)
			}
		}
		if n := len(contentOf(t, open(t, want)).Entries); len(stored) != n+own {
			t.Errorf("%d entries, want %d and %d of the server's own", len(stored), n, own)
		}
		checkIndexes(t, server)
	})
}

func TestRandomHistories(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		random := rand.New(rand.NewPCG(1, 2))
		var history []knowledge.Article
		for range 30 {
			var batch []knowledge.Article
			for range random.IntN(12) {
				film := random.IntN(4)
				batch = append(batch, knowledge.Article{
					ID:        fmt.Sprint("id", random.IntN(25)),
					URL:       []string{"", fmt.Sprint("https://paper.example/", random.IntN(15))}[random.IntN(2)],
					Published: day(1 + random.IntN(20)),
					Text:      fmt.Sprintf("[Film %d%s* by P%d], %d.", film, []string{"", " 1999", " 2020"}[random.IntN(3)], random.IntN(3), random.IntN(5)),
				})
			}
			history = append(history, batch...)
			put(t, c, batch...)
		}
		checkIndexes(t, c)

		// Batches do not matter, only the order of the articles.
		one := open(t, databasetest.Place{Dir: t.TempDir()})
		put(t, one, history...)
		a := contentOf(t, c)
		if b := contentOf(t, one); !reflect.DeepEqual(a.Entries, b.Entries) {
			t.Errorf("in batches %d entries, at once %d, or others", len(a.Entries), len(b.Entries))
		}
		put(t, one, history...)
		if b := contentOf(t, one); !reflect.DeepEqual(a.Entries, b.Entries) {
			t.Errorf("after the same history again %d entries instead of %d, or others", len(b.Entries), len(a.Entries))
		}
	})
}

func TestRefresh(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		var articles []knowledge.Article
		for i := range 250 {
			articles = append(articles, knowledge.Article{ID: fmt.Sprint(i), Text: fmt.Sprintf("[Film %d* %d%%]. Text %d.", i%5, i%100, i)})
		}
		put(t, c, articles...)
		cursor, err := c.Latest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		newer := &corpus.Corpus{DB: c.DB, Version: 2, Headline: headline, Extract: func(a knowledge.Article) knowledge.Facts {
			f := extract(a)
			if strings.Contains(a.Text, "Film 3") { // the new rules see these otherwise
				f.Films[0].Key, f.Films[0].Title = "film three", "Film Three"
			}
			return f
		}}
		left := []int{}
		changed, err := newer.Refresh(t.Context(), func(_, n int) { left = append(left, n) })
		if err != nil || changed != 50 || left[len(left)-1] != 0 {
			t.Errorf("changed %d, left %v, %v; want 50", changed, left, err)
		}
		if n := len(all(t, c, cursor)); n != 50 {
			t.Errorf("%d entries have a new place, want those that differ alone", n)
		}
		for key, want := range map[string]int{"film 3": 0, "film three": 50, "film 4": 50} {
			if got, err := c.About(t.Context(), key, 0); err != nil || len(got) != want {
				t.Errorf("about %s: %d, %v; want %d", key, len(got), err, want)
			}
		}
		if changed, err := newer.Refresh(t.Context(), nil); changed != 0 || err != nil {
			t.Errorf("a second time: %d, %v", changed, err)
		}
		if changed, err := c.Refresh(t.Context(), nil); changed != 0 || err != nil {
			t.Errorf("older rules undid %d, %v", changed, err)
		}
		if r := put(t, c, articles...); r.Unchanged != 250 {
			t.Errorf("the same again: %+v", r)
		}
	})
}
