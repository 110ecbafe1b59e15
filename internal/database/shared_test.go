package database_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

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
