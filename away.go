package main

import (
	"context"
	"errors"

	"marquee/bot"
	"marquee/internal/database"
	"marquee/knowledge"
)

// saysAway is what people are told while an engine cannot be reached.
const saysAway = "My archive cannot be reached at the moment. Please try again in a minute."

// awayErrors are the errors of an engine that is expected to come back.
var awayErrors = []error{database.ErrUnavailable, knowledge.ErrUnavailable}

// away words the errors of engines that cannot be reached: they mend
// themselves, and a number for the operator would help nobody.
func away() bot.Middleware {
	return func(next bot.Handler) bot.Handler {
		return func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
			reply, err := next(ctx, req)
			for _, gone := range awayErrors {
				if errors.Is(err, gone) {
					return reply, &bot.Problem{Message: saysAway, Err: err}
				}
			}
			return reply, err
		}
	}
}
