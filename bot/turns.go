package bot

import (
	"container/list"
	"context"
	"sync"
	"time"
)

// Turns lets few handlers work at the same time; the others wait in line.
// Handlers keep a processor busy, and when hundreds of them share few
// processors, none is left for what Discord wants within three seconds: a
// first answer to each. Three kinds of work are told apart:
//
//   - first answers that only say 'wait' are never held up, and while some are
//     on their way no handler begins (Hurry);
//   - handlers work as turns are free, first come first served (Middleware);
//   - what nobody waits for, such as a picture to add to an answer, is done when no
//     handler waits (Spare).
//
// Who joins the line can ask how long it is (Wait), and say 'wait' at once.
type Turns struct {
	mu      sync.Mutex
	free    int
	line    list.List // of chan struct{}: handlers that wait, the oldest in front
	spare   list.List // of chan struct{}: what waits for a time without them
	slots   int
	service time.Duration // how long a turn takes, a moving average

	hurried    int // first answers on their way
	pauseUntil time.Time
	resumeAt   time.Time // until then no other pause begins
}

// The times of Turns.
const (
	serviceGuess = 20 * time.Millisecond  // of a turn, before any was seen
	hurryFor     = time.Second            // a first answer holds handlers up so long at most
	longestPause = 2 * time.Second        // all of them together hold handlers up so long
	pauseApart   = 300 * time.Millisecond // then handlers work so long at least
)

// NewTurns lets n handlers work at once, at least one.
func NewTurns(n int) *Turns {
	n = max(1, n)
	return &Turns{free: n, slots: n, service: serviceGuess}
}

// Middleware makes commands and presses take turns. Completions pass, being
// short, and so do the commands of managers, which may wait for other
// machines.
func (t *Turns) Middleware() Middleware {
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			if req.Kind() == "completion" || req.Called != nil && req.Called.AdminOnly {
				return h(ctx, req)
			}
			if err := t.take(ctx, &t.line); err != nil {
				return Reply{}, err
			}
			began := time.Now()
			defer func() { t.give(time.Since(began)) }()
			return h(ctx, req)
		}
	}
}

// Wait is how long who joins the line now is likely to wait.
func (t *Turns) Wait() time.Duration {
	if t == nil {
		return 0
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return time.Duration(t.line.Len()) * t.service / time.Duration(t.slots)
}

// Hurry lets a first answer go before handlers. Call done when it is written;
// waiting for Discord to take it needs no processor.
func (t *Turns) Hurry() (done func()) {
	if t == nil {
		return func() {}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hurried++
	if now := time.Now(); t.hurried == 1 && now.After(t.resumeAt) {
		t.pauseUntil, t.resumeAt = now.Add(longestPause), now.Add(longestPause+pauseApart)
		time.AfterFunc(longestPause, t.wake)
	}
	end := sync.OnceFunc(func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.hurried--
		if now := time.Now(); t.hurried == 0 && now.Before(t.pauseUntil) {
			t.pauseUntil, t.resumeAt = now, now.Add(pauseApart)
		}
		t.next()
	})
	timer := time.AfterFunc(hurryFor, end)
	return func() { timer.Stop(); end() }
}

// Spare waits for a time when no handler wants a turn, and takes one. Call
// done at the end of the work.
func (t *Turns) Spare(ctx context.Context) (done func(), err error) {
	if t == nil {
		return func() {}, nil
	}
	if err := t.take(ctx, &t.spare); err != nil {
		return nil, err
	}
	return func() { t.give(0) }, nil
}

// take waits for a turn.
func (t *Turns) take(ctx context.Context, line *list.List) error {
	turn := make(chan struct{})
	t.mu.Lock()
	place := line.PushBack(turn)
	t.next()
	t.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	select {
	case <-turn: // given meanwhile
		t.free++
		t.next()
	default:
		line.Remove(place)
	}
	return ctx.Err()
}

// give ends a turn; took is how long a handler had it, 0 for other work.
func (t *Turns) give(took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if took > 0 {
		t.service += (took - t.service) / 8
	}
	t.free++
	t.next()
}

// wake ends a pause.
func (t *Turns) wake() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.next()
}

// next gives free turns to those who wait. The lock is held.
func (t *Turns) next() {
	if t.hurried > 0 && time.Now().Before(t.pauseUntil) {
		return
	}
	for t.free > 0 {
		line := &t.line
		if line.Len() == 0 {
			line = &t.spare
		}
		front := line.Front()
		if front == nil {
			return
		}
		if turn, ok := line.Remove(front).(chan struct{}); ok {
			t.free--
			close(turn)
		}
	}
}
