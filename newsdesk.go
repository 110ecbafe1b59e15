package main

import (
	"context"
	"fmt"
	"slices"
	"time"

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
	entries, err := n.entries(ctx, topic, since)
	if err != nil {
		return nil, fmt.Errorf("news on %q: %w", topic, err)
	}
	found := stories.Group(entries)
	return found[:min(limit, len(found))], nil
}

// entries reads what a topic means: a film by its title, a person by name, or
// else any words.
func (n newsdesk) entries(ctx context.Context, topic string, since time.Time) ([]knowledge.Entry, error) {
	if topic == "" {
		return n.h.corpus.Recent(ctx, since, newestRead)
	}
	if exact, _ := n.h.titles.Find(topic); len(exact) > 0 {
		entries, err := n.h.corpus.About(ctx, exact[0].Key, topicRead)
		if err != nil || len(entries) > 0 {
			return younger(entries, since), err
		}
	}
	entries, err := n.h.corpus.ByPerson(ctx, text.NameKey(topic), topicRead)
	if err != nil || len(entries) > 0 {
		return younger(entries, since), err
	}
	hits, err := n.h.search.Search(ctx, knowledge.Query{Text: topic, Since: since, Limit: topicRead})
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(hits))
	for _, hit := range hits {
		ids = append(ids, hit.ID)
	}
	return n.h.corpus.Entries(ctx, ids...)
}

func younger(entries []knowledge.Entry, since time.Time) []knowledge.Entry {
	return slices.DeleteFunc(entries, func(e knowledge.Entry) bool { return e.Article.Published.Before(since) })
}
