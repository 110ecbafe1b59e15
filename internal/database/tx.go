package database

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Patience for other writers, beyond the driver's own waiting.
const (
	writePatience = time.Minute
	writePause    = 20 * time.Millisecond
)

// A read is tried so often, with a pause that doubles: 1.5 s in all.
const (
	readAttempts = 5
	readPause    = 100 * time.Millisecond
)

// Tx is a transaction. It belongs to the function that Write calls and must
// not be used from several goroutines.
type Tx struct {
	db    *DB
	tx    *sql.Tx
	ctx   context.Context
	stmts map[string]*sql.Stmt
}

// Write runs fn in one transaction: committed when fn returns nil, undone
// when it returns an error. On SQLite the write lock is held from the start.
// When another process is in the way, PostgreSQL asks to try again or the
// connection was lost before the commit, fn is run again, so it must not keep
// what it saw the first time.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	deadline := time.Now().Add(writePatience)
	for {
		err := db.writeOnce(ctx, fn)
		if err == nil {
			return nil
		}
		if !again(err) || time.Now().After(deadline) {
			return db.Explain(err)
		}
		if err := pause(ctx, writePause); err != nil {
			return err
		}
	}
}

// pause waits, unless ctx ends before.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// unsureError is a connection lost while committing: nobody knows whether the
// transaction holds, so it is not run again.
type unsureError struct{ error }

func (e unsureError) Unwrap() error { return e.error }

func (db *DB) writeOnce(ctx context.Context, fn func(*Tx) error) error {
	inner, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer inner.Rollback() // after Commit it does nothing
	tx := &Tx{db: db, tx: inner, ctx: ctx, stmts: map[string]*sql.Stmt{}}
	defer tx.close()
	if err := fn(tx); err != nil {
		return err
	}
	err = inner.Commit()
	if isLost(err) {
		return unsureError{err}
	}
	return err
}

// Exec runs a statement and returns how many rows it changed.
func (tx *Tx) Exec(query string, args ...any) (int64, error) {
	var res sql.Result
	stmt, err := tx.prepared(query)
	if err != nil {
		return 0, err
	}
	if stmt != nil {
		res, err = stmt.ExecContext(tx.ctx, args...)
	} else {
		res, err = tx.tx.ExecContext(tx.ctx, tx.db.Rebind(query), args...)
	}
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Query runs a SELECT, or a statement with RETURNING.
func (tx *Tx) Query(query string, args ...any) (*sql.Rows, error) {
	stmt, err := tx.prepared(query)
	if err != nil {
		return nil, err
	}
	if stmt != nil {
		return stmt.QueryContext(tx.ctx, args...)
	}
	return tx.tx.QueryContext(tx.ctx, tx.db.Rebind(query), args...)
}

// QueryRow scans the one row of a query into dest; none gives sql.ErrNoRows.
func (tx *Tx) QueryRow(query string, args []any, dest ...any) error {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return err
	}
	return scanOne(rows, dest)
}

// Now returns the database's clock, the only one that several processes
// share, in milliseconds since 1970.
func (tx *Tx) Now() (int64, error) {
	var ms int64
	err := tx.QueryRow("SELECT "+tx.db.Clock(), nil, &ms)
	return ms, err
}

// Dialect tells the engine, for the few statements that must differ.
func (tx *Tx) Dialect() Dialect { return tx.db.Dialect }

// prepared returns the transaction's statement of a query, nil on PostgreSQL,
// whose driver keeps its own.
func (tx *Tx) prepared(query string) (*sql.Stmt, error) {
	if tx.db.Dialect == Postgres {
		return nil, nil
	}
	if s, ok := tx.stmts[query]; ok {
		return s, nil
	}
	s, err := tx.tx.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, err
	}
	tx.stmts[query] = s
	return s, nil
}

func (tx *Tx) close() {
	for _, s := range tx.stmts {
		s.Close()
	}
}

// again reports whether a failed transaction may succeed when run once more.
func again(err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var unsure unsureError
	if errors.As(err, &unsure) {
		return false
	}
	return codeOf(err).retry || isLost(err)
}
