package webhook

import (
	"context"
	"sync"
	"time"
)

// Seen is the replay store: it remembers which interactions came and which of
// them are answered. One store for all replicas makes a replay harmless on
// every one of them.
type Seen interface {
	// Begin notes that an interaction came, and keeps it for at least the given
	// time. It says whether it is the first of its id; else open says whether
	// the same content (sum) is not answered yet and may come again.
	Begin(ctx context.Context, id, sum string, keep time.Duration) (first, open bool, err error)
	// Again lets one more copy of an interaction in, the last one, if it began
	// at least after and less than within ago, kept for the given time, and is
	// not answered.
	Again(ctx context.Context, id, sum string, keep, after, within time.Duration) (bool, error)
	// Answered notes that the first response is out.
	Answered(ctx context.Context, id string) error
}

// Memory is the Seen of one process. It holds what came in the time it was
// asked to keep, in two halves of which the older is dropped.
type Memory struct {
	now        func() time.Time
	mu         sync.Mutex
	turned     time.Time
	young, old map[string]*visit
}

// visit is an interaction that came.
type visit struct {
	sum      string
	began    time.Time
	answered bool
	again    bool
}

// NewMemory returns an empty memory.
func NewMemory(now func() time.Time) *Memory {
	return &Memory{now: now, turned: now(), young: map[string]*visit{}}
}

func (m *Memory) visit(id string) *visit {
	if v := m.young[id]; v != nil {
		return v
	}
	return m.old[id]
}

// Begin notes that an interaction came. An empty id is never remembered.
func (m *Memory) Begin(_ context.Context, id, sum string, keep time.Duration) (first, open bool, err error) {
	if id == "" {
		return true, false, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.now()
	if now.Sub(m.turned) > keep {
		m.old, m.young, m.turned = m.young, map[string]*visit{}, now
	}
	if v := m.visit(id); v != nil {
		return false, v.sum == sum && !v.answered && !v.again, nil
	}
	m.young[id] = &visit{sum: sum, began: now}
	return true, false, nil
}

// Again lets one more copy of an interaction in.
func (m *Memory) Again(_ context.Context, id, sum string, _, after, within time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v := m.visit(id)
	if v == nil || v.sum != sum || v.answered || v.again {
		return false, nil
	}
	if age := m.now().Sub(v.began); age < after || age >= within {
		return false, nil
	}
	v.again = true
	return true, nil
}

// Answered notes that the first response is out.
func (m *Memory) Answered(_ context.Context, id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if v := m.visit(id); v != nil {
		v.answered = true
	}
	return nil
}
