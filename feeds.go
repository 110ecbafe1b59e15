package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
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
	if errors.Is(err, feeds.ErrAddress) && !p.cfg.PrivateFeeds {
		return ingest.Source{}, nil, fmt.Errorf("%s cannot be fetched: %w (ALLOW_PRIVATE_FEEDS=true allows this machine and its networks)", address, err)
	}
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

// checkFeeds says how the feeds are that are polled.
func (h *house) checkFeeds(ctx context.Context) (string, error) {
	urls, err := h.defaultFeeds()
	if err != nil {
		return "", err
	}
	subs, err := h.settings.Running(ctx)
	if err != nil {
		return "", err
	}
	for _, s := range subs {
		if !slices.Contains(urls, s.URL) {
			urls = append(urls, s.URL)
		}
	}
	good, broken, example := 0, 0, ""
	for _, u := range urls {
		f, known, err := h.settings.Feed(ctx, u)
		switch {
		case err != nil:
			return "", err
		case known && f.Error != "" && f.Failures >= brokenAfter:
			broken++
			example = u + ": " + f.Error
		case known && !f.Good.IsZero():
			good++
		}
	}
	says := fmt.Sprintf("%s, %d of them read", count(len(urls), "feed", "feeds"), good)
	if broken > 0 {
		says += fmt.Sprintf(", %d broken, such as %s", broken, example)
	}
	if broken > 0 && good == 0 {
		return "", fmt.Errorf("%s: check the network of this machine, and the addresses", says)
	}
	return says, nil
}

// brokenAfter is from how many failures in a row a feed counts as broken.
const brokenAfter = 3
