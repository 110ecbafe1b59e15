package feeds

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"

	"marquee/knowledge"
	"marquee/knowledge/reader"
)

// Shelf keeps the feeds that are polled.
type Shelf interface {
	// Due returns at most limit feeds whose time has come.
	Due(ctx context.Context, limit int) ([]Feed, error)
	// Save stores the outcome of a poll.
	Save(ctx context.Context, f Feed) error
}

// Sink takes what a feed has that is new or changed, the oldest first. It may
// be given the same again after a crash. First says that the feed was never
// polled before.
type Sink interface {
	Take(ctx context.Context, feed string, first bool, articles []knowledge.Article) error
}

// Poller polls the feeds that are due. Fetch, Shelf, Sink, Least and Log are
// required.
type Poller struct {
	Fetch *Fetcher
	Shelf Shelf
	Sink  Sink
	Least time.Duration // between two polls of one feed
	Log   *slog.Logger
	// Trouble is told once of a feed that stays broken. Nil: nobody is.
	Trouble func(ctx context.Context, f Feed) error
	Now     func() time.Time // nil: time.Now
	Chance  func() float64   // 0 to 1, for the jitter; nil: math/rand
}

// Bounds of a pass.
const (
	passFeeds    = 500
	passAtOnce   = 16
	pagesPerPoll = 12
	tellAfter    = 3 // failures in a row
	maxSeen      = 2000
)

// Pass polls the feeds that are due, and returns how many.
func (p *Poller) Pass(ctx context.Context) (int, error) {
	due, err := p.Shelf.Due(ctx, passFeeds)
	if err != nil {
		return 0, err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(passAtOnce)
	for _, f := range due {
		group.Go(func() error { return p.one(ctx, f) })
	}
	return len(due), group.Wait()
}

func (p *Poller) now() time.Time {
	if p.Now != nil {
		return p.Now()
	}
	return time.Now()
}

func (p *Poller) chance() float64 {
	if p.Chance != nil {
		return p.Chance()
	}
	return rand.Float64()
}

// one polls a feed and stores the outcome. What is wrong with the feed is its
// outcome; an error is our own.
func (p *Poller) one(ctx context.Context, f Feed) error {
	st := readState(f.State)
	wait, err := p.poll(ctx, &f, &st)
	if ours := (*ownError)(nil); errors.As(err, &ours) {
		return fmt.Errorf("feed %s: %w", f.URL, ours.err)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		p.failed(ctx, &f, &st, wait, err)
	} else {
		f.Good, f.Failures, f.Error, f.Told = p.now(), 0, "", false
		f.Next = p.now().Add(jitter(wait, p.chance()))
	}
	f.State = st.String()
	return p.Shelf.Save(ctx, f)
}

// failed notes a failure and tells of it once it lasts.
func (p *Poller) failed(ctx context.Context, f *Feed, st *state, wait time.Duration, err error) {
	f.Failures++
	f.Error = err.Error()
	st.Address = "" // perhaps the old address works
	after := backoff(f.Failures, p.Least)
	if errors.Is(err, ErrGone) {
		after = goneAgain
	}
	f.Next = p.now().Add(jitter(max(after, wait), p.chance()))
	level := slog.LevelDebug
	if f.Failures == tellAfter {
		level = slog.LevelInfo
	}
	p.Log.Log(ctx, level, "a feed cannot be read", slog.String("feed", f.URL), slog.String("error", f.Error), slog.Int("failures", f.Failures))
	if f.Told || p.Trouble == nil || f.Failures < tellAfter && !errors.Is(err, ErrGone) {
		return
	}
	if err := p.Trouble(ctx, *f); err != nil {
		p.Log.Error("telling of a broken feed", slog.String("feed", f.URL), slog.Any("error", err))
		return // told at the next failure
	}
	f.Told = true
}

// ownError is a fault on our side: the poll did not take place.
type ownError struct{ err error }

func (e *ownError) Error() string { return e.err.Error() }

// poll fetches a feed, hands on what is new or changed, and returns how long
// to wait.
func (p *Poller) poll(ctx context.Context, f *Feed, st *state) (time.Duration, error) {
	address := f.URL
	if st.Address != "" {
		address = st.Address
	}
	answer, err := p.Fetch.Do(ctx, Request{URL: address, ETag: st.ETag, Modified: st.Modified, Robots: true})
	if err != nil {
		return 0, err
	}
	if answer.Status == http.StatusNotModified {
		return max(interval(st, p.Least, false), answer.Wait), nil
	}
	feed, err := parse(answer)
	if err != nil {
		return answer.Wait, err
	}
	articles, seen := p.fresh(ctx, f.URL, feed, st.Seen)
	if len(articles) > 0 {
		if err := p.Sink.Take(ctx, f.URL, st.Every == 0, articles); err != nil {
			return 0, &ownError{err}
		}
	}
	st.ETag, st.Modified, st.Seen = answer.ETag, answer.Modified, seen
	st.moved(answer.Moved)
	st.Target = int64(fitting(feed.Entries, p.now()) / time.Second)
	return max(interval(st, p.Least, len(articles) > 0), answer.Wait, min(feed.TTL, MaxInterval)), nil
}

// fresh returns what is new or changed since the last poll, in full where the
// feed has only a teaser.
func (p *Poller) fresh(ctx context.Context, url string, feed reader.Feed, before map[string]string) ([]knowledge.Article, map[string]string) {
	var out []knowledge.Article
	seen := map[string]string{}
	lists := shared(feed.Entries)
	entries := inOrder(feed.Entries)
	entries = entries[max(0, len(entries)-maxSeen):]
	var teasers []int
	for _, e := range entries {
		key, hash := entryKey(e), entryHash(e)
		if seen[key] != "" {
			continue // the feed has it twice
		}
		seen[key] = hash
		if before[key] == hash {
			continue
		}
		a, ok := article(feed, e, url, lists)
		if !ok {
			continue
		}
		if a.URL != "" && isTeaser(e) {
			teasers = append(teasers, len(out))
		}
		out = append(out, a)
	}
	for _, i := range teasers[max(0, len(teasers)-pagesPerPoll):] {
		full, err := p.Fetch.fullText(ctx, out[i])
		if err != nil && !errors.Is(err, ErrRobots) {
			p.Log.Debug("an article's page cannot be read; the feed's words are taken", slog.String("page", out[i].URL), slog.Any("error", err))
			break // the others are on the same host most often
		}
		out[i] = full
	}
	return out, seen
}
