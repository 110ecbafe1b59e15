package eval

import (
	"context"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/corpus"
	"marquee/knowledge/extract"
	"marquee/knowledge/index"
	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// item is an article as the sets write it.
type item struct {
	ID, Title, Text, Published, Outlet, URL, Author string
}

func (it item) article() knowledge.Article {
	a := knowledge.Article{ID: it.ID, Title: it.Title, Text: it.Text, Outlet: it.Outlet, URL: it.URL, Author: it.Author}
	if t, err := time.Parse(time.DateOnly, it.Published); err == nil {
		a.Published = t
	} else if t, err := time.Parse(time.RFC3339, it.Published); err == nil {
		a.Published = t.UTC()
	}
	return a
}

// newsDesk returns a desk over the articles of corpus.jsonl but those that
// leave picks.
func newsDesk(t testing.TB, leave func(id string) bool) *answer.Desk {
	var articles []knowledge.Article
	for _, it := range records[item](t, "corpus.jsonl") {
		if leave == nil || !leave(it.ID) {
			articles = append(articles, it.article())
		}
	}
	return deskOver(t, articles)
}

// deskOver puts the articles through the whole of the program but its
// transports, and returns a desk over them.
func deskOver(t testing.TB, articles []knowledge.Article) *answer.Desk {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	db, err := database.Open(ctx, "sqlite", dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	c := &corpus.Corpus{DB: db, Extract: extract.Facts, Version: extract.Version, Headline: extract.Headline, NameKey: text.NameKey}
	if _, err := c.Put(ctx, articles...); err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(ctx, dir+"/index", index.Options{Source: c})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if err := ix.Sync(ctx, c); err != nil {
		t.Fatal(err)
	}
	films, err := c.Films(ctx)
	if err != nil {
		t.Fatal(err)
	}
	known := new(titles.Titles)
	all := make([]titles.Film, len(films))
	for i, f := range films {
		all[i] = titles.Film{Film: f.Film, Articles: f.Articles, Primary: f.Primary, Newest: f.Newest}
	}
	known.Add(all...)
	return &answer.Desk{Search: ix, Shelf: c, Titles: known, Stats: ix,
		Read: func(a knowledge.Article, titleKey string) knowledge.Facts {
			return extract.Extractor{Asked: titleKey}.Facts(a)
		}}
}
