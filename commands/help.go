package commands

import (
	"context"
	"strings"

	"marquee/bot"
)

// help lists the menu it is given, so that it can never be out of date.
func help(menu []bot.Command) bot.Command {
	return bot.Command{
		Name:        "help",
		Description: "What can be asked here, with examples",
		Everywhere:  true,
		Run: func(_ context.Context, req *bot.Request) (bot.Reply, error) {
			card := bot.Card{Title: "Marquee answers questions on film news",
				Body: bot.Plain("Every answer carries the article and the sentence that says so. What no article says stays unanswered.")}
			for _, c := range menu {
				if c.AdminOnly && !req.Manager {
					continue
				}
				card.Sections = append(card.Sections, helpSection(req, c))
			}
			return bot.Reply{Private: true, Cards: []bot.Card{card}}, nil
		},
	}
}

func helpSection(req *bot.Request, c bot.Command) bot.Section {
	title := req.Say("/" + c.Name)
	if c.Context {
		title = c.Name
	}
	lines := []bot.Rich{bot.Plain(c.Description)}
	for _, s := range c.Subcommands {
		lines = append(lines, bot.Rich{{Text: req.Say("/" + c.Name + " " + s.Name), Style: bot.Code}, {Text: " " + s.Description}})
	}
	for _, e := range c.Examples {
		lines = append(lines, bot.Rich{{Text: req.Say(e), Style: bot.Code}})
	}
	if c.Context {
		lines = append(lines, bot.Plain("Open a message's menu, then Apps."))
	}
	if c.AdminOnly {
		title += " " + req.Say("(Manage Server)")
	}
	return bot.Section{Title: strings.TrimSpace(title), Lines: lines}
}
