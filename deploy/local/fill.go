package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"marquee/internal/database"
	"marquee/knowledge/extract"
)

// fill puts articles into the database and lets one bot read them; the others
// get a copy of its data directory, as an operator may give a new bot one.
func (t *topology) fill(ctx context.Context) error {
	if t.articles > 0 {
		from, err := t.corpus(ctx)
		if err != nil {
			return err
		}
		t.say("moving %d articles from %s into PostgreSQL", t.articles, from)
		began := time.Now()
		if err := t.marquee(ctx, nil, "migrate-store", "sqlite:"+from, t.database); err != nil {
			return err
		}
		t.say("moved and compared in %.1f s", time.Since(began).Seconds())
	}
	if err := t.settle(ctx); err != nil {
		return err
	}
	first := t.replicas[0]
	began := time.Now()
	if err := first.start(); err != nil {
		return err
	}
	if err := first.ready(ctx, readyWithin); err != nil {
		return err
	}
	t.say("the first bot is ready after %.1f s", time.Since(began).Seconds())
	if err := first.stop(); err != nil {
		return err
	}
	for _, r := range t.replicas[1:] {
		if err := os.CopyFS(r.data, os.DirFS(first.data)); err != nil {
			return fmt.Errorf("copying a data directory: %w", err)
		}
	}
	return nil
}

// settle makes the database ready for people: it empties the replay store,
// since every stand-in for Discord counts its interactions from the same number
// on; and what older rules have read passes for read by the present ones, so
// that no bot reads the corpus again while speed is measured.
func (t *topology) settle(ctx context.Context) error {
	db, err := database.Open(ctx, t.database, "")
	if err != nil {
		return err
	}
	defer db.Close()
	return db.Write(ctx, func(tx *database.Tx) error {
		for _, table := range []string{"seen", "deferrals"} {
			if _, err := tx.Exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		_, err := tx.Exec("UPDATE articles SET version = ? WHERE version < ?", extract.Version, extract.Version)
		return err
	})
}

// corpus returns a data directory that holds the made up articles in SQLite.
// It is kept in the folder MARQUEE_BENCH, if that is set.
func (t *topology) corpus(ctx context.Context) (string, error) {
	folder := t.bench
	if folder == "" {
		folder = t.folder
	}
	data, err := filepath.Abs(filepath.Join(folder, fmt.Sprintf("conversation-%d", t.articles)))
	if err != nil {
		return "", err
	}
	db, err := database.Open(ctx, "", data)
	if err != nil {
		return "", err
	}
	have, err := db.Count(ctx, "articles")
	if err := db.Close(); err != nil {
		return "", err
	}
	if err != nil || have >= t.articles {
		return data, err
	}
	t.say("making %d articles in %s", t.articles-have, data)
	read, write := io.Pipe()
	go func() {
		encoder := json.NewEncoder(write)
		for n := have; n < t.articles; n++ {
			a := news.Article(n)
			err := encoder.Encode(map[string]any{"id": a.ID, "title": a.Title, "text": a.Text, "outlet": a.Outlet, "url": a.URL,
				"author": a.Author, "published": a.Published.Format(time.RFC3339)})
			if err != nil {
				write.CloseWithError(err)
				return
			}
		}
		write.Close()
	}()
	return data, t.marqueeIn(ctx, "sqlite", data, read, "ingest", "-")
}

// marquee runs one command of the program on the topology's database.
func (t *topology) marquee(ctx context.Context, in io.Reader, args ...string) error {
	return t.marqueeIn(ctx, t.database, filepath.Join(t.folder, "tools"), in, args...)
}

// marqueeIn runs one command of the program to its end.
func (t *topology) marqueeIn(ctx context.Context, address, data string, in io.Reader, args ...string) error {
	c := exec.CommandContext(ctx, t.binary, args...)
	c.Dir, c.Stdin = t.folder, in
	c.Env = append(os.Environ(), "MARQUEE_DATA="+data, "DATABASE_URL="+address)
	if address == "sqlite" {
		c.Env = append(c.Env, "OPENSEARCH_URLS=")
	}
	says, err := c.CombinedOutput()
	if err != nil {
		return fmt.Errorf("marquee %s: %w: %s", args[0], err, says)
	}
	return nil
}
