package newsroom

import (
	"context"
	"fmt"

	"marquee/internal/database"
)

// Notify enters a notice to admins in the outbox: once for a key, however
// often it is called.
func (s *Store) Notify(ctx context.Context, channel, server, key string, notice Content) error {
	payload, err := notice.payload()
	if err != nil {
		return err
	}
	err = s.DB.Write(ctx, func(tx *database.Tx) error {
		var known int
		if err := tx.QueryRow("SELECT count(*) FROM deliveries WHERE channel = ? AND story = ?", []any{channel, key}, &known); err != nil || known > 0 {
			return err
		}
		_, err := enter(tx, []Post{{Channel: channel, Story: key, Server: server, Payload: payload}})
		return err
	})
	if err != nil {
		return fmt.Errorf("telling channel %s: %w", channel, err)
	}
	return nil
}

// Forget deletes what is stored of the posts to a server or, with "", to a
// person.
func (s *Store) Forget(ctx context.Context, server, person string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		for _, table := range []string{"deliveries", "digests"} {
			where, arg := " WHERE server = ?", server
			if server == "" {
				where, arg = " WHERE channel = ?", "@"+person
			}
			if _, err := tx.Exec("DELETE FROM "+table+where, arg); err != nil {
				return err
			}
		}
		if server == "" {
			return nil
		}
		_, err := tx.Exec("DELETE FROM troubles WHERE server = ?", server)
		return err
	})
	if err != nil {
		return fmt.Errorf("deleting posts: %w", err)
	}
	return nil
}
