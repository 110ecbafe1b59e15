package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Bounds of one step of a move: one transaction of the target.
const (
	stepRows  = 2000
	stepBytes = 8 << 20
	mostMarks = 8000 // arguments of one INSERT
)

// keys are the primary keys of all tables: what a move goes along.
var keys = map[string][]string{
	"meta": {"name"}, "counters": {"name"}, "files": {"name"}, "articles": {"num"},
	"film_articles": {"film_key", "other", "age", "num"}, "person_articles": {"name_key", "age", "num"},
	"films": {"film_key", "year", "title"}, "leases": {"name"}, "servers": {"server"}, "settings": {"server", "name"},
	"channels": {"server", "list", "channel"}, "audit": {"server", "num"}, "subscriptions": {"id"},
	"follows": {"person", "kind", "name_key"}, "followers": {"person"}, "feeds": {"url"}, "deliveries": {"channel", "story"},
	"digests": {"channel", "story"}, "troubles": {"channel"}, "seen": {"id"}, "turns": {"name"}, "items": {"num"},
	"story_articles": {"article"}, "welcomed": {"subscription"}, "copies": {"article", "outlet"}, "deferrals": {"id"},
}

// ownTables are those that a database has rows in before anything was put
// there, or that hold nothing which anybody would miss.
var ownTables = []string{"meta", "counters", "leases", "seen", "turns", "deferrals"}

// step is the part of a table that one transaction of the target takes.
type step struct {
	move   *Move
	table  string
	after  string // the key of the last row that is in the target; see markOf
	copied int    // rows in the target
	last   bool   // nothing is left after this step

	values []any
	end    string // the key of the step's last row
	wrote  int    // rows of the step
}

// fill takes rows until the step is large enough or none is left.
func (s *step) fill(rows *sql.Rows) error {
	columns := s.move.columns[s.table]
	s.values, s.end, s.wrote = s.values[:0], s.after, 0
	size := 0
	var row []any
	for s.wrote < stepRows && size < stepBytes {
		if !rows.Next() {
			s.last = true
			break
		}
		var err error
		if row, err = scanRow(rows, len(columns)); err != nil {
			return s.move.From.Explain(err)
		}
		s.values = append(s.values, row...)
		s.wrote++
		size += sizeOf(row)
	}
	if err := rows.Err(); err != nil {
		return s.move.From.Explain(err)
	}
	if row == nil {
		return nil
	}
	s.end = markOf(s.table, columns, row)
	return nil
}

// markOf writes a row's key as text: numbers, and quoted strings whatever
// bytes they hold, with spaces between.
func markOf(table string, columns []string, row []any) string {
	var parts []string
	for _, name := range keys[table] {
		switch v := row[slices.Index(columns, name)].(type) {
		case int64:
			parts = append(parts, strconv.FormatInt(v, 10))
		case string:
			parts = append(parts, strconv.Quote(v))
		}
	}
	return strings.Join(parts, " ")
}

// errMark says that a mark was not written by markOf.
var errMark = errors.New("the mark of how far the move has come cannot be read: add --replace to start over")

// readMark reads the key that markOf wrote.
func readMark(table, mark string) (key []any, err error) {
	for mark != "" {
		part, err := strconv.QuotedPrefix(mark)
		if err == nil {
			text, err := strconv.Unquote(part)
			if err != nil {
				return nil, errMark
			}
			key = append(key, text)
		} else {
			part, _, _ = strings.Cut(mark, " ")
			number, err := strconv.ParseInt(part, 10, 64)
			if err != nil {
				return nil, errMark
			}
			key = append(key, number)
		}
		mark = strings.TrimPrefix(mark[len(part):], " ")
	}
	if len(key) != len(keys[table]) {
		return nil, errMark
	}
	return key, nil
}

// sizeOf estimates the bytes of a row.
func sizeOf(row []any) int {
	size := 8 * len(row)
	for _, v := range row {
		switch v := v.(type) {
		case string:
			size += len(v)
		case []byte:
			size += len(v)
		}
	}
	return size
}

// write puts the step into the target, with the mark of how far it reaches.
func (s *step) write(ctx context.Context) error {
	columns := s.move.columns[s.table]
	head := "INSERT INTO " + s.table + " (" + strings.Join(columns, ", ") + ") VALUES "
	complete := 0
	if s.last {
		complete = 1
	}
	err := s.move.To.Write(ctx, func(tx *Tx) error {
		// The mark first: of two that fill the same table the second finds it changed.
		n, err := tx.Exec("UPDATE moves SET after_key = ?, copied = ?, complete = ? WHERE name = ? AND after_key = ? AND copied = ? AND complete = 0",
			s.end, s.copied+s.wrote, complete, s.table, s.after, s.copied)
		if err != nil {
			return err
		}
		if n != 1 {
			return fmt.Errorf("another migrate-store fills %s", s.move.To.name)
		}
		for part := range slices.Chunk(s.values, mostMarks/len(columns)*len(columns)) {
			if _, err := tx.Exec(head+Rows(len(part)/len(columns), len(columns)), part...); err != nil {
				return err
			}
		}
		return nil
	})
	s.after, s.copied = s.end, s.copied+s.wrote
	return err
}
