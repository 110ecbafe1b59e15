package main

import (
	"context"

	"marquee/bot"
	"marquee/knowledge"
	"marquee/knowledge/summary"
)

type summarizeCmd struct {
	File      string `arg:"" optional:"" help:"Article in any format that ingest reads; standard input by default."`
	Sentences int    `help:"How many sentences; more than there are gives all of them." default:"3"`
	Batch     string `help:"Read one article a line as JSON from this file; - is standard input." placeholder:"FILE"`
}

type summarized struct {
	Summary []string `json:"summary"`
}

func (c *summarizeCmd) run(ctx context.Context, p *program) error {
	if c.Sentences < 1 {
		return usageError{"--sentences must be at least 1"}
	}
	if c.Batch != "" {
		if c.File != "" {
			return usageError{"both a file and --batch given: write one of them"}
		}
		return p.batch(ctx, c.Batch, batchOf(p, func(_ context.Context, in articleLine) (any, error) {
			a, err := in.article()
			if err != nil {
				return nil, err
			}
			n := c.Sentences
			if in.Sentences > 0 {
				n = in.Sentences
			}
			return summarized{list(summary.Article(a, n))}, nil
		}))
	}
	return p.eachArticle(c.File, func(a knowledge.Article) error {
		picked := list(summary.Article(a, c.Sentences))
		if p.json {
			return p.printJSON(summarized{picked})
		}
		var text bot.Rich
		for i, s := range picked {
			if i > 0 {
				text = append(text, bot.Run{Text: "\n"})
			}
			text = append(text, bot.Run{Text: s})
		}
		return p.screen().Show(bot.Reply{Text: text})
	})
}
