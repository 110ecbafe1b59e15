// Package database opens the one database of the program, SQLite in the data
// directory or PostgreSQL at an address, brings its schema up to date, and
// gives the rooms above it transactions, reads, leases, backups.
//
// Rooms write one SQL text for both engines, with ? for arguments. SQLite is
// opened so that several processes share the file: write-ahead log, one
// writing connection a process, transactions that take the write lock at
// their start and wait for it, a bounded pool of connections that cannot
// write. On PostgreSQL both are one pool. Errors are one line that says what
// was wrong, where, and what to do; none holds a password.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// Errors that callers tell apart with errors.Is.
var (
	// ErrUnavailable says that the engine cannot be reached or is busy beyond
	// patience; trying again later may work.
	ErrUnavailable = errors.New("database unavailable")
	// ErrCorrupt says that the file is damaged or not a database.
	ErrCorrupt = errors.New("database damaged")
	// ErrNewer says that a newer program wrote the schema.
	ErrNewer = errors.New("database of a newer version")
	// ErrFull says that there is no room left to write.
	ErrFull = errors.New("no room left")
)

// Dialect is the engine behind a DB.
type Dialect string

// The engines.
const (
	SQLite   Dialect = "sqlite"
	Postgres Dialect = "postgres"
)

// DB is an open database. Its methods may be called from any goroutine.
type DB struct {
	Dialect Dialect
	// Skew is an SQL expression of milliseconds that Clock adds, "" for none.
	// It is for tests in which the clock jumps; set it before the DB is used.
	Skew string

	name  string // path, or address without secrets: for messages
	write *sql.DB
	read  *sql.DB  // equals write on PostgreSQL
	stmts sync.Map // query → *sql.Stmt on read, SQLite only
}

// Open opens the database that address names: "" or "sqlite" is the file
// marquee.db in dir, which is created when missing; postgres://… is a server.
// Pending migrations are applied, safely also when several processes start at
// once. A database that a Move has not filled to its end is refused.
func Open(ctx context.Context, address, dir string) (*DB, error) {
	db, err := OpenTarget(ctx, address, dir)
	if err != nil {
		return nil, err
	}
	sources, err := db.movesFrom(ctx)
	if err == nil && len(sources) > 0 {
		err = fmt.Errorf("%w: %s is being filled by migrate-store; run that to its end", ErrHalfFilled, db.name)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// OpenTarget opens a database as Open does, also one that a Move has filled in
// part.
func OpenTarget(ctx context.Context, address, dir string) (*DB, error) {
	switch {
	case address == "" || address == string(SQLite):
		return openSQLite(ctx, dir)
	case strings.HasPrefix(address, "postgres://"), strings.HasPrefix(address, "postgresql://"):
		return openPostgres(ctx, address)
	}
	scheme, _, _ := strings.Cut(address, ":")
	if len(scheme) > 20 {
		scheme = "…"
	}
	return nil, fmt.Errorf("database address of kind %q: use sqlite or postgres://user:password@host/name", scheme)
}

// Name says which database this is, for messages: a path or an address
// without its password.
func (db *DB) Name() string { return db.name }

// Close ends all connections; it is safe to call once.
func (db *DB) Close() error {
	err := db.read.Close()
	if db.write != db.read {
		err = errors.Join(err, db.write.Close())
	}
	return err
}

// Ping reports whether the database answers.
func (db *DB) Ping(ctx context.Context) error {
	var one int
	return db.Explain(db.read.QueryRowContext(ctx, "SELECT 1").Scan(&one))
}

// Query runs a SELECT outside any transaction. A connection that was lost
// meanwhile is replaced.
func (db *DB) Query(ctx context.Context, query string, args ...any) (rows *sql.Rows, err error) {
	err = db.reading(ctx, func() error {
		rows, err = db.query(ctx, query, args)
		return err
	})
	return rows, err
}

func (db *DB) query(ctx context.Context, query string, args []any) (*sql.Rows, error) {
	if db.Dialect == Postgres {
		return db.read.QueryContext(ctx, db.Rebind(query), args...)
	}
	stmt, err := db.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// QueryRow runs a SELECT of one row outside any transaction and scans it into
// dest; no row gives sql.ErrNoRows.
func (db *DB) QueryRow(ctx context.Context, query string, args []any, dest ...any) error {
	return db.reading(ctx, func() error {
		rows, err := db.query(ctx, query, args)
		if err != nil {
			return err
		}
		return scanOne(rows, dest)
	})
}

// reading runs a read, and again when the connection was lost: after a while
// a pool holds connections that a restarted server no longer knows.
func (db *DB) reading(ctx context.Context, read func() error) error {
	for i := range readAttempts {
		err := read()
		if err == nil || !isLost(err) || i == readAttempts-1 {
			return db.Explain(err)
		}
		if err := pause(ctx, readPause<<i); err != nil {
			return err
		}
	}
	return nil
}

// prepared returns the statement of a query on the reading pool. A program
// has a bounded number of query texts, so they are kept until Close.
func (db *DB) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if s, ok := db.stmts.Load(query); ok {
		return s.(*sql.Stmt), nil
	}
	stmt, err := db.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if s, loaded := db.stmts.LoadOrStore(query, stmt); loaded {
		stmt.Close()
		return s.(*sql.Stmt), nil
	}
	return stmt, nil
}

func scanOne(rows *sql.Rows, dest []any) error {
	defer rows.Close()
	if !rows.Next() {
		if err := rows.Err(); err != nil {
			return err
		}
		return sql.ErrNoRows
	}
	if err := rows.Scan(dest...); err != nil {
		return err
	}
	return rows.Close()
}
