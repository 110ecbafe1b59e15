package database

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// sweepSize is how many ended rows one mark deletes at most: more than it
// stands for, so that a table stays as small as what it must know.
const sweepSize = 8

// mostCopies is how often the same interaction is let in: once, and once more
// for when the process that took the first copy died. One that kills whoever
// answers it ends there.
const mostCopies = 2

// Seen remembers which interactions came and which of them are answered, for
// all processes of one database: the replay store of replicas. It implements
// webhook.Seen.
type Seen struct {
	DB *DB // required
}

// seenKey is an id as it is kept: ids are foreign, and of any length.
func seenKey(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:16])
}

// Begin notes that an interaction came, and keeps it for at least the given
// time. Of several processes that ask at once one is told that it is the
// first. For the others, open says that the same content is not answered yet.
func (s Seen) Begin(ctx context.Context, id, sum string, keep time.Duration) (first, open bool, err error) {
	key, clock := seenKey(id), s.DB.Clock()
	err = s.DB.Write(ctx, func(tx *Tx) error {
		n, err := tx.Exec("INSERT INTO seen (id, expires, sum, answered, copies) VALUES (?, "+clock+" + ?, ?, 0, 1)"+
			" ON CONFLICT (id) DO UPDATE SET expires = excluded.expires, sum = excluded.sum, answered = 0, copies = 1"+
			" WHERE seen.expires <= "+clock, key, keep.Milliseconds(), sum)
		if first, open = n > 0, false; err != nil || first {
			return err
		}
		var was string
		var answered, copies int
		err = tx.QueryRow("SELECT sum, answered, copies FROM seen WHERE id = ?", []any{key}, &was, &answered, &copies)
		if errors.Is(err, sql.ErrNoRows) { // swept at this moment: it is old
			return nil
		}
		open = was == sum && answered == 0 && copies < mostCopies
		return err
	})
	if err != nil {
		return false, false, fmt.Errorf("asking whether an interaction came before: %w", err)
	}
	return first, open, nil
}

// Again lets one more copy of an interaction in that began at least after and
// less than within ago, kept for the given time, and is not answered. Of
// several processes that ask at once one is told true.
func (s Seen) Again(ctx context.Context, id, sum string, keep, after, within time.Duration) (bool, error) {
	clock := s.DB.Clock()
	again := false
	err := s.DB.Write(ctx, func(tx *Tx) error {
		n, err := tx.Exec("UPDATE seen SET copies = copies + 1 WHERE id = ? AND sum = ? AND answered = 0 AND copies < ?"+
			" AND expires > "+clock+" + ? AND expires <= "+clock+" + ?",
			seenKey(id), sum, mostCopies, (keep - within).Milliseconds(), (keep - after).Milliseconds())
		again = n > 0
		return err
	})
	if err != nil {
		return false, fmt.Errorf("asking whether an interaction may come again: %w", err)
	}
	return again, nil
}

// Answered notes that the first response to an interaction is out.
func (s Seen) Answered(ctx context.Context, id string) error {
	err := s.DB.Write(ctx, func(tx *Tx) error {
		if _, err := tx.Exec("UPDATE seen SET answered = 1 WHERE id = ?", seenKey(id)); err != nil {
			return err
		}
		return sweep(tx, "seen", "expires", 0)
	})
	if err != nil {
		return fmt.Errorf("noting that an interaction is answered: %w", err)
	}
	return nil
}

// sweep deletes a few rows of a table whose time, in a column, is longer past
// than given. Replicas that sweep at once leave one another's rows alone.
func sweep(tx *Tx, table, column string, past time.Duration) error {
	ended := "SELECT id FROM " + table + " WHERE " + column + " <= " + tx.db.Clock() + " - ? LIMIT ?"
	if tx.Dialect() == Postgres {
		ended += " FOR UPDATE SKIP LOCKED"
	}
	_, err := tx.Exec("DELETE FROM "+table+" WHERE id IN ("+ended+")", past.Milliseconds(), sweepSize)
	return err
}
