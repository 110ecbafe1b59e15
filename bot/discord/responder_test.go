package discord_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/words"
)

// dot is the smallest PNG there is: one black point.
const dot = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"

// menu is a small bot that does everything a reply can do.
func menu() []bot.Command {
	card := func(title string) bot.Reply {
		return bot.Reply{
			Cards: []bot.Card{{Title: title, URL: "https://example.org/film", Body: bot.Plain("A thief steals time."),
				Sections: []bot.Section{
					{Title: "Scores", Bars: []bot.Bar{{Label: "Rotten Tomatoes critics", Value: "68%", Percent: 68, Note: "17 May 2020"}, {Label: "IMDb audience", Value: "8.1/10", Percent: 81}}},
					{Title: "In the news", Lines: []bot.Rich{{{Text: "[Review] Time * stolen", Link: "https://example.org/1"}}}},
				}, Footer: "Newest article", Time: time.Date(2020, 5, 17, 0, 0, 0, 0, time.UTC)}},
			Pictures: []bot.Picture{{Name: "scores.png", Alt: "Critics 68%, audience 8.1/10", Draw: func() ([]byte, error) { return []byte(dot), nil }}},
			Buttons:  []bot.Button{{Label: "Sources", Action: bot.Action{Command: "film", Name: "sources", Args: []string{title}}}},
		}
	}
	return []bot.Command{
		{Name: "film", Description: "d", Options: []bot.Option{{Name: "title", Description: "d", Required: true, Suggest: true}},
			Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
				switch title := req.Options["title"]; title {
				case "slow":
					return card(title), wait(ctx, 300*time.Millisecond)
				case "slow unknown":
					return bot.Reply{Private: true, Text: bot.Plain("No such film.")}, wait(ctx, 300*time.Millisecond)
				case "late picture":
					r := card(title)
					r.Pictures[0].Draw = func() ([]byte, error) { time.Sleep(time.Second); return []byte(dot), nil }
					return r, nil
				case "broken picture":
					r := card(title)
					r.Pictures[0].Draw = func() ([]byte, error) { panic("no font") }
					return r, nil
				case "panic":
					panic("reel torn")
				default:
					return card(title), nil
				}
			},
			Suggest: func(_ context.Context, req *bot.Request) ([]bot.Choice, error) {
				return []bot.Choice{{Name: "Heat (1995)", Value: "heat|1995"}, {Name: strings.Repeat("x", 120), Value: "long"}, {Name: "never", Value: strings.Repeat("v", 101)}}, nil
			},
			Press: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
				switch req.Action.Args[0] {
				case "update":
					return bot.Reply{Update: true, Text: bot.Plain("changed")}, nil
				case "slow update":
					return bot.Reply{Update: true, Text: bot.Plain("changed")}, wait(ctx, 300*time.Millisecond)
				case "slow":
					return bot.Reply{Private: true, Text: bot.Plain("sources")}, wait(ctx, 300*time.Millisecond)
				}
				return bot.Reply{Private: true, Text: bot.Plain("sources of " + req.Action.Args[0])}, nil
			}},
		{Name: "feeds", Description: "d", AdminOnly: true, Subcommands: []bot.Command{{Name: "list", Description: "d", Run: func(ctx context.Context, _ *bot.Request) (bot.Reply, error) {
			return bot.Reply{Text: bot.Plain("no feeds")}, wait(ctx, 300*time.Millisecond)
		}}}},
		{Name: "echo", Description: "d", Options: []bot.Option{{Name: "text", Description: "d"}}, Run: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			return bot.Reply{Text: bot.Plain(req.Options["text"]), File: nil}, nil
		}},
		{Name: "export", Description: "d", Run: func(context.Context, *bot.Request) (bot.Reply, error) {
			return bot.Reply{Text: bot.Plain("all of it"), File: &bot.File{Name: "settings v1.json", Data: []byte("{}")}}, nil
		}},
		{Name: "Ask about this", Context: true, Run: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			return bot.Reply{Text: bot.Plain("you asked " + req.Target)}, nil
		}},
	}
}

