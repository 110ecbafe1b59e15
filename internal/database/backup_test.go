package database_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

// remember stores a note, recall reads all of them.
func remember(t *testing.T, db *database.DB, name, value string) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("INSERT INTO meta (name, value) VALUES (?, ?)", name, value)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func recall(t *testing.T, db *database.DB) string {
	t.Helper()
	rows, err := db.Query(t.Context(), "SELECT name, value FROM meta WHERE name <> 'identity' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			t.Fatal(err)
		}
		out = append(out, name+"="+value)
	}
	return strings.Join(out, " ")
}

func identity(t *testing.T, db *database.DB) (id string) {
	t.Helper()
	if err := db.QueryRow(t.Context(), "SELECT value FROM meta WHERE name = 'identity'", nil, &id); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestBackupAndRestore(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		db := place.Open(t)
		remember(t, db, "a", "1")
		for i := range 100 { // more than one INSERT's worth
			remember(t, db, fmt.Sprintf("n%03d", i), "Ünïcode ✖")
		}
		want, first := recall(t, db), identity(t, db)
		file := filepath.Join(t.TempDir(), "all.backup")
		if err := db.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		remember(t, db, "b", "later")
		if err := db.Backup(t.Context(), file); err == nil || !strings.Contains(err.Error(), "is there already") {
			t.Errorf("a second backup to the same file: %v", err)
		}
		before, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// The other engine, where there is one, and the same one again.
		targets := []*database.DB{db, databasetest.Place{Dir: t.TempDir()}.Open(t)}
		for _, to := range targets {
			follower := identity(t, to)
			if err := to.Restore(t.Context(), file); err != nil {
				t.Fatal(err)
			}
			if got := recall(t, to); got != want {
				t.Errorf("restored %q, want %q", got, want)
			}
			if id := identity(t, to); id == first || id == follower {
				t.Error("the restored corpus has an old identity")
			}
		}
		after, err := os.ReadFile(file)
		if err != nil || string(after) != string(before) {
			t.Errorf("restoring changed the file (%v)", err)
		}
		left, err := os.ReadDir(filepath.Dir(file))
		if err != nil || len(left) != 1 {
			t.Errorf("%d files beside the backup, %v", len(left)-1, err)
		}
	})
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "letter", []byte(strings.Repeat("Dear reader, ", 1000)))
	write(t, dir, "empty", nil)
	db := databasetest.Place{Dir: t.TempDir()}.Open(t)
	remember(t, db, "kept", "yes")
	whole := filepath.Join(dir, "whole")
	if err := db.Backup(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "cut", b[:len(b)/2])
	for name, says := range map[string]string{
		"letter": "not a database", "empty": "no backup", "missing": "no such file", ".": "no file", "cut": "damaged",
	} {
		path := filepath.Join(dir, name)
		err := db.Restore(t.Context(), path)
		if err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: err = %v, want one line with %q and the path", name, err, says)
		}
		if got := recall(t, db); got != "kept=yes" {
			t.Errorf("%s: the database now holds %q", name, got)
		}
	}
}

func TestBackupWhileOthersWrite(t *testing.T) {
	db := databasetest.Place{Dir: t.TempDir()}.Open(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		for ctx.Err() == nil {
			if err := bump(db); err != nil && !errors.Is(err, context.Canceled) {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for i := range 5 {
		if err := db.Backup(t.Context(), filepath.Join(t.TempDir(), fmt.Sprint(i))); err != nil {
			t.Error(err)
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestTablesNamesAll keeps a new table from being left out of copies.
func TestTablesNamesAll(t *testing.T) {
	db := databasetest.Place{Dir: t.TempDir()}.Open(t)
	rows, err := db.Query(t.Context(), "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'goose_%'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		if name == "moves" { // is about this database alone
			continue
		}
		n++
		if !slices.Contains(database.Tables[:], name) {
			t.Errorf("table %s is missing in Tables", name)
		}
	}
	if n != len(database.Tables) {
		t.Errorf("%d tables in the schema, %d in Tables", n, len(database.Tables))
	}
}
