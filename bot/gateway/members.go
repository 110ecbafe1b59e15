package gateway

import (
	"context"
	"encoding/json"
	"sync"
)

// Members is told which servers have the bot. Its methods are called one at a
// time for each shard, in the order of Discord's telling.
type Members interface {
	// Present gives all servers of one shard of count that have the bot: those
	// that it had and are not among them removed it while nobody listened.
	Present(ctx context.Context, servers []string, shard, count int)
	// Joined is told that a server has the bot, also at every start, and the
	// language that it is in, "" when Discord does not say.
	Joined(ctx context.Context, server, locale string)
	// Left is told that a server removed the bot.
	Left(ctx context.Context, server string)
}

// server is the part of a server that is needed. One that is unavailable has
// an outage at Discord, and the bot still.
type server struct {
	ID          string
	Unavailable bool
	Locale      string `json:"preferred_locale"`
}

// present tells of the servers of a greeting. Those that are unavailable are
// on their way.
func (s *shard) present(servers []server) {
	if s.Members == nil || servers == nil {
		return
	}
	ids := make([]string, 0, len(servers))
	for _, one := range servers {
		if one.ID != "" {
			ids = append(ids, one.ID)
		}
	}
	s.members.add(&s.inflight, func() { s.Members.Present(s.work, ids, s.id, s.count) })
}

// membership tells of a server that came, changed or went.
func (s *shard) membership(name string, raw json.RawMessage) {
	var one server
	if s.Members == nil || json.Unmarshal(raw, &one) != nil || one.ID == "" || one.Unavailable {
		return
	}
	s.members.add(&s.inflight, func() {
		if name == "GUILD_DELETE" {
			s.Members.Left(s.work, one.ID)
			return
		}
		s.Members.Joined(s.work, one.ID, one.Locale)
	})
}

// queue does jobs one after another, in the order in which they are added.
type queue struct {
	mu   sync.Mutex
	jobs []func()
	busy bool
}

func (q *queue) add(group *sync.WaitGroup, job func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.jobs = append(q.jobs, job)
	if !q.busy {
		q.busy = true
		group.Go(q.work)
	}
}

func (q *queue) work() {
	for {
		q.mu.Lock()
		if len(q.jobs) == 0 {
			q.jobs, q.busy = nil, false
			q.mu.Unlock()
			return
		}
		job := q.jobs[0]
		q.jobs = q.jobs[1:]
		q.mu.Unlock()
		job()
	}
}
