package settings_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"marquee/bot/settings"
	"marquee/internal/database/databasetest"
)

func TestSubscriptions(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		add := func(by settings.By, sub settings.Subscription) (settings.Subscription, error) {
			return s.Subscribe(t.Context(), by, sub)
		}
		one := must[settings.Subscription](t)(add(admin, settings.Subscription{URL: "https://paper.example/rss", Channel: "1", Match: "dune", Role: "5"}))
		two := must[settings.Subscription](t)(add(admin, settings.Subscription{URL: "https://other.example/rss", Channel: "1", Mode: settings.Daily}))
		must[settings.Subscription](t)(add(settings.By{Server: "200", User: "8"}, one))
		for says, sub := range map[string]settings.Subscription{
			"already":        {URL: one.URL, Channel: "1", Match: "dune"},
			"no address":     {URL: "file:///etc/passwd", Channel: "1"},
			"no channel":     {URL: one.URL, Channel: "general"},
			"no role":        {URL: one.URL, Channel: "1", Role: "@everyone"},
			"none of":        {URL: one.URL, Channel: "1", Mode: "hourly"},
			"password":       {URL: "https://u:p@paper.example/rss", Channel: "1"},
			"longer than":    {URL: one.URL, Channel: "1", Match: strings.Repeat("x", 501)},
			"begins with ht": {URL: "paper.example", Channel: "1"},
		} {
			_, err := add(admin, sub)
			problemOf(t, err, says)
		}
		list := must[[]settings.Subscription](t)(s.Subscriptions(t.Context(), "100"))
		if len(list) != 2 || list[0] != one || list[1] != two {
			t.Errorf("list %+v", list)
		}
		rev := must[int64](t)(s.Revision(t.Context()))
		must[settings.Change](t)(s.Pause(t.Context(), admin, one.ID, ""))
		if r := must[int64](t)(s.Revision(t.Context())); r <= rev {
			t.Errorf("revision %d after %d", r, rev)
		}
		if run := must[[]settings.Subscription](t)(s.Running(t.Context())); len(run) != 2 {
			t.Errorf("%d running, want 2", len(run))
		}
		must[settings.Change](t)(s.Resume(t.Context(), admin, one.URL))
		_, err := s.Unsubscribe(t.Context(), settings.By{Server: "200"}, two.ID)
		problemOf(t, err, "no feed") // another server's
		c := must[settings.Change](t)(s.Unsubscribe(t.Context(), admin, two.URL))
		if c.After != "" || !strings.Contains(c.Before, "other.example") {
			t.Errorf("change %+v", c)
		}
		if err := s.Left(t.Context(), "200"); err != nil {
			t.Fatal(err)
		}
		if run := must[[]settings.Subscription](t)(s.Running(t.Context())); len(run) != 1 || run[0].ID != one.ID {
			t.Errorf("running after a server left: %+v", run)
		}
	})
}

func TestFollows(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		follow := func(person, kind, key string) (bool, error) {
			return s.Follow(t.Context(), settings.Follow{Person: person, Kind: kind, Key: key, Name: strings.ToUpper(key)})
		}
		if !must[bool](t)(follow("7", "film", "dune")) || must[bool](t)(follow("7", "film", "dune")) {
			t.Error("following twice is not told apart")
		}
		must[bool](t)(follow("7", "person", "ann bee"))
		must[bool](t)(follow("8", "film", "dune"))
		_, err := follow("7", "planet", "arrakis")
		problemOf(t, err, "cannot be followed")
		if got := must[[]settings.Follow](t)(s.Following(t.Context(), "7")); len(got) != 2 || got[0].Name != "ANN BEE" || got[1].Key != "dune" {
			t.Errorf("following %+v", got)
		}
		if err := s.StopFollower(t.Context(), "8", "closed"); err != nil {
			t.Fatal(err)
		}
		if got := must[[]settings.Follow](t)(s.Follows(t.Context())); len(got) != 2 {
			t.Errorf("all %+v, want those of 7", got)
		}
		must[bool](t)(follow("8", "film", "jaws"))
		if got := must[[]settings.Follow](t)(s.Follows(t.Context())); len(got) != 4 {
			t.Errorf("all %+v, want those of 7 and 8", got)
		}
		if !must[bool](t)(s.Unfollow(t.Context(), "8", "film", "jaws")) || must[bool](t)(s.Unfollow(t.Context(), "8", "film", "jaws")) {
			t.Error("unfollowing twice is not told apart")
		}
		for i := range settings.MaxFollows {
			must[bool](t)(follow("9", "film", fmt.Sprint(i)))
		}
		_, err = follow("9", "film", "more")
		problemOf(t, err, "50")
	})
}

