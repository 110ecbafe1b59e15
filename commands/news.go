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
	return c.page(ctx, strings.TrimSpace(req.Options["topic"]), req.Options["days"], 0)
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
	reply, err := c.page(ctx, a.Args[0], a.Args[1], page)
	reply.Update = true
	return reply, err
}

func (c newsCommand) page(ctx context.Context, topic, within string, page int) (bot.Reply, error) {
	days := 0
	if within != "" {
		var err error
		if days, err = strconv.Atoi(within); err != nil || days < 1 || days > daysMost {
			return bot.Reply{}, &bot.Problem{Message: fmt.Sprintf("Days must be a number from 1 to %d.", daysMost)}
		}
	}
	stories, err := c.news.News(ctx, topic, days, storiesMost)
	if err != nil {
		return bot.Reply{}, err
	}
	reply := Stories(topic, days, pageOf(stories, page, storiesPerPage))
	if pages := (len(stories) + storiesPerPage - 1) / storiesPerPage; pages > 1 {
		reply.Cards[0].Footer = fmt.Sprintf("Page %d of %d", page+1, pages)
		turn := func(label string, to int, off bool) bot.Button {
			return bot.Button{Label: label, Disabled: off, Action: bot.Action{Command: "news", Name: "page",
				Args: []string{cutBytes(topic, 60), within, strconv.Itoa(to)}}}
		}
		reply.Buttons = []bot.Button{turn("Back", max(0, page-1), page == 0), turn("More", page+1, page >= pages-1)}
	}
	return reply, nil
}

// Stories lays out stories on a topic of the last days.
func Stories(topic string, days int, stories []knowledge.Story) bot.Reply {
	card := bot.Card{Title: newsTitle(topic, days)}
	if len(stories) == 0 {
		return bot.Reply{Private: true, Text: noStory(topic, days)}
	}
	for _, s := range stories {
		card.Sections = append(card.Sections, storySection(s))
	}
	return bot.Reply{Cards: []bot.Card{card}}
}

// noStory says plainly that there is none.
func noStory(topic string, days int) bot.Rich {
	text := bot.Rich{{Text: "No story here"}}
	if topic != "" {
		text = append(text, bot.Run{Text: " is about "}, bot.Run{Text: shown(topic), Style: bot.Bold})
	}
	switch {
	case days == 1:
		text = append(text, bot.Run{Text: " since yesterday"})
	case days > 1:
		text = append(text, bot.Run{Text: fmt.Sprintf(", not in the last %d days", days)})
	}
	return append(text, bot.Run{Text: "."})
}

func newsTitle(topic string, days int) string {
	title := "Film news"
	if topic != "" {
		title += " on " + shown(topic)
	}
	switch {
	case days == 1:
		title += ", last day"
	case days > 1:
		title += fmt.Sprintf(", last %d days", days)
	}
	return title
}

// storySection tells a story: its speaking article, and who else has it.
func storySection(s knowledge.Story) bot.Section {
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
	return bot.Section{Title: storyHeading(s), Lines: lines}
}

func storyHeading(s knowledge.Story) string {
	if s.Film != "" {
		return s.Film
	}
	return s.Published.String()
}
