package settings

import (
	"context"

	"marquee/internal/database"
)

// Unsubscribe removes a subscription, named by its id or by its feed's
// address.
func (s *Store) Unsubscribe(ctx context.Context, by By, id string) (Change, error) {
	return s.edit(ctx, by, "feeds remove", id, func(tx *database.Tx, sub *Subscription) error {
		_, err := tx.Exec("DELETE FROM subscriptions WHERE id = ?", sub.ID)
		return err
	})
}

// Pause stops the posts of a subscription; why says the reason when it is not
// an admin's wish.
func (s *Store) Pause(ctx context.Context, by By, id, why string) (Change, error) {
	return s.setPaused(ctx, by, "feeds pause", id, true, why)
}

// Resume lets the posts of a subscription go on.
func (s *Store) Resume(ctx context.Context, by By, id string) (Change, error) {
	return s.setPaused(ctx, by, "feeds resume", id, false, "")
}

func (s *Store) setPaused(ctx context.Context, by By, what, id string, paused bool, why string) (Change, error) {
	return s.edit(ctx, by, what, id, func(tx *database.Tx, sub *Subscription) error {
		sub.Paused, sub.Why = paused, why
		_, err := tx.Exec("UPDATE subscriptions SET paused = ?, why = ? WHERE id = ?", number(paused), why, sub.ID)
		return err
	})
}

// edit changes one subscription of a server.
func (s *Store) edit(ctx context.Context, by By, what, id string, fn func(*database.Tx, *Subscription) error) (Change, error) {
	return s.change(ctx, by, what, func(tx *database.Tx) (string, string, error) {
		sub, err := findSubscription(tx, by.Server, id)
		if err != nil {
			return "", "", err
		}
		before := sub.String()
		if err := fn(tx, &sub); err != nil {
			return "", "", err
		}
		after := sub.String()
		if what == "feeds remove" {
			after = ""
		}
		return before, after, revise(tx)
	})
}

// findSubscription finds by id, else by address if that is the only one.
func findSubscription(tx *database.Tx, server, id string) (Subscription, error) {
	rows, err := tx.Query("SELECT "+subscriptionColumns+" FROM subscriptions WHERE server = ? AND (id = ? OR url = ?) ORDER BY id", server, id, id)
	if err != nil {
		return Subscription{}, err
	}
	found, err := database.Collect(rows, func(sub *Subscription) error { return scanSubscription(rows.Scan, sub) })
	switch {
	case err != nil:
		return Subscription{}, err
	case len(found) == 0:
		return Subscription{}, problem("This server has no feed “%.80s”. /feeds list shows them.", id)
	case len(found) > 1:
		return Subscription{}, problem("Several channels have that feed; name it by its id from /feeds list.")
	}
	return found[0], nil
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
