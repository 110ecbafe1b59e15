package commands

import (
	"context"
	"fmt"

	"marquee/bot"
)

// Privacy deletes what is stored of people and servers.
type Privacy interface {
	// ForgetPerson deletes what a person follows, and their id everywhere.
	ForgetPerson(ctx context.Context, user string) error
	// Forget deletes everything about a server.
	Forget(ctx context.Context, server string) error
}

// privacy says what is stored. Where p is nil, nothing can be deleted.
func privacy(p Privacy) bot.Command {
	c := privacyDesk{p}
	return bot.Command{
		Name:        "privacy",
		Description: "What is stored about you and this server, and how to have it deleted",
		Everywhere:  true,
		Run:         c.run,
		Press:       c.press,
	}
}

type privacyDesk struct{ store Privacy }

func (c privacyDesk) run(_ context.Context, req *bot.Request) (bot.Reply, error) {
	r := bot.Reply{Private: true, Cards: []bot.Card{{
		Title: req.Say("What Marquee stores"),
		Sections: []bot.Section{
			{Title: req.Say("Of you"), Lines: []bot.Rich{
				bot.Plain(req.Say("Nothing you write is stored, but for a question whose answer takes long: it is kept until it is answered, for 15 minutes at most. The film you last asked about is kept in memory for five minutes, so that a question may say 'it'.")),
				bot.Plain(req.Say("What you follow and in which language, until you unfollow it; and, if you manage a server, your id beside the changes you made there."))}},
			{Title: req.Say("Of this server"), Lines: []bot.Rich{
				bot.Plain(req.Say("The settings that its managers made, with the ids of channels and roles, and who changed what; the language of the server; and for 90 days, what was posted there.")),
				bot.Plain(req.Say("When the bot is removed, they are kept for 30 days, in case that was by mistake, and then deleted."))}},
		},
	}}}
	if c.store == nil {
		return r, nil
	}
	r.Buttons = []bot.Button{{Label: req.Say("Delete what is stored of me"), Look: bot.Danger, Action: bot.Action{Command: "privacy", Name: "me"}}}
	if req.Manager && req.Server != "" {
		r.Buttons = append(r.Buttons, bot.Button{Label: req.Say("Delete this server's settings"), Look: bot.Danger, Action: bot.Action{Command: "privacy", Name: "server"}})
	}
	return r, nil
}

func (c privacyDesk) press(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	if c.store == nil {
		return bot.Reply{}, staleButton(fmt.Errorf("privacy button %q where nothing is stored", req.Action.Name))
	}
	private := func(words string) bot.Reply { return bot.Reply{Private: true, Update: true, Text: bot.Plain(words)} }
	switch req.Action.Name {
	case "me":
		if err := c.store.ForgetPerson(ctx, req.User); err != nil {
			return bot.Reply{}, err
		}
		return private(req.Say("Deleted. Nothing is stored of you any more.")), nil
	case "server":
		if !req.Manager || req.Server == "" {
			return bot.Reply{}, &bot.Problem{Message: req.Say("Only who may manage the server can delete its settings.")}
		}
		r := private(req.Say("This deletes the channels, feeds and settings of this server at once. There is no way back but a file of /settings export."))
		r.Buttons = []bot.Button{{Label: req.Say("Delete everything"), Look: bot.Danger, Action: bot.Action{Command: "privacy", Name: "sure"}}}
		return r, nil
	case "sure":
		if !req.Manager || req.Server == "" {
			return bot.Reply{}, &bot.Problem{Message: req.Say("Only who may manage the server can delete its settings.")}
		}
		if err := c.store.Forget(ctx, req.Server); err != nil {
			return bot.Reply{}, err
		}
		return private(req.Say("Deleted. Nothing is stored of this server any more.")), nil
	}
	return bot.Reply{}, staleButton(fmt.Errorf("privacy button %q", req.Action.Name))
}
