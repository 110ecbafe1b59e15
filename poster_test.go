package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/newsroom"
	"marquee/bot/settings"
	"marquee/bot/words"
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
	h.db.Skew = skewed
	client, err := p.discordClient(nil)
	if err != nil {
		t.Fatal(err)
	}
	said, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := &newsroom.Store{DB: h.db}
	responder := &discord.Responder{Log: log, Dates: plainDates{}}
	return &office{t, d, h, store, &newsroom.Sender{Store: store, Holder: "test", Servers: h.settings, Log: log, Say: said.Translate,
		Poster: &discordPoster{client: client, compose: responder.Compose, log: log}}}
}

// ahead sets the database's clock ahead of the machine's.
func (o *office) ahead(by time.Duration) {
	o.t.Helper()
	if err := setSkew(o.t.Context(), o.h.db, by); err != nil {
		o.t.Fatal(err)
	}
}

// post sends one story to a channel and returns what became of it.
func (o *office) post(channel, story, payload string) string {
	o.t.Helper()
	o.enter(channel, story, payload)
	return o.pass(channel, story)
}

// enter puts one story into the outbox.
func (o *office) enter(channel, story, payload string) {
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

// A forum's posts have no nonce: where the answer is lost, the forum is looked
// at before a second try.
func TestAForumIsNotToldTwice(t *testing.T) {
	const forum = "300000000000000012"
	for _, tt := range []struct {
		name    string
		did     bool // what was asked, before the answer was lost
		archive bool
		retitle bool
	}{{"lost answer", true, false, false}, {"archived since", true, true, false}, {"another title since", true, false, true}, {"never done", false, false, false}} {
		t.Run(tt.name, func(t *testing.T) {
			o := newOffice(t)
			o.sender.Poster.(*discordPoster).settles = 100 * time.Millisecond
			o.d.AddChannel(bottest.ChannelSpec{ID: forum, Guild: bottest.Guild, Type: bottest.ForumChannel})
			if got := o.post(forum, "other", strings.Replace(payload, "bay?", "boat?", 1)); got != "sent " { // of the same title
				t.Fatalf("another post is %s", got)
			}
			o.d.Break(bottest.Fault{Part: "POST /channels/" + forum + "/threads", Drop: true, After: tt.did})
			if got := o.post(forum, "s", payload); !strings.HasPrefix(got, "sending no answer") {
				t.Errorf("after the lost answer it is %s", got)
			}
			if tt.archive {
				o.d.Archive(o.d.Threads(forum)[1])
			}
			got := ""
			if tt.retitle {
				got = o.post(forum, "s", strings.Replace(payload, "gets a date", "has a date", 1))
			}
			for range 60 {
				if time.Sleep(100 * time.Millisecond); got == "sent " {
					break
				}
				got = o.pass(forum, "s")
			}
			if n := len(o.d.Threads(forum)); n != 2 || got != "sent " {
				t.Errorf("%d posts, the second is %s", n, got)
			}
		})
	}
}

// Where a forum may not be looked at, nobody knows, and nothing is tried twice.
func TestABlindForum(t *testing.T) {
	const forum = "300000000000000012"
	o := newOffice(t)
	o.d.AddChannel(bottest.ChannelSpec{ID: forum, Guild: bottest.Guild, Type: bottest.ForumChannel})
	o.d.Break(bottest.Fault{Part: "/threads", Drop: true, After: true})
	o.post(forum, "s", payload)
	o.d.Break(bottest.Fault{Part: "/threads/active", Status: 403, Times: 10})
	time.Sleep(1100 * time.Millisecond)
	if got := o.pass(forum, "s"); !strings.HasPrefix(got, "unknown Discord gave no answer") || len(o.d.Threads(forum)) != 1 {
		t.Errorf("the post is %s", got)
	}
}

// A post that could not be published to following servers is published later,
// not posted again.
func TestPublishingIsMadeUpFor(t *testing.T) {
	const channel = "300000000000000011"
	o := newOffice(t)
	o.d.AddChannel(bottest.ChannelSpec{ID: channel, Guild: bottest.Guild, Type: bottest.AnnouncementChannel})
	o.d.Break(bottest.Fault{Part: "/crosspost", Status: 500, Times: 1000})
	got := o.post(channel, "s", payload)
	if m := o.d.Messages(channel); len(m) != 1 || m[0].Published || !strings.HasPrefix(got, "sent not yet published") {
		t.Fatalf("%d messages, the post is %s", len(m), got)
	}
	o.d.Heal()
	o.ahead(10 * time.Minute)
	if got := o.pass(channel, "s"); got != "sent " {
		t.Errorf("the post is %s", got)
	}
	if m := o.d.Messages(channel); len(m) != 1 || !m[0].Published {
		t.Errorf("%d messages, published %v", len(m), m[0].Published)
	}
}

// A forum's post whose answer was lost before the clock was set back is looked
// for soon, not when the clock is there again.
func TestAForumAfterTheClockWasSetBack(t *testing.T) {
	const forum = "300000000000000012"
	o := newOffice(t)
	o.sender.Poster.(*discordPoster).settles = 100 * time.Millisecond
	o.d.AddChannel(bottest.ChannelSpec{ID: forum, Guild: bottest.Guild, Type: bottest.ForumChannel})
	o.ahead(3 * time.Hour)
	o.d.Break(bottest.Fault{Part: "POST /channels/" + forum + "/threads", Drop: true})
	o.post(forum, "s", payload) // never done
	o.ahead(0)
	got := ""
	for range 60 {
		if time.Sleep(100 * time.Millisecond); got == "sent " {
			break
		}
		got = o.pass(forum, "s")
	}
	if n := len(o.d.Threads(forum)); n != 1 || got != "sent " {
		t.Errorf("%d posts, the post is %s", n, got)
	}
}

// A clock that is set back neither holds posts up nor makes them again.
func TestTheClockIsSetBack(t *testing.T) {
	o := newOffice(t)
	o.ahead(5 * time.Hour)
	if got := o.post(bottest.Channel, "first", payload); got != "sent " {
		t.Fatalf("the first post is %s", got)
	}
	second := strings.Replace(payload, "bay?", "boat?", 1)
	o.d.Break(bottest.Fault{Part: "/messages", Drop: true, After: true, Times: 8})
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
	defer cancel()
	o.enter(bottest.Channel, "second", second)
	if _, err := o.sender.Pass(ctx); err != nil {
		t.Fatal(err)
	}
	o.d.Heal()
	o.ahead(0)
	o.enter(bottest.Channel, "third", strings.Replace(payload, "bay?", "buoy?", 1))
	for range 3 {
		o.pass(bottest.Channel, "second")
	}
	if n := len(o.d.Messages(bottest.Channel)); n != 3 {
		t.Errorf("%d messages, want 3", n)
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
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		b.ReportMetric(float64(memory.HeapInuse)/(1<<20), "MiB-heap")
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
