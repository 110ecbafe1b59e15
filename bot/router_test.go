package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func says(text string) Handler {
	return func(context.Context, *Request) (Reply, error) { return Reply{Text: Plain(text)}, nil }
}

func plain(r Reply) string {
	var b strings.Builder
	for _, run := range r.Text {
		b.WriteString(run.Text)
	}
	return b.String()
}

func testMenu() []Command {
	return []Command{
		{Name: "film", Description: "d", Run: func(_ context.Context, req *Request) (Reply, error) {
			return Reply{Text: Plain("film:" + req.Options["title"])}, nil
		},
			Options: []Option{{Name: "title", Description: "d", Required: true, Suggest: true, Max: 20}, {Name: "days", Description: "d", Kind: Integer, Min: 1, Max: 7}},
			Suggest: func(_ context.Context, req *Request) ([]Choice, error) {
				switch req.Options["title"] {
				case "panic":
					panic("no list")
				case "fail":
					return nil, errors.New("index closed")
				}
				return make([]Choice, 40), nil
			},
			Press: func(_ context.Context, req *Request) (Reply, error) {
				return Reply{Text: Plain("page " + req.Action.Args[0])}, nil
			}},
		{Name: "boom", Description: "d", Run: func(context.Context, *Request) (Reply, error) { panic("reel torn") }},
		{Name: "fails", Description: "d", Run: func(context.Context, *Request) (Reply, error) {
			return Reply{}, errors.New("disk full at /secret")
		}},
		{Name: "unknown", Description: "d", Run: func(context.Context, *Request) (Reply, error) {
			return Reply{}, fmt.Errorf("wrapped: %w", &Problem{Message: "No such film.", Err: errors.New("not in index")})
		}},
		{Name: "silent", Description: "d", Run: func(context.Context, *Request) (Reply, error) { return Reply{}, nil }},
		{Name: "channels", Description: "d", AdminOnly: true, Subcommands: []Command{
			{Name: "list", Description: "d", Run: says("all channels"), Press: says("pressed"),
				Options: []Option{{Name: "page", Description: "d", Suggest: true}},
				Suggest: func(context.Context, *Request) ([]Choice, error) { return []Choice{{Name: "1", Value: "1"}}, nil }},
		}},
		{Name: "help", Description: "d", Everywhere: true, Run: says("help")},
	}
}

func TestServe(t *testing.T) {
	var log strings.Builder
	r, err := NewRouter(slog.New(slog.NewTextHandler(&log, nil)), testMenu())
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		req     Request
		want    string
		private bool
		logged  string
	}{
		{"runs", Request{Command: "film", Options: map[string]string{"title": " Heat\x00 "}}, "film:Heat", false, ""},
		{"missing option", Request{Command: "film"}, "Please fill in “title”.", true, ""},
		{"too long", Request{Command: "film", Options: map[string]string{"title": strings.Repeat("x", 21)}}, "at most 20", true, ""},
		{"not a number", Request{Command: "film", Options: map[string]string{"title": "x", "days": "two"}}, "whole number", true, ""},
		{"out of range", Request{Command: "film", Options: map[string]string{"title": "x", "days": "8"}}, "from 1 to 7", true, ""},
		{"press", Request{Action: &Action{Command: "film", Name: "page", Args: []string{"2"}}}, "page 2", false, ""},
		{"press that panics", Request{Action: &Action{Command: "film", Name: "page"}}, "Sorry", true, "index out of range"},
		{"press of a command without buttons", Request{Action: &Action{Command: "help", Name: "x"}}, "older message", true, ""},
		{"press of no command", Request{Action: &Action{Command: "gone", Name: "x"}}, "older message", true, ""},
		{"no such command", Request{Command: "gone"}, "/help", true, ""},
		{"panic", Request{Command: "boom"}, "Sorry", true, "reel torn"},
		{"error", Request{Command: "fails"}, "Sorry", true, "disk full"},
		{"problem", Request{Command: "unknown"}, "No such film.", true, "not in index"},
		{"says nothing", Request{Command: "silent"}, "Done.", true, "said nothing"},
		{"member", Request{Command: "channels list"}, "Manage Server", true, ""},
		{"manager", Request{Command: "channels list", Manager: true}, "all channels", true, ""},
		{"member presses", Request{Action: &Action{Command: "channels list", Name: "x"}}, "Manage Server", true, ""},
		{"admin command in DM", Request{Command: "channels list", Manager: true, Place: InDM}, "only in a server", true, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			log.Reset()
			got := r.Serve(context.Background(), &tt.req)
			if text := plain(got); !strings.Contains(text, tt.want) {
				t.Errorf("said %q, want %q", text, tt.want)
			}
			if got.Private != tt.private {
				t.Errorf("private %v, want %v", got.Private, tt.private)
			}
			if strings.Contains(plain(got), "/secret") || strings.Contains(plain(got), "reel") {
				t.Errorf("shows the inner error: %q", plain(got))
			}
			if !strings.Contains(log.String(), tt.logged) {
				t.Errorf("log %q lacks %q", log.String(), tt.logged)
			}
		})
	}
}

func TestErrorIDIsInTheLog(t *testing.T) {
	var log strings.Builder
	r, _ := NewRouter(slog.New(slog.NewTextHandler(&log, nil)), testMenu())
	text := plain(r.Serve(context.Background(), &Request{Command: "fails"}))
	id := text[strings.LastIndex(text, " ")+1 : len(text)-1]
	if len(id) != 8 || !strings.Contains(log.String(), "id="+id) {
		t.Errorf("id %q of %q is not in the log %q", id, text, log.String())
	}
}

