package database_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

// TestLostConnections cuts every connection again and again while others read
// and write: nobody may notice, and what was confirmed is there.
func TestLostConnections(t *testing.T) {
	place := databasetest.Postgres(t)
	db, knife := place.Open(t), place.Open(t)
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	var wg sync.WaitGroup
	var reads, writes, unsure atomic.Int64
	for range 4 {
		wg.Go(func() {
			for ctx.Err() == nil {
				var n int
				if err := db.QueryRow(t.Context(), "SELECT value FROM counters WHERE name = ?", []any{"seq"}, &n); err != nil {
					t.Errorf("a read: %v", err)
				}
				reads.Add(1)
			}
		})
		wg.Go(func() {
			for ctx.Err() == nil {
				switch err := bump(db); {
				case err == nil:
					writes.Add(1)
				default: // cut while committing: it may hold or not
					unsure.Add(1)
				}
			}
		})
	}
	cuts := 0
	for ctx.Err() == nil {
		time.Sleep(100 * time.Millisecond)
		err := knife.Write(t.Context(), func(tx *database.Tx) error {
			rows, err := tx.Query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				cuts++
			}
			return rows.Err()
		})
		if err != nil {
			t.Error(err)
		}
	}
	wg.Wait()
	n := int64(counter(t, db))
	t.Logf("%d reads, %d writes, %d of unknown outcome, %d connections cut", reads.Load(), writes.Load(), unsure.Load(), cuts)
	if n < writes.Load() || n > writes.Load()+unsure.Load() {
		t.Errorf("counted to %d, want from %d to %d", n, writes.Load(), writes.Load()+unsure.Load())
	}
	if cuts == 0 || unsure.Load() > writes.Load()/10 {
		t.Errorf("%d connections were cut, %d outcomes are unknown", cuts, unsure.Load())
	}
}
