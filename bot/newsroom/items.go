package newsroom

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"marquee/internal/database"
)

// Kind says what is with an item.
type Kind string

// The kinds of items.
const (
	Backlog Kind = "backlog" // was there when the feed was first polled
	New     Kind = "new"
	Changed Kind = "changed" // the article says something else now
)

// Arrival is an article that a feed carried, in the state Seq of the corpus.
type Arrival struct {
	Article string
	Seq     int64
	// Outlet and URL are where a copy stands, word for word the article, which
	// the corpus keeps under another outlet's address; else "".
	Outlet, URL string
}

// Item is an article of a feed, in the order in which they came.
type Item struct {
	Num     int64
	Feed    string
	Article string
	Kind    Kind
}

// Arrive notes what a feed carried, the oldest first, and returns how much of
// it is new or changed. What is known already in that state is passed over, so
// the same may be told again after a crash. Of a feed that is polled for the
// first time everything is backlog.
func (s *Store) Arrive(ctx context.Context, feed string, first bool, arrivals []Arrival) (int, error) {
	added := 0
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		added = 0
		var num int64
		// The counter's row is held until the end: items are seen in order.
		if err := tx.QueryRow("UPDATE counters SET value = value WHERE name = 'items' RETURNING value", nil, &num); err != nil {
			return err
		}
		now, err := tx.Now()
		if err != nil {
			return err
		}
		var known int
		if err := tx.QueryRow("SELECT count(*) FROM (SELECT 1 FROM items WHERE feed = ? LIMIT 1) q", []any{feed}, &known); err != nil {
			return err
		}
		for _, a := range arrivals {
			kind, err := kindOf(tx, feed, a, first || known == 0)
			if err != nil {
				return err
			}
			copied, err := noteCopy(tx, a)
			if err != nil {
				return err
			}
			if copied && kind == "" {
				kind = Changed // its story has one more outlet
			}
			if kind == "" {
				continue
			}
			num++
			added++
			_, err = tx.Exec("INSERT INTO items (num, feed, article, kind, seq, created) VALUES (?, ?, ?, ?, ?, ?)",
				num, feed, a.Article, string(kind), a.Seq, now)
			if err != nil {
				return err
			}
		}
		_, err = tx.Exec("UPDATE counters SET value = ? WHERE name = 'items'", num)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("noting %d articles of feed %s: %w", len(arrivals), feed, err)
	}
	return added, nil
}

// kindOf says what is with an arrival, "" when it is known.
func kindOf(tx *database.Tx, feed string, a Arrival, first bool) (Kind, error) {
	var seq int64
	err := tx.QueryRow("SELECT seq FROM items WHERE feed = ? AND article = ? ORDER BY num DESC LIMIT 1", []any{feed, a.Article}, &seq)
	switch {
	case errors.Is(err, sql.ErrNoRows) && first:
		return Backlog, nil
	case errors.Is(err, sql.ErrNoRows):
		return New, nil
	case err == nil && seq < a.Seq:
		return Changed, nil
	}
	return "", err
}

// Items returns at most limit items that came after a cursor, in order.
func (s *Store) Items(ctx context.Context, cursor int64, limit int) ([]Item, error) {
	return s.items(ctx, "WHERE num > ? ORDER BY num LIMIT ?", cursor, limit)
}

// Latest returns the newest articles of a feed as items, the newest first.
func (s *Store) Latest(ctx context.Context, feed string, limit int) ([]Item, error) {
	return s.items(ctx, "WHERE feed = ? AND kind <> 'changed' ORDER BY num DESC LIMIT ?", feed, limit)
}

func (s *Store) items(ctx context.Context, where string, args ...any) ([]Item, error) {
	rows, err := s.DB.Query(ctx, "SELECT num, feed, article, kind FROM items "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("reading items: %w", err)
	}
	return database.Collect(rows, func(i *Item) error { return rows.Scan(&i.Num, &i.Feed, &i.Article, (*string)(&i.Kind)) })
}
