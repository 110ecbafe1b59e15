package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// PutFile keeps data under a name, in place of what was there. It is for
// things of megabytes that belong with the rest of the data but are no rows,
// such as a list of known titles.
func (db *DB) PutFile(ctx context.Context, name string, data []byte) error {
	err := db.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO files (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data", name, data)
		return err
	})
	if err != nil {
		return fmt.Errorf("keep file %s in %s: %w", name, db.Name(), err)
	}
	return nil
}

// File returns what PutFile kept, or nil when nothing is there.
func (db *DB) File(ctx context.Context, name string) ([]byte, error) {
	var data []byte
	err := db.QueryRow(ctx, "SELECT data FROM files WHERE name = ?", []any{name}, &data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read file %s from %s: %w", name, db.Name(), err)
	}
	return data, nil
}

// FileOnce returns what is kept under a name; when nothing is, it keeps what
// fresh makes. Of several processes that ask at once all get the same.
func (db *DB) FileOnce(ctx context.Context, name string, fresh func() []byte) ([]byte, error) {
	if data, err := db.File(ctx, name); err != nil || data != nil {
		return data, err
	}
	err := db.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO files (name, data) VALUES (?, ?) ON CONFLICT (name) DO NOTHING", name, fresh())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("keep file %s in %s: %w", name, db.Name(), err)
	}
	return db.File(ctx, name)
}
