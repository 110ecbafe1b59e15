package main

import (
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/settings"
	"marquee/internal/database"
)

// started is a program that runs as a bot.
type started struct {
	stop  func()
	ended chan int
	logs  *lockedBuffer
}

// asBot runs the program against a stand-in for Discord.
func asBot(t testing.TB, d *bottest.Discord, data string, more ...string) *started {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &started{stop: stop, ended: make(chan int, 1), logs: &lockedBuffer{}}
	noFeeds(t, data)
	environ := append([]string{"DISCORD_TOKEN=" + bottest.Token, "DISCORD_API_URL=" + d.URL, "LISTEN_ADDR=127.0.0.1:0"}, more...)
	go func() { s.ended <- run(ctx, []string{"--data", data}, environ, nil, io.Discard, s.logs) }()
	t.Cleanup(func() { s.end(t) })
	return s
}

// end stops the program as SIGTERM does and returns its exit code.
func (s *started) end(t testing.TB) int {
	t.Helper()
	s.stop()
	select {
	case code := <-s.ended:
		s.ended <- code
		return code
	case <-time.After(10 * time.Second):
		t.Fatalf("the program did not stop within 10 s:\n%s", s.logs)
		return -1
	}
}

func connected(t testing.TB, d *bottest.Discord, s *started) {
	t.Helper()
	for range 200 {
		if d.Connected() > 0 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the bot did not connect:\n%s", s.logs)
}

func answers(t *testing.T, d *bottest.Discord, a bottest.Act, wants ...string) *bottest.Message {
	t.Helper()
	m, err := d.Do(a).Wait(3 * time.Second)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range wants {
		if !strings.Contains(string(m.Raw), want) {
			t.Errorf("the reply lacks %q: %s", want, m.Raw)
		}
	}
	return m
}

// pictured waits until a message with the picture of scores has arrived, with
// the card or by an edit of it.
func pictured(t *testing.T, d *bottest.Discord) {
	t.Helper()
	for range 100 {
		for _, c := range d.Calls("") {
			if strings.Contains(string(c.JSON), "attachment://scores.png") {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("the picture of the scores did not come")
}

func TestTheBotOverDiscord(t *testing.T) {
	d := bottest.New(t)
	data := t.TempDir()
	s := asBot(t, d, data)
	connected(t, d, s)
	answers(t, d, bottest.Act{Command: "film", Options: map[string]any{"title": "extraction"}}, "Extraction", "68%", "Sam Hargrave")
	pictured(t, d)
	answers(t, d, bottest.Act{Command: "ask", Options: map[string]any{"question": "who directed extraction"}}, "Sam Hargrave")
	choices, err := d.Do(bottest.Act{Command: "film", Options: map[string]any{"title": "extr"}, Focused: "title"}).Choices(3 * time.Second)
	if err != nil || len(choices) == 0 || !strings.HasPrefix(choices[0].Name, "Extraction") {
		t.Errorf("completion: %v, error %v", choices, err)
	}
	if code := s.end(t); code != 0 {
		t.Errorf("exit %d:\n%s", code, s.logs)
	}
	if strings.Contains(s.logs.String(), bottest.Token) {
		t.Error("the token is in the log")
	}
	if written := len(d.Calls("PUT ")); written != 1 {
		t.Errorf("the commands were written %d times", written)
	}

	again := asBot(t, d, data)
	connected(t, d, again)
	answers(t, d, bottest.Act{Command: "film", Options: map[string]any{"title": "extraction"}, User: "400000000000000009"}, "68%")
	if written := len(d.Calls("PUT ")); written != 1 {
		t.Errorf("a restart wrote the commands again: %d times in all", written)
	}
	if bad := d.Punishable(); len(bad) > 0 {
		t.Errorf("Discord would punish: %v", bad)
	}
}

func TestAWrongTokenStopsTheBot(t *testing.T) {
	d := bottest.New(t)
	s := asBot(t, d, t.TempDir(), "DISCORD_TOKEN=not.the-token")
	select {
	case code := <-s.ended:
		s.ended <- code
		if code != 1 || !strings.Contains(s.logs.String(), "DISCORD_TOKEN") || strings.Contains(s.logs.String(), "not.the-token") {
			t.Errorf("exit %d:\n%s", code, s.logs)
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("the program goes on:\n%s", s.logs)
	}
}

func TestHealthPages(t *testing.T) {
	home := serving(t)
	for path, want := range map[string]string{"healthz": "ok", "readyz": `"database":{"ok":true}`, "metrics": "marquee_corpus_articles"} {
		response, err := http.Get(home + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(body), want) {
			t.Errorf("/%s: status %d, %.200q", path, response.StatusCode, body)
		}
	}
}

func TestTheBotOverHTTP(t *testing.T) {
	for name, token := range map[string]string{"with a token": bottest.Token, "without": ""} {
		t.Run(name, func(t *testing.T) {
			d := bottest.New(t)
			at := freeAddress(t)
			s := asBot(t, d, t.TempDir(), "DISCORD_TOKEN="+token, "DISCORD_PUBLIC_KEY="+bottest.PublicKey(), "LISTEN_ADDR="+at)
			x := d.Interaction(bottest.Act{Command: "film", Options: map[string]any{"title": "extraction"}})
			var err error
			for range 200 {
				if err = x.Post("http://" + at + "/interactions"); err == nil {
					break
				}
				time.Sleep(50 * time.Millisecond)
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, s.logs)
			}
			m, err := x.Wait(time.Second)
			if err != nil || !strings.Contains(string(m.Raw), "68%") {
				t.Errorf("the card: %v, %v", m, err)
			}
			if code := s.end(t); code != 0 {
				t.Errorf("exit %d:\n%s", code, s.logs)
			}
			m, _ = x.Wait(time.Millisecond)
			if !strings.Contains(string(m.Raw), "attachment://scores.png") {
				t.Errorf("the picture did not follow: %s", m.Raw)
			}
			if n := len(d.Calls("PUT ")); n != len(token)/max(1, len(token)) || d.Connected() != 0 {
				t.Errorf("commands written %d times, %d gateway sessions", n, d.Connected())
			}
		})
	}
}

// A server that removed the bot and comes back within the time has its
// settings still, and one that an outage hides was never gone.
func TestAServerComesBack(t *testing.T) {
	d := bottest.New(t)
	data := t.TempDir()
	s := asBot(t, d, data)
	connected(t, d, s)
	answers(t, d, bottest.Act{Command: "settings set", Options: map[string]any{"name": "cooldown", "value": "9s"}, Admin: true}, "9s")
	left := func() bool {
		db, err := database.Open(t.Context(), "", data)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		server, err := (&settings.Store{DB: db}).Server(t.Context(), bottest.Guild)
		if err != nil || server.Cooldown != 9*time.Second {
			t.Errorf("cooldown %v, error %v", server.Cooldown, err)
		}
		return server.Left
	}
	for _, step := range []struct {
		event       string
		unavailable bool
		left        bool
	}{{"GUILD_DELETE", true, false}, {"GUILD_DELETE", false, true}, {"GUILD_CREATE", true, true}, {"GUILD_CREATE", false, false}} {
		d.TellServer(step.event, bottest.Guild, step.unavailable)
		for range 40 {
			if time.Sleep(25 * time.Millisecond); left() == step.left {
				break
			}
		}
		if left() != step.left {
			t.Errorf("after %s (outage %v): left %v", step.event, step.unavailable, !step.left)
		}
	}
}

// TestDraining stops a bot that takes interactions over HTTP: for a while it
// says that it is not ready, and still answers.
func TestDraining(t *testing.T) {
	d := bottest.New(t)
	at := freeAddress(t)
	s := asBot(t, d, t.TempDir(), "DISCORD_TOKEN=", "DISCORD_PUBLIC_KEY="+bottest.PublicKey(), "LISTEN_ADDR="+at, "DRAIN_TIME=2s")
	status := func() int {
		response, err := http.Get("http://" + at + "/readyz")
		if err != nil {
			return 0
		}
		response.Body.Close()
		return response.StatusCode
	}
	waitFor(t, "readiness", func() bool { return status() == http.StatusOK })
	began := time.Now()
	s.stop()
	waitFor(t, "no readiness", func() bool { return status() == http.StatusServiceUnavailable })
	x := d.Interaction(bottest.Act{Command: "film", Options: map[string]any{"title": "extraction"}})
	if err := x.Post("http://" + at + "/interactions"); err != nil {
		t.Errorf("while draining: %v", err)
	}
	if _, err := x.Wait(time.Second); err != nil {
		t.Error(err)
	}
	if code := s.end(t); code != 0 {
		t.Errorf("exit %d:\n%s", code, s.logs)
	}
	if took := time.Since(began); took < 2*time.Second {
		t.Errorf("it stopped after %v", took)
	}
	if status() != 0 {
		t.Error("it answers after its end")
	}
}

// freeAddress returns an address where nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

func waitFor(t *testing.T, what string, there func() bool) {
	t.Helper()
	for range 400 {
		if there() {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}

// TestDoctorAsksTheRunningBot is the health check of a container.
func TestDoctorAsksTheRunningBot(t *testing.T) {
	d, data, at := bottest.New(t), t.TempDir(), freeAddress(t)
	ask := func() (code int, says string) {
		var out, errs strings.Builder
		code = run(t.Context(), []string{"doctor", "--running"}, []string{"LISTEN_ADDR=" + at, "MARQUEE_DATA=" + data}, nil, &out, &errs)
		return code, out.String() + errs.String()
	}
	if code, says := ask(); code != 1 || !strings.Contains(says, "no bot answers on LISTEN_ADDR "+at) {
		t.Errorf("without a bot: exit %d, %q", code, says)
	}
	asBot(t, d, data, "DISCORD_TOKEN=", "DISCORD_PUBLIC_KEY="+bottest.PublicKey(), "LISTEN_ADDR="+at)
	waitFor(t, "a healthy bot", func() bool { code, _ := ask(); return code == 0 })
}
