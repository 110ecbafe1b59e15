package newsroom

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"marquee/internal/database"
)

// Sent notes that a delivery is in its channel under the message's id. When
// its payload changed since the first try, the message will be edited. The
// channel has no trouble any more.
func (s *Store) Sent(ctx context.Context, d Delivery, message string) error {
	return s.outcome(ctx, d, func(tx *database.Tx, now int64) error {
		if d.Message != "" { // edited: it shows what was claimed
			_, err := tx.Exec("UPDATE deliveries SET sent_rev = ? WHERE channel = ? AND story = ?", d.Rev, d.Channel, d.Story)
			if err != nil {
				return err
			}
		}
		_, err := tx.Exec("UPDATE deliveries SET state = 'sent', message = ?, error = '', started = 0,"+
			" due = CASE WHEN rev > sent_rev THEN CAST(? AS BIGINT) ELSE NULL END WHERE channel = ? AND story = ?",
			message, now, d.Channel, d.Story)
		if err != nil {
			return err
		}
		_, err = tx.Exec("DELETE FROM troubles WHERE channel = ?", d.Channel)
		return err
	})
}

// Retry notes that a try certainly failed, and lets it be tried again after a
// while, as if for the first time.
func (s *Store) Retry(ctx context.Context, d Delivery, after time.Duration, why string) error {
	return s.later(ctx, d, Pending, 0, after, why)
}

// Unsure notes that nobody knows whether a try succeeded: no answer, or a
// server's error. It is repeated after a while by its nonce or, when that is
// too late, after a look into the channel.
func (s *Store) Unsure(ctx context.Context, d Delivery, after time.Duration, why string) error {
	return s.later(ctx, d, Sending, millis(d.Started), after, why)
}

func (s *Store) later(ctx context.Context, d Delivery, state State, started int64, after time.Duration, why string) error {
	if d.Message != "" {
		state = Sent // an edit that failed
	}
	return s.outcome(ctx, d, func(tx *database.Tx, now int64) error {
		_, err := tx.Exec("UPDATE deliveries SET state = ?, started = ?, due = ?, error = ? WHERE channel = ? AND story = ?",
			string(state), started, now+after.Milliseconds(), why, d.Channel, d.Story)
		return err
	})
}

// Wait notes that the channel refuses posts for a reason that an admin can
// mend, such as a missing permission. The delivery and all behind it wait and
// are tried again after a while; unless clear, an earlier try may have left the
// message there. It returns true when the channel's trouble is new, so that
// the admin is told once.
func (s *Store) Wait(ctx context.Context, d Delivery, clear bool, after time.Duration, reason string) (fresh bool, err error) {
	state, started := Waiting, int64(0)
	if !clear {
		state, started = Sending, millis(d.Started)
	}
	if d.Message != "" {
		state = Sent
	}
	err = s.outcome(ctx, d, func(tx *database.Tx, now int64) error {
		_, err := tx.Exec("UPDATE deliveries SET state = ?, started = ?, due = ?, error = ? WHERE channel = ? AND story = ?",
			string(state), started, now+after.Milliseconds(), reason, d.Channel, d.Story)
		if err != nil {
			return err
		}
		n, err := tx.Exec("INSERT INTO troubles (channel, server, reason, since) VALUES (?, ?, ?, ?)"+
			" ON CONFLICT (channel) DO UPDATE SET reason = excluded.reason, since = excluded.since"+
			" WHERE troubles.reason <> excluded.reason", d.Channel, d.Server, reason, now)
		fresh = n > 0
		return err
	})
	return fresh, err
}

// Publish notes that a delivery is in its channel under its message, and that
// something is left to be done to it after a while: a change of it does that.
func (s *Store) Publish(ctx context.Context, d Delivery, after time.Duration, why string) error {
	return s.outcome(ctx, d, func(tx *database.Tx, now int64) error {
		_, err := tx.Exec("UPDATE deliveries SET state = 'sent', message = ?, started = 0, due = ?, error = ? WHERE channel = ? AND story = ?",
			d.Message, now+after.Milliseconds(), why, d.Channel, d.Story)
		return err
	})
}

// Try notes that a delivery is about to be sent again, after a look into the
// channel: it is another try from here on. Who lost the claim may not.
func (s *Store) Try(ctx context.Context, d *Delivery) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		n, err := tx.Exec("UPDATE deliveries SET tried = token WHERE channel = ? AND story = ? AND token = ?", d.Channel, d.Story, d.token)
		if err == nil && n == 0 {
			return ErrClaimLost
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("trying story %q for channel %s again: %w", d.Story, d.Channel, err)
	}
	d.tried = d.token
	return nil
}

