package database_test

import (
	"context"
	"errors"
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
		first := func(s database.Seen, id string, keep time.Duration, want bool) {
			t.Helper()
			got, err := s.First(t.Context(), id, keep)
			if err != nil || got != want {
				t.Errorf("%.20q: %v, %v; want %v", id, got, err, want)
			}
		}
		first(one, "a", time.Minute, true)
		first(two, "a", time.Minute, false)
		first(two, "b", time.Millisecond, true)
		first(two, strings.Repeat("c", 1<<16), time.Minute, true)
		time.Sleep(10 * time.Millisecond)
		first(one, "b", time.Minute, true) // its time had ended
		for i := range 20 {
			first(one, fmt.Sprint(i), time.Millisecond, true)
			time.Sleep(2 * time.Millisecond)
		}
		var n int
		if err := one.DB.QueryRow(t.Context(), "SELECT count(*) FROM seen", nil, &n); err != nil || n > 6 {
			t.Errorf("%d rows are kept, %v", n, err)
		}

		var wg sync.WaitGroup
		var firsts atomic.Int32
		for i := range 8 {
			s := []database.Seen{one, two}[i%2]
			wg.Go(func() {
				ok, err := s.First(t.Context(), "race", time.Minute)
				if err != nil {
					t.Error(err)
				}
				if ok {
					firsts.Add(1)
				}
			})
		}
		wg.Wait()
		if n := firsts.Load(); n != 1 {
			t.Errorf("%d were told to be the first", n)
		}
	})
}

func TestSlots(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		const every = 150 * time.Millisecond
		start := time.Now()
		var wg sync.WaitGroup
		for range 4 {
			s := database.Slots{DB: place.Open(t), Name: "identify", Every: every}
			wg.Go(func() {
				if err := s.Take(t.Context(), 0); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if took := time.Since(start); took < 3*every {
			t.Errorf("four turns took %v, want at least %v", took, 3*every)
		}
		s := database.Slots{DB: place.Open(t), Name: "identify", Every: time.Hour}
		if err := s.Take(t.Context(), 1); err != nil { // another key does not wait
			t.Error(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := s.Take(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("err = %v, want the end of the context", err)
		}
	})
}
