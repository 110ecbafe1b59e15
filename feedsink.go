package main

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"marquee/bot"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/knowledge"
	"marquee/knowledge/feeds"
)

// shelf keeps the feeds with the settings.
type shelf struct{ store *settings.Store }

func (s shelf) Due(ctx context.Context, limit int) ([]feeds.Feed, error) {
	due, err := s.store.Due(ctx, limit)
	out := make([]feeds.Feed, len(due))
	for i, f := range due {
		out[i] = feeds.Feed(f)
	}
	return out, err
}

func (s shelf) Save(ctx context.Context, f feeds.Feed) error {
	return s.store.SaveFeed(ctx, settings.Feed(f))
}

// sink puts what feeds bring into the corpus, then on the newsroom's list.
type sink struct {
	h     *house
	store *newsroom.Store
}

func (s sink) Take(ctx context.Context, feed string, first bool, articles []knowledge.Article) error {
	if _, err := s.h.corpus.Put(ctx, articles...); err != nil {
		return err
	}
	ids, err := s.h.corpus.Known(ctx, articles...)
	if err != nil {
		return err
	}
	entries, err := s.h.corpus.Entries(ctx, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == "" })...)
	if err != nil {
		return err
	}
	kept := make(map[string]knowledge.Entry, len(entries))
	for _, e := range entries {
		kept[e.Article.ID] = e
	}
	var arrivals []newsroom.Arrival
	for i, id := range ids {
		if e, ok := kept[id]; ok {
			arrivals = append(arrivals, arrival(articles[i], e))
		}
	}
	_, err = s.store.Arrive(ctx, feed, first, arrivals)
	return err
}

// arrival is an article that a feed carried as the corpus keeps it: under
// another outlet's address when it is a copy of that.
func arrival(a knowledge.Article, kept knowledge.Entry) newsroom.Arrival {
	out := newsroom.Arrival{Article: kept.Article.ID, Seq: kept.Seq}
	outlet := strings.TrimSpace(a.Outlet)
	if u, err := url.Parse(a.URL); outlet == "" && err == nil {
		outlet = strings.TrimPrefix(u.Hostname(), "www.")
	}
	if a.URL != "" && a.URL != kept.Article.URL && !strings.EqualFold(outlet, kept.Article.Outlet) {
		out.Outlet, out.URL = outlet, a.URL
	}
	return out
}

// tellBroken tells the admins of every server that has a feed that it is
// broken: in their own channel or, without one, where its news goes.
func tellBroken(ctx context.Context, wishes *settings.Store, store *newsroom.Store, f feeds.Feed) error {
	subs, err := wishes.Running(ctx)
	if err != nil {
		return err
	}
	told := map[string]bool{}
	for _, s := range subs {
		if s.URL != f.URL || told[s.Server] {
			continue
		}
		told[s.Server] = true
		server, err := wishes.Server(ctx, s.Server)
		if err != nil {
			return err
		}
		channel := server.Notices
		if channel == "" {
			channel = s.Channel
		}
		since := f.Good
		notice := newsroom.Content{Notice: "The feed %s cannot be read: %s. I keep trying; /feeds list shows how it is.", Args: []bot.Phrase{{Text: f.URL}, reasonOf(f.Error)}}
		if err := store.Notify(ctx, channel, s.Server, "broken "+f.URL+" "+since.Format(time.RFC3339), notice); err != nil {
			return err
		}
	}
	return nil
}

// sourcesFile is the list of feeds, in the data directory, that takes the
// place of the built-in one.
const sourcesFile = "feeds.csv"

// defaultFeeds are polled whoever asks for them.
func (h *house) defaultFeeds() ([]string, error) {
	sources, err := feeds.Defaults()
	path := filepath.Join(h.p.cfg.Data, sourcesFile)
	if own, openErr := os.Open(path); openErr == nil {
		defer own.Close()
		sources, err = feeds.ReadSources(path, own)
	} else if !errors.Is(openErr, fs.ErrNotExist) {
		err = openErr
	}
	var urls []string
	for _, s := range sources {
		urls = append(urls, s.URL)
	}
	return urls, err
}
