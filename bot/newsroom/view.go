package newsroom

import (
	"context"
	"fmt"
	"time"

	"marquee/internal/database"
)

// Status is what became of a post, for admins.
type Status struct {
	Channel, Story, Subscription string
	State                        State
	Message                      string
	Reason                       string // why it waits or was given up, or ""
	Updated                      time.Time
}

// Statuses returns the newest deliveries of a server, at most limit; troubled
// leaves those that are sent out.
func (s *Store) Statuses(ctx context.Context, server string, troubled bool, limit int) ([]Status, error) {
	query := "SELECT channel, story, subscription, state, message, error, updated FROM deliveries WHERE server = ?"
	if troubled {
		query += " AND state <> 'sent' AND error <> ''"
	}
	rows, err := s.DB.Query(ctx, query+" ORDER BY num DESC LIMIT ?", server, limit)
	if err != nil {
		return nil, fmt.Errorf("reading deliveries of server %s: %w", server, err)
	}
	defer rows.Close()
	var out []Status
	for rows.Next() {
		var st Status
		var state string
		var updated int64
		if err := rows.Scan(&st.Channel, &st.Story, &st.Subscription, &state, &st.Message, &st.Reason, &updated); err != nil {
			return nil, err
		}
		st.State, st.Updated = State(state), time.UnixMilli(updated).UTC()
		out = append(out, st)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, rows.Close()
}

// Counts returns how many deliveries are in each state, for the metrics.
func (s *Store) Counts(ctx context.Context) (map[State]int, error) {
	rows, err := s.DB.Query(ctx, "SELECT state, count(*) FROM deliveries GROUP BY state")
	if err != nil {
		return nil, fmt.Errorf("counting deliveries: %w", err)
	}
	defer rows.Close()
	out := map[State]int{}
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return nil, err
		}
		out[State(state)] = n
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, rows.Close()
}

// Next returns when something is due next; false when nothing is on its way.
func (s *Store) Next(ctx context.Context) (time.Time, bool, error) {
	var due int64
	err := s.DB.QueryRow(ctx, "SELECT coalesce(min(due), 0) FROM (SELECT due FROM deliveries WHERE due IS NOT NULL"+
		" UNION ALL SELECT due FROM digests WHERE due IS NOT NULL) q", nil, &due)
	if err != nil || due == 0 {
		return time.Time{}, false, err
	}
	return time.UnixMilli(due).UTC(), true, nil
}

// Purge deletes what was done longer than a while ago, and returns how many
// rows. A story that comes again after that would be posted again, so the
// while should be longer than any feed keeps its entries.
func (s *Store) Purge(ctx context.Context, older time.Duration) (int, error) {
	var total int64
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		total = 0
		now, err := tx.Now()
		if err != nil {
			return err
		}
		for _, query := range []string{
			"DELETE FROM deliveries WHERE due IS NULL AND updated < ?",
			"DELETE FROM digests WHERE due IS NULL AND created < ?",
		} {
			n, err := tx.Exec(query, now-older.Milliseconds())
			if err != nil {
				return err
			}
			total += n
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("purging old deliveries: %w", err)
	}
	return int(total), nil
}
