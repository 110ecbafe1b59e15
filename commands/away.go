package commands

import (
	"context"
	"errors"

	"marquee/bot"
	"marquee/knowledge"
)

// plainly says in plain words that an engine is away, rather than apologise
// as for a fault: it will be back, and there is nothing to report.
func plainly(run bot.Handler) bot.Handler {
	if run == nil {
		return nil
	}
	return func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
		reply, err := run(ctx, req)
		var problem *bot.Problem
		if err != nil && errors.Is(err, knowledge.ErrUnavailable) && !errors.As(err, &problem) {
			err = &bot.Problem{Message: "I cannot look that up just now: my search does not answer. Please try again in a minute.", Err: err}
		}
		return reply, err
	}
}

// allPlainly wraps a command and those below it.
func allPlainly(menu []bot.Command) []bot.Command {
	for i := range menu {
		menu[i].Run, menu[i].Press = plainly(menu[i].Run), plainly(menu[i].Press)
		allPlainly(menu[i].Subcommands)
	}
	return menu
}

// incomplete is said below results when a part of the index did not answer.
func incomplete(req *bot.Request) string {
	return req.Say("Results may be incomplete: a part of the search does not answer just now.")
}
