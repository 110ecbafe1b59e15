package database_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

func TestTenStartersAtOnce(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		var wg sync.WaitGroup
		for range 10 {
			wg.Go(func() {
				db, err := database.Open(context.Background(), place.Address, place.Dir)
				if err != nil {
					t.Error(err)
					return
				}
				defer db.Close()
				if err := bump(db); err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := counter(t, place.Open(t)); n != 10 {
			t.Errorf("ten starters counted to %d", n)
		}
	})
}

func bump(db *database.DB) error {
	return db.Write(context.Background(), func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE counters SET value = value + ? WHERE name = ?", 1, "seq")
		return err
	})
}

func counter(t *testing.T, db *database.DB) (n int) {
	t.Helper()
	if err := db.QueryRow(t.Context(), "SELECT value FROM counters WHERE name = ?", []any{"seq"}, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWritersDoNotDisturbEachOther(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		const writers, each = 4, 25
		var wg sync.WaitGroup
		for range writers {
			db := place.Open(t)
			wg.Go(func() {
				for range each {
					if err := bump(db); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		if n := counter(t, place.Open(t)); n != writers*each {
			t.Errorf("counted to %d, want %d", n, writers*each)
		}
	})
}

func TestWriteIsAllOrNothing(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		db := place.Open(t)
		stop := errors.New("stop")
		err := db.Write(t.Context(), func(tx *database.Tx) error {
			if n, err := tx.Exec("UPDATE counters SET value = 7 WHERE name = 'seq'"); err != nil || n != 1 {
				t.Errorf("changed %d rows, %v", n, err)
			}
			return stop
		})
		if !errors.Is(err, stop) {
			t.Errorf("err = %v, want the function's own", err)
		}
		if n := counter(t, db); n != 0 {
			t.Errorf("counter is %d after a failed transaction", n)
		}
	})
}

func TestReadersCannotWrite(t *testing.T) {
	db := databasetest.Place{Dir: t.TempDir()}.Open(t)
	rows, err := db.Query(t.Context(), "UPDATE counters SET value = 9 WHERE name = 'seq' RETURNING value")
	if err == nil {
		for rows.Next() {
		}
		err = rows.Err()
		rows.Close()
	}
	if err == nil || counter(t, db) != 0 {
		t.Errorf("a read changed the database (%v)", err)
	}
}

func TestNoRowIsToldApart(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		var n int
		err := place.Open(t).QueryRow(t.Context(), "SELECT value FROM counters WHERE name = '?' OR name = ?", []any{"none"}, &n)
		if !errors.Is(err, sql.ErrNoRows) {
			t.Errorf("err = %v, want sql.ErrNoRows", err)
		}
	})
}

func TestClockAgreesWithinTheTransaction(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		err := place.Open(t).Write(t.Context(), func(tx *database.Tx) error {
			now, err := tx.Now()
			if now < 1.7e12 || now > 1e13 {
				t.Errorf("now = %d, which is no time in milliseconds", now)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// write makes a file in dir.
func write(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for _, tt := range []struct {
		name    string
		address string
		prepare func(t *testing.T, dir string) string // returns the directory to open
		is      error
		says    []string
	}{
		{"no database", "", func(t *testing.T, dir string) string {
			write(t, dir, database.FileName, []byte(strings.Repeat("this is a letter, not a database. ", 500)))
			return dir
		}, database.ErrCorrupt, []string{database.FileName, "not a database", "restore"}},
		{"damaged", "", damaged, database.ErrCorrupt, []string{database.FileName, "damaged", "restore"}},
		{"file for a directory", "", func(t *testing.T, dir string) string {
			write(t, dir, "data", nil)
			return filepath.Join(dir, "data")
		}, nil, []string{"data directory", "--data"}},
		{"below a file", "", func(t *testing.T, dir string) string {
			write(t, dir, "data", nil)
			return filepath.Join(dir, "data", "deeper")
		}, nil, []string{"data directory", "not a directory", "--data"}},
		{"directory for the file", "", func(t *testing.T, dir string) string {
			if err := os.Mkdir(filepath.Join(dir, database.FileName), 0o700); err != nil {
				t.Fatal(err)
			}
			return dir
		}, nil, []string{database.FileName, "is a directory"}},
		{"newer schema", "", newer, database.ErrNewer, []string{database.FileName, "schema 9999", "newer program"}},
		{"other engine", "mysql://root:geheim@host/db", nil, nil, []string{"mysql", "postgres://"}},
		{"bad address", "postgres://u:geheim@host:nope/db", nil, nil, []string{"not a valid postgres URL"}},
		{"nobody there", "postgres://u:geheim@127.0.0.1:1/db", nil, database.ErrUnavailable, []string{"127.0.0.1:1", "cannot be reached"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			if tt.prepare != nil {
				dir = tt.prepare(t, dir)
			}
			db, err := database.Open(t.Context(), tt.address, dir)
			if err == nil {
				db.Close()
				t.Fatal("it opened")
			}
			if tt.is != nil && !errors.Is(err, tt.is) {
				t.Errorf("%v is not %v", err, tt.is)
			}
			for _, s := range tt.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not say %q", err, s)
				}
			}
			if all := fmt.Sprintf("%v %+v %#v", err, err, err); strings.Contains(all, "geheim") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q shows a password or has several lines", all)
			}
		})
	}
}

// damaged makes a database and overwrites its inside.
func damaged(t *testing.T, dir string) string {
	db, err := database.Open(t.Context(), "", dir)
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	path := filepath.Join(dir, database.FileName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 100; i < len(b); i++ {
		b[i] = 0xa5
	}
	write(t, dir, database.FileName, b)
	return dir
}

func newer(t *testing.T, dir string) string {
	db, err := database.Open(t.Context(), "", dir)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Write(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, ?)", true)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAFullDiskSaysSoAndLosesNothing(t *testing.T) {
	db := databasetest.Place{Dir: t.TempDir()}.Open(t)
	if err := bump(db); err != nil {
		t.Fatal(err)
	}
	err := db.Write(t.Context(), func(tx *database.Tx) error {
		rows, err := tx.Query("PRAGMA max_page_count = 40") // the engine's own model of a small disk
		if err != nil {
			return err
		}
		return rows.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Write(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("INSERT INTO meta (name, value) VALUES ('big', ?)", strings.Repeat("x", 1<<20))
		return err
	})
	if !errors.Is(err, database.ErrFull) || !strings.Contains(err.Error(), "make room") {
		t.Errorf("err = %v, want %v", err, database.ErrFull)
	}
	if n := counter(t, db); n != 1 {
		t.Errorf("counter is %d, want what was stored before", n)
	}
	if err := bump(db); err != nil {
		t.Errorf("small writes fail too: %v", err)
	}
}

// BenchmarkOpen opens a database that is there, as every command does.
func BenchmarkOpen(b *testing.B) {
	place := databasetest.Place{Dir: b.TempDir()}
	place.Open(b)
	for b.Loop() {
		db, err := database.Open(b.Context(), place.Address, place.Dir)
		if err != nil {
			b.Fatal(err)
		}
		db.Close()
	}
}
