package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/index"
	"marquee/knowledge/opensearch"
	"marquee/knowledge/rank"
)

// searchIndex is either engine of search: the embedded one or a cluster.
type searchIndex interface {
	answer.Searcher
	answer.Stats
	Sync(ctx context.Context, source rank.Source) error
	Rebuild(ctx context.Context, source rank.Source) error
	Health(ctx context.Context) error
	Close() error
}

// The patience with a cluster, which may be slow or away: the rest of the
// program goes on without it, and it is caught up with later.
const (
	syncSlice = 10 * time.Second       // of reading what is new, before other readers have their turn
	turnAgain = 250 * time.Millisecond // between looks at a task that another process is at
)

// openIndex opens the engine that the settings name.
func (h *house) openIndex(ctx context.Context) (searchIndex, error) {
	progress := func(done int) { h.bar.at(done) }
	if len(h.p.cfg.OpenSearch) > 0 {
		return opensearch.Open(opensearch.Options{URLs: h.p.cfg.OpenSearch, Prefix: h.p.cfg.SearchPrefix, Source: h.corpus, Turn: h.turn, Progress: progress, Log: h.p.log})
	}
	return index.Open(ctx, filepath.Join(h.p.cfg.Data, indexFolder), index.Options{Source: h.corpus, Progress: progress, Log: h.p.log})
}

// syncIndex brings the index up to date. A cluster that is away, or that
// another process is filling just now, is no error: freshen goes on with it.
func (h *house) syncIndex(ctx context.Context) error {
	latest, err := h.corpus.Latest(ctx)
	if err != nil || latest == h.indexed {
		return err
	}
	slice := ctx
	if len(h.p.cfg.OpenSearch) > 0 {
		var cancel context.CancelFunc
		slice, cancel = context.WithTimeout(ctx, syncSlice)
		defer cancel()
	}
	err = h.index.Sync(slice, h.corpus)
	switch {
	case err == nil:
		if h.away {
			h.p.log.Info("the search index is up to date again")
		}
		h.indexed, h.away = latest, false
	case ctx.Err() != nil:
		return ctx.Err()
	case slice.Err() != nil: // it goes on where it stopped
		err = nil
	case errors.Is(err, knowledge.ErrUnavailable):
		if !h.away { // once, not at every look
			h.p.log.Warn("the search index cannot be brought up to date", slog.Any("error", err))
		}
		h.away, err = true, nil
	}
	return err
}

// turn waits for the right to do a task that one process at a time does. The
// context it returns ends when the right is lost.
func (h *house) turn(ctx context.Context, task string) (context.Context, func(), error) {
	for holder := rand.Text(); ; {
		lease, ok, err := h.db.Acquire(ctx, task, holder, feedLease)
		if err != nil {
			return nil, nil, err
		}
		if ok {
			held, stop := context.WithCancel(ctx)
			go h.keepLease(held, stop, lease)
			return held, func() { stop(); h.release(ctx, lease) }, nil
		}
		select {
		case <-ctx.Done():
			return nil, nil, ctx.Err()
		case <-time.After(turnAgain):
		}
	}
}

// checkIndex is the doctor's look at the search index.
func (h *house) checkIndex(ctx context.Context) (string, error) {
	if err := h.furnish(ctx, asItIs); err != nil {
		return "", err
	}
	want, err := h.corpus.Count(ctx)
	if err != nil {
		return "", err
	}
	if cluster, ok := h.index.(*opensearch.Index); ok {
		return cluster.Examine(ctx, want)
	}
	if err := h.index.Health(ctx); err != nil {
		return "", fmt.Errorf("%w: run marquee reindex", err)
	}
	return "it finds " + count(h.index.Docs(), "article", "articles"), nil
}
