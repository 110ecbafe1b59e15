package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/settings"
	"marquee/internal/database"
)

// outlet is a feed on this machine whose items a test changes.
type outlet struct {
	*httptest.Server
	name string
	mu   sync.Mutex
	said []string
}

func newOutlet(t *testing.T, name string, items ...string) *outlet {
	o := &outlet{name: name, said: items}
	o.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		o.mu.Lock()
		defer o.mu.Unlock()
		fmt.Fprintf(w, "<rss version='2.0'><channel><title>%s</title>%s</channel></rss>", o.name, strings.Join(o.said, ""))
	}))
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) says(items ...string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.said = items
}

func feedItem(id, title, text string) string {
	return fmt.Sprintf("<item><guid isPermaLink='false'>%s</guid><title>%s</title><description>%s</description><pubDate>%s</pubDate></item>",
		id, title, text, time.Now().Add(-time.Hour).Format(time.RFC1123Z))
}

// eventually waits until a channel shows what is wanted.
func eventually(t *testing.T, d *bottest.Discord, s *started, channel string, messages int, words string) []*bottest.Message {
	t.Helper()
	var got []*bottest.Message
	for range 300 {
		got = d.Messages(channel)
		if len(got) == messages && (messages == 0 || strings.Contains(string(got[messages-1].Raw), words)) {
			return got
		}
		time.Sleep(50 * time.Millisecond)
	}
	for _, m := range got {
		t.Log(string(m.Raw))
	}
	t.Fatalf("the channel has %d messages, want %d with %q:\n%s", len(got), messages, words, s.logs)
	return nil
}

// noFeeds keeps a test off the network: the list of feeds is empty.
func noFeeds(t testing.TB, data string) string {
	t.Helper()
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, sourcesFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return data
}

// dueNow lets all feeds be polled at once.
func dueNow(t *testing.T, data string, urls ...string) {
	t.Helper()
	db, err := database.Open(t.Context(), "", data)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	store := &settings.Store{DB: db}
	for _, u := range urls {
		f, ok, err := store.Feed(t.Context(), u)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		f.Next = time.UnixMilli(1)
		if err := store.SaveFeed(context.Background(), f); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	festivalTitle = "Harbour Lights wins the audience award at the Lisbon festival"
	festivalText  = "Harbour Lights, the drama by Ines Castellano, won the audience award at the Lisbon film festival on Sunday. The jury praised the camera of Tomas Brandt."
)

// An admin adds three outlets that tell one story: it is posted once, says
// where else it stands, and is edited when it changes, after a restart too.
func TestNewsIsPostedOnceAndEdited(t *testing.T) {
	d := bottest.New(t)
	data := t.TempDir()
	a := newOutlet(t, "The Daily Reel", feedItem("1", festivalTitle, festivalText))
	b := newOutlet(t, "Screen Gazette", feedItem("1", festivalTitle, "At the Lisbon film festival the drama Harbour Lights by Ines Castellano won the audience award on Sunday."))
	c := newOutlet(t, "Film Ledger", feedItem("1", "Harbour Lights takes the audience award in Lisbon", festivalText+" It was the festival's last day."))
	s := asBot(t, d, data, "ALLOW_PRIVATE_FEEDS=true", "FEED_INTERVAL=1m")
	connected(t, d, s)

	add := bottest.Act{Command: "feeds add", Options: map[string]any{"url": a.URL + "/feed"}}
	add.User = "400000000000000009"
	answers(t, d, add, "Manage Server")
	add.User = ""
	add.Admin = true
	answers(t, d, add, "The Daily Reel")
	eventually(t, d, s, bottest.Channel, 1, "audience award")
	for _, other := range []*outlet{b, c} {
		add.Options = map[string]any{"url": other.URL + "/feed", "match": `festival not trailer`}
		time.Sleep(2100 * time.Millisecond) // the cooldown
		answers(t, d, add, other.name)
	}
	eventually(t, d, s, bottest.Channel, 1, "Film Ledger")
	time.Sleep(2100 * time.Millisecond)
	answers(t, d, bottest.Act{Command: "feeds preview", Admin: true}, "1 of 1 articles would be posted")
	answers(t, d, bottest.Act{Command: "feeds list", Admin: true}, "Feeds of this server: 3", "Good, last read")
	s.end(t)

	a.says(feedItem("2", "Ines Castellano signs on for Lantern Bay", "The director will shoot Lantern Bay in the spring."),
		feedItem("1", festivalTitle+" (updated)", festivalText))
	s = asBot(t, d, data, "ALLOW_PRIVATE_FEEDS=true", "FEED_INTERVAL=1m")
	connected(t, d, s)
	dueNow(t, data, a.URL+"/feed", b.URL+"/feed", c.URL+"/feed")
	eventually(t, d, s, bottest.Channel, 2, "Lantern Bay")
	for range 100 {
		if strings.Contains(string(d.Messages(bottest.Channel)[0].Raw), "(updated)") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if got := d.Messages(bottest.Channel); len(got) != 2 || got[0].Edited == 0 || !strings.Contains(string(got[0].Raw), "(updated)") {
		t.Errorf("the first message is not edited: %s", got[0].Raw)
	}
	if bad := d.Punishable(); len(bad) > 0 {
		t.Errorf("what Discord punishes: %q", bad)
	}
}

func TestFollowing(t *testing.T) {
	d := bottest.New(t)
	data := t.TempDir()
	a := newOutlet(t, "The Daily Reel", feedItem("1", "Something old", "An old story about nothing much."))
	s := asBot(t, d, data, "ALLOW_PRIVATE_FEEDS=true", "FEED_INTERVAL=1m")
	connected(t, d, s)
	answers(t, d, bottest.Act{Command: "follow", Options: map[string]any{"film-or-person": "Ines Castellano"}}, "Ines Castellano")
	answers(t, d, bottest.Act{Command: "following"}, "Ines Castellano")
	answers(t, d, bottest.Act{Command: "feeds add", Admin: true, Options: map[string]any{"url": a.URL + "/feed"}}, "The Daily Reel")
	eventually(t, d, s, bottest.Channel, 1, "Something old")
	a.says(feedItem("2", "A sequel by Ines Castellano", "The director Ines Castellano returns with a sequel."), a.said[0])
	dueNow(t, data, a.URL+"/feed")
	eventually(t, d, s, bottest.Channel, 2, "A sequel by")
	for range 200 {
		if len(d.DMs(bottest.User)) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if dms := d.DMs(bottest.User); len(dms) != 1 || !strings.Contains(string(dms[0].Raw), "A sequel by") {
		t.Errorf("%d direct messages:\n%s", len(dms), s.logs)
	}
}
