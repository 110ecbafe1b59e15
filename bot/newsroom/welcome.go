package newsroom

import (
	"context"
	"fmt"
	"time"

	"marquee/bot/settings"
)

// welcome shows new subscriptions that they work: the newest matching article
// that their feed has, of what came up to an item. It returns the posts and the
// subscriptions that are done with; one whose feed was not read yet waits.
// Feeds are looked at when their subscriptions are read, and when they brought
// something.
func (e *Editor) welcome(ctx context.Context, upTo int64, items []Item) (posts []Post, done []string, err error) {
	brought := map[string]bool{}
	for _, item := range items {
		brought[item.Feed] = true
	}
	for i, s := range e.subs {
		if e.welcomed[s.ID] || !e.anew && !brought[s.URL] {
			continue
		}
		latest, err := e.Store.Latest(ctx, s.URL, welcomeLook)
		if err != nil {
			return nil, nil, err
		}
		if len(latest) == 0 || latest[0].Num > upTo {
			continue
		}
		post, err := e.hello(ctx, i, latest)
		if err != nil {
			return nil, nil, err
		}
		posts = append(posts, post...)
		done = append(done, s.ID)
	}
	return posts, done, nil
}

// hello is the post of the newest article that a subscription matches, if any.
func (e *Editor) hello(ctx context.Context, sub int, latest []Item) ([]Post, error) {
	s := e.subs[sub]
	entries, err := e.entries(ctx, latest)
	if err != nil {
		return nil, err
	}
	for _, item := range latest {
		entry, ok := entries[item.Article]
		if !ok {
			continue
		}
		subject, err := e.subject(ctx, entry)
		if err != nil {
			return nil, err
		}
		if !e.index.targets[sub].Match.holds(subject) {
			continue
		}
		story := e.book.storyOf(item.Article)
		if story == "" { // older than what is remembered
			if story, err = e.Store.StoryOf(ctx, item.Article); err != nil || story == "" {
				return nil, err
			}
		}
		post := postOf(s, story, time.Time{})
		if post.Payload, err = e.payload(ctx, story); err != nil {
			return nil, err
		}
		return []Post{post}, nil
	}
	return nil, nil
}

// when is the time of a subscription's next post: at once, or at the server's
// hour of the day, or of its Monday.
func (e *Editor) when(ctx context.Context, s settings.Subscription) (time.Time, error) {
	if s.Mode == settings.Instant || s.Mode == "" {
		return time.Time{}, nil
	}
	server, err := e.Wishes.Server(ctx, s.Server)
	if err != nil {
		return time.Time{}, fmt.Errorf("the hour of digests: %w", err)
	}
	now, err := e.Store.now(ctx)
	if err != nil {
		return time.Time{}, err
	}
	return NextDigest(time.UnixMilli(now), server.Zone, server.Digest, s.Mode == settings.Weekly), nil
}

// NextDigest returns the next time after now at which a zone's clock shows an
// hour; weekly, on a Monday. An hour that a change of clocks leaves out is the
// next one.
func NextDigest(now time.Time, zone *time.Location, hour int, weekly bool) time.Time {
	local := now.In(zone)
	for day := 0; ; day++ {
		at := time.Date(local.Year(), local.Month(), local.Day()+day, hour, 0, 0, 0, zone)
		if at.After(now) && (!weekly || at.Weekday() == time.Monday) {
			return at
		}
	}
}

// directEvery is the least time between two digests for one person.
const directEvery = time.Hour

// direct is the time of a person's next digest: now, unless there was one
// lately.
func (e *Editor) direct(ctx context.Context, person string) (time.Time, error) {
	now, err := e.Store.now(ctx)
	if err != nil {
		return time.Time{}, err
	}
	last, err := e.Store.lastDirect(ctx, person)
	if err != nil || last == 0 {
		return time.UnixMilli(now), err
	}
	if last > now+directEvery.Milliseconds() { // the clock was set back since
		return time.UnixMilli(now), nil
	}
	if last > now { // one waits already
		return time.UnixMilli(last), nil
	}
	return time.UnixMilli(max(now, last+directEvery.Milliseconds())), nil
}
