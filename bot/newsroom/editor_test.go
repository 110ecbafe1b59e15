package newsroom_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/internal/database/databasetest"
	"marquee/knowledge"
	"marquee/knowledge/stories"
	"marquee/knowledge/text"
)

func TestNextDigest(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	for _, tt := range []struct {
		now    string
		hour   int
		weekly bool
		want   string
	}{
		{"2026-03-10 07:59", 9, false, "2026-03-10 08:00"},
		{"2026-03-10 08:00", 9, false, "2026-03-11 08:00"},
		{"2026-03-28 08:30", 9, false, "2026-03-29 07:00"}, // summer time begins
		{"2026-03-28 12:00", 2, false, "2026-03-29 01:00"}, // the hour that is left out
		{"2026-03-10 12:00", 9, true, "2026-03-16 08:00"},
		{"2026-12-31 23:30", 0, false, "2027-01-01 23:00"},
	} {
		now, err := time.Parse("2006-01-02 15:04", tt.now)
		if err != nil {
			t.Fatal(err)
		}
		if got := newsroom.NextDigest(now, zone, tt.hour, tt.weekly).UTC().Format("2006-01-02 15:04"); got != tt.want {
			t.Errorf("%+v: %s", tt, got)
		}
	}
}

// library and wishes in memory.
type world struct {
	entries map[string]knowledge.Entry
	subs    []settings.Subscription
}

func (w *world) Entries(_ context.Context, ids ...string) (out []knowledge.Entry, _ error) {
	for _, id := range ids {
		if e, ok := w.entries[id]; ok {
			out = append(out, e)
		}
	}
	return out, nil
}
func (w *world) Revision(context.Context) (int64, error)                  { return int64(len(w.subs)), nil }
func (w *world) Running(context.Context) ([]settings.Subscription, error) { return w.subs, nil }
func (w *world) Follows(context.Context) ([]settings.Follow, error)       { return nil, nil }
func (w *world) Server(context.Context, string) (settings.Server, error) {
	return settings.Default(), nil
}

// A first poll brings one post, however much the feed has; from then on each
// new story comes, also twenty at once, and none again after a restart or when
// a date is bumped.
func TestFromFeedToOutbox(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		w := &world{entries: map[string]knowledge.Entry{}, subs: []settings.Subscription{
			{ID: "a", Server: "9", Channel: "1", URL: "f", Mode: settings.Instant},
			{ID: "b", Server: "9", Channel: "2", URL: "f", Mode: settings.Instant, Match: "number7x or number25x"}}}
		store := &newsroom.Store{DB: place.Open(t)}
		editor := func() *newsroom.Editor {
			return &newsroom.Editor{Store: store, Library: w, Stories: func() newsroom.Clusterer { return new(stories.Clusterer) }, Wishes: w,
				Fold: newsroom.Folding{Text: text.Fold, Title: text.TitleKey}, Holder: "h", Log: slog.New(slog.DiscardHandler),
				Tell: func(e []knowledge.Entry) newsroom.Content {
					return newsroom.Tell(e, func(knowledge.Article) []string { return nil }, func(string) bool { return false })
				}}
		}
		e := editor()
		seq := int64(0)
		arrive := func(first bool, from, to int) {
			t.Helper()
			var list []newsroom.Arrival
			for i := from; i < to; i++ {
				seq++
				id := fmt.Sprint("id", i)
				words := fmt.Sprintf("subject%dq verb%dz object%dk number%dx", i, i*7, i*13, i)
				w.entries[id] = knowledge.Entry{Seq: seq, Article: knowledge.Article{ID: id, Title: words, Text: words, URL: "https://example.com/" + id}}
				list = append(list, newsroom.Arrival{Article: id, Seq: seq})
			}
			if _, err := store.Arrive(t.Context(), "f", first, list); err != nil {
				t.Fatal(err)
			}
		}
		posts := func() string {
			t.Helper()
			for more := true; more; {
				var err error
				if more, err = e.Step(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			list, err := store.Statuses(t.Context(), "9", false, 1000)
			if err != nil {
				t.Fatal(err)
			}
			n := map[string]int{}
			for _, s := range list {
				n[s.Channel]++
			}
			return strings.TrimPrefix(fmt.Sprint(n), "map")
		}
		arrive(true, 0, 20)
		if got := posts(); got != "[1:1 2:1]" {
			t.Errorf("a first poll brings %s", got)
		}
		arrive(false, 20, 40)
		if got := posts(); got != "[1:21 2:2]" {
			t.Errorf("twenty at once bring %s", got)
		}
		e = editor()          // a restart, another's lease not in the way
		arrive(false, 10, 41) // bumped dates, and one new
		if got := posts(); got != "[1:22 2:2]" {
			t.Errorf("after a restart there are %s", got)
		}
	})
}
