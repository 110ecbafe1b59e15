package database

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"time"
)

// sweepSize is how many ended rows of seen one First deletes at most: more
// than it adds, so that the table stays as small as what it must know.
const sweepSize = 8

// Seen remembers ids for a while, for all processes of one database: the
// replay store of replicas.
type Seen struct {
	DB *DB // required
}

// First says whether an id was not seen before, and remembers it for at least
// the given time. Of several processes that ask at once one is told true.
func (s Seen) First(ctx context.Context, id string, keep time.Duration) (bool, error) {
	sum := sha256.Sum256([]byte(id)) // ids are foreign: any length
	key := hex.EncodeToString(sum[:16])
	first := false
	err := s.DB.Write(ctx, func(tx *Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		n, err := tx.Exec("INSERT INTO seen (id, expires) VALUES (?, ?) ON CONFLICT (id) DO UPDATE"+
			" SET expires = excluded.expires WHERE seen.expires <= ?", key, now+keep.Milliseconds(), now)
		if err != nil {
			return err
		}
		first = n > 0
		return sweepSeen(tx, now)
	})
	if err != nil {
		return false, fmt.Errorf("asking whether an id was seen: %w", err)
	}
	return first, nil
}

// sweepSeen deletes a few ended rows. Replicas that sweep at once leave one
// another's rows alone.
func sweepSeen(tx *Tx, now int64) error {
	ended := "SELECT id FROM seen WHERE expires <= ? LIMIT ?"
	if tx.Dialect() == Postgres {
		ended += " FOR UPDATE SKIP LOCKED"
	}
	_, err := tx.Exec("DELETE FROM seen WHERE id IN ("+ended+")", now, sweepSize)
	return err
}

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
