package main

import (
	"context"
	"fmt"

	"marquee/internal/database"
)

type migrateStoreCmd struct {
	From    string `arg:"" help:"Where everything is: sqlite (in the data directory) or postgres://…"`
	To      string `arg:"" help:"Where it goes: sqlite or postgres://…"`
	Replace bool   `help:"Replace what the target holds."`
}

// run moves everything from one database to another, in one transaction of
// the target: a broken move leaves the target as it was, and is run again.
func (c *migrateStoreCmd) run(ctx context.Context, p *program) error {
	if c.From == c.To {
		return usageError{"FROM and TO name the same database"}
	}
	from, err := database.Open(ctx, c.From, p.cfg.Data)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := database.Open(ctx, c.To, p.cfg.Data)
	if err != nil {
		return err
	}
	defer to.Close()
	if held, err := to.Count(ctx, "articles"); err != nil || held > 0 && !c.Replace {
		if err == nil {
			err = fmt.Errorf("database %s: holds %s; add --replace to replace them", to.Name(), count(held, "article", "articles"))
		}
		return err
	}
	all, err := from.Count(ctx, database.Tables[:]...)
	if err != nil {
		return err
	}
	bar := p.progress("moving", int64(all))
	moved := map[string]int{}
	err = database.Copy(ctx, from, to, func(table string, rows int) {
		moved[table] = rows
		total := 0
		for _, n := range moved {
			total += n
		}
		bar.at(total)
	})
	bar.done()
	if err != nil {
		return err
	}
	words := fmt.Sprintf("%s and all settings are in %s; set DATABASE_URL to it", count(moved["articles"], "article", "articles"), to.Name())
	return p.done(moved, words)
}
