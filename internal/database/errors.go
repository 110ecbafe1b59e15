package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// code is what an engine's error number means to us.
type code struct {
	kind  error  // one of the package's errors, or nil
	says  string // what to tell, and what to do; "" keeps the engine's words
	retry bool   // the same transaction may succeed now
}

// sqliteCodes holds SQLite's primary result codes that need other words.
var sqliteCodes = map[int]code{
	sqlite3.SQLITE_BUSY:     {ErrUnavailable, "another process holds it for too long; try again", true},
	sqlite3.SQLITE_LOCKED:   {ErrUnavailable, "another process holds it for too long; try again", true},
	sqlite3.SQLITE_FULL:     {ErrFull, "the disk is full; make room and run it again, nothing confirmed is lost", false},
	sqlite3.SQLITE_CORRUPT:  {ErrCorrupt, "the file is damaged; restore a backup with 'marquee restore FILE', or move it away and ingest again", false},
	sqlite3.SQLITE_NOTADB:   {ErrCorrupt, "the file is not a database; restore a backup with 'marquee restore FILE', or move it away and ingest again", false},
	sqlite3.SQLITE_READONLY: {nil, "cannot be written; change its owner or permissions, or choose another directory with --data", false},
	sqlite3.SQLITE_CANTOPEN: {nil, "cannot be opened; check that the directory exists and that you may write there", false},
	sqlite3.SQLITE_IOERR:    {ErrUnavailable, "reading or writing failed; check the disk", false},
	sqlite3.SQLITE_PERM:     {nil, "access refused; change its owner or permissions", false},
}

// postgresCodes holds SQLSTATE codes, or their two-character classes.
var postgresCodes = map[string]code{
	"40001": {ErrUnavailable, "", true},
	"40P01": {ErrUnavailable, "", true},
	"53100": {ErrFull, "the server's disk is full", false},
	"53":    {ErrUnavailable, "the server is out of resources", false},
	"57":    {ErrUnavailable, "the server is shutting down or starting", false},
	"08":    {ErrUnavailable, "the connection was lost", false},
	"28":    {nil, "the server refused user or password; check DATABASE_URL", false},
	"3D":    {nil, "there is no such database on the server; create it with createdb", false},
	"XX":    {ErrCorrupt, "the server reports damage", false},
}

func codeOf(err error) code {
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		return sqliteCodes[lite.Code()&0xff]
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		if c, ok := postgresCodes[pg.Code]; ok {
			return c
		}
		if len(pg.Code) >= 2 {
			return postgresCodes[pg.Code[:2]]
		}
	}
	return code{}
}

// Explain gives an engine's error the database's name and our words. Errors
// that are not the engine's pass unchanged.
func (db *DB) Explain(err error) error {
	var named *namedError
	if err == nil || errors.As(err, &named) || errors.Is(err, sql.ErrNoRows) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var lite *sqlite.Error
	var pg *pgconn.PgError
	switch c := codeOf(err); {
	case c.says != "":
		return &namedError{db.name, c.says, c.kind, nil}
	case c.kind != nil:
		return &namedError{db.name, "", c.kind, err}
	case isLost(err):
		return &namedError{db.name, "the server cannot be reached; check that it runs and DATABASE_URL", ErrUnavailable, nil}
	case errors.As(err, &lite), errors.As(err, &pg):
		return &namedError{db.name, "", nil, err}
	}
	return err
}

// isLost reports whether the server's connection was lost, or none was to be
// had. SQLite's never is.
func isLost(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == "57P01" || pg.Code == "57P02" || pg.Code == "57P03" || strings.HasPrefix(pg.Code, "08")
	}
	var connect *pgconn.ConnectError
	var network net.Error
	return errors.As(err, &connect) || errors.As(err, &network) || errors.Is(err, driver.ErrBadConn) ||
		errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, pgconn.ErrConnClosed)
}

// namedError is an engine's error in our words.
type namedError struct {
	name, says string
	kind, err  error
}

func (e *namedError) Error() string {
	if e.says != "" {
		return fmt.Sprintf("database %s: %s", e.name, e.says)
	}
	return fmt.Sprintf("database %s: %v", e.name, e.err)
}

func (e *namedError) Unwrap() []error {
	var out []error
	for _, err := range []error{e.kind, e.err} {
		if err != nil {
			out = append(out, err)
		}
	}
	return out
}
