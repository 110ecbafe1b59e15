package newsroom

import (
	"context"
	"fmt"
	"time"

	"marquee/internal/database"
)

// claimable selects what can be claimed at a time: what is due, unless the
// same channel has something older to be sent, or something that is claimed.
// So a channel gets its stories in order, and one sender at a time.
const claimable = " FROM deliveries d WHERE d.due <= ?" +
	" AND NOT EXISTS (SELECT 1 FROM deliveries e WHERE e.channel = d.channel AND e.due IS NOT NULL AND e.story <> d.story" +
	" AND (e.holder <> '' AND e.due > ? OR e.num < d.num AND e.state <> 'sent'))" +
	" ORDER BY d.due, d.num LIMIT ?"

// tomorrow selects what was last touched in the future: the clock was set
// back since, and nobody knows when it is due.
const tomorrow = "UPDATE deliveries SET due = ?, updated = ? WHERE due > ? AND updated > ?"

// clockSlack is by how much the clock may go back and count as steady.
const clockSlack = time.Minute

const deliveryColumns = "d.channel, d.story, d.server, d.person, d.subscription, d.role, d.payload, d.state, d.rev," +
	" d.message, d.attempts, d.started, d.token, d.tried"

// Claim takes at most limit deliveries, one a channel, for the duration of
// ttl. The database notes the try before Claim returns, so that a crash at any
// later moment is told from one before.
func (s *Store) Claim(ctx context.Context, holder string, limit int, ttl time.Duration) ([]Delivery, error) {
	var out []Delivery
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		out = nil
		// One claimer at a time, so that two never take from one channel.
		if _, err := tx.Exec("UPDATE counters SET value = value WHERE name = 'deliveries'"); err != nil {
			return err
		}
		now, err := tx.Now()
		if err != nil {
			return err
		}
		ahead := now + clockSlack.Milliseconds()
		if _, err := tx.Exec(tomorrow, now, now, ahead, ahead); err != nil {
			return err
		}
		found, err := claimableNow(tx, now, limit)
		if err != nil {
			return err
		}
		for _, d := range found {
			if d, err = claimOne(tx, d, holder, now, now+ttl.Milliseconds()); err != nil {
				return err
			}
			out = append(out, d)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("claiming deliveries: %w", err)
	}
	return out, nil
}

// claimableNow reads what can be claimed, the first of each channel.
func claimableNow(tx *database.Tx, now int64, limit int) ([]Delivery, error) {
	rows, err := tx.Query("SELECT "+deliveryColumns+claimable, now, now, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Delivery
	taken := map[string]bool{}
	for rows.Next() {
		var d Delivery
		var state string
		var started int64
		err := rows.Scan(&d.Channel, &d.Story, &d.Server, &d.Person, &d.Subscription, &d.Role, &d.Payload, &state, &d.Rev,
			&d.Message, &d.Attempts, &started, &d.token, &d.tried)
		if err != nil {
			return nil, err
		}
		if taken[d.Channel] {
			continue
		}
		taken[d.Channel] = true
		d.State = State(state)
		if started > 0 {
			d.Started = time.UnixMilli(started).UTC()
		}
		out = append(out, d)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, rows.Close()
}

// claimOne notes the claim. A first try starts now; a repeated one keeps the
// time and the payload's number of the first: the nonce's window began there,
// and if that try is what the channel shows, it shows that payload.
func claimOne(tx *database.Tx, d Delivery, holder string, now, until int64) (Delivery, error) {
	d.token++
	d.Attempts++
	d.Nonce = nonce(d.Channel, d.Story)
	after := Sending
	switch {
	case d.Message != "":
		after = Sent // an edit may be repeated at any time
	case d.Started.IsZero():
		d.Started = time.UnixMilli(now).UTC()
	case d.Started.UnixMilli() > now+clockSlack.Milliseconds():
		// The clock was set back since: nobody knows how long ago it was.
		d.Started = time.UnixMilli(now).Add(-NonceWindow).UTC()
	}
	if d.Step() == Send {
		d.tried = d.token
	}
	var started int64
	if !d.Started.IsZero() {
		started = d.Started.UnixMilli()
	}
	_, err := tx.Exec("UPDATE deliveries SET state = ?, holder = ?, token = ?, attempts = ?,"+
		" sent_rev = CASE WHEN message = '' AND started = 0 THEN rev ELSE sent_rev END,"+
		" started = ?, tried = ?, due = ?, updated = ? WHERE channel = ? AND story = ?",
		string(after), holder, d.token, d.Attempts, started, d.tried, until, now, d.Channel, d.Story)
	return d, err
}
