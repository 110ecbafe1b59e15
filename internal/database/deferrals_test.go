package database_test

import (
	"bytes"
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

// expire ends the leases of a process, as time does after its death.
func expire(t *testing.T, db *database.DB, holder string) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE deferrals SET lease = 0 WHERE holder = ?", holder)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestDeferrals(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		db := place.Open(t)
		dead, alive := &database.Deferrals{DB: db, Holder: "dead"}, &database.Deferrals{DB: place.Open(t), Holder: "alive"}
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		take := func(d *database.Deferrals, want int) []database.Deferral {
			t.Helper()
			got, err := d.Take(t.Context(), 10)
			if err != nil || len(got) != want {
				t.Fatalf("%s takes %d, %v; want %d", d.Holder, len(got), err, want)
			}
			return got
		}
		held := func(d *database.Deferrals, id string, want bool) {
			t.Helper()
			if got, err := d.Held(t.Context(), id); err != nil || got != want {
				t.Errorf("%s holds %s: %v, %v", d.Holder, id, got, err)
			}
		}
		raw := []byte("{\"id\":\"1\",\xff\x00}") // foreign bytes
		must(dead.Keep(t.Context(), "1", raw, true))
		must(alive.Keep(t.Context(), "2", []byte("{}"), false))
		take(alive, 0)
		expire(t, db, "dead")
		must(dead.Renew(t.Context())) // it was only slow
		take(alive, 0)
		expire(t, db, "dead")
		got := take(alive, 1)[0]
		if !bytes.Equal(got.Raw, raw) || !got.Hidden || got.Tries != 2 || time.Since(got.Began).Abs() > time.Minute {
			t.Errorf("took %+v", got)
		}
		held(dead, "1", false)
		held(alive, "1", true)
		must(dead.Done(t.Context(), "1")) // not its own any more
		held(alive, "1", true)
		must(alive.Done(t.Context(), "1"))
		held(alive, "1", false)
		take(dead, 0)

		must(dead.Keep(t.Context(), "3", raw, false))
		must(alive.Void(t.Context(), "3"))
		held(dead, "3", true) // it lives
		expire(t, db, "dead")
		take(alive, 0)
		held(dead, "3", false)
		must(dead.Keep(t.Context(), "4", raw, false))
		must(alive.Void(t.Context(), "4"))
		must(alive.Keep(t.Context(), "4", raw, true)) // the other copy is deferred too
		expire(t, db, "alive")
		if got := take(dead, 2); !got[0].Hidden && !got[1].Hidden {
			t.Errorf("took %+v", got)
		}
		must(dead.Done(t.Context(), "4"))
		must(dead.Done(t.Context(), "2"))
		must(alive.Keep(t.Context(), "2", raw, false))

		expire(t, db, "alive")
		alive.Leave("2")
		must(alive.Renew(t.Context()))
		if got := take(dead, 1)[0]; got.Tries != 2 || got.Hidden {
			t.Errorf("took %+v", got)
		}
		expire(t, db, "dead")
		must(db.Write(t.Context(), func(tx *database.Tx) error { _, err := tx.Exec("UPDATE deferrals SET began = 0"); return err }))
		take(alive, 0) // nobody waits for it any more
	})
}

// TestDeferralsAtOnce has many processes look for the promises of a dead one:
// each is taken over once.
func TestDeferralsAtOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		dead := &database.Deferrals{DB: place.Open(t), Holder: "dead"}
		for i := range 20 {
			if err := dead.Keep(context.Background(), string(rune('a'+i)), []byte("{}"), false); err != nil {
				t.Fatal(err)
			}
		}
		expire(t, dead.DB, "dead")
		two := []*database.DB{dead.DB, place.Open(t)}
		var wg sync.WaitGroup
		var taken atomic.Int32
		for i := range 6 {
			d := &database.Deferrals{DB: two[i%2], Holder: string(rune('A' + i))}
			wg.Go(func() {
				for range 10 {
					got, err := d.Take(context.Background(), 3)
					if err != nil {
						t.Error(err)
					}
					taken.Add(int32(len(got)))
				}
			})
		}
		wg.Wait()
		if n := taken.Load(); n != 20 {
			t.Errorf("20 promises were taken over %d times", n)
		}
	})
}
