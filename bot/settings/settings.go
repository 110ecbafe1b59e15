// Package settings keeps what each server's managers configured: where the
// bot answers and how, which news goes to which channel, and what members
// follow.
//
// Every change is one transaction that also writes its audit row (who, when,
// what, before, after), and is durable when the method returns. Times are the
// database's, so that several processes agree. A refusal that a person can
// mend is a *bot.Problem.
package settings

import (
	"context"
	"fmt"
	"time"
	_ "time/tzdata" // time zones by name, also where the machine has none

	"marquee/bot"
	"marquee/internal/database"
)

// Store is the settings of all servers. DB is required. It may be used by
// several goroutines and processes at once.
type Store struct {
	DB *database.DB // required

	// CheckMatch returns an error that tells a person why an imported match
	// cannot be read; nil takes every match.
	CheckMatch func(match string) error
}

// By says where a change is made and who makes it.
type By struct {
	Server string // id
	User   string // id
	Locale string // the server's language by Discord's word, "" when it is not said
}

// ByRequest is the By of a request.
func ByRequest(req *bot.Request) By {
	return By{Server: req.Server, User: req.User, Locale: req.ServerLocale}
}

// Change is one row of the audit.
type Change struct {
	At     time.Time
	Who    string // user id, "" when that person had it deleted
	What   string // "cooldown", "channels allow", "feeds add"…
	Before string // "" for nothing
	After  string
}

// auditRows is how many changes of one server are kept.
const auditRows = 500

// Changed reports whether anything did.
func (c Change) Changed() bool { return c.Before != c.After }

// change runs one change of a server in a transaction of its own. fn returns
// what was and what is; when they differ, the audit gets a row.
func (s *Store) change(ctx context.Context, by By, what string, fn func(*database.Tx) (before, after string, err error)) (Change, error) {
	var c Change
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		c = Change{Who: by.User, What: what}
		if err := touch(tx, by); err != nil {
			return err
		}
		var err error
		if c.Before, c.After, err = fn(tx); err != nil {
			return err
		}
		return record(tx, by.Server, &c)
	})
	if err != nil {
		return Change{}, problemOr(err, "settings of server %s: %s: %w", by.Server, what, err)
	}
	return c, nil
}

// touch makes sure that a server has its row, and keeps other changes of the
// same server out until the transaction ends.
func touch(tx *database.Tx, by By) error {
	if by.Server == "" {
		return bot.Refuse("This works only in a server.")
	}
	_, err := tx.Exec("INSERT INTO servers (server, left_at, locale) VALUES (?, NULL, ?)"+
		" ON CONFLICT (server) DO UPDATE SET left_at = NULL,"+
		" locale = CASE WHEN excluded.locale = '' THEN servers.locale ELSE excluded.locale END", by.Server, locale(by.Locale))
	return err
}

// record writes the audit row of a change, and drops rows beyond auditRows.
func record(tx *database.Tx, server string, c *Change) error {
	if !c.Changed() {
		return nil
	}
	now, err := tx.Now()
	if err != nil {
		return err
	}
	c.At = time.UnixMilli(now).UTC()
	var num int64
	if err := tx.QueryRow("SELECT coalesce(max(num), 0) + 1 FROM audit WHERE server = ?", []any{server}, &num); err != nil {
		return err
	}
	_, err = tx.Exec("INSERT INTO audit (server, num, at, who, what, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
		server, num, now, c.Who, c.What, c.Before, c.After)
	if err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM audit WHERE server = ? AND num <= ?", server, num-auditRows)
	return err
}

// Audit returns the newest changes of a server, the newest first, at most
// limit.
func (s *Store) Audit(ctx context.Context, server string, limit int) ([]Change, error) {
	rows, err := s.DB.Query(ctx, "SELECT at, who, what, before, after FROM audit WHERE server = ? ORDER BY num DESC LIMIT ?", server, limit)
	if err != nil {
		return nil, fmt.Errorf("audit of server %s: %w", server, err)
	}
	return database.Collect(rows, func(c *Change) error {
		var at int64
		err := rows.Scan(&at, &c.Who, &c.What, &c.Before, &c.After)
		c.At = time.UnixMilli(at).UTC()
		return err
	})
}
