package newsroom

import (
	"context"
	"time"

	"marquee/bot/settings"
	"marquee/knowledge"
)

// payload tells a story by its articles so far.
func (e *Editor) payload(ctx context.Context, story string) (string, error) {
	members, err := e.Store.Of(ctx, story, storyMost)
	if err != nil {
		return "", err
	}
	ids := make([]string, len(members))
	for i, m := range members {
		ids[i] = m.Article
	}
	entries, err := e.Library.Entries(ctx, ids...)
	if err != nil {
		return "", err
	}
	copies, err := e.Store.Copies(ctx, ids...)
	if err != nil {
		return "", err
	}
	content := e.Tell(entries)
	content.name(copies)
	return content.payload()
}

// subject is an article as expressions look at it, with all who carry it.
func (e *Editor) subject(ctx context.Context, entry knowledge.Entry) (*Subject, error) {
	copies, err := e.Store.Copies(ctx, entry.Article.ID)
	if err != nil {
		return nil, err
	}
	outlets := make([]string, len(copies))
	for i, c := range copies {
		outlets[i] = c.Outlet
	}
	return NewSubject(entry, e.Fold, outlets...), nil
}

// wanted are the posts for those who want an article, without a payload.
func (e *Editor) wanted(ctx context.Context, feed, story string, entry knowledge.Entry) ([]Post, error) {
	subject, err := e.subject(ctx, entry)
	if err != nil {
		return nil, err
	}
	var posts []Post
	for _, i := range e.index.Find(feed, subject) {
		if i < len(e.subs) {
			at, err := e.when(ctx, e.subs[i])
			if err != nil {
				return nil, err
			}
			posts = append(posts, postOf(e.subs[i], story, at))
			continue
		}
		person := e.follows[i-len(e.subs)].Person
		at, err := e.direct(ctx, person)
		if err != nil {
			return nil, err
		}
		posts = append(posts, Post{Channel: "@" + person, Person: person, Story: story, At: at})
	}
	return posts, nil
}

func postOf(s settings.Subscription, story string, at time.Time) Post {
	return Post{Channel: s.Channel, Story: story, Server: s.Server, Subscription: s.ID, Role: s.Role, At: at}
}
