package main

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/knowledge"
	"marquee/knowledge/stories"
)

// desk is an office whose editor reads feeds by a clock that a test sets.
type desk struct {
	*office
	editor *newsroom.Editor
	feed   string
}

func newDesk(t testing.TB) *desk {
	o := newOffice(t)
	d := &desk{office: o, feed: "https://example.com/feed"}
	d.editor = &newsroom.Editor{Store: o.store, Library: o.h.corpus, Stories: func() newsroom.Clusterer { return new(stories.Clusterer) },
		Wishes: o.h.settings, Fold: folding(), Tell: tell, Holder: "test", Log: slog.New(slog.DiscardHandler)}
	if _, err := o.store.Arrive(t.Context(), d.feed, true, []newsroom.Arrival{{Article: "none", Seq: 1}}); err != nil {
		t.Fatal(err)
	}
	return d
}

// at sets the clock and lets the newsroom work until nothing is left to do.
func (d *desk) at(now time.Time) {
	d.t.Helper()
	d.ahead(time.Until(now))
	for range 20 {
		more, err := d.editor.Step(d.t.Context())
		if err != nil {
			d.t.Fatal(err)
		}
		sent, err := d.sender.Pass(d.t.Context())
		if err != nil {
			d.t.Fatal(err)
		}
		if !more && sent == 0 {
			return
		}
	}
}

// arrives brings an article that is nothing like another.
func (d *desk) arrives(n int) {
	d.t.Helper()
	words := fmt.Sprintf("subject%dq verb%dz object%dk", n, n*7, n*13)
	a := knowledge.Article{Title: words, Text: words, URL: fmt.Sprintf("https://example.com/news/%d", n), Outlet: "The Daily Reel"}
	if err := (sink{d.h, d.store}).Take(d.t.Context(), d.feed, false, []knowledge.Article{a}); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) set(name, value string) {
	d.t.Helper()
	if _, err := d.h.settings.Set(d.t.Context(), settings.By{Server: bottest.Guild, User: bottest.User}, name, value); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) subscribe(channel string, mode settings.Mode) {
	d.t.Helper()
	_, err := d.h.settings.Subscribe(d.t.Context(), settings.By{Server: bottest.Guild, User: bottest.User},
		settings.Subscription{URL: d.feed, Channel: channel, Mode: mode})
	if err != nil {
		d.t.Fatal(err)
	}
}

// A digest comes at the server's hour by its own clock, also on the days on
// which clocks change; a weekly one on Monday. It is one message, in the
// server's language, and nothing comes before or twice.
func TestDigestsComeAtTheServersHour(t *testing.T) {
	for _, tt := range []struct {
		name, zone, hour     string
		mode                 settings.Mode
		arrives, before, due string // in the zone's own time
	}{
		{"daily", "Europe/Berlin", "9", settings.Daily, "2026-01-14 11:00", "2026-01-15 08:59", "2026-01-15 09:00"},
		{"summer time begins", "America/New_York", "9", settings.Daily, "2026-03-07 12:00", "2026-03-08 08:59", "2026-03-08 09:00"},
		{"summer time ends", "America/New_York", "9", settings.Daily, "2026-10-31 12:00", "2026-11-01 08:59", "2026-11-01 09:00"},
		{"far east", "Pacific/Auckland", "7", settings.Daily, "2026-06-01 23:30", "2026-06-02 06:59", "2026-06-02 07:00"},
		{"half an hour", "Asia/Kolkata", "0", settings.Daily, "2026-06-01 00:30", "2026-06-01 23:59", "2026-06-02 00:00"},
		{"weekly", "Europe/Berlin", "18", settings.Weekly, "2026-01-13 11:00", "2026-01-19 17:59", "2026-01-19 18:00"},
		{"weekly over summer time", "Europe/Berlin", "9", settings.Weekly, "2026-03-24 11:00", "2026-03-30 08:59", "2026-03-30 09:00"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			zone, err := time.LoadLocation(tt.zone)
			if err != nil {
				t.Fatal(err)
			}
			clock := func(s string) time.Time {
				at, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
				if err != nil {
					t.Fatal(err)
				}
				return at
			}
			d := newDesk(t)
			d.set("timezone", tt.zone)
			d.set("digest", tt.hour)
			d.set("language", "de")
			d.subscribe(bottest.Channel, tt.mode)
			d.at(clock(tt.arrives).Add(-time.Minute))
			for n := range 3 {
				d.arrives(n)
			}
			shown := func(at time.Time, want int) []*bottest.Message {
				t.Helper()
				d.at(at)
				got := d.d.Messages(bottest.Channel)
				if len(got) != want {
					t.Fatalf("at %v there are %d messages, want %d", at, len(got), want)
				}
				return got
			}
			shown(clock(tt.arrives), 0)
			shown(clock(tt.before).Add(50*time.Second), 0)
			digest := string(shown(clock(tt.due).Add(time.Second), 1)[0].Raw)
			for _, want := range []string{"3 neue Meldungen", "news/0", "news/1", "news/2", "The Daily Reel"} {
				if !strings.Contains(digest, want) {
					t.Errorf("the digest lacks %q: %s", want, digest)
				}
			}
			shown(clock(tt.due).Add(-time.Hour), 1) // the clock is set back
			shown(clock(tt.due).Add(time.Hour), 1)
			shown(clock(tt.due).AddDate(0, 0, 8), 1) // nothing new, nothing told
		})
	}
}

