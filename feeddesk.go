package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"marquee/bot"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/commands"
	"marquee/knowledge"
	"marquee/knowledge/feeds"
	"marquee/knowledge/stories"
)

// feedDesk answers /feeds.
type feedDesk struct {
	*settings.Store
	h     *house
	fetch *feeds.Fetcher
}

func (h *house) feedDesk() feedDesk { return feedDesk{h.settings, h, h.p.fetcher()} }

func (h *house) privacy() commands.Privacy { return h.feedDesk() }

// checkWithin bounds the look at a feed that is to be added.
const checkWithin = 12 * time.Second

// read fetches a feed for somebody who waits.
func (d feedDesk) read(ctx context.Context, url string) (feeds.Items, error) {
	ctx, cancel := context.WithTimeout(ctx, checkWithin)
	defer cancel()
	items, err := d.fetch.Read(ctx, url)
	if err == nil {
		return items, nil
	}
	if ctx.Err() != nil && !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return items, err
	}
	problem := bot.Refuse("That feed cannot be read: %s.", reasonOf(err.Error()))
	problem.Err = err
	return items, problem
}

func (d feedDesk) Check(ctx context.Context, url, match string) (string, error) {
	if _, err := newsroom.ParseMatch(match, folding()); err != nil {
		return "", err
	}
	items, err := d.read(ctx, url)
	return items.Title, err
}

// checkMatch says what is wrong with a match expression.
func checkMatch(match string) error {
	_, err := newsroom.ParseMatch(match, folding())
	return err
}

// Reason takes apart why a feed cannot be read.
func (d feedDesk) Reason(english string) bot.Phrase { return reasonOf(english) }

// Waiting says by channel why posts wait or were given up.
func (d feedDesk) Waiting(ctx context.Context, server string) (map[string]bot.Phrase, error) {
	list, err := (&newsroom.Store{DB: d.h.db}).Statuses(ctx, server, true, 100)
	out := map[string]bot.Phrase{}
	for _, s := range list {
		switch {
		case !out[s.Channel].Empty():
		case s.State == newsroom.Waiting:
			out[s.Channel] = bot.Phrased("Posts wait: %s", reasonOf(s.Reason))
		case s.State == newsroom.Dead || s.State == newsroom.Unknown:
			out[s.Channel] = bot.Phrased("A post was given up: %s", reasonOf(s.Reason))
		}
	}
	return out, err
}

// previewDays is how far back a preview looks.
const previewDays = 7

func (d feedDesk) Preview(ctx context.Context, sub settings.Subscription) ([]commands.Previewed, error) {
	match, err := newsroom.ParseMatch(sub.Match, folding())
	if err != nil {
		return nil, err
	}
	items, err := d.read(ctx, sub.URL)
	if err != nil {
		return nil, err
	}
	var cluster stories.Clusterer
	first := map[string]string{}
	var out []commands.Previewed
	for _, a := range items.Articles {
		entry := knowledge.Entry{Article: a, Facts: d.h.corpus.Extract(a)}
		p := commands.Previewed{Title: a.Title, URL: a.URL, Published: a.Published}
		p.Posted, p.Why = match.Why(newsroom.NewSubject(entry, folding()))
		story, _ := cluster.Add(entry)
		switch {
		case !p.Posted:
		case !a.Published.IsZero() && time.Since(a.Published) > previewDays*24*time.Hour:
			p.Posted, p.Why = false, bot.Phrased("it is older than %d days", previewDays)
		case first[story] != "":
			p.Posted, p.Why = false, bot.Phrased("it is the same story as “%s”", first[story])
		default:
			first[story] = a.Title
		}
		out = append(out, p)
	}
	slices.Reverse(out)
	return out, nil
}

// Forget deletes everything about a server, its posts included.
func (d feedDesk) Forget(ctx context.Context, server string) error {
	if err := (&newsroom.Store{DB: d.h.db}).Forget(ctx, server, ""); err != nil {
		return err
	}
	return d.Store.Forget(ctx, server)
}

// ForgetPerson deletes what is stored of a person.
func (d feedDesk) ForgetPerson(ctx context.Context, user string) error {
	if err := (&newsroom.Store{DB: d.h.db}).Forget(ctx, "", user); err != nil {
		return err
	}
	return d.Store.ForgetPerson(ctx, user)
}
