package database

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Tables are all tables of the schema, in an order in which they can be
// filled.
var Tables = [...]string{"meta", "counters", "files", "articles", "film_articles", "person_articles", "films",
	"leases", "servers", "settings", "channels", "audit", "subscriptions", "follows", "followers", "feeds",
	"deliveries", "digests", "troubles", "seen", "turns", "items", "story_articles", "welcomed", "copies", "deferrals",
}

// copyRows is how many rows one INSERT of Copy writes.
const copyRows = 32

// Copy replaces everything in one database by what another holds, of either
// engine, and checks that every table has as many rows as before. The target
// changes in one transaction; the source is read in one too, so that it is
// one moment's state.
func Copy(ctx context.Context, from, to *DB) error {
	source, err := from.read.BeginTx(ctx, from.snapshot())
	if err != nil {
		return from.Explain(err)
	}
	defer source.Rollback()
	return to.Write(ctx, func(tx *Tx) error {
		shift, err := shiftFor(ctx, source, tx)
		if err != nil {
			return from.Explain(err)
		}
		for i := len(Tables) - 1; i >= 0; i-- {
			if _, err := tx.Exec("DELETE FROM " + Tables[i]); err != nil {
				return err
			}
		}
		for _, table := range Tables {
			if err := copyTable(ctx, source, tx, table, shift); err != nil {
				return fmt.Errorf("table %s: %w", table, from.Explain(err))
			}
		}
		return newIdentity(tx)
	})
}

// snapshot are the options of a transaction that sees one moment.
func (db *DB) snapshot() *sql.TxOptions {
	if db.Dialect == Postgres {
		return &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	}
	return nil // SQLite's always do
}

// shiftFor returns what is to be added to every place in the corpus's order:
// nothing in an empty target; else so much that all of it comes after what
// was there. So a reader of the old corpus that asks for what is new since
// its cursor is given everything.
func shiftFor(ctx context.Context, source *sql.Tx, tx *Tx) (int64, error) {
	const latest = "SELECT value FROM counters WHERE name = 'seq'"
	var old, fresh int64
	if err := tx.QueryRow(latest, nil, &old); err != nil || old == 0 {
		return 0, err
	}
	if err := source.QueryRowContext(ctx, latest).Scan(&fresh); err != nil {
		return 0, err
	}
	return max(old, fresh), nil
}

// shiftRow adds shift to the places in the corpus's order that a row holds.
func shiftRow(table string, columns []string, row []any, shift int64) {
	for i, name := range columns {
		place := table == "articles" && name == "seq" ||
			table == "counters" && name == "value" && (row[0] == "seq" || row[0] == "newsroom")
		if n, ok := row[i].(int64); ok && place {
			row[i] = n + shift
		}
	}
}

func copyTable(ctx context.Context, source *sql.Tx, tx *Tx, table string, shift int64) error {
	rows, err := source.QueryContext(ctx, "SELECT * FROM "+table)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	head := "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES "
	into := make([]any, len(columns))
	var pending []any
	count := 0
	flush := func() error {
		n := len(pending) / len(columns)
		if n == 0 {
			return nil
		}
		written, err := tx.Exec(head+Rows(n, len(columns)), pending...)
		if err == nil && written != int64(n) {
			err = fmt.Errorf("wrote %d of %d rows", written, n)
		}
		count += n
		pending = pending[:0]
		return err
	}
	for rows.Next() {
		start := len(pending)
		pending = append(pending, make([]any, len(columns))...)
		row := pending[start:]
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		shiftRow(table, columns, row, shift)
		if len(pending) == copyRows*len(columns) {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if err := flush(); err != nil {
		return err
	}
	var have int
	if err := tx.QueryRow("SELECT count(*) FROM "+table, nil, &have); err != nil {
		return err
	}
	if have != count {
		return fmt.Errorf("holds %d rows after copying %d", have, count)
	}
	return nil
}

// Count returns how many rows some tables have in all.
func (db *DB) Count(ctx context.Context, tables ...string) (int, error) {
	total := 0
	for _, table := range tables {
		var n int
		if err := db.QueryRow(ctx, "SELECT count(*) FROM "+table, nil, &n); err != nil {
			return 0, err
		}
		total += n
	}
	return total, nil
}
