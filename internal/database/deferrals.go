package database

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"
)

// Times of deferrals.
const (
	// DeferralLease is how long a promise is its process's without being
	// renewed. A pause of a process that is longer gives its promises to others.
	DeferralLease = 8 * time.Second
	// deferralLife is how long an interaction takes its answer; its token ends
	// after fifteen minutes.
	deferralLife = 14*time.Minute + 30*time.Second
)

// MostDeferralTries is in how many processes an answer is tried. Whoever takes
// over after that says sorry: the question itself may be what ends them.
const MostDeferralTries = 2

// Deferral is an answer that was promised to somebody and is not given yet.
type Deferral struct {
	Raw    []byte    // the interaction
	Hidden bool      // the promise is seen by the asking person alone
	Began  time.Time // by the database's clock
	Tries  int       // processes that took it on, this one included
}

// Deferrals keeps the answers that processes of one database have promised,
// each with a lease on it. It implements discord.Deferrals. Its methods may be
// called from several goroutines.
type Deferrals struct {
	DB     *DB    // required
	Holder string // required: this process, uniquely

	mu   sync.Mutex
	keys map[string]bool // of those that are under way in this process
}

// mind notes that a promise is under way here, or is not any more.
func (d *Deferrals) mind(key string, underWay bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !underWay {
		delete(d.keys, key)
		return
	}
	if d.keys == nil {
		d.keys = map[string]bool{}
	}
	d.keys[key] = true
}

// Keep notes a promise of this process; one of the same id is replaced.
func (d *Deferrals) Keep(ctx context.Context, id string, raw []byte, hidden bool) error {
	clock, secret := d.DB.Clock(), 0
	if hidden {
		secret = 1
	}
	err := d.DB.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO deferrals (id, raw, hidden, began, holder, lease, tries) VALUES (?, ?, ?, "+clock+", ?, "+clock+" + ?, 1)"+
			" ON CONFLICT (id) DO UPDATE SET raw = excluded.raw, hidden = excluded.hidden, holder = excluded.holder, lease = excluded.lease, tries = 1",
			seenKey(id), raw, secret, d.Holder, DeferralLease.Milliseconds())
		return err
	})
	if err != nil {
		return fmt.Errorf("keeping a promised answer: %w", err)
	}
	d.mind(seenKey(id), true)
	return nil
}

// Held says whether a promise is still this process's, and prolongs its lease
// so that it stays that while the answer goes out.
func (d *Deferrals) Held(ctx context.Context, id string) (bool, error) {
	held := false
	err := d.DB.Write(ctx, func(tx *Tx) error {
		n, err := tx.Exec("UPDATE deferrals SET lease = "+d.DB.Clock()+" + ? WHERE id = ? AND holder = ?",
			DeferralLease.Milliseconds(), seenKey(id), d.Holder)
		held = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("asking whose a promised answer is: %w", err)
	}
	return held, nil
}

// Void says that nobody need keep a promise, should its process be dead:
// another copy of the interaction is answered. A process that lives keeps it.
func (d *Deferrals) Void(ctx context.Context, id string) error {
	err := d.DB.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("UPDATE deferrals SET tries = 0 WHERE id = ?", seenKey(id))
		return err
	})
	if err != nil {
		return fmt.Errorf("voiding a promised answer: %w", err)
	}
	return nil
}

// Leave lets the lease of a promise end by itself, so that it is taken over.
func (d *Deferrals) Leave(id string) { d.mind(seenKey(id), false) }

// Done forgets a promise of this process: it was kept, or can be kept no more.
func (d *Deferrals) Done(ctx context.Context, id string) error {
	d.Leave(id)
	err := d.DB.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("DELETE FROM deferrals WHERE id = ? AND holder = ?", seenKey(id), d.Holder)
		return err
	})
	if err != nil {
		return fmt.Errorf("noting that a promised answer was given: %w", err)
	}
	return nil
}

// Renew prolongs the leases of all that is under way in this process.
func (d *Deferrals) Renew(ctx context.Context) error {
	args := []any{DeferralLease.Milliseconds(), d.Holder}
	d.mu.Lock()
	for key := range d.keys {
		args = append(args, key)
	}
	d.mu.Unlock()
	n := len(args) - 2
	if n == 0 {
		return nil
	}
	return d.DB.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("UPDATE deferrals SET lease = "+d.DB.Clock()+" + ? WHERE holder = ? AND id IN (?"+strings.Repeat(", ?", n-1)+")", args...)
		return err
	})
}

// Take takes over at most n promises whose processes have let their leases
// end, and forgets those that are too old to be kept.
func (d *Deferrals) Take(ctx context.Context, n int) ([]Deferral, error) {
	waiting, err := d.waiting(ctx)
	if err != nil || !waiting {
		return nil, err
	}
	var taken []Deferral
	var keys []string
	err = d.DB.Write(ctx, func(tx *Tx) error {
		if err := sweep(tx, "deferrals", "began", deferralLife); err != nil {
			return err
		}
		if _, err := tx.Exec("DELETE FROM deferrals WHERE tries = 0 AND lease <= " + d.DB.Clock()); err != nil {
			return err
		}
		taken, keys, err = d.take(tx, n)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("taking over promised answers: %w", err)
	}
	for _, key := range keys {
		d.mind(key, true)
	}
	return taken, nil
}

// waiting looks whether there is anything to take over, without a lock.
func (d *Deferrals) waiting(ctx context.Context) (bool, error) {
	var n int
	err := d.DB.QueryRow(ctx, "SELECT count(*) FROM deferrals WHERE lease <= "+d.DB.Clock(), nil, &n)
	if err != nil {
		return false, fmt.Errorf("looking for promised answers: %w", err)
	}
	return n > 0, nil
}

func (d *Deferrals) take(tx *Tx, n int) (taken []Deferral, keys []string, err error) {
	clock := d.DB.Clock()
	ended := "SELECT id FROM deferrals WHERE tries > 0 AND lease <= " + clock + " ORDER BY began LIMIT ?"
	if tx.Dialect() == Postgres {
		ended += " FOR UPDATE SKIP LOCKED"
	}
	rows, err := tx.Query("UPDATE deferrals SET holder = ?, lease = "+clock+" + ?, tries = tries + 1 WHERE id IN ("+ended+
		") RETURNING id, raw, hidden, began, tries", d.Holder, DeferralLease.Milliseconds(), n)
	if err != nil {
		return nil, nil, err
	}
	taken, err = Collect(rows, func(v *Deferral) error {
		var key string
		var began, hidden int64
		err := rows.Scan(&key, &v.Raw, &hidden, &began, &v.Tries)
		keys = append(keys, key)
		v.Hidden, v.Began = hidden != 0, time.UnixMilli(began)
		return err
	})
	return taken, keys, err
}