// Late notes a message that was sent or changed although the claim was lost,
// and returns the post's message: this one, unless another was noted before.
// It is edited once more, to show the newest words.
func (s *Store) Late(ctx context.Context, d Delivery, message string) (there string, err error) {
	there = message
	err = s.DB.Write(ctx, func(tx *database.Tx) error {
		there = message
		now, err := tx.Now()
		if err != nil {
			return err
		}
		n, err := tx.Exec("UPDATE deliveries SET state = 'sent', message = ?, holder = '', token = token + 1, error = '', started = 0, due = ?, updated = ?"+
			" WHERE channel = ? AND story = ? AND message = ''", message, now, now, d.Channel, d.Story)
		if err != nil || n > 0 {
			return err
		}
		if d.Message == "" {
			err = tx.QueryRow("SELECT message FROM deliveries WHERE channel = ? AND story = ?", []any{d.Channel, d.Story}, &there)
			if errors.Is(err, sql.ErrNoRows) {
				return nil // forgotten meanwhile
			}
			return err
		}
		_, err = tx.Exec("UPDATE deliveries SET rev = rev + 1, due = CASE WHEN state = 'sent' AND due IS NULL THEN CAST(? AS BIGINT) ELSE due END"+
			" WHERE channel = ? AND story = ? AND message = ?", now, d.Channel, d.Story, message)
		return err
	})
	if err != nil {
		return there, fmt.Errorf("noting a late message of story %q in channel %s: %w", d.Story, d.Channel, err)
	}
	return there, nil
}

// taken are the messages of a delivery's channel that are known to be others'.
func (s *Store) taken(ctx context.Context, d Delivery) (func(message string) bool, error) {
	rows, err := s.DB.Query(ctx, "SELECT message FROM deliveries WHERE channel = ? AND story <> ? AND message <> ''", d.Channel, d.Story)
	if err != nil {
		return nil, fmt.Errorf("reading the messages of channel %s: %w", d.Channel, err)
	}
	ids, err := database.Collect(rows, func(id *string) error { return rows.Scan(id) })
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return func(message string) bool { return set[message] }, err
}

// GiveUp notes that a delivery will not be tried again: Dead when it is not in
// its channel, Unknown when it may be, Sent when it is there and only an edit
// was given up.
func (s *Store) GiveUp(ctx context.Context, d Delivery, state State, reason string) error {
	if state != Dead && state != Unknown && (state != Sent || d.Message == "") {
		return fmt.Errorf("giving up story %q for channel %s: %q is no end", d.Story, d.Channel, state)
	}
	return s.outcome(ctx, d, func(tx *database.Tx, _ int64) error {
		_, err := tx.Exec("UPDATE deliveries SET state = ?, due = NULL, error = ? WHERE channel = ? AND story = ?",
			string(state), reason, d.Channel, d.Story)
		return err
	})
}

// DropChannel ends everything that is on its way to a channel that is gone,
// and returns how many deliveries that were.
func (s *Store) DropChannel(ctx context.Context, channel, reason string) (int, error) {
	var n int64
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		n, err = tx.Exec("UPDATE deliveries SET state = CASE WHEN message <> '' THEN 'sent' WHEN state = 'sending' THEN 'unknown' ELSE 'dead' END,"+
			" due = NULL, holder = '', token = token + 1, error = ?, updated = ? WHERE channel = ? AND due IS NOT NULL", reason, now, channel)
		if err != nil {
			return err
		}
		_, err = tx.Exec("DELETE FROM digests WHERE channel = ? AND due IS NOT NULL", channel)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("dropping channel %s: %w", channel, err)
	}
	return int(n), nil
}

// outcome ends a claim, if it is still the newest, and notes what came of it.
func (s *Store) outcome(ctx context.Context, d Delivery, fn func(tx *database.Tx, now int64) error) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		var token int64
		err = tx.QueryRow("UPDATE deliveries SET holder = '', updated = ? WHERE channel = ? AND story = ? AND token = ? RETURNING token",
			[]any{now, d.Channel, d.Story, d.token}, &token)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrClaimLost
		}
		if err != nil {
			return err
		}
		return fn(tx, now)
	})
	if err != nil {
		return fmt.Errorf("noting the outcome of story %q for channel %s: %w", d.Story, d.Channel, err)
	}
	return nil
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}