func TestSuggest(t *testing.T) {
	r, _ := NewRouter(quiet(), testMenu(), Gated(GateFunc(func(_ context.Context, req *Request) (Verdict, error) {
		return Verdict{Allowed: req.Channel != "closed"}, nil
	})))
	tests := []struct {
		name string
		req  Request
		want int
	}{
		{"cut to 25", Request{Command: "film", Focused: "title"}, 25},
		{"panic", Request{Command: "film", Focused: "title", Options: map[string]string{"title": "panic"}}, 0},
		{"error", Request{Command: "film", Focused: "title", Options: map[string]string{"title": "fail"}}, 0},
		{"closed channel", Request{Command: "film", Focused: "title", Channel: "closed"}, 0},
		{"no such command", Request{Command: "gone", Focused: "title"}, 0},
		{"member", Request{Command: "channels list", Focused: "page"}, 0},
		{"manager in a closed channel", Request{Command: "channels list", Focused: "page", Manager: true, Channel: "closed"}, 1},
	}
	for _, tt := range tests {
		if got := r.Suggest(context.Background(), &tt.req); len(got) != tt.want {
			t.Errorf("%s: %d choices, want %d", tt.name, len(got), tt.want)
		}
	}
}

func TestGate(t *testing.T) {
	gate := GateFunc(func(_ context.Context, req *Request) (Verdict, error) {
		return Verdict{Allowed: req.Channel == "1", Channels: []string{"1", "7"}}, nil
	})
	r, _ := NewRouter(quiet(), testMenu(), Gated(gate))
	film := map[string]string{"title": "Heat"}
	tests := []struct {
		req     Request
		want    string
		private bool
	}{
		{Request{Command: "film", Options: film, Channel: "1"}, "film:Heat", false},
		{Request{Command: "film", Options: film, Channel: "2"}, "I don't answer in this channel. Please try: #1 #7", true},
		{Request{Command: "film", Options: film, Channel: "2", Place: InDM}, "film:Heat", false},
		{Request{Command: "help", Channel: "2"}, "help", true},
		{Request{Command: "help", Channel: "1"}, "help", false},
		{Request{Command: "channels list", Channel: "2", Manager: true}, "all channels", true},
	}
	for _, tt := range tests {
		got := r.Serve(context.Background(), &tt.req)
		if plain(got) != tt.want || got.Private != tt.private {
			t.Errorf("%s in %s: %q private %v, want %q %v", tt.req.Command, tt.req.Channel, plain(got), got.Private, tt.want, tt.private)
		}
	}
}

func TestQuietServers(t *testing.T) {
	r, _ := NewRouter(quiet(), testMenu())
	r.Quiet = func(_ context.Context, req *Request) bool { return req.Server == "calm" }
	for server, want := range map[string]bool{"calm": true, "loud": false} {
		req := &Request{Command: "help", Server: server}
		if got := r.Private(context.Background(), req); got != want {
			t.Errorf("Private in %s: %v", server, got)
		}
		if got := r.Serve(context.Background(), req).Private; got != want {
			t.Errorf("reply in %s: private %v", server, got)
		}
	}
}

func TestTranslated(t *testing.T) {
	r, _ := NewRouter(quiet(), testMenu())
	r.Translate = func(locale, english string) string {
		if locale == "de" && english == "Please fill in “%s”." {
			return "Bitte „%s“ ausfüllen."
		}
		return english
	}
	if got := plain(r.Serve(context.Background(), &Request{Command: "film", Locale: "de"})); got != "Bitte „title“ ausfüllen." {
		t.Errorf("said %q", got)
	}
}

func TestDeadline(t *testing.T) {
	slow := Command{Name: "slow", Description: "d", Run: func(ctx context.Context, _ *Request) (Reply, error) {
		<-ctx.Done()
		return Reply{}, ctx.Err()
	}}
	r, _ := NewRouter(quiet(), []Command{slow}, Deadline(time.Millisecond))
	if got := plain(r.Serve(context.Background(), &Request{Command: "slow"})); !strings.Contains(got, "took too long") {
		t.Errorf("said %q", got)
	}
}

func TestMiddlewareThatPanics(t *testing.T) {
	broken := func(Handler) Handler {
		return func(context.Context, *Request) (Reply, error) { panic("gate stuck") }
	}
	r, _ := NewRouter(quiet(), testMenu(), broken)
	if got := plain(r.Serve(context.Background(), &Request{Command: "help"})); !strings.Contains(got, "Sorry") {
		t.Errorf("said %q", got)
	}
	if got := r.Suggest(context.Background(), &Request{Command: "film", Focused: "title"}); got != nil {
		t.Errorf("suggested %v", got)
	}
}

func TestOutcomes(t *testing.T) {
	got := map[string]Outcome{}
	watch := Watch(time.Now, func(req *Request, o Outcome, _ time.Duration) { got[req.Command] = o })
	r, _ := NewRouter(quiet(), testMenu(), watch)
	for _, c := range []string{"help", "boom", "fails", "film"} {
		r.Serve(context.Background(), &Request{Command: c})
	}
	want := map[string]Outcome{"help": Answered, "boom": Failed, "fails": Failed, "film": Refused}
	for c, o := range want {
		if got[c] != o {
			t.Errorf("%s: %q, want %q", c, got[c], o)
		}
	}
}
