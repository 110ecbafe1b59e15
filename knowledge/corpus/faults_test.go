package corpus_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
	"marquee/knowledge"
	"marquee/knowledge/corpus"
)

func TestBackupCarriesTheCorpus(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		for n := range 10 {
			put(t, c, crashBatchOf(n)...)
		}
		want := contentOf(t, c)
		file := filepath.Join(t.TempDir(), "all.backup")
		if err := c.DB.Backup(t.Context(), file); err != nil {
			t.Fatal(err)
		}
		put(t, c, crashBatchOf(11)...)
		cursor, err := c.Latest(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for name, to := range map[string]*corpus.Corpus{"here": c, "elsewhere": open(t, databasetest.Place{Dir: t.TempDir()})} {
			if err := to.DB.Restore(t.Context(), file); err != nil {
				t.Fatal(err)
			}
			if got := contentOf(t, to); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %d entries, want %d, or they differ", name, len(got.Entries), len(want.Entries))
			}
			checkIndexes(t, to)
			if n := len(all(t, to, cursor)); to == c && n != len(want.Entries) {
				t.Errorf("a reader of the old corpus is given %d of %d entries", n, len(want.Entries))
			}
			if r := put(t, to, crashBatchOf(12)...); r.Added == 0 {
				t.Errorf("%s: nothing can be added: %+v", name, r)
			}
		}
	})
}

func TestCopyToAnotherEngine(t *testing.T) {
	from, to := open(t, databasetest.Place{Dir: t.TempDir()}), open(t, databasetest.Postgres(t))
	for n := range 10 {
		put(t, from, crashBatchOf(n)...)
	}
	if err := database.Copy(t.Context(), from.DB, to.DB); err != nil {
		t.Fatal(err)
	}
	if a, b := contentOf(t, from), contentOf(t, to); !reflect.DeepEqual(a, b) {
		t.Errorf("%d entries became %d", len(a.Entries), len(b.Entries))
	}
	checkIndexes(t, to)
}

func TestAFullDiskStoresWholeBatchesAlone(t *testing.T) {
	c := open(t, databasetest.Place{Dir: t.TempDir()})
	err := c.DB.Write(t.Context(), func(tx *database.Tx) error {
		rows, err := tx.Query("PRAGMA max_page_count = 300") // the engine's own model of a small disk
		if err != nil {
			return err
		}
		return rows.Close()
	})
	if err != nil {
		t.Fatal(err)
	}
	stored := 0
	for n := 0; err == nil; n++ {
		var r corpus.Report
		if r, err = c.Put(t.Context(), crashBatchOf(n)...); err == nil {
			stored += r.Added
		}
		if n > 1000 {
			t.Fatal("the disk is never full")
		}
	}
	if !errors.Is(err, database.ErrFull) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "make room") {
		t.Errorf("err = %v, want one line about a full disk", err)
	}
	if n, err := c.Count(t.Context()); n != stored || stored == 0 || err != nil {
		t.Errorf("%d articles are there, %d were reported, %v", n, stored, err)
	}
	checkIndexes(t, c)
}

func TestADamagedFileSaysSo(t *testing.T) {
	place := databasetest.Place{Dir: t.TempDir()}
	c := open(t, place)
	for n := range 10 {
		put(t, c, crashBatchOf(n)...)
	}
	if err := c.DB.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(place.Dir, database.FileName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096 * 4; i < len(b); i++ { // the schema stays, the rows do not
		b[i] ^= 0x5a
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := database.Open(t.Context(), "", place.Dir)
	if err == nil {
		defer db.Close()
		c := &corpus.Corpus{DB: db, Extract: extract, Version: 1}
		for _, e := range c.After(t.Context(), 0) {
			err = errors.Join(err, e)
		}
	}
	if !errors.Is(err, database.ErrCorrupt) || !strings.Contains(err.Error(), "restore") || strings.Contains(err.Error(), "\n") {
		t.Errorf("err = %v, want one line about damage", err)
	}
}

func TestStoredFactsThatAreDamagedCostOnlyThemselves(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		put(t, c, knowledge.Article{ID: "a", Text: "[Dune* 80% by Ann Bee]."}, knowledge.Article{ID: "b", Text: "[Dune*]!"})
		err := c.DB.Write(t.Context(), func(tx *database.Tx) error {
			_, err := tx.Exec("UPDATE articles SET facts = ? WHERE id = 'a'", []byte{1, 200, 7, 7})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.About(t.Context(), "dune", 0)
		if err != nil || len(got) != 2 {
			t.Fatalf("%d entries, %v", len(got), err)
		}
		put(t, c, knowledge.Article{ID: "a", Text: "[Jaws*] now."})
		if got, err := c.About(t.Context(), "jaws", 0); err != nil || ids(got) != "a" {
			t.Errorf("after a change: %s, %v", ids(got), err)
		}
		if got, err := c.About(t.Context(), "dune", 0); err != nil || ids(got) != "b" {
			t.Errorf("about what it no longer names: %s, %v", ids(got), err)
		}
	})
}
