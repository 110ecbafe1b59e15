package webhook

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"marquee/bot/discord"
)

// A bot that is killed takes the interactions it was answering with it. The
// load balancer sees their connections break and sends the same bytes to
// another bot, which must not refuse them as a replay. So the store knows which
// interactions are answered:
//
//   - A copy of one that is answered is refused, whenever and wherever it comes.
//   - A copy of one that this very process is answering is refused: it lives.
//   - A copy of any other that is not answered waits until the first one is
//     older than nearly all answers take. If that is answered meanwhile, the
//     copy is refused.
//   - If it is still not answered, the first copy is taken to be lost, and one
//     more is let in, once: the same bytes, while Discord still waits.
//
// What that leaves to somebody who records a request, which takes a look into
// the operator's own network behind HTTPS: to have one command that a member
// has just given run twice, if the first run takes longer than the wait. The
// bytes cannot be changed, and the answer says no more than the first one did.
// Reading twice is harmless, and every command that changes something sets a
// state and does not toggle or count: a feed, a channel or a follow that is
// there already is told to be there, one that is gone to be gone. An
// interaction that kills whoever answers it kills two, not all.
const (
	mournAfter   = 500 * time.Millisecond // a first copy that is older and not answered is taken to be lost
	mournLook    = 50 * time.Millisecond  // between two looks, and before the first
	deferLate    = 500 * time.Millisecond // the last copy is deferred by then: the first took up to discord.DeferAfter
	discordWaits = 3 * time.Second        // for the first response
	storeTime    = 700 * time.Millisecond // one look into the store
	kept         = 2 * freshness          // a request can be replayed for so long, on clocks that are wrong either way
)

// admission is what becomes of an interaction that arrived.
type admission int

const (
	refused   admission = iota
	firstCopy           // it is to be answered
	lastCopy            // it is to be answered though it came before
)

// contentSum names what an interaction says.
func contentSum(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// admit says whether an interaction is to be answered. When the store does not
// answer, it is: an answer for a replay too is better than none.
func (h *Handler) admit(ctx context.Context, id string, body []byte) admission {
	sum := contentSum(body)
	for wait := mournAfter; ; wait -= mournLook {
		first, open, err := h.begins(ctx, id, sum)
		switch {
		case err != nil:
			h.Log.Error("replay store does not answer", "error", err)
			return firstCopy
		case first:
			return firstCopy
		case !open || h.has(id):
			return refused
		case wait < mournAfter && h.again(ctx, id, sum):
			h.Log.Warn("interaction answered again: its first copy was not", "request", id)
			h.void(ctx, id)
			return lastCopy
		case wait < 0:
			return refused
		}
		select {
		case <-ctx.Done():
			return refused
		case <-time.After(mournLook):
		}
	}
}

// patience is how long the answer may still take before it is deferred: Discord
// has waited for what the store took, and for a first copy that was lost.
func (h *Handler) patience(in admission, spent time.Duration) time.Duration {
	usual := h.Responder.DeferAfter
	if usual == 0 {
		usual = discord.DeferAfter
	}
	if in == lastCopy {
		return min(usual, deferLate)
	}
	return min(usual, max(deferLate, usual-spent))
}

// take notes that a request waits here for its first response, until the
// function it returns is called or the connection is lost.
func (h *Handler) take(ctx context.Context, id string) (done func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.current == nil {
		h.current = map[string]bool{}
	}
	h.current[id] = true
	drop := func() {
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.current, id)
	}
	stop := context.AfterFunc(ctx, drop)
	return func() { stop(); drop() }
}

func (h *Handler) has(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.current[id]
}

func (h *Handler) begins(ctx context.Context, id, sum string) (first, open bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	return h.Seen.Begin(ctx, id, sum, kept)
}

// again asks for one more copy to be let in. When the store is away now, it is
// not: it knew of the first.
func (h *Handler) again(ctx context.Context, id, sum string) bool {
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	again, err := h.Seen.Again(ctx, id, sum, kept, mournAfter, discordWaits)
	if err != nil {
		h.Log.Error("replay store does not answer", "error", err)
	}
	return again
}

// void frees others from keeping what a lost copy was about to promise, lest
// they change the answer that is given here.
func (h *Handler) void(ctx context.Context, id string) {
	promises := h.Responder.Deferrals
	if promises == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, storeTime)
	defer cancel()
	if err := promises.Void(ctx, id); err != nil {
		h.Log.Error("a lost copy's promise stays", "request", id, "error", err)
	}
}

// answered notes that a response is out, also when the request has ended.
func (h *Handler) answered(ctx context.Context, id string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), storeTime)
	defer cancel()
	if err := h.Seen.Answered(ctx, id); err != nil {
		h.Log.Error("replay store does not answer", "error", err)
	}
}
