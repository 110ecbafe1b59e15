package feeds

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/reader"
)

// Errors of reading a feed.
var (
	// ErrGone says that the server has taken the feed down for good.
	ErrGone = errors.New(gone)
	// ErrNoFeed says that what is there is no feed.
	ErrNoFeed = errors.New(noFeed)
)

// Items are the entries of a feed as articles, in the order of their coming:
// the oldest first.
type Items struct {
	Title    string // of the feed
	Articles []knowledge.Article
}

// Read fetches a feed once and returns what it says: for a look at a feed
// that is not polled yet.
func (f *Fetcher) Read(ctx context.Context, address string) (Items, error) {
	answer, err := f.Do(ctx, Request{URL: address, Robots: true})
	if err != nil {
		return Items{}, err
	}
	feed, err := parse(answer)
	if err != nil {
		return Items{}, err
	}
	items := Items{Title: feed.Title}
	for _, e := range inOrder(feed.Entries) {
		if a, ok := article(feed, e, address, shared(feed.Entries)); ok {
			items.Articles = append(items.Articles, a)
		}
	}
	return items, nil
}

// parse reads the feed in an answer, or says in words why there is none.
func parse(answer Response) (reader.Feed, error) {
	switch {
	case answer.Status == http.StatusGone:
		return reader.Feed{}, ErrGone
	case answer.Status != http.StatusOK:
		return reader.Feed{}, because(nil, answers, strings.TrimSpace(strconv.Itoa(answer.Status)+" "+http.StatusText(answer.Status)))
	}
	feed, err := reader.ParseFeed(answer.Body, reader.Limits{})
	if err != nil && len(feed.Entries) == 0 {
		if errors.Is(err, reader.ErrTooDeep) || errors.Is(err, reader.ErrTooLarge) {
			return reader.Feed{}, err
		}
		return reader.Feed{}, because(errors.Join(ErrNoFeed, err), oddFeed, err)
	}
	return feed, nil
}

// inOrder returns entries from the oldest to the newest: by their dates when
// all have one, else from the last to the first, as feeds begin with the
// newest.
func inOrder(entries []reader.FeedEntry) []reader.FeedEntry {
	out := slices.Clone(entries)
	slices.Reverse(out)
	if slices.ContainsFunc(out, func(e reader.FeedEntry) bool { return e.Published.IsZero() }) {
		return out
	}
	slices.SortStableFunc(out, func(a, b reader.FeedEntry) int { return a.Published.Compare(b.Published) })
	return out
}

// shared returns the links that several entries of a feed have: they lead to
// a list, and name no article.
func shared(entries []reader.FeedEntry) map[string]bool {
	seen, out := map[string]bool{}, map[string]bool{}
	for _, e := range entries {
		if e.Link != "" && seen[e.Link] {
			out[e.Link] = true
		}
		seen[e.Link] = true
	}
	return out
}

// article makes an article of an entry. One without an address of its own is
// known by its feed and its id there, so that a changed text is still the
// same article.
func article(feed reader.Feed, e reader.FeedEntry, address string, shared map[string]bool) (knowledge.Article, bool) {
	if shared[e.Link] {
		e.Link = ""
		if strings.HasPrefix(e.GUID, "http") && shared[e.GUID] {
			e.GUID = ""
		}
	}
	a, ok := feed.Article(e)
	if ok && a.URL == "" && e.GUID != "" {
		a.ID = "f" + sum(address) + sum(e.GUID)
	}
	return a, ok
}

// teaserBytes is the longest text that may be a teaser, in bytes.
const teaserBytes = 600

// isTeaser reports whether an entry gives less than its article.
func isTeaser(e reader.FeedEntry) bool {
	text := e.Content
	if text == "" {
		text = e.Summary
	}
	if e.Link == "" || len(text) > 3*teaserBytes {
		return false
	}
	text = strings.TrimRight(text, " \n.]")
	return e.Content == "" && len(text) < teaserBytes || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "[")
}

// pageTimeout bounds the fetch of one article's page.
const pageTimeout = 6 * time.Second

// fullText fetches the page of a teaser and puts its text into the article
// where it says more.
func (f *Fetcher) fullText(ctx context.Context, a knowledge.Article) (knowledge.Article, error) {
	answer, err := f.Do(ctx, Request{URL: a.URL, Robots: true, Timeout: pageTimeout})
	if err != nil {
		return a, err
	}
	if answer.Status != http.StatusOK || !strings.Contains(strings.ToLower(answer.MediaType), "html") {
		return a, nil
	}
	for page, err := range reader.Web(answer.URL, answer.MediaType, bytes.NewReader(answer.Body), reader.Limits{}) {
		if err != nil || len(page.Text) <= len(a.Text) {
			break
		}
		a.Text, a.Emphasis, a.Review = page.Text, page.Emphasis, page.Review
		if a.Author == "" {
			a.Author = page.Author
		}
		break
	}
	return a, nil
}