func wait(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

type stage struct {
	*testing.T
	double *bottest.Discord
	*discord.Responder
	client *discord.Client
	log    *strings.Builder
}

func newStage(t *testing.T) *stage {
	t.Helper()
	d := bottest.New(t)
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	log := slog.New(slog.NewTextHandler(&text, nil))
	router, err := bot.NewRouter(slog.New(slog.DiscardHandler), menu())
	if err != nil {
		t.Fatal(err)
	}
	router.Translate = w.Translate
	api, err := discord.API(d.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := &discord.Client{HTTP: &http.Client{}, API: api, Token: bottest.Token, Log: log}
	return &stage{T: t, double: d, client: client, log: &text,
		Responder: &discord.Responder{Router: router, REST: client, Log: log, Dates: w, DeferAfter: 100 * time.Millisecond}}
}

// do handles an act and returns its exchange and reply.
func (s *stage) do(a bottest.Act) (*bottest.Exchange, *bottest.Message) {
	s.Helper()
	x := s.double.Interaction(a)
	if err := s.Handle(context.Background(), x.Raw); err != nil {
		s.Fatalf("handle: %v", err)
	}
	m, err := x.Wait(time.Second)
	if err != nil {
		s.Fatal(err)
	}
	if bad := s.double.Punishable(); len(bad) > 0 {
		s.Errorf("punishable: %v", bad)
	}
	return x, m
}

func said(m *bottest.Message) string {
	raw, _ := json.Marshal(m.Components)
	var unescaped any
	_ = json.Unmarshal(raw, &unescaped)
	var b strings.Builder
	collect(&b, unescaped)
	return m.Content + b.String()
}

func collect(b *strings.Builder, v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			collect(b, x)
		}
	case map[string]any:
		for _, key := range []string{"content", "label"} {
			if s, ok := v[key].(string); ok {
				b.WriteString(s + "\n")
			}
		}
		collect(b, v["components"])
	}
}

func film(title string) bottest.Act {
	return bottest.Act{Command: "film", Options: map[string]any{"title": title}}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		name    string
		act     bottest.Act
		kind    int // of the first response; negative: deferral taken away
		private bool
		want    string
	}{
		{"at once", film("Heat"), discord.ChannelMessage, false, "## [Heat](<https://example.org/film>)"},
		{"card in German", bottest.Act{Command: "film", Options: map[string]any{"title": "Heat"}, Locale: "de"}, discord.ChannelMessage, false, "### Wertungen\n`\u00a0\u00a0\u00a068%` Rotten Tomatoes Kritik"},
		{"deferred", film("slow"), discord.DeferMessage, false, "## [slow]"},
		{"deferred, then private", film("slow unknown"), -discord.DeferMessage, true, "No such film."},
		{"broken picture", film("broken picture"), discord.ChannelMessage, false, "## [broken picture]"},
		{"panic", film("panic"), discord.ChannelMessage, true, "something went wrong"},
		{"admin deferred", bottest.Act{Command: "feeds list", Admin: true}, discord.DeferMessage, true, "no feeds"},
		{"not an admin", bottest.Act{Command: "feeds list"}, discord.ChannelMessage, true, "Manage Server"},
		{"missing option", bottest.Act{Command: "film"}, discord.ChannelMessage, true, "Please fill in"},
		{"in German", bottest.Act{Command: "film", Locale: "de"}, discord.ChannelMessage, true, "Bitte „title“ ausfüllen."},
		{"in a direct message", bottest.Act{Command: "feeds list", DM: true, Admin: true}, discord.ChannelMessage, true, "only in a server"},
		{"as a user install", bottest.Act{Command: "film", Options: map[string]any{"title": "x"}, Install: true}, discord.ChannelMessage, false, "## [x]"},
		{"unknown command", bottest.Act{Command: "gone"}, discord.ChannelMessage, true, "/help"},
		{"file", bottest.Act{Command: "export"}, discord.ChannelMessage, false, "all of it"},
		{"context command", bottest.Act{Command: "Ask about this", Target: "who made Heat?"}, discord.ChannelMessage, false, "you asked who made Heat?"},
		{"modal", bottest.Act{Command: "film", Extra: map[string]any{"type": 5, "data": map[string]any{"components": []any{map[string]any{"type": 18}}}}}, discord.ChannelMessage, true, "don't know this kind"},
		{"unknown component in a message", bottest.Act{Command: "Ask about this", Target: "x", Extra: map[string]any{"message": map[string]any{"components": []any{map[string]any{"type": 20, "x": []int{1}}}}, "member": map[string]any{"user": 7, "permissions": 3}}}, discord.ChannelMessage, false, "you asked x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			x, m := s.do(tt.act)
			took, kind := x.First()
			if kind != tt.kind && kind != -tt.kind || took > time.Second {
				t.Errorf("first response of type %d after %v, want %d", kind, took, tt.kind)
			}
			if m.Private() != tt.private {
				t.Errorf("private %v, want %v", m.Private(), tt.private)
			}
			if text := said(m); !strings.Contains(text, tt.want) {
				t.Errorf("said %q, want %q", text, tt.want)
			}
		})
	}
}

