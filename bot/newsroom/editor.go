package newsroom

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"marquee/bot/settings"
	"marquee/internal/database"
	"marquee/knowledge"
)

// Library gives the articles that items name.
type Library interface {
	Entries(ctx context.Context, ids ...string) ([]knowledge.Entry, error)
}

// Clusterer sorts articles into stories.
type Clusterer interface {
	Add(e knowledge.Entry) (storyID string, isNew bool)
}

// Wishes are what servers and members want to be told of.
type Wishes interface {
	Revision(ctx context.Context) (int64, error)
	Running(ctx context.Context) ([]settings.Subscription, error)
	Follows(ctx context.Context) ([]settings.Follow, error)
	Server(ctx context.Context, id string) (settings.Server, error)
}

// Editor reads what feeds brought, in order, and enters posts for whoever
// wants them. One goroutine uses it; over several processes a lease lets one
// work at a time. All fields are required.
type Editor struct {
	Store   *Store
	Library Library
	Stories func() Clusterer // an empty one
	Wishes  Wishes
	Fold    Folding
	Tell    func(entries []knowledge.Entry) Content
	Holder  string // names this process, uniquely
	Log     *slog.Logger

	lease    database.Lease
	gathered int64 // when digests were last looked after, database clock
	revision int64
	subs     []settings.Subscription
	follows  []settings.Follow
	index    *Index
	book     *storybook
	welcomed map[string]bool
	anew     bool // subscriptions were read since the last whole step
}

// Bounds of a step.
const (
	editorLease = 15 * time.Second
	stepItems   = 100
	remembered  = 10_000 // articles that new ones are compared with
	storyMost   = 12     // articles of one story that are told
	welcomeLook = 20     // newest articles of a feed of which one welcomes
)

// Step does what is there to be done, and returns whether there may be more at
// once. Another process at work is no error.
func (e *Editor) Step(ctx context.Context) (more bool, err error) {
	if idle, err := e.idle(ctx); idle || err != nil {
		return false, err
	}
	lease, ok, err := e.Store.DB.Acquire(ctx, "newsroom", e.Holder, editorLease)
	if err != nil || !ok {
		return false, err
	}
	if lease.Token != e.lease.Token { // another may have worked in between
		e.book, e.welcomed, e.index = nil, nil, nil
	}
	e.lease = lease
	more, err = e.step(ctx, lease)
	if errors.Is(err, database.ErrLeaseLost) || errors.Is(err, ErrCursorMoved) {
		e.lease = database.Lease{}
		return true, nil
	}
	return more, err
}

// Lease returns the lease that the last step held, to be given back at the
// end.
func (e *Editor) Lease() database.Lease { return e.lease }

// gatherEvery is how often the lease is prolonged and digests are looked for
// while nothing happens, in milliseconds.
const gatherEvery = 5000

// idle reports whether nothing happened since the last step, without writing.
func (e *Editor) idle(ctx context.Context) (bool, error) {
	if e.lease.Token == 0 || e.index == nil {
		return false, nil
	}
	now, err := e.Store.now(ctx)
	if err != nil || now-e.gathered >= gatherEvery || now < e.gathered {
		return false, err
	}
	revision, err := e.Wishes.Revision(ctx)
	if err != nil || revision != e.revision {
		return false, err
	}
	from, err := e.Store.Cursor(ctx)
	if err != nil {
		return false, err
	}
	items, err := e.Store.Items(ctx, from, 1)
	return len(items) == 0, err
}

func (e *Editor) step(ctx context.Context, lease database.Lease) (bool, error) {
	if err := e.refresh(ctx); err != nil {
		return false, err
	}
	from, err := e.Store.Cursor(ctx)
	if err != nil {
		return false, err
	}
	items, err := e.Store.Items(ctx, from, stepItems)
	if err != nil {
		return false, err
	}
	to := from
	var posts []Post
	if len(items) > 0 {
		to = items[len(items)-1].Num
		if posts, err = e.edit(ctx, items); err != nil {
			return false, err
		}
	}
	hello, ids, err := e.welcome(ctx, to, items)
	if err != nil {
		return false, err
	}
	if len(items)+len(hello) > 0 {
		if _, err := e.Store.Advance(ctx, lease, from, to, append(posts, hello...)); err != nil {
			return false, err
		}
	}
	if len(ids) > 0 {
		if err := e.Store.Welcome(ctx, ids...); err != nil {
			return false, err
		}
		for _, id := range ids {
			e.welcomed[id] = true
		}
	}
	e.anew = e.anew && len(items) == stepItems // where more waits, a feed's newest may be still to come
	if _, err := e.Store.Gather(ctx, lease, Compose); err != nil {
		return false, err
	}
	if e.gathered, err = e.Store.now(ctx); err != nil {
		return false, err
	}
	return len(items) == stepItems, nil
}

