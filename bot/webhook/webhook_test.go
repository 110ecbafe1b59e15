package webhook_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/webhook"
	"marquee/bot/words"
)

type stage struct {
	double *bottest.Discord
	hook   *webhook.Handler
	url    string
	runs   atomic.Int64
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{double: bottest.New(t)}
	picture := []bot.Picture{{Name: "p.png", Alt: "a dot", Draw: func() ([]byte, error) { return []byte("\x89PNG"), nil }}}
	cmds := []bot.Command{
		{Name: "film", Description: "d", Options: []bot.Option{{Name: "title", Description: "d", Suggest: true}},
			Suggest: func(context.Context, *bot.Request) ([]bot.Choice, error) {
				return []bot.Choice{{Name: "Heat", Value: "heat"}}, nil
			},
			Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
				s.runs.Add(1)
				switch req.Options["title"] {
				case "slow":
					time.Sleep(300 * time.Millisecond)
				case "slow unknown":
					time.Sleep(300 * time.Millisecond)
					return bot.Reply{Private: true, Text: bot.Plain("No such film.")}, nil
				case "picture":
					return bot.Reply{Cards: []bot.Card{{Title: "Heat"}}, Pictures: picture}, nil
				case "file":
					return bot.Reply{Text: bot.Plain("here"), File: &bot.File{Name: "a.json", Data: []byte("{}")}}, nil
				case "panic":
					panic("reel torn")
				}
				return bot.Reply{Text: bot.Plain("film " + req.Options["title"])}, nil
			}},
	}
	log := slog.New(slog.DiscardHandler)
	router, err := bot.NewRouter(log, cmds)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	key, err := webhook.ParseKey(bottest.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	api, err := discord.API(s.double.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := &discord.Client{HTTP: &http.Client{}, API: api, Log: log}
	s.hook = &webhook.Handler{Key: key, Log: log, Seen: webhook.NewMemory(time.Now), Now: time.Now,
		Responder: discord.Responder{Router: router, REST: client, Log: log, Dates: w, DeferAfter: 100 * time.Millisecond}}
	server := httptest.NewServer(s.hook)
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

func film(title string) bottest.Act {
	return bottest.Act{Command: "film", Options: map[string]any{"title": title}}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		title   string
		want    string
		private bool
		files   int
	}{
		{"Heat", "film Heat", false, 0},
		{"slow", "film slow", false, 0},
		{"slow unknown", "No such film.", true, 0},
		{"picture", "Heat", false, 1},
		{"file", "here", false, 1},
		{"panic", "Sorry", true, 0},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			s := newStage(t)
			x := s.double.Interaction(film(tt.title))
			if err := x.Post(s.url); err != nil {
				t.Fatal(err)
			}
			s.hook.Wait(context.Background())
			m, err := x.Wait(time.Second)
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			text.WriteString(m.Content)
			for _, c := range m.Components {
				text.Write(c)
			}
			if !strings.Contains(text.String(), tt.want) || m.Private() != tt.private || len(m.Files) != tt.files {
				t.Errorf("said %q private %v with %d files; want %q %v %d", text.String(), m.Private(), len(m.Files), tt.want, tt.private, tt.files)
			}
			if bad := s.double.Punishable(); len(bad) > 0 {
				t.Errorf("punishable: %v", bad)
			}
		})
	}
}

func TestCompletes(t *testing.T) {
	s := newStage(t)
	x := s.double.Interaction(bottest.Act{Command: "film", Focused: "title", Options: map[string]any{"title": "he"}})
	if err := x.Post(s.url); err != nil {
		t.Fatal(err)
	}
	if cs, err := x.Choices(time.Second); err != nil || len(cs) != 1 {
		t.Errorf("choices %v, %v", cs, err)
	}
}

