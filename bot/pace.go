package bot

import (
	"context"
	"math"
	"sync"
	"time"
)

// DefaultCooldown is the time between two uses of a command by one member.
const DefaultCooldown = 2 * time.Second

// maxRemembered bounds each memory of who did what when, in entries. What is
// forgotten early lets one request pass that could have waited.
const maxRemembered = 1 << 16

// Cooldown refuses a command that the same member used less than a while ago,
// and says how long is left. The while is what wait returns for the request,
// which a server may have set; wait may be nil for DefaultCooldown.
// Completions and presses are free, and so is the operator's terminal.
func Cooldown(now func() time.Time, wait func(ctx context.Context, req *Request) time.Duration) Middleware {
	last := newMemory[time.Time](maxRemembered)
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			if req.Terminal || req.Resumed || req.Kind() != "command" {
				return h(ctx, req)
			}
			d := DefaultCooldown
			if wait != nil {
				d = wait(ctx, req)
			}
			if left := take(last, req, d, now()); left > 0 {
				seconds := int(math.Ceil(left.Seconds()))
				return Reply{}, &Problem{Message: req.Say("Please wait %d s before you use this command again.", seconds)}
			}
			return h(ctx, req)
		}
	}
}

// take notes the use of a command at a time, or returns how long is left.
func take(last *memory[time.Time], req *Request, d time.Duration, at time.Time) (left time.Duration) {
	key := req.Server + "\x00" + req.User + "\x00" + req.Command
	last.change(key, func(used time.Time) time.Time {
		if left = used.Add(d).Sub(at); !used.IsZero() && left > 0 {
			return used
		}
		left = 0
		return at
	})
	return left
}

// Rate is a token bucket: Burst at once, then one more each Every.
type Rate struct {
	Burst int
	Every time.Duration
}

// Rates are the limits of one person and of one server. A zero Rate is none.
type Rates struct {
	User, Server Rate
	Typing       Rate // completions of one person
}

// DefaultRates let people work and stop a flood.
func DefaultRates() Rates {
	return Rates{
		User:   Rate{Burst: 60, Every: 500 * time.Millisecond},
		Server: Rate{Burst: 2000, Every: 5 * time.Millisecond},
		Typing: Rate{Burst: 120, Every: 50 * time.Millisecond},
	}
}

// bucket is how full a token bucket was at a time.
type bucket struct {
	used float64
	at   time.Time
}

// Limit refuses requests above the rates, and says when there is room again.
// It remembers a bounded number of people and servers.
func Limit(now func() time.Time, rates Rates) Middleware {
	seen := newMemory[bucket](maxRemembered)
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			if req.Terminal || req.Resumed {
				return h(ctx, req)
			}
			var left time.Duration
			if req.Kind() == "completion" {
				left = spend(seen, "t"+req.User, rates.Typing, now())
			} else {
				left = spend(seen, "u"+req.User, rates.User, now())
				if left == 0 && req.Server != "" {
					left = spend(seen, "s"+req.Server, rates.Server, now())
				}
			}
			if left > 0 {
				seconds := int(math.Ceil(left.Seconds()))
				return Reply{}, &Problem{Message: req.Say("That is more than I can answer at once. Please wait %d s.", seconds)}
			}
			return h(ctx, req)
		}
	}
}

// spend takes one token from a bucket, or returns how long until there is one.
func spend(seen *memory[bucket], key string, r Rate, at time.Time) (left time.Duration) {
	if r.Burst <= 0 || r.Every <= 0 {
		return 0
	}
	seen.change(key, func(b bucket) bucket {
		if !b.at.IsZero() {
			b.used = max(0, b.used-float64(at.Sub(b.at))/float64(r.Every))
		}
		b.at = at
		if over := b.used + 1 - float64(r.Burst); over > 0 {
			left = time.Duration(over * float64(r.Every))
			return b
		}
		b.used++
		return b
	})
	return left
}

// memory is a map that forgets: when the young half is full, it becomes the
// old half, and the old half is dropped. What is used stays.
type memory[T any] struct {
	mu         sync.Mutex
	most       int
	young, old map[string]T
}

func newMemory[T any](most int) *memory[T] {
	return &memory[T]{most: most / 2, young: map[string]T{}}
}

// change replaces the value of a key, the zero value when there is none.
func (m *memory[T]) change(key string, f func(T) T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	value, ok := m.young[key]
	if !ok {
		value = m.old[key]
		if len(m.young) >= m.most {
			m.old, m.young = m.young, map[string]T{}
		}
	}
	m.young[key] = f(value)
}
