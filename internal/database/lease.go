package database

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// ErrLeaseLost says that another process holds the lease now.
var ErrLeaseLost = errors.New("the lease is another's now")

// leaseMost is longer than any lease lasts.
const leaseMost = 10 * time.Minute

// Lease is the right to do a task that one process at a time may do. It ends
// by itself, by the database's clock. Token is its fencing token: it rises
// whenever the lease changes hands, so that a holder who slept past the end
// is told apart from the present one.
type Lease struct {
	Name   string
	Holder string
	Token  int64
}

// Acquire takes or prolongs a lease for a while. It returns false while
// another holder has it. A holder that is a process should name itself
// uniquely, so that a restart is another holder. A lease that ends much later
// than any can was taken before the clock was set back, and has ended.
func (db *DB) Acquire(ctx context.Context, name, holder string, ttl time.Duration) (Lease, bool, error) {
	lease := Lease{Name: name, Holder: holder}
	err := db.Write(ctx, func(tx *Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		return tx.QueryRow("INSERT INTO leases (name, holder, token, expires) VALUES (?, ?, 1, ?)"+
			" ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires = excluded.expires,"+
			" token = leases.token + CASE WHEN leases.holder = excluded.holder AND leases.expires > ? THEN 0 ELSE 1 END"+
			" WHERE leases.expires <= ? OR leases.expires > ? OR leases.holder = excluded.holder RETURNING token",
			[]any{name, holder, now + ttl.Milliseconds(), now, now, now + max(leaseMost, 2*ttl).Milliseconds()}, &lease.Token)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Lease{}, false, nil
	}
	return lease, err == nil, err
}

// Release gives a lease back before its end. One that was lost already is
// left alone.
func (db *DB) Release(ctx context.Context, l Lease) error {
	return db.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("UPDATE leases SET expires = 0 WHERE name = ? AND holder = ? AND token = ?", l.Name, l.Holder, l.Token)
		return err
	})
}

// Check returns ErrLeaseLost unless the lease is held at this moment, and
// keeps it from changing hands until the transaction ends. A write that rests
// on the lease calls it in its own transaction.
func (tx *Tx) Check(l Lease) error {
	now, err := tx.Now()
	if err != nil {
		return err
	}
	var expires int64
	err = tx.QueryRow("UPDATE leases SET expires = expires WHERE name = ? AND holder = ? AND token = ? RETURNING expires",
		[]any{l.Name, l.Holder, l.Token}, &expires)
	if errors.Is(err, sql.ErrNoRows) || err == nil && expires <= now {
		return ErrLeaseLost
	}
	return err
}
