package playground

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
	"marquee/bot/words"
)

// page starts a playground whose menu is one command, echo.
func page(t *testing.T, run bot.Handler) (*Page, *httptest.Server) {
	t.Helper()
	menu := []bot.Command{{Name: "echo", Description: "Says it again", Run: run,
		Options: []bot.Option{{Name: "text", Description: "What", Suggest: true}},
		Suggest: func(_ context.Context, r *bot.Request) ([]bot.Choice, error) {
			return []bot.Choice{{Name: "more of " + r.Options["text"], Value: "x"}}, nil
		},
		Press: func(context.Context, *bot.Request) (bot.Reply, error) {
			return bot.Reply{Text: bot.Plain("pressed")}, nil
		}}}
	router, err := bot.NewRouter(slog.New(slog.DiscardHandler), menu)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{Definitions: discord.Definitions(menu, w, false), Log: slog.New(slog.DiscardHandler), Now: time.Now}
	p.Responder = &discord.Responder{Router: router, REST: p, Log: p.Log, Dates: w, DeferAfter: 100 * time.Millisecond}
	s := httptest.NewServer(p.Routes())
	t.Cleanup(s.Close)
	return p, s
}

// open opens the page's stream of events and returns its tab.
func open(t *testing.T, s *httptest.Server) (string, func() event) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/api/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	next := func() event {
		var line strings.Builder
		one := make([]byte, 1)
		for !strings.HasSuffix(line.String(), "\n\n") {
			if _, err := response.Body.Read(one); err != nil {
				t.Fatal(err)
			}
			line.Write(one)
		}
		var e event
		if err := json.Unmarshal([]byte(strings.TrimPrefix(strings.TrimSpace(line.String()), "data: ")), &e); err != nil {
			t.Fatalf("%q: %v", line.String(), err)
		}
		return e
	}
	return next().Tab, next
}

