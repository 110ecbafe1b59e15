package database

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations
var migrations embed.FS

// migrate brings the schema up to date. On PostgreSQL an advisory lock lets
// one process at a time do it. On SQLite each step takes the write lock;
// whoever comes second finds the step done, so it looks again and goes on.
func (db *DB) migrate(ctx context.Context) error {
	const attempts = 20
	var err error
	for i := range attempts {
		if err = db.migrateOnce(ctx); err == nil || errors.Is(err, ErrNewer) ||
			errors.Is(err, ErrCorrupt) || errors.Is(err, ErrFull) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(i+1) * 10 * time.Millisecond):
		}
	}
	return err
}

func (db *DB) migrateOnce(ctx context.Context) error {
	provider, err := db.migrator()
	if err != nil {
		return err
	}
	have, want, err := provider.GetVersions(ctx)
	if err != nil {
		return db.Explain(err)
	}
	if have > want {
		return fmt.Errorf("%w: %s has schema %d, this program knows up to %d: start the newer program or restore an older backup",
			ErrNewer, db.name, have, want)
	}
	if have == want {
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return db.Explain(fmt.Errorf("bringing the schema from %d to %d: %w", have, want, err))
	}
	return nil
}

func (db *DB) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations/"+string(db.Dialect))
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger())}
	dialect := goose.DialectSQLite3
	if db.Dialect == Postgres {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
		if err != nil {
			return nil, err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	return goose.NewProvider(dialect, db.write, files, options...)
}
