package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// bot is one that a test has in hand.
type bot struct {
	*httptest.Server
	ready  atomic.Bool
	status atomic.Int32 // of interactions
	taken  atomic.Int32
}

func newBot(t *testing.T) *bot {
	b := new(bot)
	b.ready.Store(true)
	b.status.Store(http.StatusOK)
	b.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/readyz" {
			if !b.ready.Load() {
				w.WriteHeader(http.StatusServiceUnavailable)
			}
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil || string(body) != "hello" || r.Header.Get("X-Signature-Timestamp") != "1" {
			t.Errorf("it arrives as %q, %v, %v", body, err, r.Header)
		}
		b.taken.Add(1)
		w.WriteHeader(int(b.status.Load()))
	}))
	t.Cleanup(b.Close)
	return b
}

func (b *bot) at() string { return strings.TrimPrefix(b.URL, "http://") }

func TestTheOwnBalancer(t *testing.T) {
	one, two := newBot(t), newBot(t)
	o := startOwn([]string{one.at(), two.at()})
	defer o.close()
	look := func() {
		for _, b := range o.bots {
			b.look(t.Context())
		}
	}
	send := func(want int, step string) {
		t.Helper()
		one.taken.Store(0)
		two.taken.Store(0)
		req, err := http.NewRequest(http.MethodPost, o.url(), strings.NewReader("hello"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("X-Signature-Timestamp", "1")
		answer, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("%s: status %d, want %d", step, answer.StatusCode, want)
		}
	}
	send(200, "both ready")
	if one.taken.Load()+two.taken.Load() != 1 {
		t.Error("it was sent to both")
	}
	one.ready.Store(false)
	look()
	send(200, "one is not ready")
	if one.taken.Load() != 0 {
		t.Error("it was sent to a bot that is not ready")
	}
	two.ready.Store(false)
	look()
	send(200, "none is ready: those that run")
	one.status.Store(http.StatusServiceUnavailable)
	two.ready.Store(true)
	one.ready.Store(true)
	look()
	send(200, "one is stopping and says so")
	one.status.Store(http.StatusUnauthorized)
	two.status.Store(http.StatusUnauthorized)
	send(401, "a refusal is passed on")
	if one.taken.Load()+two.taken.Load() != 1 {
		t.Error("a refusal was tried on both")
	}
	two.status.Store(http.StatusOK)
	one.Close()
	send(200, "one is gone, and not noticed yet")
	two.Close()
	send(502, "none is there")
}

func TestTheShippedConfigFitsLocally(t *testing.T) {
	raw, err := os.ReadFile("../haproxy.cfg")
	if err != nil {
		t.Fatal(err)
	}
	config, err := localConfig(string(raw), "127.0.0.1:7001", "127.0.0.1:7002", []string{"127.0.0.1:7003", "127.0.0.1:7004"})
	if err != nil {
		t.Fatal(err)
	}
	for words, times := range map[string]int{"bind 127.0.0.1:7001": 1, "bind 127.0.0.1:7002": 1, "server bot1 127.0.0.1:7003": 2, "server bot2 127.0.0.1:7004": 2, "docker": 0, ":8080": 0} {
		if n := strings.Count(config, words); n != times {
			t.Errorf("%q stands there %d times, want %d:\n%s", words, n, times, config)
		}
	}
	if _, err := localConfig("frontend interactions", "", "", nil); err == nil {
		t.Error("a configuration without resolvers passes")
	}
}

func TestJudge(t *testing.T) {
	q := question{wants: []string{"Night Ferry", "81%"}}
	for reply, want := range map[string]verdict{
		"Night Ferry: 81% on Rotten Tomatoes": right, "Night Ferry": wrong, "I found no film of that name": wrong,
		"My archive cannot be reached at the moment.": sorry, "": wrong,
	} {
		if got := q.judge(reply); got != want {
			t.Errorf("%q is judged %d, want %d", reply, got, want)
		}
	}
	anything := question{wants: []string{}}
	for reply, want := range map[string]verdict{"I don't know.": right, "Sorry, that took too long.": sorry, "": wrong} {
		if got := anything.judge(reply); got != want {
			t.Errorf("%q is judged %d as an answer to anything, want %d", reply, got, want)
		}
	}
	if judgeChoices(0) != sorry || judgeChoices(3) != right {
		t.Error("completions are misjudged")
	}
}

func TestTally(t *testing.T) {
	now := time.Now()
	s := &tally{verdicts: [4]int{96, 2, 1, 1}, bad: []lapse{{now, sorry, ""}, {now.Add(time.Second), wrong, ""}, {now, silent, ""}}}
	for i := range 100 {
		s.times = append(s.times, time.Duration(100-i)*time.Millisecond)
	}
	if s.count() != 100 || s.share(0.5) != 51*time.Millisecond || s.share(0.99) != 100*time.Millisecond || !s.lastBad().Equal(now.Add(time.Second)) {
		t.Errorf("%d, p50 %v, p99 %v, last %v", s.count(), s.share(0.5), s.share(0.99), s.lastBad())
	}
	if empty := new(tally); empty.share(0.5) != 0 || !empty.lastBad().IsZero() {
		t.Error("an empty tally has times")
	}
}

func TestReadStat(t *testing.T) {
	line := "4711 (a (strange) name) S 4700 1 1 0 -1 4194560 9 8 7 6 150 50 30 20 20 0 1 0 12345 99 88"
	if p, err := readStat(line); err != nil || p != (process{pid: 4711, parent: 4700, own: 200, ended: 50}) {
		t.Errorf("read %+v, %v", p, err)
	}
	for _, bad := range []string{"", "1 (x", "1 (x) S 2", strings.Replace(line, "150", "x", 1), strings.Replace(line, "4711", "x", 1)} {
		if p, err := readStat(bad); err == nil {
			t.Errorf("%q is read as %+v", bad, p)
		}
	}
}

func TestReadNodes(t *testing.T) {
	env := map[string]string{}
	read := func() (nodes, error) { return readNodes(func(name string) string { return env[name] }) }
	if n, err := read(); err != nil || n.killable() || n.kill(1) == nil {
		t.Errorf("without a cluster: %+v, %v", n, err)
	}
	env["OPENSEARCH_URLS"], env["MARQUEE_TEST_OPENSEARCH_PIDS"], env["MARQUEE_TEST_OPENSEARCH_START"] = "http://a,http://b", "100 200", "/start"
	if n, err := read(); err != nil || !n.killable() {
		t.Errorf("with a cluster: %+v, %v", n, err)
	}
	for _, pids := range []string{"1", "x", "-3", "0"} {
		env["MARQUEE_TEST_OPENSEARCH_PIDS"] = pids
		if _, err := read(); err == nil {
			t.Errorf("the process ids %q pass", pids)
		}
	}
}

func TestParse(t *testing.T) {
	env := func(string) string { return "" }
	for args, says := range map[string]string{
		"fly": `no scenario "fly"`, "-replicas 0": "replicas", "-balancer f5 try": `balancer "f5"`, "-seconds 0": "positive",
	} {
		if _, err := parse(strings.Fields(args), env); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", args, err, says)
		}
	}
	if o, err := parse(nil, env); err != nil || len(o.scenarios) != 1 || o.scenarios[0] != "try" {
		t.Errorf("without arguments: %v, %v", o.scenarios, err)
	}
	if err := run(t.Context(), nil, env, io.Discard); err == nil || !strings.Contains(err.Error(), ".ci/postgres") {
		t.Errorf("without a database: %v", err)
	}
}

// TestTopology starts everything, replaces every bot under load, restarts the
// database, and kills a bot.
func TestTopology(t *testing.T) {
	if os.Getenv("MARQUEE_TEST_POSTGRES") == "" {
		if os.Getenv("REQUIRE_POSTGRES") == "1" {
			t.Fatal("MARQUEE_TEST_POSTGRES is not set: run the tests by .ci/postgres")
		}
		t.Skip("MARQUEE_TEST_POSTGRES is not set: .ci/postgres COMMAND runs a command with a server")
	}
	t.Chdir("../..")
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	for _, balancer := range []string{"own", "auto"} {
		var out bytes.Buffer
		args := []string{"-replicas", "2", "-seconds", "3", "-workers", "4", "-balancer", balancer, "try", "fresh", "rolling", "database"}
		if err := run(ctx, args, os.Getenv, &out); err != nil {
			t.Errorf("%s: %v", balancer, err)
		}
		t.Log(out.String())
	}
}
