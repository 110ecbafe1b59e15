package database_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

func check(t *testing.T, db *database.DB, l database.Lease) error {
	t.Helper()
	return db.Write(t.Context(), func(tx *database.Tx) error { return tx.Check(l) })
}

func TestLease(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		db := place.Open(t)
		acquire := func(holder string, ttl time.Duration, want bool) database.Lease {
			t.Helper()
			l, ok, err := db.Acquire(t.Context(), "newsroom", holder, ttl)
			if err != nil || ok != want {
				t.Fatalf("%s: %v, %v; want %v", holder, ok, err, want)
			}
			return l
		}
		first := acquire("one", time.Minute, true)
		acquire("two", time.Minute, false)
		if again := acquire("one", time.Minute, true); again != first {
			t.Errorf("prolonging changed %+v to %+v", first, again)
		}
		if err := check(t, db, first); err != nil {
			t.Error(err)
		}
		if err := db.Release(t.Context(), first); err != nil {
			t.Fatal(err)
		}
		if err := check(t, db, first); !errors.Is(err, database.ErrLeaseLost) {
			t.Errorf("after giving it back: %v", err)
		}
		second := acquire("two", 30*time.Millisecond, true)
		if second.Token <= first.Token {
			t.Errorf("token %d after %d", second.Token, first.Token)
		}
		time.Sleep(60 * time.Millisecond)
		if err := check(t, db, second); !errors.Is(err, database.ErrLeaseLost) {
			t.Errorf("after its end: %v", err)
		}
		third := acquire("two", time.Minute, true) // slept past the end: another token
		if err := check(t, db, second); !errors.Is(err, database.ErrLeaseLost) || third.Token <= second.Token {
			t.Errorf("an old token holds: %v, %d after %d", err, third.Token, second.Token)
		}
		if err := db.Release(t.Context(), second); err != nil {
			t.Fatal(err)
		}
		if err := check(t, db, third); err != nil {
			t.Errorf("releasing an old token ended the new one: %v", err)
		}
	})
}

func TestOneHolderAtATime(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		var wg sync.WaitGroup
		var holders atomic.Int32
		for i := range 8 {
			db := place.Open(t)
			wg.Go(func() {
				_, ok, err := db.Acquire(t.Context(), "job", fmt.Sprint(i), time.Minute)
				if err != nil {
					t.Error(err)
				}
				if ok {
					holders.Add(1)
				}
			})
		}
		wg.Wait()
		if n := holders.Load(); n != 1 {
			t.Errorf("%d hold the lease", n)
		}
	})
}
