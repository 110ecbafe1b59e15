package bot

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func TestCooldown(t *testing.T) {
	c := &clock{time.Unix(1000, 0)}
	r, _ := NewRouter(quiet(), testMenu(), Cooldown(c.now, nil))
	serve := func(req Request) string { return plain(r.Serve(context.Background(), &req)) }
	steps := []struct {
		after time.Duration
		req   Request
		want  string
	}{
		{0, Request{Command: "help", User: "1"}, "help"},
		{0, Request{Command: "help", User: "1"}, "Please wait 2 s"},
		{0, Request{Command: "help", User: "2"}, "help"},
		{0, Request{Command: "fails", User: "1"}, "Sorry"},
		{0, Request{Command: "help", User: "1", Server: "other"}, "help"},
		{0, Request{Command: "help", User: "1", Terminal: true}, "help"},
		{0, Request{Action: &Action{Command: "film", Name: "p", Args: []string{"1"}}, User: "1"}, "page"},
		{0, Request{Action: &Action{Command: "film", Name: "p", Args: []string{"2"}}, User: "1"}, "page"},
		{1500 * time.Millisecond, Request{Command: "help", User: "1"}, "Please wait 1 s"},
		{600 * time.Millisecond, Request{Command: "help", User: "1"}, "help"},
	}
	for i, s := range steps {
		c.t = c.t.Add(s.after)
		if got := serve(s.req); !strings.HasPrefix(got, s.want) {
			t.Errorf("step %d: %q, want %q", i, got, s.want)
		}
	}
	r, _ = NewRouter(quiet(), testMenu(), Cooldown(c.now, func(context.Context, *Request) time.Duration { return 0 }))
	for range 2 {
		if got := serve(Request{Command: "help", User: "1"}); got != "help" {
			t.Errorf("a server without a cooldown: %q", got)
		}
	}
}

func TestLimit(t *testing.T) {
	c := &clock{time.Unix(1000, 0)}
	rates := Rates{User: Rate{Burst: 2, Every: time.Second}, Server: Rate{Burst: 3, Every: time.Second}, Typing: Rate{Burst: 1, Every: time.Second}}
	r, _ := NewRouter(quiet(), testMenu(), Limit(c.now, rates))
	ask := func(user string) bool {
		return plain(r.Serve(context.Background(), &Request{Command: "help", User: user, Server: "s"})) == "help"
	}
	type step struct {
		after time.Duration
		user  string
		want  bool
	}
	for i, s := range []step{{0, "a", true}, {0, "a", true}, {0, "a", false}, {0, "b", true}, {0, "c", false}, {time.Second, "a", true}, {0, "a", false}, {5 * time.Second, "c", true}} {
		c.t = c.t.Add(s.after)
		if got := ask(s.user); got != s.want {
			t.Errorf("step %d of %s: %v", i, s.user, got)
		}
	}
	typing := func() int {
		return len(r.Suggest(context.Background(), &Request{Command: "film", Focused: "title", User: "a"}))
	}
	if typing() == 0 || typing() != 0 {
		t.Error("completions are not limited on their own")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m := newMemory[int](100)
	for i := range 10_000 {
		m.change(fmt.Sprint(i), func(int) int { return i })
		m.change("kept", func(n int) int { return n + 1 })
	}
	if n := len(m.young) + len(m.old); n > 102 {
		t.Errorf("%d entries", n)
	}
	m.change("kept", func(n int) int {
		if n != 10_000 {
			t.Errorf("what is used was forgotten: %d", n)
		}
		return n
	})
}
