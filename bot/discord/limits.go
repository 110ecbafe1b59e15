package discord

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// maxRoutes bounds how many routes' limits are remembered.
const maxRoutes = 4096

// limits holds calls back until Discord's rate limits let them pass. It goes
// by the headers of Discord's answers alone. Its zero value is ready.
type limits struct {
	mu    sync.Mutex
	until map[string]time.Time // by route
	all   time.Time
}

// wait returns once a route is free.
func (l *limits) wait(ctx context.Context, route string) error {
	for {
		l.mu.Lock()
		free := l.until[route]
		if l.all.After(free) {
			free = l.all
		}
		l.mu.Unlock()
		d := time.Until(free)
		if d <= 0 {
			return nil
		}
		if !sleep(ctx, d) {
			return ctx.Err()
		}
	}
}

// note reads from an answer whether the route's bucket is empty.
func (l *limits) note(route string, h http.Header, now time.Time) {
	if h.Get("X-RateLimit-Remaining") != "0" {
		return
	}
	after, err := strconv.ParseFloat(h.Get("X-RateLimit-Reset-After"), 64)
	if err == nil {
		l.hold(route, false, now.Add(seconds(after)))
	}
}

// hold keeps a route, or all, back until a time.
func (l *limits) hold(route string, global bool, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if global {
		l.all = until
		return
	}
	if len(l.until) >= maxRoutes {
		l.until = nil // what is forgotten early costs one 429
	}
	if l.until == nil {
		l.until = map[string]time.Time{}
	}
	l.until[route] = until
}
