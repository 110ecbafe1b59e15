package gateway_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/gateway"
	"marquee/bot/words"
)

// stage is a bot on a stand-in's gateway.
type stage struct {
	*bottest.Discord
	gateway *gateway.Gateway
	stop    func()
	ended   chan error
	done    chan struct{} // closed once Run has returned
}

func menu() []bot.Command {
	return []bot.Command{
		{Name: "ask", Description: "d", Options: []bot.Option{{Name: "question", Description: "d"}},
			Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
				switch q := req.Options["question"]; q {
				case "panic":
					panic("reel torn")
				case "slow":
					time.Sleep(time.Second)
				case "unknown":
					return bot.Reply{Private: true, Text: bot.Plain("I don't know.")}, nil
				}
				return bot.Reply{Text: bot.Plain("answer to " + req.Options["question"])}, nil
			}},
	}
}

func start(t *testing.T, d *bottest.Discord, change func(*gateway.Gateway)) *stage {
	t.Helper()
	return startLogged(t, d, slog.New(slog.NewTextHandler(t.Output(), nil)), change)
}

func startLogged(t testing.TB, d *bottest.Discord, log *slog.Logger, change func(*gateway.Gateway)) *stage {
	t.Helper()
	router, err := bot.NewRouter(log, menu())
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	api, err := discord.API(d.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := &discord.Client{HTTP: discord.HTTP(), API: api, Token: bottest.Token, Log: log}
	g := &gateway.Gateway{Client: client, Log: log, Ask: "ask", Question: "question",
		Responder: &discord.Responder{Router: router, REST: client, Log: log, Dates: w}}
	if change != nil {
		change(g)
	}
	ctx, stop := context.WithCancel(context.Background())
	s := &stage{Discord: d, gateway: g, stop: stop, ended: make(chan error, 1), done: make(chan struct{})}
	go func() {
		s.ended <- g.Run(ctx)
		close(s.done)
	}()
	t.Cleanup(func() {
		stop()
		<-s.done // nothing is logged after the test
	})
	return s
}

// startQuiet is start for benchmarks; it waits until the bot is ready.
func startQuiet(b *testing.B, d *bottest.Discord) *stage {
	b.Helper()
	s := startLogged(b, d, slog.New(slog.DiscardHandler), nil)
	s.up(b, 1)
	return s
}

func (s *stage) up(t testing.TB, n int) {
	t.Helper()
	if err := s.WaitConnected(n, 3*time.Second); err != nil {
		t.Fatal(err)
	}
	for range 1000 {
		if ready, _ := s.gateway.Connected(); ready == n {
			return
		}
		time.Sleep(2 * time.Millisecond)
	}
	_, why := s.gateway.Ready()
	t.Fatal(why)
}

// answers asks something over the gateway until it is answered, and returns
// how long that took.
func (s *stage) answers(t *testing.T, most time.Duration) time.Duration {
	t.Helper()
	begin := time.Now()
	for time.Since(begin) < most {
		x := s.Do(bottest.Act{Command: "ask", Options: map[string]any{"question": "who?"}})
		if m, err := x.Wait(500 * time.Millisecond); err == nil {
			if m.Content != "answer to who?" {
				t.Fatalf("said %q", m.Content)
			}
			return time.Since(begin)
		}
	}
	t.Fatalf("no answer within %v", most)
	return 0
}

func TestRecovers(t *testing.T) {
	tests := []struct {
		name   string
		fault  func(*bottest.Discord)
		most   time.Duration
		resume bool // without identifying again
	}{
		{"lost connection", (*bottest.Discord).DropConnections, 5 * time.Second, true},
		{"op 7", (*bottest.Discord).Reconnect, 5 * time.Second, true},
		{"op 9, resumable", func(d *bottest.Discord) { d.Invalidate(true) }, 10 * time.Second, true},
		{"op 9", func(d *bottest.Discord) { d.Invalidate(false) }, 10 * time.Second, false},
		{"lost connection and session", func(d *bottest.Discord) { d.ForgetSessions(); d.DropConnections() }, 10 * time.Second, false},
		{"close 4000", func(d *bottest.Discord) { d.CloseConnections(4000) }, 5 * time.Second, true},
		{"close 4009", func(d *bottest.Discord) { d.CloseConnections(4009) }, 10 * time.Second, false},
		{"no heartbeat answered", func(d *bottest.Discord) {
			d.NoAck(true)
			time.Sleep(5 * beat / 2)
			d.NoAck(false)
		}, 5 * time.Second, true},
		{"silence", func(d *bottest.Discord) {
			d.Silence(true)
			time.AfterFunc(5*beat/2, func() { d.Silence(false) })
		}, 5 * time.Second, true},
		{"hangs, then recovers", func(d *bottest.Discord) {
			d.Hang(true)
			d.DropConnections()
			time.AfterFunc(time.Second, func() { d.Hang(false) })
		}, 12 * time.Second, true},
		{"down for a while", func(d *bottest.Discord) {
			d.Down(true)
			d.DropConnections()
			time.AfterFunc(1500*time.Millisecond, func() { d.Down(false) })
		}, 7 * time.Second, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := bottest.New(t)
			d.Heartbeat(beat)
			s := start(t, d, nil)
			s.up(t, 1)
			s.answers(t, 6*time.Second)
			before := len(d.Identified())
			tt.fault(d)
			time.Sleep(20 * time.Millisecond)
			t.Logf("back after %v", s.answers(t, tt.most))
			if again := len(d.Identified()) - before; tt.resume != (again == 0) {
				t.Errorf("identified %d times again, resume %v", again, tt.resume)
			}
			if d.Connections() < 2 {
				t.Error("the connection was not replaced")
			}
			if err := s.WaitConnected(1, time.Second); err != nil {
				t.Error(err)
			}
			if bad := d.Punishable(); len(bad) > 0 {
				t.Errorf("punishable: %v", bad)
			}
		})
	}
}