func TestCard(t *testing.T) {
	s := newStage(t)
	_, m := s.do(film("Heat"))
	want := "## [Heat](<https://example.org/film>)\nA thief steals time.\n### Scores\n`\u00a0\u00a0\u00a068%` Rotten Tomatoes critics · 17 May 2020\n`8.1/10` IMDb audience\n" +
		"### In the news\n[\\[Review\\] Time \\* stolen](<https://example.org/1>)\n-# Newest article · 17 May 2020\nSources\n"
	if got := said(m); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if string(m.Files["scores.png"]) != dot {
		t.Error("the picture is missing")
	}
	if !strings.Contains(string(m.Raw), `"description":"Critics 68%, audience 8.1/10"`) {
		t.Error("the picture says nothing to who cannot see it")
	}
}

func TestLatePictureFollows(t *testing.T) {
	s := newStage(t)
	x, m := s.do(film("late picture"))
	if took, kind := x.First(); kind != discord.ChannelMessage || took > 800*time.Millisecond {
		t.Errorf("first response %d after %v", kind, took)
	}
	if m.Edited != 1 || len(m.Files) != 1 {
		t.Errorf("edited %d times, %d files", m.Edited, len(m.Files))
	}
}

func TestCompletion(t *testing.T) {
	s := newStage(t)
	x := s.double.Interaction(bottest.Act{Command: "film", Focused: "title", Options: map[string]any{"title": "he"}})
	if err := s.Handle(context.Background(), x.Raw); err != nil {
		t.Fatal(err)
	}
	cs, err := x.Choices(time.Second)
	if err != nil || len(cs) != 2 || cs[0] != (bottest.Choice{Name: "Heat (1995)", Value: "heat|1995"}) {
		t.Errorf("choices %v, %v", cs, err)
	}
}

