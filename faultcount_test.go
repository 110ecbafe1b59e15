package main

import (
	"context"
	"regexp"
	"strings"

	"marquee/bot/bottest"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
)

// tally is what came of a fault run.
type tally struct{ posts, told, lost, doubled, undeliverable, unpublished int }

// count compares what should be in the channels with what is.
func (r *faultRun) count() {
	ctx := context.Background()
	wanted := r.wanted(ctx)
	outcomes, err := r.store.Statuses(ctx, bottest.Guild, false, 1<<20)
	if err != nil {
		r.t.Fatal(err)
	}
	state := map[string]newsroom.Status{}
	shown := map[string]int{}
	for _, s := range outcomes {
		state[s.Channel+" "+s.Story] = s
		if s.State == newsroom.Sent {
			shown[s.Channel]++
		}
	}
	var all tally
	for _, p := range r.places {
		stories := map[string]bool{}
		for _, feed := range r.feeds[:p.feeds] {
			for s := range wanted[feed] {
				stories[s] = true
			}
		}
		messages := r.messages(p)
		if p.mode != settings.Instant {
			r.countDigests(ctx, &all, stories, messages)
		} else {
			countPosts(&all, p.id, stories, state, messages)
		}
		if n := len(messages) - shown[p.id]; n != 0 {
			r.t.Logf("channel %s of type %d shows %d messages too many", p.id, p.kind, n)
			all.doubled += n
		}
		for _, m := range messages {
			if p.kind == bottest.AnnouncementChannel && !m.Published {
				all.unpublished++
			}
		}
	}
	broken := 0
	for _, c := range r.d.Calls("") {
		if c.Status == 0 || c.Status >= 429 {
			broken++
		}
	}
	r.t.Logf("%s: %d articles, %d newsrooms, %d kills, %d stops, %d jumps of the clock, %d answers broken before the act: %d posts, %d told in digests, "+
		"%d undeliverable with a reason, lost %d, doubled %d, unpublished %d", r.h.db.Dialect, *faults, *replicas, r.kills, r.pauses, r.jumps, broken,
		all.posts, all.told, all.undeliverable, all.lost, all.doubled, all.unpublished)
	if all.lost != 0 || all.doubled != 0 || all.unpublished != 0 || all.posts == 0 || all.told == 0 {
		r.t.Error("posts were lost or doubled")
	}
}

// wanted are the stories that came, by feed.
func (r *faultRun) wanted(ctx context.Context) map[string]map[string]bool {
	items, err := r.store.Items(ctx, 0, 1<<20)
	if err != nil {
		r.t.Fatal(err)
	}
	wanted := map[string]map[string]bool{}
	for _, item := range items {
		if item.Kind != newsroom.New {
			continue
		}
		story, err := r.store.StoryOf(ctx, item.Article)
		if err != nil || story == "" {
			r.t.Fatalf("article %s has story %q, error %v", item.Article, story, err)
		}
		if wanted[item.Feed] == nil {
			wanted[item.Feed] = map[string]bool{}
		}
		wanted[item.Feed][story] = true
	}
	return wanted
}

// messages are what a channel shows: of a forum, what its posts show.
func (r *faultRun) messages(p place) []*bottest.Message {
	if p.kind != bottest.ForumChannel {
		return r.d.Messages(p.id)
	}
	var all []*bottest.Message
	for _, thread := range r.d.Threads(p.id) {
		all = append(all, r.d.Messages(thread)...)
	}
	return all
}

func countPosts(all *tally, channel string, stories map[string]bool, state map[string]newsroom.Status, messages []*bottest.Message) {
	there := map[string]bool{}
	for _, m := range messages {
		there[m.ID] = true
	}
	for s := range stories {
		switch got := state[channel+" "+s]; {
		case got.State == newsroom.Sent && there[got.Message]:
			all.posts++
		case (got.State == newsroom.Dead || got.State == newsroom.Unknown) && got.Reason != "":
			all.undeliverable++
		default:
			all.lost++
		}
	}
}

// newsNumber is the number of an article in a link of a digest.
var newsNumber = regexp.MustCompile(`example\.com/news/(\d+)(?:\\u003e|>|\)|")`)

// countDigests looks in digests for the first article of every story.
func (r *faultRun) countDigests(ctx context.Context, all *tally, stories map[string]bool, messages []*bottest.Message) {
	times := map[string]int{}
	for _, m := range messages {
		for _, found := range newsNumber.FindAllStringSubmatch(string(m.Raw), -1) {
			times[found[1]]++
		}
	}
	for s := range stories {
		members, err := r.store.Of(ctx, s, 1)
		if err != nil || len(members) == 0 {
			r.t.Fatal(members, err)
		}
		entries, err := r.h.corpus.Entries(ctx, members[0].Article)
		if err != nil || len(entries) == 0 {
			r.t.Fatal(entries, err)
		}
		number := strings.TrimPrefix(entries[0].Article.URL, "https://example.com/news/")
		switch n := times[number]; {
		case n == 1:
			all.told++
		case n == 0:
			all.lost++
		default:
			all.doubled += n - 1
			r.t.Logf("article %s is in %d digests", number, n)
		}
	}
}
