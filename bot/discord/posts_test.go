package discord_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
	"marquee/bot/discord"
)

var story = bot.Reply{Mentions: []string{"77", "@everyone"}, Cards: []bot.Card{{Title: "A sequel is coming", Body: bot.Plain("@everyone says so.")}}}

func TestPosts(t *testing.T) {
	s, ctx := newStage(t), context.Background()
	s.double.AddChannel(bottest.ChannelSpec{ID: "31", Type: bottest.AnnouncementChannel})
	s.double.AddChannel(bottest.ChannelSpec{ID: "32", Type: bottest.ForumChannel})
	s.double.AddChannel(bottest.ChannelSpec{ID: "33", Mute: true})
	s.double.AddChannel(bottest.ChannelSpec{ID: "34", Hidden: true})
	m := s.Compose(ctx, "", story)
	m.Nonce = "31-story"

	first, err := s.client.Send(ctx, "31", m)
	if err != nil {
		t.Fatal(err)
	}
	again, err := s.client.Send(ctx, "31", m)
	if err != nil || again != first || len(s.double.Messages("31")) != 1 {
		t.Errorf("the same nonce sent %q after %q, %v", again, first, err)
	}
	raw := string(s.double.Messages("31")[0].Raw)
	if !strings.Contains(raw, `"allowed_mentions":{"parse":[],"roles":["77"],"replied_user":false}`) || strings.Contains(raw, `@everyone says`) {
		t.Errorf("could ping: %s", raw)
	}
	if err := s.client.Publish(ctx, "31", first); err != nil || !s.double.Messages("31")[0].Published {
		t.Errorf("publish: %v", err)
	}
	if err := s.client.Publish(ctx, "31", first); !errors.Is(err, discord.ErrRefused) {
		t.Errorf("published twice: %v", err)
	}
	changed := s.Compose(ctx, "", bot.Reply{Cards: []bot.Card{{Title: "Changed"}}})
	if err := s.client.Change(ctx, "31", first, changed); err != nil || s.double.Messages("31")[0].Edited != 1 {
		t.Errorf("change: %v", err)
	}
	if posts, err := s.client.Recent(ctx, "31", 100); err != nil || len(posts) != 1 || posts[0].Nonce != "31-story" || posts[0].Author.ID != bottest.Application {
		t.Errorf("recent: %v, %v", posts, err)
	}
	thread, err := s.client.Forum(ctx, "32", strings.Repeat("A very long title ", 10), "", m)
	if err != nil || len(s.double.Messages(thread)) != 1 {
		t.Errorf("forum: thread %q, %v", thread, err)
	}
	if where, err := s.client.Channel(ctx, thread); err != nil || where.Thread() != "32" {
		t.Errorf("thread of %v, %v", where, err)
	}
	for channel, want := range map[string]error{"32": discord.ErrRefused, "33": discord.ErrForbidden, "34": discord.ErrForbidden, "35": discord.ErrGone} {
		if _, err := s.client.Send(ctx, channel, m); !errors.Is(err, want) {
			t.Errorf("channel %s: %v, want %v", channel, err, want)
		}
	}
	direct, err := s.client.Direct(ctx, bottest.User)
	if err != nil {
		t.Fatal(err)
	}
	s.double.CloseDMs(bottest.User)
	if _, err := s.client.Send(ctx, direct, m); !errors.Is(err, discord.ErrForbidden) {
		t.Errorf("closed direct messages: %v", err)
	}
	if _, err := s.client.Send(ctx, "31", discord.Message{Nonce: strings.Repeat("n", 26)}); err == nil {
		t.Error("a long nonce passes")
	}
	if bad := s.double.Punishable(); len(bad) > 0 {
		t.Errorf("punishable: %v", bad)
	}
}

