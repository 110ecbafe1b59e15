package settings

import (
	"context"
	"fmt"
	"time"

	"marquee/internal/database"
)

// KeptAfterRemoval is how long the settings of a server that removed the bot
// are kept, in case it was by mistake.
const KeptAfterRemoval = 30 * 24 * time.Hour

// serverTables hold rows of servers, by a column server.
var serverTables = [...]string{"settings", "channels", "audit", "subscriptions", "servers", "deliveries", "digests", "troubles"}

// Left notes that a server removed the bot. Changing anything there, or
// Joined, takes it back.
func (s *Store) Left(ctx context.Context, server string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		_, err = tx.Exec("INSERT INTO servers (server, left_at) VALUES (?, ?)"+
			" ON CONFLICT (server) DO UPDATE SET left_at = coalesce(servers.left_at, excluded.left_at)", server, now)
		if err != nil {
			return err
		}
		return revise(tx)
	})
	if err != nil {
		return fmt.Errorf("noting that server %s removed the bot: %w", server, err)
	}
	return nil
}

// Joined notes that a server has the bot, and its language, "" when it is not
// said. Of a server without settings nothing is stored, and where all is known
// nothing is written: Discord names every server at every start.
func (s *Store) Joined(ctx context.Context, server, speaks string) error {
	const other = " FROM servers WHERE server = ? AND (left_at IS NOT NULL OR ? NOT IN ('', locale))"
	speaks = locale(speaks)
	var news int
	err := s.DB.QueryRow(ctx, "SELECT count(*)"+other, []any{server, speaks}, &news)
	if err == nil && news == 0 {
		return nil
	}
	err = s.DB.Write(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE servers SET locale = ? WHERE server = ? AND ? <> ''", speaks, server, speaks)
		if err != nil {
			return err
		}
		n, err := tx.Exec("UPDATE servers SET left_at = NULL WHERE server = ? AND left_at IS NOT NULL", server)
		if err != nil || n == 0 {
			return err
		}
		return revise(tx)
	})
	if err != nil {
		return fmt.Errorf("noting that server %s has the bot: %w", server, err)
	}
	return nil
}

// Forget deletes everything about a server at once.
func (s *Store) Forget(ctx context.Context, server string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error { return forget(tx, server) })
	if err != nil {
		return fmt.Errorf("forgetting server %s: %w", server, err)
	}
	return nil
}

// Sweep forgets the servers that removed the bot longer than KeptAfterRemoval
// ago, and returns how many.
func (s *Store) Sweep(ctx context.Context) (int, error) {
	n := 0
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		rows, err := tx.Query("SELECT server FROM servers WHERE left_at <= ?", now-KeptAfterRemoval.Milliseconds())
		if err != nil {
			return err
		}
		gone, err := database.Collect(rows, func(id *string) error { return rows.Scan(id) })
		if err != nil {
			return err
		}
		n = len(gone)
		for _, server := range gone {
			if err := forget(tx, server); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("forgetting servers that removed the bot: %w", err)
	}
	return n, nil
}

func forget(tx *database.Tx, server string) error {
	for _, table := range serverTables {
		if _, err := tx.Exec("DELETE FROM "+table+" WHERE server = ?", server); err != nil {
			return err
		}
	}
	return revise(tx)
}

// ForgetPerson deletes what is stored of a person: what they follow, and
// their id in every server's audit and feeds.
func (s *Store) ForgetPerson(ctx context.Context, user string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		for _, query := range []string{
			"DELETE FROM follows WHERE person = ?",
			"DELETE FROM followers WHERE person = ?",
			"DELETE FROM deliveries WHERE person = ?",
			"DELETE FROM digests WHERE person = ?",
			"UPDATE audit SET who = '' WHERE who = ?",
			"UPDATE subscriptions SET who = '' WHERE who = ?",
		} {
			if _, err := tx.Exec(query, user); err != nil {
				return err
			}
		}
		return revise(tx)
	})
	if err != nil {
		return fmt.Errorf("forgetting a person: %w", err)
	}
	return nil
}
