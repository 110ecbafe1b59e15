package main

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/knowledge"
	"marquee/knowledge/stories"
)

// post office: an outbox, a sender and a stand-in for Discord.
type office struct {
	t      testing.TB
	d      *bottest.Discord
	h      *house
	store  *newsroom.Store
	sender *newsroom.Sender
}

func newOffice(t testing.TB) *office {
	d := bottest.New(t)
	log := slog.New(slog.DiscardHandler)
	p := &program{cfg: Config{Data: t.TempDir(), Token: bottest.Token, APIURL: d.URL}, log: log, out: io.Discard, errs: io.Discard}
	h, err := p.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.close)
	client, err := p.discordClient(nil)
	if err != nil {
		t.Fatal(err)
	}
	store := &newsroom.Store{DB: h.db}
	responder := &discord.Responder{Log: log, Dates: plainDates{}}
	return &office{t, d, h, store, &newsroom.Sender{Store: store, Holder: "test", Servers: h.settings, Log: log,
		Poster: &discordPoster{client: client, compose: responder.Compose, log: log}}}
}

// post sends one story to a channel and returns what became of it.
func (o *office) post(channel, story, payload string) string {
	o.t.Helper()
	lease, ok, err := o.h.db.Acquire(o.t.Context(), "newsroom", "test", time.Hour)
	if err != nil || !ok {
		o.t.Fatal(ok, err)
	}
	at, err := o.store.Cursor(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	post := newsroom.Post{Channel: channel, Story: story, Server: bottest.Guild, Payload: payload}
	if _, err := o.store.Advance(o.t.Context(), lease, at, at, []newsroom.Post{post}); err != nil {
		o.t.Fatal(err)
	}
	return o.pass(channel, story)
}

func (o *office) pass(channel, story string) string {
	o.t.Helper()
	if _, err := o.sender.Pass(o.t.Context()); err != nil {
		o.t.Fatal(err)
	}
	list, err := o.store.Statuses(o.t.Context(), bottest.Guild, false, 100)
	if err != nil {
		o.t.Fatal(err)
	}
	for _, s := range list {
		if s.Channel == channel && s.Story == story {
			return string(s.State) + " " + s.Reason
		}
	}
	return "nothing"
}

const payload = `{"title":"Lantern Bay gets a date","url":"https://example.com/bay?a=1&b=2","outlet":"The Daily Reel","lines":[{"text":"It opens in May."},{"text":"The lighthouse falls.","spoiler":true}]}`

func TestPosting(t *testing.T) {
	o := newOffice(t)
	for _, c := range []bottest.ChannelSpec{
		{ID: "300000000000000011", Type: bottest.AnnouncementChannel},
		{ID: "300000000000000012", Type: bottest.ForumChannel},
		{ID: "300000000000000013", Mute: true},
		{ID: "300000000000000014", Hidden: true},
		{ID: "300000000000000015"},
	} {
		c.Guild = bottest.Guild
		o.d.AddChannel(c)
	}
	o.d.RemoveChannel("300000000000000015")
	o.d.CloseDMs("400000000000000077")
	for channel, want := range map[string]string{
		bottest.Channel:       "sent ",
		"300000000000000011":  "sent ",
		"300000000000000012":  "sent ",
		"300000000000000013":  "waiting the permission “Send Messages”",
		"300000000000000014":  "waiting the permission “View Channel” is missing",
		"300000000000000015":  "waiting the channel was deleted",
		"@400000000000000077": "dead direct messages from the bot are closed",
	} {
		if got := o.post(channel, "s", payload); !strings.HasPrefix(got, want) {
			t.Errorf("channel %s: %q, want %q", channel, got, want)
		}
	}
	if m := o.d.Messages(bottest.Channel); len(m) != 1 || !strings.Contains(string(m[0].Raw), "||The lighthouse falls.||") {
		t.Errorf("the post is %v", m)
	}
	if m := o.d.Messages("300000000000000011"); len(m) != 1 || !m[0].Published {
		t.Errorf("the announcement is %v", m)
	}
	if got := o.post(bottest.Channel, "odd", "no JSON"); !strings.HasPrefix(got, "dead ") {
		t.Errorf("a payload that cannot be read: %s", got)
	}
	// The forum's post is edited in its thread.
	if got := o.post("300000000000000012", "s", strings.Replace(payload, "in May", "in June", 1)); got != "sent " {
		t.Errorf("the edit in a forum: %s", got)
	}
	if bad := o.d.Punishable(); len(bad) > 0 {
		t.Errorf("what Discord punishes: %q", bad)
	}
}

// A forum's posts have no nonce: where the answer is lost, nothing is tried
// twice.
func TestAForumIsNotToldTwice(t *testing.T) {
	o := newOffice(t)
	o.d.AddChannel(bottest.ChannelSpec{ID: "300000000000000012", Guild: bottest.Guild, Type: bottest.ForumChannel})
	o.d.Break(bottest.Fault{Part: "/threads", Drop: true, After: true})
	if got := o.post("300000000000000012", "s", payload); !strings.HasPrefix(got, "unknown Discord gave no answer") {
		t.Errorf("the post is %s", got)
	}
	if n := len(o.d.Calls("/threads")); n != 1 {
		t.Errorf("%d tries", n)
	}
}

// An admin is told once which permission is missing, in the channel that was
// named for it.
func TestAnAdminIsTold(t *testing.T) {
	o := newOffice(t)
	const quiet, notices = "300000000000000013", "300000000000000016"
	o.d.AddChannel(bottest.ChannelSpec{ID: quiet, Guild: bottest.Guild, Mute: true})
	o.d.AddChannel(bottest.ChannelSpec{ID: notices, Guild: bottest.Guild})
	if _, err := o.h.settings.Set(t.Context(), settings.By{Server: bottest.Guild, User: bottest.User}, "notices", notices); err != nil {
		t.Fatal(err)
	}
	for _, story := range []string{"one", "two", "three"} {
		o.post(quiet, story, payload)
	}
	for range 3 {
		o.pass(quiet, "one")
	}
	got := o.d.Messages(notices)
	if len(got) != 1 || !strings.Contains(string(got[0].Raw), "Send Messages") || !strings.Contains(string(got[0].Raw), quiet) {
		t.Errorf("%d notices", len(got))
	}
	if len(o.d.Messages(quiet)) != 0 {
		t.Error("something was posted")
	}
}

// What an earlier try may have left is found by its address, and only among
// the bot's own messages.
func TestFind(t *testing.T) {
	o := newOffice(t)
	o.post(bottest.Channel, "s", payload)
	poster := o.sender.Poster
	id, found, err := poster.Find(t.Context(), newsroom.Letter{Channel: bottest.Channel, Title: "x", URL: "https://example.com/bay?a=1&b=2", Nonce: "other"})
	if err != nil || !found || id != o.d.Messages(bottest.Channel)[0].ID {
		t.Errorf("found %q, %v, %v", id, found, err)
	}
	if id, found, err := poster.Find(t.Context(), newsroom.Letter{Channel: bottest.Channel, Title: "x", URL: "https://example.com/else", Nonce: "other"}); found || err != nil {
		t.Errorf("found %q, %v", id, err)
	}
}

// BenchmarkNewsroom brings one story to 5,000 servers with three subscriptions
// each, and reports how long it takes until all posts are in the outbox, and
// how many a second are posted to a stand-in for Discord.
func BenchmarkNewsroom(b *testing.B) {
	const servers, perServer, sent = 5000, 3, 1500
	o := newOffice(b)
	const feed = "https://example.com/feed"
	for i := range servers {
		for j := range perServer {
			channel := fmt.Sprint(310000000000000000 + i*10 + j)
			if i*perServer+j < sent {
				o.d.AddChannel(bottest.ChannelSpec{ID: channel, Guild: bottest.Guild})
			}
			sub := settings.Subscription{URL: feed, Channel: channel, Match: []string{"", "sequel", `film:"Lantern Bay", director`}[j]}
			if _, err := o.h.settings.Subscribe(b.Context(), settings.By{Server: fmt.Sprint(320000000000000000 + i)}, sub); err != nil {
				b.Fatal(err)
			}
		}
	}
	if _, err := o.store.Arrive(b.Context(), feed, true, []newsroom.Arrival{{Article: "none", Seq: 1}}); err != nil {
		b.Fatal(err)
	}
	editor := &newsroom.Editor{Store: o.store, Library: o.h.corpus, Stories: func() newsroom.Clusterer { return new(stories.Clusterer) },
		Wishes: o.h.settings, Fold: folding(), Tell: tell, Holder: "test", Log: slog.New(slog.DiscardHandler)}
	if _, err := editor.Step(b.Context()); err != nil { // reads the subscriptions
		b.Fatal(err)
	}
	a := knowledge.Article{Title: "Lantern Bay gets a sequel", Text: "The director of Lantern Bay returns for a sequel.", URL: "https://example.com/1"}
	for i := 0; b.Loop() && i == 0; i++ { // one story: the channels are full after it
		if err := (sink{o.h, o.store}).Take(b.Context(), feed, false, []knowledge.Article{a}); err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		if _, err := editor.Step(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(time.Since(began).Seconds(), "s-to-outbox")
		began = time.Now()
		n := 0
		for n < sent {
			took, err := o.sender.Pass(b.Context())
			if err != nil || took == 0 {
				b.Fatal(took, err)
			}
			n += took
		}
		b.ReportMetric(float64(n)/time.Since(began).Seconds(), "posts/s")
	}
	counts, err := o.store.Counts(b.Context())
	if err != nil || counts[newsroom.Sent] < sent {
		b.Fatal(counts, err)
	}
}
