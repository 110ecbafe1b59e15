package discord

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"marquee/bot"
)

// Responder answers interactions: at once when the reply is ready, else with
// a deferral that an edit follows. It keeps nothing between interactions and
// is safe for concurrent use.
type Responder struct {
	Router *bot.Router  // required
	REST   REST         // required
	Log    *slog.Logger // required
	Seal   bot.Seal     // of the ids of buttons
	Dates  Dates        // required: how days are written
	// Fetch reads an attachment that a member sent with a command, at most
	// MaxFile bytes; see Client.Fetch. Optional: without it there are none.
	Fetch func(ctx context.Context, url string) ([]byte, error)
	// Pictures draws the pictures of replies. Optional: without it every one is
	// drawn anew.
	Pictures *Pictures
	// Turns are those of the router's handlers: an answer that would wait long
	// for its own is deferred at once. Optional.
	Turns *bot.Turns
	// Answered is told how long each first response took, for metrics.
	// Optional.
	Answered func(kind string, took time.Duration)
	// Deferrals keeps what was promised, so that another process can answer when
	// this one dies. Optional: without it nobody does.
	Deferrals Deferrals
	// DeferAfter is when an answer that is not ready is deferred; 0: DeferAfter.
	DeferAfter time.Duration
}

// Dates writes days as the readers of a locale do.
type Dates interface {
	Day(locale string, t time.Time) string
}

// MaxFile is the largest attachment that is read, in bytes.
const MaxFile = 1 << 20

// Handle answers one interaction, given as Discord's JSON, and returns once
// the whole reply is out. It never panics. The error is for the log: the
// person has been told what could be told.
func (r *Responder) Handle(ctx context.Context, raw []byte) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("answer interaction: panic: %v\n%s", p, debug.Stack())
		}
	}()
	start := time.Now()
	in, err := decode(raw)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithDeadline(ctx, start.Add(tokenLife))
	defer cancel()
	switch in.Type {
	case typePing:
		return r.REST.Callback(ctx, in.Ticket, Response{Type: Pong})
	case typeAutocomplete:
		return r.complete(ctx, in, start)
	case typeCommand, typePress:
		return r.answer(ctx, in, start)
	}
	return r.say(ctx, in, start, func(req *bot.Request) string {
		return req.Say("I don't know this kind of question yet. Please try a command: /help lists them.")
	})
}

// complete answers what is being typed. Completions are never late: an old one
// is of no use.
func (r *Responder) complete(ctx context.Context, in *interaction, start time.Time) error {
	ctx, cancel := context.WithDeadline(ctx, start.Add(firstAnswer))
	defer cancel()
	req, _ := in.request(start)
	found := make(chan []bot.Choice, 1)
	go func() {
		typing, stop := context.WithDeadline(ctx, start.Add(r.deferAfter()))
		defer stop()
		found <- r.Router.Suggest(typing, req)
	}()
	var cs []bot.Choice
	select {
	case cs = <-found:
	case <-time.After(time.Until(start.Add(r.deferAfter()))):
	}
	return r.callback(ctx, in, start, "completion", Response{Type: Completion, Choices: choices(cs)})
}

// say answers with a few private words.
func (r *Responder) say(ctx context.Context, in *interaction, start time.Time, words func(*bot.Request) string) error {
	req, _ := in.request(start)
	m := Message{Content: escape(words(req)), Flags: flagEphemeral | flagSuppressEmbeds}
	return r.callback(ctx, in, start, "other", Response{Type: ChannelMessage, Message: &m})
}

// callback sends the first response while the interaction takes one.
func (r *Responder) callback(ctx context.Context, in *interaction, start time.Time, kind string, response Response) error {
	ctx, cancel := context.WithDeadline(ctx, start.Add(firstAnswer))
	defer cancel()
	if err := r.REST.Callback(ctx, in.Ticket, response); err != nil {
		return fmt.Errorf("first response to interaction %s: %w", in.ID, err)
	}
	if r.Answered != nil {
		r.Answered(kind, time.Since(start))
	}
	return nil
}

func (r *Responder) deferAfter() time.Duration {
	if r.DeferAfter > 0 {
		return r.DeferAfter
	}
	return DeferAfter
}

// answer serves a command or a press.
func (r *Responder) answer(ctx context.Context, in *interaction, start time.Time) error {
	x, files := r.exchange(in, start)
	asked := bot.Request{Command: x.req.Command, Server: x.req.Server, Channel: x.req.Channel, Parent: x.req.Parent, Place: x.req.Place, User: x.req.User}
	return x.await(ctx, asked, x.serve(ctx, files))
}

// exchange reads a command or a press.
func (r *Responder) exchange(in *interaction, start time.Time) (*exchange, map[string]attachment) {
	req, files := in.request(start)
	x := &exchange{Responder: r, in: in, req: req, start: start, kind: "command"}
	if in.Type == typePress {
		x.kind = "press"
		action, err := r.Seal.Action(in.Data.CustomID)
		if err != nil {
			r.Log.Info("press of a foreign button", "request", in.ID, "error", err)
			action = &bot.Action{}
		}
		action.Values = in.Data.Values
		req.Action = action
	}
	return x, files
}

// serve has the router answer.
func (x *exchange) serve(ctx context.Context, files map[string]attachment) <-chan bot.Reply {
	ready := make(chan bot.Reply, 1)
	go func() {
		if err := x.fetch(ctx, x.req, files); err != nil {
			x.Log.Warn("attachment not read", "request", x.in.ID, "error", err)
		}
		ready <- x.Router.Serve(ctx, x.req)
	}()
	return ready
}

// fetch reads the attachments of a request.
func (r *Responder) fetch(ctx context.Context, req *bot.Request, files map[string]attachment) error {
	var faults []error
	for name, file := range files {
		if r.Fetch == nil || file.Size > MaxFile {
			faults = append(faults, fmt.Errorf("attachment %q of %d bytes is too large", name, file.Size))
			continue
		}
		data, err := r.Fetch(ctx, file.URL)
		if err != nil {
			faults = append(faults, fmt.Errorf("attachment %q: %w", name, err))
			continue
		}
		if req.Files == nil {
			req.Files = map[string][]byte{}
		}
		req.Files[name] = data
	}
	return errors.Join(faults...)
}
