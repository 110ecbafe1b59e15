package commands

import (
	"fmt"
	"slices"
	"strings"

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
func facts(req *bot.Request, card knowledge.Card) []fact {
	var all []fact
	articles := articlesByID(card)
	for _, s := range card.Scores {
		all = append(all, fact{scoreLabel(req, s) + ": " + s.Rating, s.Sentence, s.Article})
	}
	for _, p := range card.People {
		says := p.Name + ": " + strings.Join(roleWords(req, p.Roles), ", ")
		if p.Character != "" {
			says += " (" + p.Character + ")"
		}
		all = append(all, fact{says, p.Sentence, p.Article})
	}
	for _, w := range card.Where {
		all = append(all, fact{whereInWords(req, w, articles[w.Article].Published), w.Sentence, w.Article})
	}
	return all
}

// roleWords are roles in the reader's language.
func roleWords(req *bot.Request, roles []string) []string {
	words := make([]string, len(roles))
	for i, role := range roles {
		words[i] = role
		if title := roleTitle(role, 1); req.Say(title) != title {
			words[i] = req.Say(title)
		}
	}
	return words
}

// articleCount words a number of articles.
func articleCount(req *bot.Request, n int) string {
	if n == 1 {
		return req.Say("1 article")
	}
	return req.Say("%d articles", n)
}

// sourcesPage shows each fact with its sentence and article.
func sourcesPage(req *bot.Request, card knowledge.Card, page int) bot.Reply {
	articles := articlesByID(card)
	all := facts(req, card)
	body := bot.Card{Title: req.Say("Where this is said: %s", card.Film.Name())}
	for _, f := range pageOf(all, page, factsPerPage) {
		line := bot.Rich{quoted(req, f.sentence)}
		if a, ok := articles[f.article]; ok {
			line = append(append(line, bot.Run{Text: "\n"}), articleRuns(a)...)
		}
		body.Sections = append(body.Sections, bot.Section{Title: f.says, Lines: []bot.Rich{line}})
	}
	if len(all) == 0 {
		body.Body = bot.Plain(req.Say("No article here states a score, a person or a place to watch it."))
	}
	return paged(req, body, card, "sources", page, len(all), factsPerPage)
}

// newsPage lists the articles that name the film.
func newsPage(req *bot.Request, card knowledge.Card, page int) bot.Reply {
	body := bot.Card{Title: req.Say("In the news: %s", card.Film.Name())}
	var lines []bot.Rich
	for _, a := range pageOf(newestFirst(card), page, newsPerPage) {
		lines = append(lines, articleRuns(a))
	}
	body.Sections = []bot.Section{{Title: articleCount(req, len(card.Articles)), Lines: lines}}
	return paged(req, body, card, "news", page, len(card.Articles), newsPerPage)
}

// historyPage shows how scores moved, as a chart and in numbers.
func (c filmCommand) historyPage(req *bot.Request, card knowledge.Card, page int) bot.Reply {
	lines, stated := scoreLines(req, card)
	articles := articlesByID(card)
	body := bot.Card{Title: req.Say("Scores over time: %s", card.Film.Name())}
	words := make([]string, 0, len(lines))
	for i, l := range lines {
		var steps []string
		section := bot.Section{Title: l.Label}
		for n, p := range l.Points {
			steps = append(steps, p.Value+" ("+p.Day+")")
			line := bot.Rich{{Text: p.Value, Style: bot.Bold}, {Text: " · "}, {Text: p.Day, Time: p.At}}
			if a, ok := articles[stated[i][n].Article]; ok {
				line = append(bot.Rich{{Text: p.Value, Style: bot.Bold}, {Text: " · "}}, articleRuns(a)...)
			}
			section.Lines = append(section.Lines, line)
		}
		words = append(words, l.Label+" "+strings.Join(steps, ", "))
		body.Sections = append(body.Sections, section)
	}
	if len(lines) == 0 {
		body.Body = bot.Plain(req.Say("No score of this film is told on more than one day."))
	}
	reply := paged(req, body, card, "history", page, 1, 1)
	if len(lines) > 0 && c.charts != nil {
		drawn, alt := lines, req.Say("Scores over time: %s", card.Film.Name())+": "+strings.Join(words, "; ")
		if !drawableLines(lines) {
			drawn, _ = scoreLines(&bot.Request{}, card)
		}
		reply.Pictures = []bot.Picture{{Name: "history.png", Alt: alt, Key: fmt.Sprint("lines", drawn),
			Draw: func() ([]byte, error) { return c.charts.Lines(drawn) }}}
	}
	return reply
}

// scoreLines are the scores that have several dates, oldest first, and what
// stated each point.
func scoreLines(req *bot.Request, card knowledge.Card) (lines []bot.Line, stated [][]knowledge.Score) {
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
		line := bot.Line{Label: scoreLabel(req, now)}
		for _, s := range scores {
			line.Points = append(line.Points, bot.Point{At: s.AsOf.Time, Day: req.Day(s.AsOf.Time), Percent: s.Percent, Value: s.Rating})
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
func paged(req *bot.Request, body bot.Card, card knowledge.Card, name string, page, total, size int) bot.Reply {
	pages := max(1, (total+size-1)/size)
	reply := bot.Reply{}
	if pages > 1 {
		body.Footer = req.Say("Page %d of %d", page+1, pages)
		back, on := button("Back", turnPrefix+name, card.Film.Ref(), max(0, page-1)), button("More", turnPrefix+name, card.Film.Ref(), page+1)
		back.Disabled, on.Disabled = page == 0, page >= pages-1
		reply.Buttons = []bot.Button{back, on}
	}
	reply.Cards = []bot.Card{body}
	return reply
}