// A digest of many stories is as many messages as it needs; each story is
// shown once.
func TestALongDigest(t *testing.T) {
	const many = 130
	d := newDesk(t)
	d.subscribe(bottest.Channel, settings.Daily)
	noon := time.Date(2026, 1, 14, 12, 0, 0, 0, time.UTC)
	d.at(noon)
	for n := range many {
		d.arrives(n)
	}
	d.at(noon.Add(time.Minute))
	d.at(noon.AddDate(0, 0, 1))
	var all strings.Builder
	messages := d.d.Messages(bottest.Channel)
	for _, m := range messages {
		all.Write(m.Raw)
	}
	for n := range many {
		if got := strings.Count(all.String(), fmt.Sprintf("news/%d>", n)) + strings.Count(all.String(), fmt.Sprintf(`news/%d\u003e`, n)); got != 1 {
			t.Errorf("story %d is shown %d times", n, got)
		}
	}
	if len(messages) < 2 || len(messages) > 8 {
		t.Errorf("%d messages", len(messages))
	}
}

// says brings an article once more, in other words.
func (d *desk) says(n int, title string) {
	d.t.Helper()
	a := knowledge.Article{Title: title, Text: title, URL: fmt.Sprintf("https://example.com/news/%d", n), Outlet: "The Daily Reel"}
	if err := (sink{d.h, d.store}).Take(d.t.Context(), d.feed, false, []knowledge.Article{a}); err != nil {
		d.t.Fatal(err)
	}
}

// A story that changes while it waits for a digest is told in its newest words
// when the digest comes, not before; one that changes after it was told is
// changed in the message, as far as that has room.
func TestADigestIsEdited(t *testing.T) {
	for _, many := range []int{1, 3} {
		t.Run(fmt.Sprint(many), func(t *testing.T) {
			d := newDesk(t)
			d.subscribe(bottest.Channel, settings.Daily)
			noon := time.Date(2026, 1, 14, 12, 0, 0, 0, time.UTC)
			d.at(noon)
			for n := range many {
				d.arrives(n)
			}
			d.at(noon.Add(time.Minute))
			shows := func(edited int, want string, not ...string) {
				t.Helper()
				messages := d.d.Messages(bottest.Channel)
				if len(messages) != 1 || messages[0].Edited != edited {
					t.Fatalf("%d messages, want one that was edited %d times", len(messages), edited)
				}
				raw := string(messages[0].Raw)
				if strings.Count(raw, want) != 1 {
					t.Errorf("the digest lacks %q: %s", want, raw)
				}
				for _, gone := range not {
					if strings.Contains(raw, gone) {
						t.Errorf("the digest still says %q: %s", gone, raw)
					}
				}
			}
			d.says(0, "subject0q gets a date")
			d.at(noon.Add(2 * time.Minute))
			if n := len(d.d.Messages(bottest.Channel)); n != 0 {
				t.Fatalf("%d messages before the digest's hour", n)
			}
			morning := noon.Add(21 * time.Hour)
			d.at(morning)
			shows(0, "subject0q gets a date", "verb0z")
			d.says(0, "subject0q is delayed")
			d.at(morning.Add(time.Minute))
			shows(1, "subject0q is delayed", "gets a date")
			d.at(morning.Add(2 * time.Minute))
			shows(1, "subject0q is delayed")
			if many > 1 {
				d.says(0, strings.Repeat("subject0q is delayed again and again ", 100))
				d.at(morning.Add(3 * time.Minute))
				shows(1, "subject0q is delayed")
			}
		})
	}
}

// Posts, digests and notices speak the server's own language where none is
// set.
func TestPostsSpeakTheServersLanguage(t *testing.T) {
	d := newDesk(t)
	by := settings.By{Server: bottest.Guild, User: bottest.User, Locale: "fr"}
	for _, sub := range []settings.Subscription{{Channel: bottest.Channel, Mode: settings.Daily}, {Channel: "300000000000000031"}} {
		sub.URL = d.feed
		if _, err := d.h.settings.Subscribe(t.Context(), by, sub); err != nil {
			t.Fatal(err)
		}
	}
	d.d.AddChannel(bottest.ChannelSpec{ID: "300000000000000031", Guild: bottest.Guild, Mute: true})
	noon := time.Date(2026, 1, 14, 12, 0, 0, 0, time.UTC)
	d.at(noon)
	d.arrives(1)
	d.arrives(2)
	d.at(noon.Add(time.Minute))
	d.at(noon.AddDate(0, 0, 1))
	for where, want := range map[string]string{bottest.Channel: "2 nouvelles", "9" + bottest.User: "Je ne peux pas y publier de nouvelles"} {
		messages := d.d.Messages(where)
		if len(messages) != 1 || !strings.Contains(string(messages[0].Raw), want) {
			t.Errorf("%s shows %d messages, want %q", where, len(messages), want)
			for _, m := range messages {
				t.Logf("%s", m.Raw)
			}
		}
	}
}
