package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"marquee/internal/database"
)

type migrateStoreCmd struct {
	From    string `arg:"" help:"Where everything is: sqlite (in the data directory), sqlite:FOLDER or postgres://…"`
	To      string `arg:"" help:"Where it goes: the same kinds of addresses."`
	Replace bool   `help:"Replace what the target holds."`
	Check   bool   `help:"Move nothing; compare the two by counts and hashes."`
}

// run moves everything from one database to another, or compares the two. A
// move that was cut short goes on when it is run again.
func (c *migrateStoreCmd) run(ctx context.Context, p *program) error {
	if c.From == c.To {
		return usageError{"FROM and TO name the same database"}
	}
	open := database.OpenTarget
	if c.Check {
		open = database.Open
	}
	from, err := c.open(ctx, p, c.From, database.Open)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := c.open(ctx, p, c.To, open)
	if err != nil {
		return err
	}
	defer to.Close()
	if from.Name() == to.Name() {
		return usageError{"FROM and TO name the same database"}
	}
	if c.Check {
		return c.compare(ctx, p, from, to)
	}
	return c.move(ctx, p, from, to)
}

// open opens one of the two databases by an address that may name another
// folder than the data directory.
func (c *migrateStoreCmd) open(ctx context.Context, p *program, address string, open func(_ context.Context, address, dir string) (*database.DB, error)) (*database.DB, error) {
	dir := p.cfg.Data
	if folder, ok := strings.CutPrefix(address, "sqlite:"); ok && folder != "" {
		address, dir = "sqlite", folder
	}
	return open(ctx, address, dir)
}

func (c *migrateStoreCmd) move(ctx context.Context, p *program, from, to *database.DB) error {
	if task, err := from.Busy(ctx); err == nil && task != "" {
		fmt.Fprintf(p.errs, "marquee: a running bot holds the task %q in %s; what it changes from now on is not moved\n", task, from.Name())
	}
	bars := map[string]*progress{}
	m := &database.Move{From: from, To: to, Replace: c.Replace, Progress: func(step string, done, total int) {
		if bars[step] == nil {
			for _, bar := range bars {
				bar.done()
			}
			bars[step] = p.progress(step, int64(total))
		}
		bars[step].at(done)
	}}
	moved, err := m.Run(ctx)
	for _, bar := range bars {
		bar.done()
	}
	if err != nil {
		return err
	}
	words := fmt.Sprintf("%s and all settings are in %s, the same by count and hash of %d tables",
		count(moved.Tables["articles"].Rows, "article", "articles"), to.Name(), len(moved.Tables))
	if len(moved.Again) > 0 {
		words += "; copied twice, because they had come out differently: " + strings.Join(moved.Again, ", ")
	}
	return p.done(moved, words+"; set DATABASE_URL to it")
}

func (c *migrateStoreCmd) compare(ctx context.Context, p *program, from, to *database.DB) error {
	total, err := from.Count(ctx, database.Tables[:]...)
	if err != nil {
		return err
	}
	bar := p.progress("comparing", int64(total))
	sums, err := database.Compare(ctx, from, to, bar.at)
	bar.done()
	if errors.Is(err, database.ErrDiffers) {
		return fmt.Errorf("%s and %s: %w", from.Name(), to.Name(), err)
	}
	if err != nil {
		return err
	}
	rows := 0
	for _, s := range sums {
		rows += s.Rows
	}
	return p.done(map[string]any{"same": true, "tables": sums}, fmt.Sprintf("both hold the same: %s in %d tables, by count and hash", count(rows, "row", "rows"), len(sums)))
}
