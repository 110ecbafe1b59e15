package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Slots spaces what several processes do in turn, such as the identifying of
// shards: for each key one every while.
type Slots struct {
	DB    *DB           // required
	Name  string        // of what is spaced
	Every time.Duration // between two turns of one key; required
}

// Take waits for a turn of the key. Turns are given in the order of asking, by
// the database's clock; one that is not used because ctx ended is lost.
func (s Slots) Take(ctx context.Context, key int) error {
	wait, err := s.reserve(ctx, s.Name+" "+strconv.Itoa(key))
	if err != nil {
		return fmt.Errorf("waiting for a turn of %s: %w", s.Name, err)
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// reserve takes the next free turn and returns how long until then.
func (s Slots) reserve(ctx context.Context, name string) (time.Duration, error) {
	var wait int64
	err := s.DB.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO turns (name, next_at) VALUES (?, 0) ON CONFLICT (name) DO NOTHING", name)
		if err != nil {
			return err
		}
		var next int64 // reading by an update keeps others out
		err = tx.QueryRow("UPDATE turns SET next_at = next_at WHERE name = ? RETURNING next_at", []any{name}, &next)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		now, err := tx.Now()
		if err != nil {
			return err
		}
		turn := max(now, next)
		wait = turn - now
		_, err = tx.Exec("UPDATE turns SET next_at = ? WHERE name = ?", turn+s.Every.Milliseconds(), name)
		return err
	})
	return time.Duration(wait) * time.Millisecond, err
}
