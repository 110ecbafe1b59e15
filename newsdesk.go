package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	"marquee/bot/newsroom"
	"marquee/knowledge"
	"marquee/knowledge/stories"
	"marquee/knowledge/text"
)

// newsdesk finds stories: the newest articles, or those on a topic, with the
// same news from several outlets as one.
type newsdesk struct{ h *house }

// The most articles that one look at the news reads.
const (
	newestRead = 400
	topicRead  = 120
)

func (h *house) newsdesk() newsdesk { return newsdesk{h} }

// News returns at most limit stories on a topic of the last days, newest
// first. An empty topic is every topic; 0 days is any age.
func (n newsdesk) News(ctx context.Context, topic string, days, limit int) ([]knowledge.Story, error) {
	var since time.Time
	if days > 0 {
		since = time.Now().AddDate(0, 0, -days)
	}
	entries, partial, err := n.entries(ctx, topic, since)
	if err != nil {
		return nil, fmt.Errorf("news on %q: %w", topic, err)
	}
	found := stories.Group(entries)
	found = found[:min(limit, len(found))]
	for i := range found {
		found[i].Partial = partial
	}
	return found, n.nameCopies(ctx, found)
}

// nameCopies adds to stories the outlets that carry one of their articles word
// for word, which the corpus keeps once.
func (n newsdesk) nameCopies(ctx context.Context, found []knowledge.Story) error {
	store := newsroom.Store{DB: n.h.db}
	for i := range found {
		s := &found[i]
		ids, named := make([]string, len(s.Articles)), map[string]bool{}
		for j, a := range s.Articles {
			ids[j], named[a.Outlet] = a.ID, true
		}
		copies, err := store.Copies(ctx, ids...)
		if err != nil {
			return err
		}
		for _, c := range copies {
			if at := slices.Index(ids, c.Article); at >= 0 && !named[c.Outlet] {
				named[c.Outlet] = true
				more := s.Articles[at]
				more.Outlet, more.URL = c.Outlet, c.URL
				s.Articles = append(s.Articles, more)
			}
		}
	}
	return nil
}

// entries reads what a topic means: a film by its title, a person by name, or
// else any words. partial says that a part of the index did not answer.
func (n newsdesk) entries(ctx context.Context, topic string, since time.Time) (found []knowledge.Entry, partial bool, err error) {
	if topic == "" {
		found, err = n.h.corpus.Recent(ctx, since, newestRead)
		return found, false, err
	}
	if exact, _ := n.h.titles.Find(topic); len(exact) > 0 {
		found, err = n.h.corpus.About(ctx, exact[0].Key, topicRead)
		if err != nil || len(found) > 0 {
			return younger(found, since), false, err
		}
	}
	found, err = n.h.corpus.ByPerson(ctx, text.NameKey(topic), topicRead)
	if err != nil || len(found) > 0 {
		return younger(found, since), false, err
	}
	hits, err := n.h.search.Search(ctx, knowledge.Query{Text: topic, Since: since, Limit: topicRead})
	if err != nil {
		return nil, false, err
	}
	ids := make([]string, 0, len(hits))
	for _, hit := range hits {
		ids = append(ids, hit.ID)
		partial = hit.Partial
	}
	found, err = n.h.corpus.Entries(ctx, ids...)
	return found, partial, err
}

func younger(entries []knowledge.Entry, since time.Time) []knowledge.Entry {
	return slices.DeleteFunc(entries, func(e knowledge.Entry) bool { return e.Article.Published.Before(since) })
}
