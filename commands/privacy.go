package commands

import (
	"context"

	"marquee/bot"
)

func privacy() bot.Command {
	return bot.Command{
		Name:        "privacy",
		Description: "What is stored about you and this server, and how to have it deleted",
		Everywhere:  true,
		Run: func(context.Context, *bot.Request) (bot.Reply, error) {
			return bot.Reply{Private: true, Cards: []bot.Card{{
				Title: "What Marquee stores",
				Sections: []bot.Section{
					{Title: "Of you", Lines: []bot.Rich{bot.Plain("Nothing you write is stored. The film you last asked about is kept in memory for five minutes, so that a question may say 'it'.")}},
					{Title: "Of this server", Lines: []bot.Rich{bot.Plain("The settings that its managers made, with the ids of channels and roles, and who changed what.")}},
				},
			}}}, nil
		},
	}
}
