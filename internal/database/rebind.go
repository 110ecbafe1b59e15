package database

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// Rebind turns the ? of a query into the engine's own placeholders. A ?
// inside a quoted literal stays.
func (db *DB) Rebind(query string) string {
	if db.Dialect != Postgres || !strings.Contains(query, "?") {
		return query
	}
	var out strings.Builder
	out.Grow(len(query) + 16)
	quoted, n := false, 0
	for i := range len(query) {
		switch c := query[i]; {
		case c == '\'':
			quoted = !quoted
			out.WriteByte(c)
		case c == '?' && !quoted:
			n++
			out.WriteByte('$')
			out.WriteString(strconv.Itoa(n))
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

// Clock returns the SQL expression of the database's time in milliseconds
// since 1970.
func (db *DB) Clock() string {
	clock := "CAST(unixepoch('subsec') * 1000 AS INTEGER)"
	if db.Dialect == Postgres {
		clock = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint"
	}
	if db.Skew != "" {
		clock = "(" + clock + " + " + db.Skew + ")"
	}
	return clock
}

// Now returns the database's time.
func (db *DB) Now(ctx context.Context) (time.Time, error) {
	var ms int64
	err := db.QueryRow(ctx, "SELECT "+db.Clock(), nil, &ms)
	return time.UnixMilli(ms).UTC(), err
}

// Marks returns n placeholders with commas: "?,?,?".
func Marks(n int) string {
	if n <= 0 {
		return ""
	}
	return strings.Repeat("?,", n-1) + "?"
}

// Rows returns the placeholders of n rows of width columns each:
// "(?,?),(?,?)".
func Rows(n, width int) string {
	if n <= 0 {
		return ""
	}
	row := "(" + Marks(width) + ")"
	return strings.Repeat(row+",", n-1) + row
}
