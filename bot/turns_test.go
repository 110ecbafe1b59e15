package bot_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/bot"
)

func TestTurns(t *testing.T) {
	var working, most atomic.Int64
	h := bot.NewTurns(3).Middleware()(func(context.Context, *bot.Request) (bot.Reply, error) {
		for now, seen := working.Add(1), most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
		}
		time.Sleep(2 * time.Millisecond)
		working.Add(-1)
		return bot.Reply{}, nil
	})
	var all sync.WaitGroup
	for range 40 {
		all.Go(func() {
			if _, err := h(t.Context(), &bot.Request{Command: "film"}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := most.Load(); n > 3 || n < 2 {
		t.Errorf("%d worked at once, want at most 3", n)
	}
}

func TestTurnsLetShortAndAdminWorkPassAndGivesUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	busy, release := make(chan struct{}), make(chan struct{})
	h := bot.NewTurns(1).Middleware()(func(_ context.Context, req *bot.Request) (bot.Reply, error) {
		if req.ID == "slow" {
			close(busy)
			<-release
		}
		return bot.Reply{}, nil
	})
	go func() { _, _ = h(ctx, &bot.Request{ID: "slow", Command: "film"}) }()
	<-busy
	for _, req := range []*bot.Request{{Command: "film", Focused: "title"}, {Command: "feeds", Called: &bot.Command{AdminOnly: true}}} {
		if _, err := h(ctx, req); err != nil {
			t.Errorf("%+v: %v", req, err)
		}
	}
	cancel()
	if _, err := h(ctx, &bot.Request{Command: "film"}); !errors.Is(err, context.Canceled) {
		t.Errorf("waits after its end: %v", err)
	}
	close(release)
}
