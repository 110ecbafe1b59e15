package commands

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"marquee/bot"
	"marquee/knowledge"
)

// News finds stories: the same news from several outlets is one.
type News interface {
	// News returns at most limit stories on a topic of the last days, newest
	// first; "" is every topic, 0 days is any age.
	News(ctx context.Context, topic string, days, limit int) ([]knowledge.Story, error)
}

const (
	storiesPerPage = 6
	storiesMost    = 60
	daysMost       = 365
)

func news(n News) bot.Command {
	c := newsCommand{n}
	return bot.Command{
		Name:        "news",
		Description: "The newest film news, each story once",
		Options: []bot.Option{
			{Name: "topic", Description: "A film, a person or any words; empty: everything", Max: 60},
			{Name: "days", Description: "Only the last so many days", Kind: bot.Integer, Min: 1, Max: daysMost},
		},
		Examples: []string{"/news topic: sequel days: 30"},
		Run:      c.run,
		Press:    c.press,
	}
}

type newsCommand struct{ news News }

func (c newsCommand) run(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	return c.page(ctx, req, strings.TrimSpace(req.Options["topic"]), req.Options["days"], 0)
}

func (c newsCommand) press(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	a := req.Action
	if a.Name != "page" || len(a.Args) != 3 {
		return bot.Reply{}, staleButton(fmt.Errorf("news button %q has %d arguments", a.Name, len(a.Args)))
	}
	page, err := strconv.Atoi(a.Args[2])
	if err != nil || page < 0 || page > storiesMost {
		return bot.Reply{}, staleButton(fmt.Errorf("news button has the page %q", a.Args[2]))
	}
	reply, err := c.page(ctx, req, a.Args[0], a.Args[1], page)
	reply.Update = true
	return reply, err
}

func (c newsCommand) page(ctx context.Context, req *bot.Request, topic, within string, page int) (bot.Reply, error) {
	days := 0
	if within != "" {
		var err error
		if days, err = strconv.Atoi(within); err != nil || days < 1 || days > daysMost {
			return bot.Reply{}, &bot.Problem{Message: req.Say("Days must be a number from 1 to %d.", daysMost)}
		}
	}
	stories, err := c.news.News(ctx, topic, days, storiesMost)
	if err != nil {
		return bot.Reply{}, err
	}
	reply := Stories(req, topic, days, pageOf(stories, page, storiesPerPage))
	if pages := (len(stories) + storiesPerPage - 1) / storiesPerPage; pages > 1 {
		reply.Cards[0].Footer = strings.TrimSpace(req.Say("Page %d of %d", page+1, pages) + "  " + reply.Cards[0].Footer)
		turn := func(label string, to int, off bool) bot.Button {
			return bot.Button{Label: label, Disabled: off, Action: bot.Action{Command: "news", Name: "page",
				Args: []string{cutBytes(topic, 60), within, strconv.Itoa(to)}}}
		}
		reply.Buttons = []bot.Button{turn("Back", max(0, page-1), page == 0), turn("More", page+1, page >= pages-1)}
	}
	return reply, nil
}

// Stories lays out stories on a topic of the last days.
func Stories(req *bot.Request, topic string, days int, stories []knowledge.Story) bot.Reply {
	card := bot.Card{Title: newsTitle(req, topic, days)}
	if len(stories) == 0 {
		return bot.Reply{Private: true, Text: noStory(req, topic, days)}
	}
	for _, s := range stories {
		card.Sections = append(card.Sections, storySection(req, s))
		if s.Partial {
			card.Footer = incomplete(req)
		}
	}
	return bot.Reply{Cards: []bot.Card{card}}
}

// noStory says plainly that there is none.
func noStory(req *bot.Request, topic string, days int) bot.Rich {
	about := bot.Run{Text: shown(topic), Style: bot.Bold}
	switch {
	case topic == "" && days == 0:
		return saying(req, "No story here.")
	case topic == "" && days == 1:
		return saying(req, "No story here since yesterday.")
	case topic == "":
		return bot.Plain(req.Say("No story here in the last %d days.", days))
	case days == 0:
		return saying(req, "No story here is about %s.", about)
	case days == 1:
		return saying(req, "No story here is about %s since yesterday.", about)
	}
	return append(saying(req, "No story here is about %s.", about), bot.Run{Text: " " + req.Say("Only the last %d days were looked at.", days)})
}

func newsTitle(req *bot.Request, topic string, days int) string {
	switch {
	case topic == "" && days == 0:
		return req.Say("Film news")
	case topic == "" && days == 1:
		return req.Say("Film news of the last day")
	case topic == "":
		return req.Say("Film news of the last %d days", days)
	case days == 0:
		return req.Say("Film news: %s", shown(topic))
	case days == 1:
		return req.Say("Film news: %s (last day)", shown(topic))
	}
	return req.Say("Film news: %s (last %d days)", shown(topic), days)
}

// storySection tells a story: its speaking article, and who else has it.
func storySection(req *bot.Request, s knowledge.Story) bot.Section {
	lines := []bot.Rich{}
	if len(s.Articles) > 0 {
		lines = append(lines, articleRuns(s.Articles[0]))
	}
	if len(s.Articles) > 1 {
		also := bot.Rich{{Text: "also in: ", Style: bot.Small}}
		for i, a := range s.Articles[1:min(len(s.Articles), 6)] {
			if i > 0 {
				also = append(also, bot.Run{Text: ", ", Style: bot.Small})
			}
			name := a.Outlet
			if name == "" {
				name = a.Title
			}
			also = append(also, bot.Run{Text: name, Style: bot.Small, Link: a.URL})
		}
		lines = append(lines, also)
	}
	return bot.Section{Title: storyHeading(req, s), Lines: lines}
}

func storyHeading(req *bot.Request, s knowledge.Story) string {
	if s.Film != "" {
		return s.Film
	}
	return dayOf(req, s.Published)
}