func interact(t *testing.T, s *httptest.Server, tab, more string) first {
	t.Helper()
	body := `{"tab":"` + tab + `","channel":"100000000000000011","locale":"en-US",` + more + `}`
	response, err := http.Post(s.URL+"/api/interact", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var f first
	if err := json.NewDecoder(response.Body).Decode(&f); err != nil {
		t.Fatal(err)
	}
	return f
}

const echoHello = `"type":2,"data":{"name":"echo","type":1,"options":[{"name":"text","type":3,"value":"hello"}]}`

func echo(_ context.Context, r *bot.Request) (bot.Reply, error) {
	return bot.Reply{Text: bot.Plain(r.Options["text"]), Buttons: []bot.Button{{Label: "Go", Action: bot.Action{Command: "echo", Name: "go"}}}}, nil
}

func TestCommandCompletionAndPress(t *testing.T) {
	_, s := page(t, echo)
	tab, _ := open(t, s)
	f := interact(t, s, tab, echoHello)
	if f.Type != discord.ChannelMessage || f.Message == nil || !strings.Contains(string(f.Message.Discord), "hello") ||
		!strings.Contains(string(f.Message.Discord), `"allowed_mentions":{"parse":[]`) {
		t.Fatalf("got %+v", f)
	}
	typed := interact(t, s, tab, `"type":4,"data":{"name":"echo","type":1,"options":[{"name":"text","type":3,"value":"he","focused":true}]}`)
	if !strings.Contains(string(typed.Data), "more of he") {
		t.Errorf("completion: %s", typed.Data)
	}
	var m struct {
		Components []struct {
			Components []struct {
				CustomID string `json:"custom_id"`
			}
		}
	}
	if err := json.Unmarshal(f.Message.Discord, &m); err != nil || len(m.Components) == 0 {
		t.Fatalf("%s: %v", f.Message.Discord, err)
	}
	id := m.Components[len(m.Components)-1].Components[0].CustomID
	pressed := interact(t, s, tab, `"type":3,"data":{"custom_id":"`+id+`","component_type":2},"message":{"id":"`+f.ID+`","flags":0}`)
	if pressed.Message == nil || !strings.Contains(string(pressed.Message.Discord), "pressed") || pressed.ID == f.ID {
		t.Errorf("press: %+v", pressed)
	}
	foreign := interact(t, s, tab, `"type":3,"data":{"custom_id":"somebody elses","component_type":2},"message":{"id":"`+f.ID+`","flags":0}`)
	if foreign.Message == nil || !strings.Contains(string(foreign.Message.Discord), `"flags":`) {
		t.Errorf("foreign press: %+v", foreign)
	}
}

func TestSlowAnswersAreDeferredAndEdited(t *testing.T) {
	_, s := page(t, func(ctx context.Context, r *bot.Request) (bot.Reply, error) {
		time.Sleep(300 * time.Millisecond)
		return echo(ctx, r)
	})
	tab, next := open(t, s)
	f := interact(t, s, tab, echoHello)
	if f.Type != discord.DeferMessage {
		t.Fatalf("got %+v", f)
	}
	if e := next(); e.Kind != "edit" || e.ID != f.ID || !strings.Contains(string(e.Message.Discord), "hello") {
		t.Errorf("got %+v", e)
	}
}

func TestStrangersAreRefused(t *testing.T) {
	_, s := page(t, echo)
	tab, _ := open(t, s)
	for name, change := range map[string]func(*http.Request){
		"foreign origin": func(r *http.Request) { r.Header.Set("Origin", "https://evil.example") },
		"foreign host":   func(r *http.Request) { r.Host = "evil.example" },
		"rebound host":   func(r *http.Request) { r.Host = "evil.example:8080" },
	} {
		request, err := http.NewRequest(http.MethodPost, s.URL+"/api/interact", strings.NewReader(`{"tab":"`+tab+`",`+echoHello+`}`))
		if err != nil {
			t.Fatal(err)
		}
		change(request)
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusForbidden {
			t.Errorf("%s: status %d", name, response.StatusCode)
		}
	}
	if f := interact(t, s, "no such tab", echoHello); f.Error == "" {
		t.Errorf("an unknown page was answered: %+v", f)
	}
	huge := `{"tab":"` + strings.Repeat("x", mostBody) + `"}`
	response, err := http.Post(s.URL+"/api/interact", "application/json", strings.NewReader(huge))
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusBadRequest {
		t.Errorf("a huge body: status %d", response.StatusCode)
	}
}

func TestWhatDiscordRefuses(t *testing.T) {
	ok := `"allowed_mentions":{"parse":[]}`
	button := `{"type":2,"style":2,"label":"a","custom_id":"x"}`
	for name, raw := range map[string]string{
		"a ping":              `{"content":"x","allowed_mentions":{"parse":["everyone"]}}`,
		"no word on pings":    `{"content":"x"}`,
		"long content":        `{"content":"` + strings.Repeat("a", 2001) + `",` + ok + `}`,
		"content beside V2":   `{"content":"x","flags":32768,` + ok + `}`,
		"a twin custom_id":    `{"components":[{"type":1,"components":[` + button + `,` + button + `]}],` + ok + `}`,
		"a long custom_id":    `{"components":[{"type":1,"components":[{"type":2,"custom_id":"` + strings.Repeat("a", 101) + `"}]}],` + ok + `}`,
		"a link with an id":   `{"components":[{"type":1,"components":[{"type":2,"custom_id":"a","url":"https://example.com"}]}],` + ok + `}`,
		"an empty row":        `{"components":[{"type":1}],` + ok + `}`,
		"an empty menu":       `{"components":[{"type":1,"components":[{"type":3,"custom_id":"a"}]}],` + ok + `}`,
		"an empty text":       `{"flags":32768,"components":[{"type":10,"content":""}],` + ok + `}`,
		"text without V2":     `{"components":[{"type":10,"content":"x"}],` + ok + `}`,
		"too much text":       `{"flags":32768,"components":[{"type":10,"content":"` + strings.Repeat("é", 4001) + `"}],` + ok + `}`,
		"too many components": `{"flags":32768,"components":[` + strings.TrimSuffix(strings.Repeat(`{"type":14},`, 41), ",") + `],` + ok + `}`,
	} {
		if check([]byte(raw)) == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if err := check([]byte(`{"content":"x","components":[{"type":1,"components":[` + button + `]}],` + ok + `}`)); err != nil {
		t.Errorf("a good message is refused: %v", err)
	}
}

func TestFilesAreBounded(t *testing.T) {
	var shelf fileShelf
	for range 300 {
		shelf.put("a.png", make([]byte, 1<<20))
	}
	if len(shelf.kept) > mostFiles || shelf.bytes > mostBytes {
		t.Errorf("%d files of %d bytes are kept", len(shelf.kept), shelf.bytes)
	}
}

func TestThePageAsksNobodyElse(t *testing.T) {
	_, s := page(t, echo)
	for _, name := range []string{"/", "/app.js", "/composer.js", "/markdown.js", "/parse.js", "/render.js", "/style.css", "/icon.svg", "/noto-sans.woff2", "/noto-sans.LICENSE.txt"} {
		response, err := http.Get(s.URL + name)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, error %v", name, response.StatusCode, err)
		}
		text := strings.ReplaceAll(string(body), "http://www.w3.org/2000/svg", "")
		if !strings.HasSuffix(name, ".txt") && !strings.HasSuffix(name, ".woff2") && strings.Contains(text, "://") &&
			!strings.Contains(text, `(https?:\/\/`) && !strings.Contains(text, "attachment://") {
			t.Errorf("%s names another host", name)
		}
	}
}
