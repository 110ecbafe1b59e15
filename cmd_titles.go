package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"

	"marquee/knowledge/titles"
)

// knownTitles is the name under which the list of known titles is kept, as
// packed JSON lines.
const knownTitles = "known-titles.jsonl.gz"

// knownLine is one known title as it is kept.
type knownLine struct {
	Title      string  `json:"title"`
	Year       int     `json:"year,omitempty"`
	Popularity float64 `json:"popularity,omitempty"`
}

// importTitles adds a list of film titles to those that are known.
func (p *program) importTitles(ctx context.Context, file string) error {
	in, err := openInput(file, p.in)
	if err != nil {
		return err
	}
	defer in.Close()
	h, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	lines := json.NewEncoder(zip)
	keep := func(f titles.Film) error {
		return lines.Encode(knownLine{f.Title, f.Year, f.Popularity})
	}
	if err := h.eachKnown(ctx, keep); err != nil {
		return err
	}
	bar := p.progress("importing titles", 0)
	n := 0
	report, err := titles.ReadList(ctx, in, func(f titles.Film) error {
		n++
		bar.at(n)
		return keep(f)
	})
	bar.done()
	for _, bad := range report.Errors {
		fmt.Fprintf(p.errs, "marquee: skipped: %s: %v\n", file, bad)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if err := zip.Close(); err != nil {
		return fmt.Errorf("packing the known titles: %w", err)
	}
	if err := h.keepKnown(ctx, packed.Bytes()); err != nil {
		return err
	}
	if _, err := h.knownList(ctx); err != nil { // built now, so that no start waits for it
		return err
	}
	if p.json {
		return p.printJSON(struct {
			Read   int `json:"read"`
			Failed int `json:"failed"`
		}{report.Read + report.Failed, report.Failed})
	}
	_, err = fmt.Fprintf(p.out, "%s added to the known ones, %d lines skipped\n", count(report.Read, "title", "titles"), report.Failed)
	return err
}

// eachKnown calls f with every known title.
func (h *house) eachKnown(ctx context.Context, f func(titles.Film) error) error {
	data, err := h.db.File(ctx, knownTitles)
	if err != nil || data == nil {
		return err
	}
	if _, err := titles.ReadList(ctx, bytes.NewReader(data), f); err != nil {
		return fmt.Errorf("the kept list of known titles: %w", err)
	}
	return nil
}
