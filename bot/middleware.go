package bot

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// Outcome is how a request ended, for the log and the metrics.
type Outcome string

// The outcomes.
const (
	Answered Outcome = "answered"
	Refused  Outcome = "refused" // a Problem: the person can do something about it
	Failed   Outcome = "failed"
)

// outcome classifies what a handler returned.
func outcome(reply Reply, err error) Outcome {
	var problem *Problem
	switch {
	case errors.As(err, &problem) && problem.Err == nil, err == nil && reply.Error:
		return Refused
	case err != nil:
		return Failed
	}
	return Answered
}

// Kind says what a request is: "command", "press" or "completion".
func (req *Request) Kind() string {
	switch {
	case req.Action != nil:
		return "press"
	case req.Focused != "":
		return "completion"
	}
	return "command"
}

// Watch tells see about every request, once it has ended: its command, what
// kind it was, how it ended and how long it took. What was typed is not told.
func Watch(now func() time.Time, see func(req *Request, o Outcome, took time.Duration)) Middleware {
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			start := now()
			reply, err := h(ctx, req)
			see(req, outcome(reply, err), now().Sub(start))
			return reply, err
		}
	}
}

// Log writes one line for each request. It names neither the person nor what
// was typed.
func Log(log *slog.Logger, now func() time.Time) Middleware {
	return Watch(now, func(req *Request, o Outcome, took time.Duration) {
		log.Info("request", "command", req.Command, "kind", req.Kind(), "outcome", string(o),
			"took", took.Round(time.Microsecond), "request", req.ID)
	})
}

// Deadline ends a request's context after d, so that nothing it waits for can
// hold it for ever.
func Deadline(d time.Duration) Middleware {
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			ctx, cancel := context.WithTimeout(ctx, d)
			defer cancel()
			return h(ctx, req)
		}
	}
}
