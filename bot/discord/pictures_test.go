package discord_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
)

func TestPicturesAreDrawnOnce(t *testing.T) {
	p, ctx := discord.NewPictures(bot.NewTurns(2)), context.Background()
	var drawn, atOnce, most atomic.Int64
	draw := func(key string) ([]byte, error) {
		return p.Draw(ctx, bot.Picture{Name: "p.png", Key: key, Draw: func() ([]byte, error) {
			drawn.Add(1)
			most.Store(max(most.Load(), atOnce.Add(1)))
			time.Sleep(5 * time.Millisecond)
			atOnce.Add(-1)
			return []byte("picture " + key), nil
		}})
	}
	var wg sync.WaitGroup
	for i := range 60 {
		wg.Go(func() {
			key := fmt.Sprint(i % 3)
			if data, err := draw(key); err != nil || string(data) != "picture "+key {
				t.Errorf("%s: %q, %v", key, data, err)
			}
		})
	}
	wg.Wait()
	if n := drawn.Load(); n != 3 {
		t.Errorf("drawn %d times, want 3", n)
	}
	for range 2 {
		if _, err := draw(""); err != nil {
			t.Error(err)
		}
	}
	if n := drawn.Load(); n != 5 {
		t.Errorf("those without a key were drawn %d times, want 2", n-3)
	}
}

func TestPicturesAreForgotten(t *testing.T) {
	p, drawn := discord.NewPictures(bot.NewTurns(2)), 0
	draw := func(key string, size int) {
		_, err := p.Draw(context.Background(), bot.Picture{Key: key, Draw: func() ([]byte, error) { drawn++; return make([]byte, size), nil }})
		if err != nil {
			t.Error(err)
		}
	}
	for i := range 500 {
		draw(fmt.Sprint(i), 10)
	}
	draw("499", 10)
	if drawn != 500 {
		t.Errorf("the latest was drawn again")
	}
	draw("0", 10)
	draw("large", 1<<20)
	draw("large", 1<<20)
	if drawn != 503 {
		t.Errorf("drawn %d times, want 503", drawn)
	}
}

func TestPicturesThatFail(t *testing.T) {
	p := discord.NewPictures(bot.NewTurns(2))
	if _, err := p.Draw(context.Background(), bot.Picture{Key: "a", Draw: func() ([]byte, error) { panic("no font") }}); err == nil {
		t.Error("a panic passes")
	}
	if data, err := p.Draw(context.Background(), bot.Picture{Key: "a", Draw: func() ([]byte, error) { return []byte("x"), nil }}); err != nil || string(data) != "x" {
		t.Errorf("a failure is kept: %q, %v", data, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (*discord.Pictures)(nil).Draw(ctx, bot.Picture{Draw: func() ([]byte, error) { return nil, errors.New("x") }}); err == nil {
		t.Error("an error passes")
	}
}
