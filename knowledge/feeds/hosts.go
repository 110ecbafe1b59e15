package feeds

import (
	"context"
	"sync"
)

// hosts lets one request a host be under way at a time. It holds the hosts in
// use alone.
type hosts struct {
	mu   sync.Mutex
	busy map[string]*turn
}

// turn is one host's: who holds the token may ask it.
type turn struct {
	token chan struct{}
	users int
}

// enter waits for a host's turn and returns what ends it.
func (h *hosts) enter(ctx context.Context, host string) (leave func(), err error) {
	h.mu.Lock()
	if h.busy == nil {
		h.busy = map[string]*turn{}
	}
	t := h.busy[host]
	if t == nil {
		t = &turn{token: make(chan struct{}, 1)}
		h.busy[host] = t
	}
	t.users++
	h.mu.Unlock()
	select {
	case t.token <- struct{}{}:
		return func() { <-t.token; h.drop(host, t) }, nil
	case <-ctx.Done():
		h.drop(host, t)
		return nil, ctx.Err()
	}
}

func (h *hosts) drop(host string, t *turn) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t.users--; t.users == 0 {
		delete(h.busy, host)
	}
}
