package commands

import (
	"sync"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// How long and of how many members the last film is remembered, for a
// question that names none.
const (
	recentFor  = 5 * time.Minute
	recentMost = 10_000
)

// recent remembers the film each member last asked about in each channel. It
// forgets by itself and is never stored.
type recent struct {
	now  func() time.Time
	mu   sync.Mutex
	last map[string]remembered
}

type remembered struct {
	film knowledge.Film
	at   time.Time
}

func newRecent(now func() time.Time) *recent {
	return &recent{now: now, last: map[string]remembered{}}
}

func (r *recent) remember(req *bot.Request, film knowledge.Film) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.now()
	if len(r.last) >= recentMost {
		for k, v := range r.last {
			if now.Sub(v.at) > recentFor || len(r.last) >= recentMost {
				delete(r.last, k)
			}
		}
	}
	r.last[req.User+"/"+req.Channel] = remembered{film, now}
}

// film returns the film this member asked about here a moment ago, or nil.
func (r *recent) film(req *bot.Request) *knowledge.Film {
	r.mu.Lock()
	defer r.mu.Unlock()
	m, ok := r.last[req.User+"/"+req.Channel]
	if !ok || r.now().Sub(m.at) > recentFor {
		return nil
	}
	return &m.film
}