func TestRefusals(t *testing.T) {
	ping := []byte(`{"id":"1","type":1,"token":"t"}`)
	now := time.Now()
	change := func(f func(*http.Request)) func(*http.Request) { return f }
	tests := []struct {
		name   string
		body   []byte
		at     time.Time
		change func(*http.Request)
		want   int
	}{
		{"ping", ping, now, nil, 200},
		{"clock a little off", ping, now.Add(-4 * time.Minute), nil, 200},
		{"too old", ping, now.Add(-6 * time.Minute), nil, 401},
		{"from the future", ping, now.Add(6 * time.Minute), nil, 401},
		{"unsigned", ping, now, change(func(r *http.Request) { r.Header.Del("X-Signature-Ed25519") }), 401},
		{"no timestamp", ping, now, change(func(r *http.Request) { r.Header.Del("X-Signature-Timestamp") }), 401},
		{"another body", ping, now, change(func(r *http.Request) {
			r.Body = io.NopCloser(strings.NewReader(`{"id":"1","type":2,"token":"t"}`))
			r.ContentLength = -1
		}), 401},
		{"another time", ping, now, change(func(r *http.Request) { r.Header.Set("X-Signature-Timestamp", "1700000000") }), 401},
		{"short signature", ping, now, change(func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", "abcd") }), 401},
		{"no hex", ping, now, change(func(r *http.Request) { r.Header.Set("X-Signature-Ed25519", strings.Repeat("zz", 64)) }), 401},
		{"GET", ping, now, change(func(r *http.Request) { r.Method = "GET" }), 405},
		{"huge", bytes.Repeat([]byte(" "), 2<<20), now, nil, 401},
		{"signed garbage", []byte("{"), now, nil, 400},
		{"signed nothing", nil, now, nil, 400},
	}
	s := newStage(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			req, err := bottest.Sign(context.Background(), s.url, tt.body, tt.at)
			if err != nil {
				t.Fatal(err)
			}
			if tt.change != nil {
				tt.change(req)
			}
			answer, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			raw, _ := io.ReadAll(answer.Body)
			if answer.StatusCode != tt.want {
				t.Errorf("status %d, want %d", answer.StatusCode, tt.want)
			}
			if tt.want == 200 && string(raw) != `{"type":1}` {
				t.Errorf("answered %s", raw)
			}
		})
	}
}

func TestReplayChangesNothing(t *testing.T) {
	s := newStage(t)
	x := s.double.Interaction(film("Heat"))
	if err := x.Post(s.url); err != nil {
		t.Fatal(err)
	}
	req, err := bottest.Sign(context.Background(), s.url, x.Raw, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != 401 || s.runs.Load() != 1 {
		t.Errorf("status %d, the command ran %d times", answer.StatusCode, s.runs.Load())
	}
}

// TestCompletionsSpareTheStore has the store refuse everything: completions do
// not ask it.
func TestCompletionsSpareTheStore(t *testing.T) {
	s := newStage(t)
	s.hook.Seen = allSeen{}
	act := film("He")
	if err := s.double.Interaction(act).Post(s.url); err == nil {
		t.Error("a command that was seen before is answered")
	}
	act.Focused = "title"
	x := s.double.Interaction(act)
	if err := x.Post(s.url); err != nil {
		t.Fatal(err)
	}
	if choices, err := x.Choices(time.Second); err != nil || len(choices) != 1 {
		t.Errorf("%v, %v", choices, err)
	}
}

type allSeen struct{ webhook.Seen }

func (allSeen) Begin(context.Context, string, string, time.Duration) (bool, bool, error) {
	return false, false, nil
}

type brokenStore struct{}

var errStoreAway = errors.New("database is away")

func (brokenStore) Begin(context.Context, string, string, time.Duration) (bool, bool, error) {
	return false, false, errStoreAway
}

func (brokenStore) Again(context.Context, string, string, time.Duration, time.Duration, time.Duration) (bool, error) {
	return false, errStoreAway
}

func (brokenStore) Answered(context.Context, string) error { return errStoreAway }

func TestStoreDown(t *testing.T) {
	s := newStage(t)
	s.hook.Seen = brokenStore{}
	if err := s.double.Interaction(film("Heat")).Post(s.url); err != nil {
		t.Errorf("without a store: %v", err)
	}
}

func TestParseKey(t *testing.T) {
	for _, bad := range []string{"", "ab", strings.Repeat("g", 64), bottest.PublicKey() + "00"} {
		if _, err := webhook.ParseKey(bad); err == nil {
			t.Errorf("%q passes", bad)
		}
	}
}
