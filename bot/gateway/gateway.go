// Package gateway is the transport over Discord's gateway: WebSocket sessions,
// one for each shard, that receive interactions and hand them to the
// Responder.
//
// The sessions are driven here, with discordgo's types, rather than by
// discordgo's own: its Open can hang for ever holding its lock, it notices a
// silent gateway after five intervals and then closes in a way that loses the
// session, it repeats fatal refusals for ever, and it drops events that have a
// field of a kind it does not know. What to expect instead, each within a time
// that is tested: a lost connection, op 7 and op 9 are resumed or identified
// anew at once; a gateway without a word for two heartbeats, and one that
// never says READY, is left for a new connection; a refusal that will not
// change ends Run with what to do about it.
package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"marquee/bot"
	"marquee/bot/discord"
)

// Gateway is the transport. Run may be called once.
type Gateway struct {
	Client    *discord.Client    // required
	Responder *discord.Responder // required
	Log       *slog.Logger       // required
	Shards    string             // "auto" (also ""), a count, or "0-3/16"
	// Ask is the command and option that plain words to the bot go to, when
	// it is mentioned or written to directly: "ask", "question". Empty: such
	// words are not listened for.
	Ask, Question string
	// Slots spaces the identifying of shards, over several processes where it
	// can. Optional: by default over this process alone.
	Slots Slots
	// Members is told which servers have the bot. Optional.
	Members Members
	// Grace is how long replies may take after Run was told to end; 0: 8 s.
	Grace time.Duration

	mu       sync.Mutex
	total    int
	ready    map[int]bool
	fault    string // why it is not ready
	inflight sync.WaitGroup
}

var _ bot.Transport = (*Gateway)(nil)

// Slots lets shards identify one after another: Take returns when a shard
// whose number is key modulo Discord's max_concurrency may.
type Slots interface {
	Take(ctx context.Context, key int) error
}

// Fatal is an error that trying again will not mend.
type Fatal struct{ Message string }

func (f *Fatal) Error() string { return f.Message }

// maxWait bounds the wait between attempts to connect, so that the bot is back
// soon after an outage of any length.
const maxWait = 4 * time.Second

// Run connects every shard and keeps it connected until ctx is done; then it
// takes no new work, waits for replies under way and returns nil. A Fatal
// error ends it at once.
func (g *Gateway) Run(ctx context.Context) error {
	info, err := g.info(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	ids, count, err := ParseShards(g.Shards, info.Shards)
	if err != nil {
		return err
	}
	if g.Slots == nil {
		g.Slots = newSpacing(5 * time.Second)
	}
	g.mu.Lock()
	g.total, g.ready = len(ids), map[int]bool{}
	g.mu.Unlock()

	// Replies outlive ctx: they get the grace.
	work, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	err = g.runShards(ctx, work, ids, count, info)
	g.wait()
	return err
}

// runShards runs every shard until ctx is done or one of them fails for good.
func (g *Gateway) runShards(ctx, work context.Context, ids []int, count int, info *discordgo.GatewayBotResponse) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var shards sync.WaitGroup
	for _, id := range ids {
		s := &shard{Gateway: g, id: id, count: count, url: info.URL, atOnce: max(1, info.SessionStartLimit.MaxConcurrency), work: work,
			log: g.Log.With("shard", id)}
		shards.Go(func() {
			if err := s.run(ctx); err != nil {
				cancel(err)
			}
		})
	}
	shards.Wait()
	if fatal := (*Fatal)(nil); errors.As(context.Cause(ctx), &fatal) {
		g.state(-1, false, fatal.Message)
		return fatal
	}
	return nil
}

// wait waits for the replies under way, as long as they are given.
func (g *Gateway) wait() {
	grace := g.Grace
	if grace == 0 {
		grace = 8 * time.Second
	}
	done := make(chan struct{})
	go func() { g.inflight.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(grace):
		g.Log.Warn("replies were cut off at the end", "after", grace)
	}
}

// info asks where the gateway is, how many shards it wants and how many may
// identify at once, until it is told.
func (g *Gateway) info(ctx context.Context) (*discordgo.GatewayBotResponse, error) {
	for wait := 500 * time.Millisecond; ; wait = min(2*wait, maxWait) {
		raw, err := g.Client.Call(ctx, discord.Call{Method: http.MethodGet, Path: "/gateway/bot", Attempts: 1, Attempt: 5 * time.Second})
		var info discordgo.GatewayBotResponse
		if err == nil {
			err = json.Unmarshal(raw, &info)
		}
		var status *discord.StatusError
		if errors.As(err, &status) && status.Status == http.StatusUnauthorized {
			return nil, &Fatal{"Discord does not know this token: check DISCORD_TOKEN (developer portal, page Bot, Reset Token)"}
		}
		if err == nil && info.URL != "" {
			return &info, nil
		}
		g.state(-1, false, "Discord does not answer")
		g.Log.Warn("Discord did not say where its gateway is", "error", err, "again in", wait)
		if !pause(ctx, wait) {
			return nil, nil
		}
	}
}

// state notes whether a shard is ready, and if not, why.
func (g *Gateway) state(id int, ready bool, why string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.ready == nil {
		g.ready = map[int]bool{}
	}
	if id >= 0 {
		g.ready[id] = ready
	}
	if !ready {
		g.fault = why
	}
}

// Ready says whether every shard is connected, and if not, why.
func (g *Gateway) Ready() (ok bool, why string) {
	ready, total := g.Connected()
	if total > 0 && ready == total {
		return true, ""
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fault == "" {
		return false, "connecting"
	}
	return false, fmt.Sprintf("%d of %d shards connected: %s", ready, total, g.fault)
}

// Connected returns how many shards are connected, of how many.
func (g *Gateway) Connected() (ready, total int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, ok := range g.ready {
		if ok {
			ready++
		}
	}
	return ready, g.total
}

// pause waits, and says whether it waited to the end.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
