package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/settings"
	"marquee/internal/database"
)

// wireItem is an item as outlets print a wire report: word for word, each
// under its own address.
func wireItem(o *outlet, title, text string) string {
	return fmt.Sprintf("<item><guid isPermaLink='false'>%[1]s</guid><link>%[1]s</link><title>%[2]s</title><description>%[3]s</description><pubDate>%[4]s</pubDate></item>",
		o.URL+"/report", title, text, time.Now().Add(-time.Hour).Format(time.RFC1123Z))
}

// admin uses a command as one who manages the server, after the cooldown.
func admin(t *testing.T, d *bottest.Discord, command string, options map[string]any, wants ...string) {
	t.Helper()
	time.Sleep(2100 * time.Millisecond)
	answers(t, d, bottest.Act{Command: command, Admin: true, Options: options}, wants...)
}

// A report that three outlets print word for word is posted once, names all of
// them, and is told in the server's language.
func TestCopiesAreNamedInTheServersLanguage(t *testing.T) {
	d := bottest.New(t)
	data := t.TempDir()
	first := newOutlet(t, "The Daily Reel")
	others := []*outlet{newOutlet(t, "Screen Gazette"), newOutlet(t, "Film Ledger")}
	first.says(wireItem(first, festivalTitle, festivalText))
	s := asBot(t, d, data, "ALLOW_PRIVATE_FEEDS=true", "FEED_INTERVAL=1m")
	connected(t, d, s)
	answers(t, d, bottest.Act{Command: "settings set", Admin: true, Options: map[string]any{"name": "language", "value": "de"}}, "de")
	admin(t, d, "feeds add", map[string]any{"url": first.URL + "/feed"}, "Meldungen von The Daily Reel")
	eventually(t, d, s, bottest.Channel, 1, "audience award")
	for i, o := range others {
		o.says(wireItem(o, []string{festivalTitle, "In Lisbon: Harbour Lights wins the audience award"}[i], festivalText))
		admin(t, d, "feeds add", map[string]any{"url": o.URL + "/feed", "match": `outlet:"` + o.name + `"`}, o.name)
		eventually(t, d, s, bottest.Channel, 1, o.name)
	}
	got := string(d.Messages(bottest.Channel)[0].Raw)
	for _, want := range []string{"Auch bei", "[Screen Gazette]", others[0].URL + "/report", "[Film Ledger]", others[1].URL + "/report"} {
		if !strings.Contains(got, want) {
			t.Errorf("the post lacks %q: %s", want, got)
		}
	}
	if strings.Contains(got, "Also in") {
		t.Errorf("the post speaks English: %s", got)
	}
}

// A feed that stays broken is told of once, in the channel that was named for
// it, and goes on when it is mended.
func TestABrokenFeedIsToldOnce(t *testing.T) {
	const notices = "300000000000000016"
	d := bottest.New(t)
	d.AddChannel(bottest.ChannelSpec{ID: notices, Guild: bottest.Guild})
	data := t.TempDir()
	o := newOutlet(t, "The Daily Reel", feedItem("1", festivalTitle, festivalText))
	s := asBot(t, d, data, "ALLOW_PRIVATE_FEEDS=true", "FEED_INTERVAL=1m")
	connected(t, d, s)
	answers(t, d, bottest.Act{Command: "settings set", Admin: true, Options: map[string]any{"name": "notices", "value": notices}}, notices)
	admin(t, d, "feeds add", map[string]any{"url": o.URL + "/feed"}, "The Daily Reel")
	eventually(t, d, s, bottest.Channel, 1, "audience award")
	feed := func() settings.Feed {
		db, err := database.Open(t.Context(), "", data)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		f, _, err := (&settings.Store{DB: db}).Feed(t.Context(), o.URL+"/feed")
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	o.says("<nonsense") // no feed any more
	for failures := 1; failures <= 6; failures++ {
		dueNow(t, data, o.URL+"/feed")
		for range 100 {
			if feed().Failures >= failures {
				break
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	eventually(t, d, s, notices, 1, "cannot be read")
	admin(t, d, "feeds list", nil, "Broken:")
	o.says(feedItem("2", "Lantern Bay begins filming", "The crew of Lantern Bay began filming in Porto on Monday."))
	dueNow(t, data, o.URL+"/feed")
	eventually(t, d, s, bottest.Channel, 2, "Lantern Bay")
	if n := len(d.Messages(notices)); n != 1 {
		t.Errorf("told %d times", n)
	}
	admin(t, d, "feeds list", nil, "Good, last read")
}
