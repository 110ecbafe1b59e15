package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"marquee/bot/discord"
)

// outlet is the REST of one interaction: its first response goes into the HTTP
// answer, everything else to Discord once that answer is out.
type outlet struct {
	discord.REST
	given   atomic.Bool
	first   chan discord.Response
	written chan struct{} // closed once the answer is out
}

// errTwice says that the first response was given already.
var errTwice = errors.New("the first response was given already")

// settle is how long Discord is given to take in the answer to its own call
// before anything follows it.
const settle = 50 * time.Millisecond

// Callback puts the first response into the answer and returns once it is out.
func (o *outlet) Callback(ctx context.Context, _ discord.Ticket, r discord.Response) error {
	raw, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("encode the first response: %w", err)
	}
	if faults := discord.CheckResponse(raw, nil); len(faults) > 0 {
		// Discord would say nothing and show nothing.
		return fmt.Errorf("%w: %v", discord.ErrRefused, faults)
	}
	if o.given.Swap(true) {
		return errTwice
	}
	o.first <- r
	select {
	case <-o.written:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Attaches is false: the answer is JSON alone.
func (o *outlet) Attaches() bool { return false }

// Edit waits until Discord has the first response.
func (o *outlet) Edit(ctx context.Context, t discord.Ticket, m discord.Message) error {
	o.settle(ctx)
	return o.REST.Edit(ctx, t, m)
}

// Followup waits until Discord has the first response.
func (o *outlet) Followup(ctx context.Context, t discord.Ticket, m discord.Message) error {
	o.settle(ctx)
	return o.REST.Followup(ctx, t, m)
}

// Delete waits until Discord has the first response.
func (o *outlet) Delete(ctx context.Context, t discord.Ticket) error {
	o.settle(ctx)
	return o.REST.Delete(ctx, t)
}

func (o *outlet) settle(ctx context.Context) {
	select {
	case <-time.After(settle):
	case <-ctx.Done():
	}
}