func TestMissedEventsAreReplayed(t *testing.T) {
	d := bottest.New(t)
	s := start(t, d, nil)
	s.up(t, 1)
	d.DropConnections()
	x := d.Do(bottest.Act{Command: "ask", Options: map[string]any{"question": "while away"}})
	if m, err := x.Wait(2500 * time.Millisecond); err != nil || m.Content != "answer to while away" {
		t.Errorf("got %v, %v", m, err)
	}
}

func TestFatal(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*bottest.Discord)
		want  string
	}{
		{"wrong token", func(d *bottest.Discord) { d.RefuseIdentify(4004) }, "DISCORD_TOKEN"},
		{"intents", func(d *bottest.Discord) { d.RefuseIdentify(4014) }, "intents"},
		{"token unknown to REST", func(d *bottest.Discord) { d.Break(bottest.Fault{Part: "/gateway/bot", Status: 401}) }, "DISCORD_TOKEN"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := bottest.New(t)
			tt.spoil(d)
			s := start(t, d, nil)
			select {
			case err := <-s.ended:
				if fatal := (*gateway.Fatal)(nil); !errors.As(err, &fatal) || !strings.Contains(err.Error(), tt.want) {
					t.Errorf("ended with %v, want %q", err, tt.want)
				}
			case <-time.After(3 * time.Second):
				t.Fatal("goes on")
			}
			if n := len(d.Identified()); n > 1 {
				t.Errorf("identified %d times", n)
			}
		})
	}
}

func TestStartsBeforeDiscordIsThere(t *testing.T) {
	d := bottest.New(t)
	d.Break(bottest.Fault{Part: "/gateway/bot", Status: 503, Times: 2})
	s := start(t, d, nil)
	s.up(t, 1)
}

func TestEndFinishesReplies(t *testing.T) {
	d := bottest.New(t)
	s := start(t, d, nil)
	s.up(t, 1)
	x := d.Do(bottest.Act{Command: "ask", Options: map[string]any{"question": "slow"}})
	time.Sleep(100 * time.Millisecond)
	s.stop()
	select {
	case err := <-s.ended:
		if err != nil {
			t.Errorf("ended with %v", err)
		}
	case <-time.After(9 * time.Second):
		t.Fatal("does not end")
	}
	if m, err := x.Wait(time.Millisecond); err != nil || m.Content != "answer to slow" {
		t.Errorf("the reply under way was lost: %v, %v", m, err)
	}
}

func TestPanicEndsOneReplyAlone(t *testing.T) {
	d := bottest.New(t)
	s := start(t, d, nil)
	s.up(t, 1)
	x := d.Do(bottest.Act{Command: "ask", Options: map[string]any{"question": "panic"}})
	if m, err := x.Wait(3 * time.Second); err != nil || !m.Private() || !strings.Contains(m.Content, "Sorry") {
		t.Errorf("got %v, %v", m, err)
	}
	s.answers(t, 3*time.Second)
}