// refresh reads the wishes again when they changed, and the stories so far
// once.
func (e *Editor) refresh(ctx context.Context) (err error) {
	if e.book == nil {
		if e.book, err = openBook(ctx, e.Store, e.Library, e.Stories()); err != nil {
			return err
		}
	}
	if e.welcomed == nil {
		if e.welcomed, err = e.Store.Welcomed(ctx); err != nil {
			return err
		}
	}
	revision, err := e.Wishes.Revision(ctx)
	if err != nil || e.index != nil && revision == e.revision {
		return err
	}
	subs, err := e.Wishes.Running(ctx)
	if err != nil {
		return err
	}
	follows, err := e.Wishes.Follows(ctx)
	if err != nil {
		return err
	}
	e.index = NewIndex(e.targets(subs, follows))
	e.subs, e.follows, e.revision, e.anew = subs, follows, revision, true
	return nil
}

// targets are the subscriptions, then the follows.
func (e *Editor) targets(subs []settings.Subscription, follows []settings.Follow) []Target {
	targets := make([]Target, 0, len(subs)+len(follows))
	for _, s := range subs {
		m, err := ParseMatch(s.Match, e.Fold)
		if err != nil { // checked when it was added; an older program's, perhaps
			e.Log.Warn("a subscription's match cannot be read", slog.String("subscription", s.ID), slog.Any("error", err))
			m = Match{any: [][]term{{{kind: phraseTerm, text: "\x00", padded: "\x00", parts: []string{"\x00"}}}}}
		}
		targets = append(targets, Target{Feed: s.URL, Match: m})
	}
	for _, f := range follows {
		targets = append(targets, Target{Match: followMatch(f, e.Fold)})
	}
	return targets
}

// followMatch is what a follow wants.
func followMatch(f settings.Follow, fold Folding) Match {
	w := lexeme{field: "person", text: f.Name, quoted: true}
	if f.Kind == settings.FollowFilm {
		w.field = "film"
	}
	t, err := termOf(w, fold)
	if err != nil || t.text == "" {
		t = term{kind: phraseTerm, text: "\x00", padded: "\x00", parts: []string{"\x00"}}
	}
	if f.Kind == settings.FollowFilm && f.Key != "" {
		t.key = f.Key
	}
	return Match{any: [][]term{{t}}}
}

// edit makes the posts of items.
func (e *Editor) edit(ctx context.Context, items []Item) ([]Post, error) {
	entries, err := e.entries(ctx, items)
	if err != nil {
		return nil, err
	}
	var known []knowledge.Entry
	for _, item := range items {
		if entry, ok := entries[item.Article]; ok {
			known = append(known, entry)
		}
	}
	if err := e.book.assign(ctx, known); err != nil {
		return nil, err
	}
	var posts []Post
	for _, item := range items {
		entry, ok := entries[item.Article]
		if !ok {
			continue // deleted since
		}
		more, err := e.postsOf(ctx, item, entry)
		if err != nil {
			return nil, err
		}
		posts = append(posts, more...)
	}
	return posts, nil
}

func (e *Editor) entries(ctx context.Context, items []Item) (map[string]knowledge.Entry, error) {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.Article
	}
	list, err := e.Library.Entries(ctx, ids...)
	out := make(map[string]knowledge.Entry, len(list))
	for _, entry := range list {
		out[entry.Article.ID] = entry
	}
	return out, err
}

// postsOf makes the posts of one item: the story in its present words wherever
// it is already, and new where somebody wants it.
func (e *Editor) postsOf(ctx context.Context, item Item, entry knowledge.Entry) ([]Post, error) {
	story := e.book.storyOf(entry.Article.ID)
	posts, err := e.Store.Holders(ctx, story)
	if err != nil {
		return nil, err
	}
	if item.Kind == New {
		fresh, err := e.wanted(ctx, item.Feed, story, entry)
		if err != nil {
			return nil, err
		}
		posts = append(posts, fresh...)
	}
	if len(posts) == 0 {
		return nil, nil
	}
	payload, err := e.payload(ctx, story)
	if err != nil {
		return nil, err
	}
	for i := range posts {
		posts[i].Payload = payload
	}
	return posts, nil
}
