package gateway_test

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/bottest"
	"marquee/bot/discord"
	"marquee/bot/gateway"
)

// burn keeps a processor busy.
func burn(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
}

// slowMenu has one command whose answer keeps a processor busy for so long, and
// its picture after it.
func slowMenu(answer time.Duration) []bot.Command {
	return []bot.Command{{Name: "ask", Description: "d", Options: []bot.Option{{Name: "question", Description: "d"}},
		Run: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			q := req.Options["question"]
			burn(answer)
			return bot.Reply{Cards: []bot.Card{{Title: "answer to " + q, Name: true}},
				Pictures: []bot.Picture{{Name: "p.png", Alt: "a picture", Key: q, Draw: func() ([]byte, error) {
					burn(5 * time.Millisecond)
					return []byte("\x89PNG\r\n\x1a\n"), nil
				}}}}, nil
		}}}
}

// TestNobodyIsLate has a crowd ask a bot of one processor for five seconds of
// work at once, two at a time: every first answer is in time all the same, and
// every reply comes.
func TestNobodyIsLate(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	const crowd = crowd / 2
	d := bottest.New(t)
	d.Hasty()
	turns := bot.NewTurns(2)
	s := startLogged(t, d, slog.New(slog.DiscardHandler), func(g *gateway.Gateway) {
		router, err := bot.NewRouter(g.Log, slowMenu(10*time.Second/crowd), turns.Middleware())
		if err != nil {
			t.Fatal(err)
		}
		g.Responder.Router, g.Responder.Turns, g.Responder.Pictures = router, turns, discord.NewPictures(turns)
	})
	s.up(t, 1)
	var mu sync.Mutex
	var wg sync.WaitGroup
	var times []time.Duration
	deferred := 0
	for i := range crowd {
		wg.Go(func() {
			question := fmt.Sprintf("number %d?", i)
			x := s.Do(bottest.Act{Command: "ask", User: fmt.Sprint(1000 + i), Options: map[string]any{"question": question}})
			m, err := x.Wait(time.Minute)
			if err != nil || !strings.Contains(bottest.Show(m), "answer to "+question) {
				t.Errorf("question %d: %v, %v", i, m, err)
				return
			}
			took, kind := x.First()
			mu.Lock()
			defer mu.Unlock()
			times = append(times, took)
			if kind == discord.DeferMessage {
				deferred++
			}
		})
	}
	wg.Wait()
	slices.Sort(times)
	if len(times) != crowd || times[crowd-1] > 3*time.Second {
		t.Fatalf("%d of %d were answered, the last after %v", len(times), crowd, times[max(0, len(times)-1)])
	}
	t.Logf("first answers: p50 %v, last %v; %d deferred", percentile(times, 0.5), times[crowd-1], deferred)
	if deferred == 0 {
		t.Error("the work was too little to tell: nobody was deferred")
	}
}
