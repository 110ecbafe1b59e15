package webhook

import (
	"context"
	"sync"
	"time"
)

// Memory is the Seen of one process. It holds what came in the time it was
// asked to keep, in two halves of which the older is dropped.
type Memory struct {
	now        func() time.Time
	mu         sync.Mutex
	turned     time.Time
	young, old map[string]bool
}

// NewMemory returns an empty memory.
func NewMemory(now func() time.Time) *Memory {
	return &Memory{now: now, turned: now(), young: map[string]bool{}}
}

// First says whether an id was not seen before, and remembers it. An empty id
// is never remembered.
func (m *Memory) First(_ context.Context, id string, keep time.Duration) (bool, error) {
	if id == "" {
		return true, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if now := m.now(); now.Sub(m.turned) > keep {
		m.old, m.young, m.turned = m.young, map[string]bool{}, now
	}
	if m.young[id] || m.old[id] {
		return false, nil
	}
	m.young[id] = true
	return true, nil
}