func TestPlainWords(t *testing.T) {
	tests := []struct {
		name     string
		act      bottest.Act
		say      string
		mentions bool
		channel  string // where the answer is; "" for none
		want     string
	}{
		{"mention", bottest.Act{}, "<@" + bottest.Application + "> who  made it?", true, bottest.Channel, "answer to who made it?"},
		{"not to the bot", bottest.Act{}, "who made it?", false, "", ""},
		{"mention alone", bottest.Act{}, "<@" + bottest.Application + ">", true, "", ""},
		{"direct", bottest.Act{DM: true, Channel: "9" + bottest.User}, "who?", false, "9" + bottest.User, "answer to who?"},
		{"another bot", bottest.Act{User: bottest.Application}, "<@" + bottest.Application + "> hi", true, "", ""},
		{"private answer", bottest.Act{}, "<@" + bottest.Application + "> unknown", true, "9" + bottest.User, `I don't know.`},
		{"panic", bottest.Act{}, "<@" + bottest.Application + "> panic", true, "9" + bottest.User, "Sorry"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := bottest.New(t)
			d.AddChannel(bottest.ChannelSpec{ID: "9" + bottest.User, Type: bottest.DMChannel})
			s := start(t, d, nil)
			s.up(t, 1)
			d.Say(tt.act, tt.say, tt.mentions)
			end := time.Now().Add(4 * time.Second)
			if tt.channel == "" {
				end = time.Now().Add(200 * time.Millisecond)
			}
			var got []*bottest.Message
			for time.Now().Before(end) && len(got) == 0 {
				got = append(d.Messages(bottest.Channel), d.DMs(bottest.User)...)
				time.Sleep(5 * time.Millisecond)
			}
			switch {
			case tt.channel == "" && len(got) > 0:
				t.Errorf("answered %q", got[0].Content)
			case tt.channel != "" && (len(got) != 1 || got[0].ChannelID != tt.channel || !strings.Contains(got[0].Content, tt.want)):
				t.Errorf("got %v, want %q in %s", got, tt.want, tt.channel)
			}
		})
	}
}

func TestShardsAreSpaced(t *testing.T) {
	d := bottest.New(t)
	d.Shards(4, 2)
	var mu sync.Mutex
	var keys []int
	s := start(t, d, func(g *gateway.Gateway) {
		g.Shards = "0-3/4"
		g.Slots = slotFunc(func(key int) { mu.Lock(); defer mu.Unlock(); keys = append(keys, key) })
	})
	s.up(t, 4)
	mu.Lock()
	defer mu.Unlock()
	counts := map[int]int{}
	for _, k := range keys {
		counts[k]++
	}
	if counts[0] != 2 || counts[1] != 2 {
		t.Errorf("slots of keys %v", counts)
	}
	for i := range 8 {
		guild := fmt.Sprint(uint64(i) << 22)
		x := d.Do(bottest.Act{Command: "ask", Guild: guild, Options: map[string]any{"question": "who?"}})
		if _, err := x.Wait(3 * time.Second); err != nil {
			t.Errorf("server %s: %v", guild, err)
		}
	}
}

type slotFunc func(key int)

func (f slotFunc) Take(_ context.Context, key int) error { f(key); return nil }

func TestTwoShardsWaitForOneAnother(t *testing.T) {
	if testing.Short() {
		t.Skip("takes five seconds")
	}
	d := bottest.New(t)
	d.Shards(2, 1)
	s := start(t, d, nil)
	if err := s.WaitConnected(2, 8*time.Second); err != nil {
		t.Fatal(err)
	}
	if bad := d.Punishable(); len(bad) > 0 {
		t.Errorf("punishable: %v", bad)
	}
}

func TestParseShards(t *testing.T) {
	tests := []struct {
		spec  string
		first int
		n     int
		count int
	}{
		{"auto", 0, 3, 3}, {"", 0, 3, 3}, {"1", 0, 1, 1}, {"5", 0, 5, 5}, {"0-3/16", 0, 4, 16}, {"15/16", 15, 1, 16}, {"4-7/16", 4, 4, 16},
	}
	for _, tt := range tests {
		ids, count, err := gateway.ParseShards(tt.spec, 3)
		if err != nil || len(ids) != tt.n || count != tt.count || ids[0] != tt.first {
			t.Errorf("%q: %v of %d, %v", tt.spec, ids, count, err)
		}
	}
	for _, bad := range []string{"0", "-1", "x", "3-1/4", "0-4/4", "0-3/", "/4", "1-2-3/4", "99999999"} {
		if ids, count, err := gateway.ParseShards(bad, 3); err == nil {
			t.Errorf("%q passes as %v of %d", bad, ids, count)
		}
	}
}
