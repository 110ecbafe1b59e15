package main

import (
	"context"
	"crypto/rand"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/playground"
	"marquee/bot/settings"
	"marquee/internal/database"
	"marquee/knowledge"
	"marquee/knowledge/feeds"
	"marquee/knowledge/stories"
	"marquee/knowledge/summary"
	"marquee/knowledge/text"
)

// The pace of the newsroom.
const (
	pollEvery    = time.Second
	editEvery    = 500 * time.Millisecond
	sendEvery    = 250 * time.Millisecond
	feedLease    = 15 * time.Second
	leaseAgain   = 5 * time.Second
	sweepEvery   = time.Hour
	postsKept    = 90 * 24 * time.Hour
	linesPerPost = 2
	postsShown   = 50 // by a playground that starts
)

func folding() newsroom.Folding { return newsroom.Folding{Text: text.Fold, Title: text.TitleKey} }

// tell words a story for a post.
func tell(entries []knowledge.Entry) newsroom.Content {
	return newsroom.Tell(entries, func(a knowledge.Article) []string { return summary.Article(a, linesPerPost) }, summary.Spoils)
}

// poster finds the way into channels: Discord's, the playground's, or nil with
// a public key alone.
func (p *program) poster(f *front) newsroom.Poster {
	switch rest := f.responder.REST.(type) {
	case *playground.Page:
		return pagePoster{rest, f.responder.Compose}
	case *discord.Client:
		return &discordPoster{client: rest, compose: f.responder.Compose, log: p.log}
	}
	if p.cfg.Token == "" {
		p.log.Info("without DISCORD_TOKEN nothing is posted in channels")
		return nil
	}
	client, err := p.discordClient(nil)
	if err != nil {
		p.log.Error("nothing is posted in channels", slog.Any("error", err))
		return nil
	}
	return &discordPoster{client: client, compose: f.responder.Compose, log: p.log}
}

// newsroom polls feeds, edits what they bring into posts, and sends those,
// until ctx ends. Faults are logged and tried again: answers go on meanwhile.
func (h *house) newsroom(ctx context.Context, poster newsroom.Poster) error {
	holder := rand.Text()
	store := &newsroom.Store{DB: h.db}
	wishes := h.settings
	editor := &newsroom.Editor{Store: store, Library: h.corpus, Stories: func() newsroom.Clusterer { return new(stories.Clusterer) },
		Wishes: wishes, Fold: folding(), Tell: tell, Holder: holder, Log: h.p.log}
	var group errgroup.Group
	group.Go(func() error { h.pollFeeds(ctx, holder, wishes, store); return nil })
	group.Go(func() error { h.sweep(ctx, wishes, store); return nil })
	group.Go(func() error {
		defer func() { h.release(ctx, editor.Lease()) }()
		h.again(ctx, editEvery, "editing the news", editor.Step)
		return nil
	})
	if poster != nil {
		sender := &newsroom.Sender{Store: store, Poster: poster, Servers: wishes, Holder: holder, Log: h.p.log, For: h.claimFor, Say: h.phrases, Reason: reasonOf}
		if _, forgets := poster.(pagePoster); forgets {
			if err := sender.Show(ctx, postsShown); err != nil {
				h.p.log.Warn("the playground lacks earlier posts", slog.Any("error", err))
			}
		}
		group.Go(func() error {
			h.again(ctx, sendEvery, "posting the news", func(ctx context.Context) (bool, error) {
				n, err := sender.Pass(ctx)
				return n > 0, err
			})
			return nil
		})
	}
	return group.Wait()
}

// again does a step at once while there is more, else after a pause, until
// ctx ends. After errors the pause grows.
func (h *house) again(ctx context.Context, pause time.Duration, what string, step func(context.Context) (more bool, err error)) {
	wait := pause
	for ctx.Err() == nil {
		more, err := step(ctx)
		switch {
		case err != nil && ctx.Err() == nil:
			h.p.log.Error(what, slog.Any("error", err))
			wait = min(2*wait, time.Minute)
		default:
			wait = pause
		}
		if more && err == nil {
			continue
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// pollFeeds polls while this process has the lease.
func (h *house) pollFeeds(ctx context.Context, holder string, wishes *settings.Store, store *newsroom.Store) {
	poller := &feeds.Poller{Fetch: h.p.fetcher(), Shelf: shelf{wishes}, Sink: sink{h, store}, Least: h.p.cfg.FeedInterval, Log: h.p.log,
		Trouble: func(ctx context.Context, f feeds.Feed) error { return tellBroken(ctx, wishes, store, f) }}
	revision := int64(-1)
	var lease database.Lease
	var ahead atomic.Int64 // of the database's clock, in milliseconds
	poller.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load()) * time.Millisecond) }
	defer func() { h.release(ctx, lease) }()
	h.again(ctx, pollEvery, "polling feeds", func(ctx context.Context) (bool, error) {
		got, ok, err := h.db.Acquire(ctx, "feeds", holder, feedLease)
		if err != nil || !ok {
			return false, err
		}
		lease = got
		clock, err := h.db.Now(ctx)
		if err != nil {
			return false, err
		}
		ahead.Store(time.Until(clock).Milliseconds())
		polling, stop := context.WithCancel(ctx)
		defer stop()
		go h.keepLease(polling, stop, lease)
		now, err := wishes.Revision(ctx)
		if err != nil {
			return false, err
		}
		if now != revision {
			always, err := h.defaultFeeds()
			if err != nil {
				return false, err
			}
			if err := wishes.KeepFeeds(ctx, always...); err != nil {
				return false, err
			}
			revision = now
		}
		_, err = poller.Pass(polling)
		return false, err
	})
}

// release gives a lease back at the end, so that the next process need not
// wait for its end.
func (h *house) release(ctx context.Context, lease database.Lease) {
	if lease.Token == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := h.db.Release(ctx, lease); err != nil {
		h.p.log.Warn("a lease was not given back", slog.String("lease", lease.Name), slog.Any("error", err))
	}
}

// keepLease prolongs a lease while its task takes long, and stops the task
// when it is lost.
func (h *house) keepLease(ctx context.Context, stop func(), lease database.Lease) {
	tick := time.NewTicker(leaseAgain)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if _, ok, err := h.db.Acquire(ctx, lease.Name, lease.Holder, feedLease); err == nil && !ok {
				stop()
				return
			}
		}
	}
}

// sweep deletes what is kept no longer.
func (h *house) sweep(ctx context.Context, wishes *settings.Store, store *newsroom.Store) {
	h.again(ctx, sweepEvery, "deleting what is kept no longer", func(ctx context.Context) (bool, error) {
		if _, err := wishes.Sweep(ctx); err != nil {
			return false, err
		}
		if err := wishes.MendClock(ctx); err != nil {
			return false, err
		}
		_, err := store.Purge(ctx, postsKept)
		return false, err
	})
}
