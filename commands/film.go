package commands

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"marquee/bot"
	"marquee/knowledge"
)

// Films knows films and what articles say of them.
type Films interface {
	// Film returns the card of the film that a typed title names.
	Film(ctx context.Context, title string) (knowledge.Card, error)
	// ByRef returns the card of the film that a choice carries.
	ByRef(ctx context.Context, ref string) (knowledge.Card, error)
	// Complete returns at most n films whose title begins so.
	Complete(prefix string, n int) []knowledge.Film
}

// Charts draws pictures of scores, as PNG at twice the shown size.
type Charts interface {
	Bars(bars []bot.Bar) ([]byte, error)
	Lines(lines []bot.Line) ([]byte, error)
}

// refPrefix marks an option value that carries a film's identity rather than
// typed text. No title begins so.
const refPrefix = "film="

// completions is how many choices Discord shows at most.
const completions = 25

func film(films Films, charts Charts, recent *recent) bot.Command {
	c := filmCommand{films: films, charts: charts, recent: recent}
	return bot.Command{
		Name:        "film",
		Description: "What the news says of a film: summary, scores, people, where to watch",
		Options: []bot.Option{{Name: "title", Description: "The film's title; type and choose", Required: true,
			Suggest: true, Min: 1, Max: 100}},
		Examples: []string{"/film title: extraction"},
		Run:      c.run,
		Suggest:  c.suggest,
		Press:    c.press,
	}
}

type filmCommand struct {
	films  Films
	charts Charts
	recent *recent
}

func (c filmCommand) run(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	card, err := c.card(ctx, strings.TrimSpace(req.Options["title"]))
	if err != nil {
		return bot.Reply{}, err
	}
	return c.reply(req, card), nil
}

// card finds what was asked for: a chosen film by its identity, anything else
// by its title.
func (c filmCommand) card(ctx context.Context, title string) (knowledge.Card, error) {
	ref, chosen := strings.CutPrefix(title, refPrefix)
	if !chosen {
		return c.films.Film(ctx, title)
	}
	card, err := c.films.ByRef(ctx, ref)
	if errors.Is(err, knowledge.ErrNotFound) {
		return knowledge.Card{}, &bot.Problem{Message: "No article names this film any more.", Err: err}
	}
	return card, err
}

func (c filmCommand) suggest(_ context.Context, req *bot.Request) ([]bot.Choice, error) {
	var choices []bot.Choice
	for _, f := range c.films.Complete(req.Options["title"], completions) {
		choices = append(choices, bot.Choice{Name: f.Name(), Value: refPrefix + f.Ref()})
	}
	return choices, nil
}

func (c filmCommand) reply(req *bot.Request, card knowledge.Card) bot.Reply {
	if !card.Found {
		return unknownFilm(req, card)
	}
	c.recent.remember(req, *card.Film)
	sources := numberSources(card)
	reply := bot.Reply{Cards: []bot.Card{{
		Title:    card.Film.Name(),
		Name:     true,
		Body:     summaryText(req, card, sources),
		Sections: sections(req, card, sources),
		Footer:   "Newest article",
		Time:     card.Newest,
	}}}
	if card.Newest.IsZero() {
		reply.Cards[0].Footer = "Articles without a date"
	}
	if bars := scoreBars(req, card); len(bars) > 0 && c.charts != nil {
		drawn := bars
		if !drawable(bars) {
			drawn = scoreBars(&bot.Request{}, card)
		}
		reply.Pictures = []bot.Picture{{Name: "scores.png", Alt: barsInWords(req, card.Film.Name(), bars), Key: fmt.Sprint("bars", drawn),
			Draw: func() ([]byte, error) { return c.charts.Bars(drawn) }}}
	}
	ref := card.Film.Ref()
	reply.Buttons = append(reply.Buttons, button("Sources", "sources", ref, 0))
	if len(card.Articles) > headlines {
		reply.Buttons = append(reply.Buttons, button("More news", "news", ref, 0))
	}
	if len(card.History) > 0 {
		reply.Buttons = append(reply.Buttons, button("History", "history", ref, 0))
	}
	if films := remakes(card.Choices); len(films) > 1 {
		reply.Menu = remakeMenu(req, films)
	}
	return reply
}

