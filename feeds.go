package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"marquee/knowledge/feeds"
	"marquee/knowledge/ingest"
	"marquee/knowledge/reader"
)

// Bounds of an address that somebody asked to ingest.
const (
	ingestBytes   = 256 << 20
	ingestTimeout = 10 * time.Minute
)

// fetcher fetches feeds and pages, as far as the settings let it.
func (p *program) fetcher() *feeds.Fetcher { return &feeds.Fetcher{AllowPrivate: p.cfg.PrivateFeeds} }

// fetch opens an address as a source of articles.
func (p *program) fetch(ctx context.Context, address string) (ingest.Source, io.Closer, error) {
	answer, err := p.fetcher().Do(ctx, feeds.Request{URL: address, MaxBytes: ingestBytes, Timeout: ingestTimeout})
	if err != nil {
		return ingest.Source{}, nil, fmt.Errorf("%s cannot be fetched: %w", address, err)
	}
	if answer.Status != http.StatusOK {
		return ingest.Source{}, nil, fmt.Errorf("%s cannot be fetched: its server answers %d %s",
			address, answer.Status, http.StatusText(answer.Status))
	}
	return ingest.Source{Name: address, Size: int64(len(answer.Body)),
		Articles: reader.Web(answer.URL, answer.MediaType, bytes.NewReader(answer.Body), reader.Limits{})}, io.NopCloser(nil), nil
}
