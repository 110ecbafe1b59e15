package discord

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"marquee/bot"
)

// Deferrals keeps the answers that are promised by a deferral and not given
// yet. Discord shows that the bot is thinking until they are, so that another
// process must be able to give them when the one that promised dies.
type Deferrals interface {
	// Keep notes a promise, before it is made: the interaction's JSON, and
	// whether the asking person alone sees the deferral.
	Keep(ctx context.Context, id string, raw []byte, hidden bool) error
	// Held says whether a promise is still this process's to keep.
	Held(ctx context.Context, id string) (bool, error)
	// Void says that nobody need keep it, should its process be dead: another
	// copy of the interaction is being answered.
	Void(ctx context.Context, id string) error
	// Leave lets another process keep it.
	Leave(id string)
	// Done forgets it: it was kept, or nobody can keep it any more.
	Done(ctx context.Context, id string) error
}

// promiseWithin bounds each look at the promises: none may make an answer late.
const promiseWithin = 200 * time.Millisecond

// promised does what makes a promise and keeps it, and has it noted meanwhile.
func (x *exchange) promised(ctx context.Context, hidden bool, do func() error) error {
	if x.Deferrals == nil {
		return do()
	}
	asking, cancel := context.WithTimeout(ctx, promiseWithin)
	err := x.Deferrals.Keep(asking, x.in.ID, x.in.raw, hidden)
	cancel()
	if err != nil {
		x.Log.Warn("a deferral is not noted", "request", x.in.ID, "error", err)
		return do()
	}
	return x.keeping(ctx, do)
}

// keeping does what keeps a promise that is noted. One that is cut off, by the
// end of the program or a panic, is left to another process.
func (x *exchange) keeping(ctx context.Context, do func() error) error {
	whole := false
	defer func() {
		if !whole || errors.Is(ctx.Err(), context.Canceled) {
			x.Deferrals.Leave(x.in.ID)
			return
		}
		asking, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*promiseWithin)
		defer cancel()
		if err := x.Deferrals.Done(asking, x.in.ID); err != nil {
			x.Log.Warn("a deferral stays noted", "request", x.in.ID, "error", err)
		}
	}()
	x.noted = true
	err := do()
	whole = true
	return err
}

// mine says whether the answer is still to be given here: a process that slept
// finds that another has done so. When that cannot be told it is: an answer
// twice is better than none.
func (x *exchange) mine(ctx context.Context) bool {
	if !x.noted {
		return true
	}
	ctx, cancel := context.WithTimeout(ctx, 15*promiseWithin)
	defer cancel()
	held, err := x.Deferrals.Held(ctx, x.in.ID)
	if err == nil && !held {
		x.Log.Warn("another process answers what this one deferred", "request", x.in.ID)
	}
	return held || err != nil
}

// Resume gives the answer that a process deferred when the interaction began,
// and did not live to give. With sorry it says that there will be none: when
// too many have tried. The error is for the log.
func (r *Responder) Resume(ctx context.Context, raw []byte, began time.Time, hidden, sorry bool) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("resume interaction: panic: %v\n%s", p, debug.Stack())
		}
	}()
	in, err := decode(raw)
	if err != nil {
		return err
	}
	if in.Type != typeCommand && in.Type != typePress {
		return fmt.Errorf("resume interaction %s: type %d is never deferred", in.ID, in.Type)
	}
	ctx, cancel := context.WithDeadline(ctx, began.Add(tokenLife))
	defer cancel()
	x, files := r.exchange(in, began)
	x.req.Resumed = true
	return x.keeping(ctx, func() error {
		if sorry {
			x.Log.Error("a deferred answer is given up", "request", in.ID)
			return x.finish(ctx, x.giveUp(), x.draw(ctx, nil), hidden)
		}
		x.Log.Warn("answering what another process deferred", "request", in.ID)
		return x.whenReady(ctx, x.serve(ctx, files), hidden)
	})
}

// giveUp is the reply when there will be no other.
func (x *exchange) giveUp() bot.Reply {
	return bot.Reply{Private: true, Error: true,
		Text: bot.Plain(x.req.Say("Sorry, that took too long. Please try again in a moment. (Number for the operator: %s.)", x.in.ID))}
}
