package gateway_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/bot/gateway"
)

// roll notes what a gateway tells of servers.
type roll struct {
	mu   sync.Mutex
	told []string
}

func (r *roll) note(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.told = append(r.told, fmt.Sprintf(format, args...))
}

func (r *roll) Present(_ context.Context, servers []string, shard, count int) {
	time.Sleep(20 * time.Millisecond) // what comes meanwhile waits its turn
	r.note("present %v in %d/%d", servers, shard, count)
}
func (r *roll) Joined(_ context.Context, server, locale string) {
	r.note("joined %s %s", server, locale)
}
func (r *roll) Left(_ context.Context, server string) { r.note("left %s", server) }

// wait returns what was told once it is n lines, or after some seconds.
func (r *roll) wait(n int) (told []string) {
	for range 200 {
		r.mu.Lock()
		told = slices.Clone(r.told)
		r.mu.Unlock()
		if len(told) >= n {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	return told
}

// Servers that come and go are told in order; an outage is neither.
func TestServersComeAndGo(t *testing.T) {
	d, r := bottest.New(t), &roll{}
	s := start(t, d, func(g *gateway.Gateway) { g.Members = r })
	if err := s.WaitConnected(1, 5*time.Second); err != nil {
		t.Fatal(err)
	}
	r.wait(2) // who is present, and the first server: the stand-in tells these of its own accord
	const other = "200000000000000777"
	d.TellServer("GUILD_DELETE", other, true)
	for range 20 {
		d.TellServer("GUILD_DELETE", other, false)
		d.TellServer("GUILD_CREATE", other, false)
	}
	want := []string{"present [" + bottest.Guild + "] in 0/1", "joined " + bottest.Guild + " en-US"}
	for range 20 {
		want = append(want, "left "+other, "joined "+other+" en-US")
	}
	d.Speak(other, "fr") // its language is changed
	want = append(want, "joined "+other+" fr")
	if got := r.wait(len(want)); !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}