func TestPresses(t *testing.T) {
	id := func(arg string) string {
		id, err := bot.Seal{}.ID(bot.Action{Command: "film", Name: "sources", Args: []string{arg}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	v2 := &bottest.Message{ID: "5", Flags: 1 << 15}
	plain := &bottest.Message{ID: "5", Content: "before"}
	tests := []struct {
		name    string
		act     bottest.Act
		kind    int
		private bool
		want    string
	}{
		{"new message", bottest.Act{Press: id("x"), On: v2}, discord.ChannelMessage, true, "sources of x"},
		{"update of a card", bottest.Act{Press: id("update"), On: v2}, discord.UpdateMessage, false, "changed"},
		{"update of words", bottest.Act{Press: id("update"), On: plain}, discord.UpdateMessage, false, "changed"},
		{"slow update", bottest.Act{Press: id("slow update"), On: v2}, discord.DeferUpdate, false, "changed"},
		{"slow new message", bottest.Act{Press: id("slow"), On: v2}, discord.DeferUpdate, true, "sources"},
		{"foreign", bottest.Act{Press: "vote:yes", On: v2}, discord.ChannelMessage, true, "older message"},
		{"tampered", bottest.Act{Press: id("x")[:12] + "Z" + id("x")[13:], On: v2}, discord.ChannelMessage, true, "older message"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newStage(t)
			x, m := s.do(tt.act)
			if _, kind := x.First(); kind != tt.kind || m.Private() != tt.private || !strings.Contains(said(m), tt.want) {
				t.Errorf("type %d private %v %q; want %d %v %q", kind, m.Private(), said(m), tt.kind, tt.private, tt.want)
			}
		})
	}
}

func TestReplySurvives(t *testing.T) {
	faults := map[string]bottest.Fault{
		"500":                {Status: 500},
		"503":                {Status: 503},
		"429":                {Status: 429, Retry: 300 * time.Millisecond},
		"HTML 429":           {Status: 429, HTML: true, Retry: time.Second},
		"lost before":        {Drop: true},
		"lost after":         {Drop: true, After: true},
		"slow":               {Delay: 1500 * time.Millisecond},
		"500 after all":      {Status: 500, After: true},
		"two lost":           {Drop: true, Times: 2},
		"429 of another app": {Status: 429, Global: true, Retry: 300 * time.Millisecond},
	}
	for name, fault := range faults {
		for part, act := range map[string]bottest.Act{"callback": film("Heat"), "@original": film("slow"), "POST /webhooks": film("slow unknown")} {
			t.Run(name+" at "+part, func(t *testing.T) {
				t.Parallel()
				s := newStage(t)
				broken := fault
				broken.Part = part
				s.double.Break(broken)
				if _, m := s.do(act); said(m) == "" {
					t.Error("nothing was said")
				}
			})
		}
	}
}

func TestExpiredToken(t *testing.T) {
	s := newStage(t)
	x := s.double.Interaction(film("slow"))
	time.AfterFunc(200*time.Millisecond, x.Expire)
	err := s.Handle(context.Background(), x.Raw)
	if !errors.Is(err, discord.ErrGone) {
		t.Errorf("got %v, want ErrGone", err)
	}
	if n := len(s.double.Calls("PATCH")); n != 1 {
		t.Errorf("%d edits with a dead token, want 1", n)
	}
	if strings.Contains(err.Error(), x.Token) || strings.Contains(s.log.String(), x.Token) {
		t.Error("the token is in the log")
	}
}

func TestNoNetwork(t *testing.T) {
	s := newStage(t)
	s.double.Close()
	x := s.double.Interaction(film("Heat"))
	start := time.Now()
	if err := s.Handle(context.Background(), x.Raw); err == nil || time.Since(start) > 4*time.Second {
		t.Errorf("got %v after %v", err, time.Since(start))
	}
}

func TestHostileText(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("𝕬\u202e﷽\u200b\u0300", 100), "@everyone @here <@&200000000000000001>", "](javascript:alert(1))", "/regex/ ~2 *",
		"\x00\x00", "\u202egnp.exe", "\u200b\u200b\u2060", strings.Repeat("W", 6000), strings.Repeat("🎬", 3000), "# big\n> quote\n```js\nx\n```", "\\", "",
	} {
		s := newStage(t)
		_, m := s.do(bottest.Act{Command: "echo", Options: map[string]any{"text": text}})
		if got := said(m); strings.Contains(got, "@everyone") || strings.Contains(got, "<@&2") && !strings.Contains(got, `\<@&2`) {
			t.Errorf("%.40q said as %.80q", text, got)
		}
		s.do(film(text + "x"))
	}
}

func TestGarbage(t *testing.T) {
	s := newStage(t)
	for _, raw := range []string{"", "null", "[]", `{"type":2}`, `{"id":"1","token":"x","type":2,"data":7}`, `{"id":"1","token":"x","type":2,"data":{"options":[{"type":1,"options":[{"type":2}]}]}}`, "{"} {
		ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
		if err := s.Handle(ctx, []byte(raw)); err == nil {
			t.Errorf("%q passes", raw)
		}
		cancel()
	}
}
