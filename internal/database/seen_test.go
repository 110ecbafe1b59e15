package database_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

func TestSeen(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		one, two := database.Seen{DB: place.Open(t)}, database.Seen{DB: place.Open(t)}
		begin := func(s database.Seen, id, sum string, keep time.Duration, wantFirst, wantOpen bool) {
			t.Helper()
			first, open, err := s.Begin(t.Context(), id, sum, keep)
			if err != nil || first != wantFirst || open != wantOpen {
				t.Errorf("%.20q: first %v, open %v, %v; want %v, %v", id, first, open, err, wantFirst, wantOpen)
			}
		}
		again := func(s database.Seen, id, sum string, within time.Duration, want bool) {
			t.Helper()
			if got, err := s.Again(t.Context(), id, sum, time.Minute, 0, within); err != nil || got != want {
				t.Errorf("%q again: %v, %v; want %v", id, got, err, want)
			}
		}
		begin(one, "a", "x", time.Minute, true, false)
		begin(two, "a", "x", time.Minute, false, true)
		begin(two, "a", "y", time.Minute, false, false) // other content under the same id
		again(two, "a", "y", time.Second, false)
		again(two, "a", "x", time.Second, true)
		again(one, "a", "x", time.Second, false) // once alone
		begin(one, "a", "x", time.Minute, false, false)
		again(one, "never came", "x", time.Second, false)

		begin(one, "answered", "x", time.Minute, true, false)
		if err := one.Answered(t.Context(), "answered"); err != nil {
			t.Fatal(err)
		}
		begin(two, "answered", "x", time.Minute, false, false)
		again(two, "answered", "x", time.Second, false)

		begin(one, "late", "x", time.Minute, true, false)
		begin(one, strings.Repeat("c", 1<<16), "x", time.Minute, true, false)
		begin(two, "b", "x", time.Millisecond, true, false)
		time.Sleep(20 * time.Millisecond)
		again(two, "late", "x", 10*time.Millisecond, false)
		if ok, err := two.Again(t.Context(), "late", "x", time.Minute, time.Minute, time.Hour); ok || err != nil {
			t.Errorf("too early: %v, %v", ok, err)
		}
		begin(one, "b", "x", time.Minute, true, false) // its time had ended
	})
}

func TestSeenStaysSmall(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := database.Seen{DB: place.Open(t)}
		for i := range 20 {
			id := fmt.Sprint(i)
			if _, _, err := s.Begin(t.Context(), id, "x", time.Millisecond); err != nil {
				t.Fatal(err)
			}
			time.Sleep(2 * time.Millisecond)
			if err := s.Answered(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}
		var n int
		if err := s.DB.QueryRow(t.Context(), "SELECT count(*) FROM seen", nil, &n); err != nil || n > 2 {
			t.Errorf("%d rows are kept, %v", n, err)
		}
	})
}

// TestSeenAtOnce has many processes ask at one moment: one is the first, and
// one is let in again.
func TestSeenAtOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		one, two := database.Seen{DB: place.Open(t)}, database.Seen{DB: place.Open(t)}
		var wg sync.WaitGroup
		var firsts, agains atomic.Int32
		ask := func(n *atomic.Int32, ask func(s database.Seen) (bool, error)) {
			for i := range 8 {
				s := []database.Seen{one, two}[i%2]
				wg.Go(func() {
					ok, err := ask(s)
					if err != nil {
						t.Error(err)
					}
					if ok {
						n.Add(1)
					}
				})
			}
			wg.Wait()
		}
		ask(&firsts, func(s database.Seen) (bool, error) {
			first, _, err := s.Begin(t.Context(), "race", "x", time.Minute)
			return first, err
		})
		ask(&agains, func(s database.Seen) (bool, error) {
			return s.Again(t.Context(), "race", "x", time.Minute, 0, time.Minute)
		})
		if firsts.Load() != 1 || agains.Load() != 1 {
			t.Errorf("%d were told to be the first, %d were let in again", firsts.Load(), agains.Load())
		}
	})
}
