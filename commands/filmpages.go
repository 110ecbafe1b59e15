package commands

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// What stands on one page behind a card's buttons.
const (
	factsPerPage = 8
	newsPerPage  = 8
)

// fact is one statement with the sentence that says so.
type fact struct{ says, sentence, article string }

// facts lists everything a card states.
func facts(card knowledge.Card) []fact {
	var all []fact
	for _, s := range card.Scores {
		all = append(all, fact{scoreLabel(s) + ": " + s.Rating, s.Sentence, s.Article})
	}
	for _, p := range card.People {
		says := p.Name + ": " + strings.Join(p.Roles, ", ")
		if p.Character != "" {
			says += " (" + p.Character + ")"
		}
		all = append(all, fact{says, p.Sentence, p.Article})
	}
	for _, w := range card.Where {
		says := statusWords[w.Status]
		if w.Service != "" {
			says += ": " + w.Service
		}
		all = append(all, fact{says, w.Sentence, w.Article})
	}
	return all
}

// sourcesPage shows each fact with its sentence and article.
func sourcesPage(card knowledge.Card, page int) bot.Reply {
	articles := map[string]knowledge.Source{}
	for _, a := range card.Articles {
		articles[a.ID] = a
	}
	all := facts(card)
	body := bot.Card{Title: "Where this is said: " + card.Film.Name()}
	for _, f := range pageOf(all, page, factsPerPage) {
		line := bot.Rich{{Text: f.sentence, Style: bot.Quote}}
		if a, ok := articles[f.article]; ok {
			line = append(append(line, bot.Run{Text: "\n"}), articleRuns(a)...)
		}
		body.Sections = append(body.Sections, bot.Section{Title: f.says, Lines: []bot.Rich{line}})
	}
	if len(all) == 0 {
		body.Body = bot.Plain("No article here states a score, a person or a place to watch it.")
	}
	return paged(body, card, "sources", page, len(all), factsPerPage)
}

// newsPage lists the articles that name the film.
func newsPage(card knowledge.Card, page int) bot.Reply {
	body := bot.Card{Title: "In the news: " + card.Film.Name()}
	var lines []bot.Rich
	for _, a := range pageOf(card.Articles, page, newsPerPage) {
		lines = append(lines, articleRuns(a))
	}
	body.Sections = []bot.Section{{Title: fmt.Sprintf("%d articles", len(card.Articles)), Lines: lines}}
	return paged(body, card, "news", page, len(card.Articles), newsPerPage)
}

// historyPage shows how scores moved, as a chart and in numbers.
func (c filmCommand) historyPage(card knowledge.Card, page int) bot.Reply {
	lines := scoreLines(card)
	body := bot.Card{Title: "Scores over time: " + card.Film.Name()}
	words := make([]string, 0, len(lines))
	for _, l := range lines {
		var steps []string
		for _, p := range l.Points {
			steps = append(steps, p.Value+" on "+p.At.Format(time.DateOnly))
		}
		told := strings.Join(steps, ", then ")
		words = append(words, l.Label+" "+told)
		body.Sections = append(body.Sections, bot.Section{Title: l.Label, Lines: []bot.Rich{bot.Plain(told)}})
	}
	if len(lines) == 0 {
		body.Body = bot.Plain("No score of this film is told on more than one day.")
	}
	reply := paged(body, card, "history", page, 1, 1)
	if len(lines) > 0 && c.charts != nil {
		reply.Pictures = []bot.Picture{{Name: "history.png", Alt: "Scores over time: " + strings.Join(words, "; "), Key: fmt.Sprint("lines", lines),
			Draw: func() ([]byte, error) { return c.charts.Lines(lines) }}}
	}
	return reply
}

// scoreLines are the scores that have several dates, oldest first.
func scoreLines(card knowledge.Card) []bot.Line {
	var lines []bot.Line
	for _, now := range card.Scores {
		line := bot.Line{Label: scoreLabel(now)}
		for _, s := range append([]knowledge.Score{now}, card.History...) {
			if s.Source == now.Source && s.Kind == now.Kind && !s.AsOf.IsZero() {
				line.Points = append(line.Points, bot.Point{At: s.AsOf.Time, Percent: s.Percent, Value: s.Rating})
			}
		}
		slices.SortStableFunc(line.Points, func(a, b bot.Point) int { return a.At.Compare(b.At) })
		line.Points = slices.CompactFunc(line.Points, func(a, b bot.Point) bool { return a.At.Equal(b.At) && a.Value == b.Value })
		if len(line.Points) > 1 {
			lines = append(lines, line)
		}
	}
	return lines
}

// pageOf returns the entries of one page; a page past the end is empty.
func pageOf[T any](all []T, page, size int) []T {
	from := min(page*size, len(all))
	return all[from:min(from+size, len(all))]
}

// paged frames a page and gives it the buttons that turn it.
func paged(body bot.Card, card knowledge.Card, name string, page, total, size int) bot.Reply {
	pages := max(1, (total+size-1)/size)
	reply := bot.Reply{}
	if pages > 1 {
		body.Footer = "Page " + strconv.Itoa(page+1) + " of " + strconv.Itoa(pages)
		back, on := button("Back", turnPrefix+name, card.Film.Ref(), max(0, page-1)), button("More", turnPrefix+name, card.Film.Ref(), page+1)
		back.Disabled, on.Disabled = page == 0, page >= pages-1
		reply.Buttons = []bot.Button{back, on}
	}
	reply.Cards = []bot.Card{body}
	return reply
}
