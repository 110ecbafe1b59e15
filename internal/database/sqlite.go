package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// FileName is the name of the SQLite file in the data directory.
const FileName = "marquee.db"

// sqlitePragmas are set on every connection. busy_timeout stands before
// journal_mode, because switching the mode may have to wait too. synchronous
// FULL keeps confirmed transactions through a loss of power.
var sqlitePragmas = []string{
	"busy_timeout(20000)",
	"journal_mode(WAL)",
	"synchronous(FULL)",
	"foreign_keys(1)",
	"journal_size_limit(67108864)",
	"temp_store(MEMORY)",
	"cache_size(-16000)",
}

func openSQLite(ctx context.Context, dir string) (*DB, error) {
	path := filepath.Join(dir, FileName)
	db := &DB{Dialect: SQLite, name: path}
	if err := checkDir(dir); err != nil {
		return nil, err
	}
	var err error
	if db.write, err = sql.Open("sqlite", dataSource(path, "_txlock=immediate")); err != nil {
		return nil, db.Explain(err)
	}
	db.write.SetMaxOpenConns(1)
	if db.read, err = sql.Open("sqlite", dataSource(path, "_pragma=query_only(1)")); err != nil {
		db.write.Close()
		return nil, db.Explain(err)
	}
	readers := max(4, 2*runtime.GOMAXPROCS(0))
	db.read.SetMaxOpenConns(readers)
	db.read.SetMaxIdleConns(readers)
	if err := db.migrate(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// dataSource returns the driver's name of a database file.
func dataSource(path string, options ...string) string {
	for _, p := range sqlitePragmas {
		options = append(options, "_pragma="+p)
	}
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + strings.Join(options, "&")
}

// checkDir creates the data directory and makes sure that files can be
// written there, since the driver's own complaint names neither.
func checkDir(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("data directory %s: %w; choose another with --data", dir, bare(err))
	}
	path := filepath.Join(dir, FileName)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("database %s: is a directory; move it away", path)
	}
	probe, err := os.CreateTemp(dir, ".probe-*")
	if err != nil {
		return fmt.Errorf("data directory %s: cannot write there: %w; choose another with --data or change its owner", dir, bare(err))
	}
	probe.Close()
	return os.Remove(probe.Name())
}

// bare strips operation and path from a file error, which the message has
// already.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
