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
		if !w.Date.IsZero() {
			says += ", " + w.Date.String()
		}
		all = append(all, fact{says, w.Sentence, w.Article})
	}
	return all
}

// sourcesPage shows each fact with its sentence and article.
func sourcesPage(req *bot.Request, card knowledge.Card, page int) bot.Reply {
	articles := articlesByID(card)
	all := facts(card)
	body := bot.Card{Title: "Where this is said: " + card.Film.Name()}
	for _, f := range pageOf(all, page, factsPerPage) {
		line := bot.Rich{quoted(req, f.sentence)}
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
func newsPage(_ *bot.Request, card knowledge.Card, page int) bot.Reply {
	body := bot.Card{Title: "In the news: " + card.Film.Name()}
	var lines []bot.Rich
	for _, a := range pageOf(newestFirst(card), page, newsPerPage) {
		lines = append(lines, articleRuns(a))
	}
	body.Sections = []bot.Section{{Title: fmt.Sprintf("%d articles", len(card.Articles)), Lines: lines}}
	return paged(body, card, "news", page, len(card.Articles), newsPerPage)
}

// historyPage shows how scores moved, as a chart and in numbers.
func (c filmCommand) historyPage(_ *bot.Request, card knowledge.Card, page int) bot.Reply {
	lines, stated := scoreLines(card)
	articles := articlesByID(card)
	body := bot.Card{Title: "Scores over time: " + card.Film.Name()}
	words := make([]string, 0, len(lines))
	for i, l := range lines {
		var steps []string
		section := bot.Section{Title: l.Label}
		for n, p := range l.Points {
			steps = append(steps, p.Value+" on "+p.At.Format(time.DateOnly))
			line := bot.Rich{{Text: p.Value, Style: bot.Bold}, {Text: " · "}, {Text: p.At.Format(time.DateOnly), Time: p.At}}
			if a, ok := articles[stated[i][n].Article]; ok {
				line = append(bot.Rich{{Text: p.Value, Style: bot.Bold}, {Text: " · "}}, articleRuns(a)...)
			}
			section.Lines = append(section.Lines, line)
		}
		words = append(words, l.Label+" "+strings.Join(steps, ", then "))
		body.Sections = append(body.Sections, section)
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

// scoreLines are the scores that have several dates, oldest first, and what
// stated each point.
func scoreLines(card knowledge.Card) (lines []bot.Line, stated [][]knowledge.Score) {
	for _, now := range card.Scores {
		var scores []knowledge.Score
		for _, s := range append([]knowledge.Score{now}, card.History...) {
			if s.Source == now.Source && s.Kind == now.Kind && !s.AsOf.IsZero() {
				scores = append(scores, s)
			}
		}
		slices.SortStableFunc(scores, func(a, b knowledge.Score) int { return a.AsOf.Compare(b.AsOf.Time) })
		scores = slices.CompactFunc(scores, func(a, b knowledge.Score) bool { return a.AsOf.Equal(b.AsOf.Time) && a.Rating == b.Rating })
		if len(scores) < 2 {
			continue
		}
		line := bot.Line{Label: scoreLabel(now)}
		for _, s := range scores {
			line.Points = append(line.Points, bot.Point{At: s.AsOf.Time, Percent: s.Percent, Value: s.Rating})
		}
		lines, stated = append(lines, line), append(stated, scores)
	}
	return lines, stated
}

// articlesByID finds the articles that a card names.
func articlesByID(card knowledge.Card) map[string]knowledge.Source {
	articles := make(map[string]knowledge.Source, len(card.Articles))
	for _, a := range card.Articles {
		articles[a.ID] = a
	}
	return articles
}

// newestFirst are a card's articles by their day; those without one come last.
func newestFirst(card knowledge.Card) []knowledge.Source {
	sorted := slices.Clone(card.Articles)
	slices.SortStableFunc(sorted, func(a, b knowledge.Source) int { return b.Published.Compare(a.Published.Time) })
	return sorted
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
