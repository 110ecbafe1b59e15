package database

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Backup writes everything to one new file at path, a SQLite database
// whatever the engine, while others go on reading and writing. The file
// appears whole or not at all; one that is already there is refused.
func (db *DB) Backup(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("backup %s: is there already; name another file", path)
	}
	dir, err := os.MkdirTemp(filepath.Dir(path), ".backup-*")
	if err != nil {
		return fmt.Errorf("backup %s: cannot write there: %w; name another file", path, bare(err))
	}
	defer os.RemoveAll(dir)
	if err := db.backupInto(ctx, dir); err != nil {
		return fmt.Errorf("backup %s: %w", path, err)
	}
	whole := filepath.Join(dir, FileName)
	if err := syncFile(whole); err != nil {
		return fmt.Errorf("backup %s: %w", path, bare(err))
	}
	if err := os.Rename(whole, path); err != nil {
		return fmt.Errorf("backup %s: %w", path, bare(err))
	}
	return nil
}

// backupInto makes a whole database file in dir.
func (db *DB) backupInto(ctx context.Context, dir string) error {
	if db.Dialect == SQLite {
		return db.vacuumInto(ctx, filepath.Join(dir, FileName))
	}
	to, err := openSQLite(ctx, dir)
	if err != nil {
		return err
	}
	err = Copy(ctx, db, to)
	if err == nil {
		_, err = to.write.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
		err = to.Explain(err)
	}
	return errors.Join(err, to.Close())
}

// vacuumInto writes a consistent, compact copy over a connection of its own,
// which reads alone.
func (db *DB) vacuumInto(ctx context.Context, path string) error {
	conn, err := sql.Open("sqlite", dataSource(db.name))
	if err != nil {
		return db.Explain(err)
	}
	defer conn.Close()
	_, err = conn.ExecContext(ctx, "VACUUM INTO ?", path)
	return db.Explain(err)
}

// Restore replaces everything in db by what the backup at path holds, in one
// transaction: others see the old state or the new one. The file itself is not
// changed; a backup of an older version is brought up to date first. The
// corpus has a new identity afterwards, so that indexes are built anew.
func (db *DB) Restore(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("backup %s: %w", path, bare(err))
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("backup %s: is no file", path)
	}
	dir, err := os.MkdirTemp("", "marquee-restore-*")
	if err != nil {
		return fmt.Errorf("backup %s: no room for a working copy: %w", path, bare(err))
	}
	defer os.RemoveAll(dir)
	if err := copyFile(path, filepath.Join(dir, FileName)); err != nil {
		return fmt.Errorf("backup %s: %w", path, bare(err))
	}
	from, err := openBackup(ctx, dir, path)
	if err != nil {
		return fmt.Errorf("backup %s: %w", path, err)
	}
	defer from.Close()
	if err := Copy(ctx, from, db); err != nil {
		return fmt.Errorf("backup %s: %w", path, err)
	}
	return nil
}

// openBackup opens a working copy of a backup, under the backup's name, and
// makes sure that it is one, and whole.
func openBackup(ctx context.Context, dir, name string) (*DB, error) {
	check, err := sql.Open("sqlite", dataSource(filepath.Join(dir, FileName)))
	if err != nil {
		return nil, err
	}
	defer check.Close()
	named := &DB{Dialect: SQLite, name: name}
	var says string
	if err := check.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&says); err != nil {
		return nil, named.Explain(err)
	}
	if says != "ok" {
		return nil, fmt.Errorf("%w: %s", ErrCorrupt, strings.ReplaceAll(says, "\n", " "))
	}
	var tables int
	err = check.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name IN ('goose_db_version', 'articles')").Scan(&tables)
	if err != nil {
		return nil, named.Explain(err)
	}
	if tables != 2 {
		return nil, errors.New("is no backup of this program")
	}
	from, err := openSQLite(ctx, dir)
	if err != nil {
		return nil, err
	}
	from.name = name
	return from, nil
}

// newIdentity gives the corpus another name.
func newIdentity(tx *Tx) error {
	_, err := tx.Exec("UPDATE meta SET value = ? WHERE name = 'identity'", strings.ToLower(rand.Text()))
	return err
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = out.ReadFrom(in)
	return errors.Join(err, out.Close())
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
