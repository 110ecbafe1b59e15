package commands

import (
	"context"
	"slices"

	"marquee/bot"
	"marquee/bot/settings"
)

// Channels decides where the bot answers in a server.
type Channels interface {
	Server(ctx context.Context, id string) (settings.Server, error)
	Allow(ctx context.Context, by settings.By, channel string) (settings.Change, error)
	Deny(ctx context.Context, by settings.By, channel string) (settings.Change, error)
	ResetChannels(ctx context.Context, by settings.By) (settings.Change, error)
}

var _ Channels = (*settings.Store)(nil)

func channels(c Channels) bot.Command {
	which := []bot.Option{{Name: "channel", Description: "The channel", Kind: bot.Channel, Required: true}}
	return bot.Command{
		Name: "channels", Description: "Where I answer in this server", AdminOnly: true,
		Subcommands: []bot.Command{
			{Name: "allow", Description: "Put a channel on the list of those where I answer", AdminOnly: true, Options: which,
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
					_, err := c.Allow(ctx, settings.ByRequest(req), req.Options["channel"])
					return listChannels(ctx, req, c, err)
				}},
			{Name: "deny", Description: "Put a channel on the list of those where I do not answer", AdminOnly: true, Options: which,
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
					_, err := c.Deny(ctx, settings.ByRequest(req), req.Options["channel"])
					return listChannels(ctx, req, c, err)
				}},
			{Name: "reset", Description: "Empty both lists: I answer everywhere", AdminOnly: true,
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
					_, err := c.ResetChannels(ctx, settings.ByRequest(req))
					return listChannels(ctx, req, c, err)
				}},
			{Name: "list", Description: "Show where I answer", AdminOnly: true,
				Run: func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
					return listChannels(ctx, req, c, nil)
				}},
		},
	}
}

// listChannels shows both lists as they are now, after a change or without.
func listChannels(ctx context.Context, req *bot.Request, c Channels, err error) (bot.Reply, error) {
	if err != nil {
		return bot.Reply{}, err
	}
	server, err := c.Server(ctx, req.Server)
	if err != nil {
		return bot.Reply{}, err
	}
	card := bot.Card{Title: req.Say("Where I answer")}
	switch {
	case len(server.Allow) == 0 && len(server.Deny) == 0:
		card.Body = bot.Plain(req.Say("Everywhere."))
	case len(server.Allow) == 0:
		card.Body = bot.Plain(req.Say("Everywhere but in the channels below and their threads."))
	default:
		card.Body = bot.Plain(req.Say("In the allowed channels and their threads. A denied channel stays denied, also when it is allowed."))
	}
	section := func(title string, ids []string) {
		var line bot.Rich
		for i, id := range ids {
			if i > 0 {
				line = append(line, bot.Run{Text: " "})
			}
			line = append(line, bot.Run{Channel: id, Text: "#" + id})
		}
		if len(ids) > 0 {
			card.Sections = append(card.Sections, bot.Section{Title: req.Say(title), Lines: []bot.Rich{line}})
		}
	}
	section("Allowed", server.Allow)
	section("Denied", server.Deny)
	both := slices.ContainsFunc(server.Allow, func(id string) bool { return slices.Contains(server.Deny, id) })
	if both {
		card.Footer = req.Say("A channel is on both lists: I do not answer there. /channels reset empties them.")
	}
	return bot.Reply{Private: true, Cards: []bot.Card{card}}, nil
}
