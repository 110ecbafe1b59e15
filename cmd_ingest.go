package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"marquee/knowledge/ingest"
	"marquee/knowledge/reader"
)

type ingestCmd struct {
	Paths  []string `arg:"" name:"path|url" help:"Files, folders or addresses; - is standard input."`
	Strict bool     `help:"Stop at the first bad record."`
}

func (c *ingestCmd) run(ctx context.Context, p *program) error {
	h, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	var sources []ingest.Source
	var total int64
	for _, path := range c.Paths {
		source, closer, err := p.source(ctx, path)
		if err != nil {
			return err
		}
		defer closer.Close()
		sources = append(sources, source)
		total += source.Size
	}
	bar := p.progress("ingesting", total)
	pass := ingest.Pass{Corpus: h.corpus, Strict: c.Strict,
		Bad: func(err error) {
			bar.clear()
			fmt.Fprintln(p.errs, "marquee: skipped:", err)
		},
		Progress: func(now ingest.Progress) { bar.atBytes(now.Done, now.Records) },
	}
	report, err := pass.Run(ctx, sources...)
	bar.done()
	if report.Read > 0 || err == nil {
		if err := c.tell(p, report); err != nil {
			return err
		}
	}
	if errors.Is(err, ingest.ErrNothing) {
		return fmt.Errorf("%w: marquee ingest reads text, Markdown, HTML, JSON, JSONL, feeds and WARC files", err)
	}
	if err != nil {
		return err
	}
	// What was stored is answerable at once, not at the next question.
	return h.furnish(ctx, asItIs)
}

func (c *ingestCmd) tell(p *program, r ingest.Report) error {
	if p.json {
		return p.printJSON(r)
	}
	_, err := fmt.Fprintf(p.out, "%s read: %d added, %d updated, %d unchanged, %d failed, in %.1f s\n",
		count(r.Read, "article", "articles"), r.Added, r.Updated, r.Unchanged, r.Failed, r.Seconds)
	return err
}

// source opens what is to be ingested.
func (p *program) source(ctx context.Context, path string) (ingest.Source, io.Closer, error) {
	if path == "-" {
		return ingest.Stream("standard input", p.in, 0, reader.Limits{}), io.NopCloser(nil), nil
	}
	if u, err := url.Parse(path); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		return p.fetch(ctx, path)
	}
	info, err := os.Stat(path)
	if err != nil {
		return ingest.Source{}, nil, fmt.Errorf("%s cannot be read: %s", path, lastWords(err))
	}
	if info.IsDir() {
		folder := ingest.Files(os.DirFS(path), ".", reader.Limits{})
		folder.Name = path
		return folder, io.NopCloser(nil), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return ingest.Source{}, nil, fmt.Errorf("%s cannot be read: %s", path, lastWords(err))
	}
	return ingest.Stream(filepath.Base(path), f, info.Size(), reader.Limits{}), f, nil
}

type reindexCmd struct{}

func (*reindexCmd) run(ctx context.Context, p *program) error {
	h, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	n, err := h.corpus.Count(ctx)
	if err != nil {
		return err
	}
	if err := h.furnish(ctx, asItIs); err != nil {
		return err
	}
	h.bar = p.progress("indexing", int64(n))
	if err := h.index.Rebuild(ctx, h.corpus); err != nil {
		return err
	}
	h.bar.done()
	if p.json {
		return p.printJSON(struct {
			Articles int `json:"articles"`
		}{n})
	}
	_, err = fmt.Fprintf(p.out, "%s indexed anew\n", count(n, "article", "articles"))
	return err
}