func TestFeeds(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s := open(t, place)
		must[settings.Subscription](t)(s.Subscribe(t.Context(), admin, settings.Subscription{URL: "https://a.example/rss", Channel: "1"}))
		sub := must[settings.Subscription](t)(s.Subscribe(t.Context(), admin, settings.Subscription{URL: "https://b.example/rss", Channel: "1"}))
		due := func() string {
			var out []string
			for _, f := range must[[]settings.Feed](t)(s.Due(t.Context(), 10)) {
				out = append(out, strings.TrimSuffix(strings.TrimPrefix(f.URL, "https://"), ".example/rss"))
			}
			return strings.Join(out, " ")
		}
		keep := func() {
			t.Helper()
			if err := s.KeepFeeds(t.Context(), "https://c.example/rss"); err != nil {
				t.Fatal(err)
			}
		}
		keep()
		if got := due(); got != "a b c" {
			t.Errorf("due %s", got)
		}
		want := settings.Feed{URL: "https://c.example/rss", Next: time.Now().Add(time.Hour).UTC().Truncate(time.Millisecond),
			Good: day(1), Failures: 2, Error: "it is away", Told: true, State: `{"etag":"x"}`}
		if err := s.SaveFeed(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		must[settings.Change](t)(s.Pause(t.Context(), admin, sub.ID, ""))
		keep()
		if got := due(); got != "a" {
			t.Errorf("due %s", got)
		}
		got, ok, err := s.Feed(t.Context(), want.URL)
		if err != nil || !ok || got != want {
			t.Errorf("feed %+v, %v, %v; want %+v", got, ok, err, want)
		}
		if _, ok, err := s.Feed(t.Context(), sub.URL); ok || err != nil {
			t.Errorf("a paused feed is still polled (%v)", err)
		}
	})
}

func day(d int) time.Time { return time.Date(2024, 3, d, 0, 0, 0, 0, time.UTC) }

// Feeds whose next poll a clock set that was wrong are polled again.
func TestMendClock(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		s, now := open(t, place), time.Now().UTC().Truncate(time.Millisecond)
		states := map[string]settings.Feed{
			"https://steady.example": {Good: now.Add(-time.Hour), Next: now.Add(time.Hour)},
			"https://ahead.example":  {Good: now.Add(5 * time.Hour), Next: now.Add(6 * time.Hour)},
			"https://never.example":  {Next: now.AddDate(1, 0, 0), Failures: 4, Error: "it is away"},
		}
		for url, f := range states {
			if err := s.KeepFeeds(t.Context(), "https://steady.example", "https://ahead.example", "https://never.example"); err != nil {
				t.Fatal(err)
			}
			f.URL = url
			if err := s.SaveFeed(t.Context(), f); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.MendClock(t.Context()); err != nil {
			t.Fatal(err)
		}
		var due []string
		for _, f := range must[[]settings.Feed](t)(s.Due(t.Context(), 10)) {
			due = append(due, f.URL)
		}
		if got := strings.Join(due, " "); got != "https://ahead.example https://never.example" {
			t.Errorf("due are %q", got)
		}
	})
}
