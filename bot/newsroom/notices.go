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