func TestPostsKeepWithinRateLimits(t *testing.T) {
	for name, fault := range map[string]bottest.Fault{
		"route":  {Part: "/channels/31/messages", Status: 429, Retry: 300 * time.Millisecond},
		"global": {Part: "/channels/31/messages", Status: 429, Retry: 300 * time.Millisecond, Global: true},
		"wall":   {Part: "/channels/31/messages", Status: 429, Retry: time.Second, HTML: true},
		"lost":   {Part: "/channels/31/messages", Drop: true, After: true},
		"503":    {Part: "/channels/31/messages", Status: 503, Times: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, ctx := newStage(t), context.Background()
			s.double.AddChannel(bottest.ChannelSpec{ID: "31"})
			s.double.Break(fault)
			done := make(chan error, 2)
			for _, nonce := range []string{"a", "b"} {
				go func() {
					m := s.Compose(ctx, "", story)
					m.Nonce = nonce
					_, err := s.client.Send(ctx, "31", m)
					done <- err
				}()
				time.Sleep(50 * time.Millisecond)
			}
			for range 2 {
				if err := <-done; err != nil {
					t.Error(err)
				}
			}
			if n := len(s.double.Messages("31")); n != 2 {
				t.Errorf("%d messages", n)
			}
			if bad := s.double.Punishable(); len(bad) > 0 {
				t.Errorf("punishable: %v", bad)
			}
		})
	}
}

func TestFetch(t *testing.T) {
	s, ctx := newStage(t), context.Background()
	if data, err := s.client.Fetch(ctx, s.double.Attach("a.json", []byte("{}"))); err != nil || string(data) != "{}" {
		t.Errorf("got %q, %v", data, err)
	}
	other := bottest.New(t)
	for name, address := range map[string]string{
		"another host": other.Attach("x", []byte("secret")), "file": "file:///etc/passwd", "nothing there": s.double.URL + "/attachments/none",
		"too large": s.double.Attach("big", make([]byte, discord.MaxFile+1)), "a look-alike": "https://cdn.discordapp.com.example.org/x",
	} {
		if data, err := s.client.Fetch(ctx, address); err == nil {
			t.Errorf("%s: got %d bytes", name, len(data))
		}
	}
}

func TestAttachmentsReachTheCommand(t *testing.T) {
	s := newStage(t)
	s.Fetch = s.client.Fetch
	var got []byte
	router, err := bot.NewRouter(s.Log, []bot.Command{{Name: "import", Description: "d", Options: []bot.Option{{Name: "file", Description: "d", Kind: bot.Attachment, Required: true}},
		Run: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			got = req.Files["file"]
			return bot.Reply{Text: bot.Plain("imported")}, nil
		}}})
	if err != nil {
		t.Fatal(err)
	}
	s.Router = router
	_, m := s.do(bottest.Act{Command: "import", Files: map[string]string{"file": s.double.Attach("s.json", []byte(`{"a":1}`))}})
	if m.Content != "imported" || string(got) != `{"a":1}` {
		t.Errorf("said %q with %q", m.Content, got)
	}
	_, m = s.do(bottest.Act{Command: "import", Files: map[string]string{"file": "https://evil.example/x"}})
	if !m.Private() || !strings.Contains(m.Content, "attach a file") {
		t.Errorf("said %q", m.Content)
	}
}

func TestAPI(t *testing.T) {
	for host, want := range map[string]string{"": discord.DefaultAPI, "http://127.0.0.1:9/": "http://127.0.0.1:9/api/v10", "https://proxy.example/ignored": "https://proxy.example/api/v10"} {
		if got, err := discord.API(host); err != nil || got != want {
			t.Errorf("%q: %q, %v", host, got, err)
		}
	}
	for _, bad := range []string{"proxy.example", "ftp://x", "http://", ":"} {
		if got, err := discord.API(bad); err == nil {
			t.Errorf("%q passes as %q", bad, got)
		}
	}
	if http.DefaultClient.Transport != nil {
		t.Error("the default client was changed")
	}
}

func FuzzHandle(f *testing.F) {
	for _, s := range []string{`{"id":"1","token":"t","type":2,"data":{"name":"film","options":[{"name":"title","type":3,"value":"x"}]}}`,
		`{"id":"1","token":"t","type":3,"data":{"custom_id":"1film|sources|x","component_type":2}}`, `{"type":1}`, `null`} {
		f.Add([]byte(s))
	}
	router, err := bot.NewRouter(quietLog(), menu())
	if err != nil {
		f.Fatal(err)
	}
	r := &discord.Responder{Router: router, Log: quietLog(), Dates: noDates{}, DeferAfter: time.Millisecond}
	f.Fuzz(func(t *testing.T, raw []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
		defer cancel()
		one := *r
		one.REST = strictREST{t}
		err := one.Handle(ctx, raw)
		if err != nil && strings.Contains(err.Error(), "panic") {
			t.Error(err)
		}
	})
}
