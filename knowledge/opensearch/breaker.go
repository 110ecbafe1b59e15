package opensearch

import (
	"sync"
	"time"
)

// breaker spares a cluster that is away, and the people who would wait for
// it: after several failures in a row calls are refused at once, until after
// a pause a single one is let through to see whether it is back.
type breaker struct {
	limit int              // failures in a row that open it
	pause time.Duration    // how long it refuses before it lets one through
	now   func() time.Time // required

	mu       sync.Mutex
	failures int
	opened   time.Time
	trying   bool // the one call is under way
}

// allow says whether a call may be made. Every call that may must be followed
// by done.
func (b *breaker) allow() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failures < b.limit {
		return true
	}
	if b.trying || b.now().Sub(b.opened) < b.pause {
		return false
	}
	b.trying = true
	return true
}

// outcome is how a call ended, as far as the cluster's health goes.
type outcome int

const (
	answered  outcome = iota
	failed            // the cluster did not answer, or only said that it cannot
	abandoned         // the caller went away: nothing is known
)

func (b *breaker) done(o outcome) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.trying = false
	switch o {
	case answered:
		b.failures = 0
	case failed:
		b.failures++
		b.opened = b.now()
	}
}

// open says whether calls are refused now.
func (b *breaker) open() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failures >= b.limit
}