// unknownFilm says plainly that nothing was found and offers what may have
// been meant.
func unknownFilm(req *bot.Request, card knowledge.Card) bot.Reply {
	reply := bot.Reply{Private: true, Text: saying(req, "No article here names %s.", bot.Run{Text: shown(card.Query), Style: bot.Bold})}
	if len(card.Suggestions) == 0 {
		return reply
	}
	reply.Text = append(reply.Text, bot.Run{Text: " " + req.Say("Did you mean:")})
	for _, s := range card.Suggestions {
		reply.Buttons = append(reply.Buttons, bot.Button{Label: s, Look: bot.Primary,
			Action: bot.Action{Command: "film", Name: "show", Args: []string{cutBytes(s, 64)}}})
	}
	return reply
}

// remakes are the films of a title that years tell apart. One without a year
// is one of the others, in an article that leaves the year out.
func remakes(choices []knowledge.Film) []knowledge.Film {
	return slices.DeleteFunc(slices.Clone(choices), func(f knowledge.Film) bool { return f.Year == 0 })
}

// remakeMenu offers the films that share a title.
func remakeMenu(req *bot.Request, films []knowledge.Film) *bot.Menu {
	m := &bot.Menu{Placeholder: "Another film of this title?", Action: bot.Action{Command: "film", Name: "choose"}}
	for _, f := range films[:min(len(films), completions)] {
		m.Entries = append(m.Entries, bot.Entry{Label: f.Name(), Description: req.Say("The film of %d", f.Year), Value: f.Ref()})
	}
	return m
}

// turnPrefix marks a button that turns the page it stands on; without it a
// button opens a page of its own.
const turnPrefix = "turn-"

func button(label, name, ref string, page int) bot.Button {
	return bot.Button{Label: label, Action: bot.Action{Command: "film", Name: name, Args: []string{ref, strconv.Itoa(page)}}}
}

// press answers the buttons and the menu of a card.
func (c filmCommand) press(ctx context.Context, req *bot.Request) (bot.Reply, error) {
	a := req.Action
	switch {
	case a.Name == "choose" && len(a.Values) == 1:
		return c.show(ctx, req, refPrefix+a.Values[0])
	case a.Name == "show" && len(a.Args) == 1:
		return c.show(ctx, req, a.Args[0])
	case len(a.Args) != 2:
		return bot.Reply{}, staleButton(fmt.Errorf("film button %q has %d arguments", a.Name, len(a.Args)))
	}
	page, err := strconv.Atoi(a.Args[1])
	if err != nil || page < 0 || page > 1000 {
		return bot.Reply{}, staleButton(fmt.Errorf("film button %q has the page %q", a.Name, a.Args[1]))
	}
	card, err := c.card(ctx, refPrefix+a.Args[0])
	if err != nil {
		return bot.Reply{}, err
	}
	name, turned := strings.CutPrefix(a.Name, turnPrefix)
	pages := map[string]func(*bot.Request, knowledge.Card, int) bot.Reply{"sources": sourcesPage, "news": newsPage, "history": c.historyPage}
	draw, ok := pages[name]
	if !ok {
		return bot.Reply{}, staleButton(fmt.Errorf("film has no button %q", a.Name))
	}
	reply := draw(req, card, page)
	reply.Private = true
	reply.Update = turned
	return reply, nil
}

func (c filmCommand) show(ctx context.Context, req *bot.Request, title string) (bot.Reply, error) {
	card, err := c.card(ctx, title)
	if err != nil {
		return bot.Reply{}, err
	}
	return c.reply(req, card), nil
}

func staleButton(err error) error {
	return &bot.Problem{Message: "This button is from another time. Please ask again.", Err: err}
}
