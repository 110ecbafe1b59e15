package commands

import (
	"slices"
	"strconv"
	"strings"

	"marquee/bot"
	"marquee/knowledge"
)

// What a card shows at most; the rest is behind its buttons.
const (
	headlines   = 4
	shownScores = 8
	shownActors = 8
	shownWhere  = 6
)

// sources numbers the articles that a card names, so that a summary sentence
// and a headline of one article carry the same number.
type sources struct {
	order []knowledge.Source
	at    map[string]int
}

// numberSources gives the summary's articles the first numbers, in order.
func numberSources(card knowledge.Card) sources {
	s := sources{at: map[string]int{}}
	known := articlesByID(card)
	add := func(id string) {
		if a, ok := known[id]; ok && s.at[id] == 0 {
			s.order = append(s.order, a)
			s.at[id] = len(s.order)
		}
	}
	for _, e := range card.Summary {
		add(e.Article)
	}
	for _, a := range newestFirst(card) {
		add(a.ID)
	}
	return s
}

// number is the mark of an article, linked to it: "[1]".
func (s sources) number(id string) bot.Run {
	n := s.at[id]
	if n == 0 {
		return bot.Run{}
	}
	return bot.Run{Text: " [" + strconv.Itoa(n) + "]", Style: bot.Small, Link: s.order[n-1].URL}
}

func summaryText(req *bot.Request, card knowledge.Card, s sources) bot.Rich {
	var text bot.Rich
	for i, e := range card.Summary {
		if i > 0 {
			text = append(text, bot.Run{Text: " "})
		}
		text = append(text, sentence(req, e.Text), s.number(e.Article))
	}
	return text
}

// sentence is a verbatim sentence, hidden where it tells an ending and the
// server's managers did not decide otherwise.
func sentence(req *bot.Request, text string) bot.Run {
	return bot.Run{Text: text, Spoiler: !req.Spoilers && !req.Terminal && knowledge.TellsEnding(text)}
}

// quoted is a sentence that is shown as a quotation.
func quoted(req *bot.Request, text string) bot.Run {
	run := sentence(req, text)
	run.Style = bot.Quote
	return run
}

// sections lays out all of a card but its summary; empty ones are left out.
func sections(req *bot.Request, card knowledge.Card, s sources) []bot.Section {
	all := []bot.Section{
		{Title: "Scores", Bars: scoreBars(req, card)},
		{Title: "People", Lines: peopleLines(req, card.People)},
		{Title: "Where to watch", Lines: whereLines(req, card)},
		{Title: "In the news", Lines: headlineLines(s)},
	}
	return slices.DeleteFunc(all, func(x bot.Section) bool { return len(x.Lines) == 0 && len(x.Bars) == 0 })
}

// kindNames says whose judgement a score is.
var kindNames = map[knowledge.Kind]string{knowledge.Critics: "critics", knowledge.Audience: "audience", knowledge.Verdict: "review"}

func scoreBars(req *bot.Request, card knowledge.Card) []bot.Bar {
	var bars []bot.Bar
	for _, s := range card.Scores[:min(shownScores, len(card.Scores))] {
		bars = append(bars, bot.Bar{Label: scoreLabel(req, s), Value: s.Rating, Percent: s.Percent, Note: dayOf(req, s.AsOf)})
	}
	return bars
}

// scoreLabel names a score's source and, for an aggregate, whose it is.
func scoreLabel(req *bot.Request, s knowledge.Score) string {
	source := s.Source
	if source == "" {
		source = req.Say("Unnamed source")
	}
	return source + " " + req.Say(kindNames[s.Kind])
}

func barsInWords(req *bot.Request, film string, bars []bot.Bar) string {
	words := make([]string, len(bars))
	for i, b := range bars {
		words[i] = b.Label + " " + b.Value
	}
	return req.Say("Scores of %s", film) + ": " + strings.Join(words, ", ")
}

// peopleLines says who made the film, a line a role.
func peopleLines(req *bot.Request, people []knowledge.Person) []bot.Rich {
	var lines []bot.Rich
	for _, role := range knowledge.Roles {
		var names []string
		for _, p := range people {
			if slices.Contains(p.Roles, role) {
				names = append(names, nameWithCharacter(p, role))
			}
		}
		if len(names) == 0 {
			continue
		}
		more := ""
		if len(names) > shownActors {
			more = " " + req.Say("and %d more", len(names)-shownActors)
			names = names[:shownActors]
		}
		lines = append(lines, bot.Rich{{Text: roleTitle(role, len(names)) + ": ", Style: bot.Bold}, {Text: strings.Join(names, ", ") + more}})
	}
	return lines
}

func nameWithCharacter(p knowledge.Person, role string) string {
	if role == "actor" && p.Character != "" {
		return p.Name + " (" + p.Character + ")"
	}
	return p.Name
}

func roleTitle(role string, n int) string {
	title := strings.ToUpper(role[:1]) + role[1:]
	switch {
	case role == "actor":
		return "Cast"
	case n > 1:
		return title + "s"
	}
	return title
}

func headlineLines(s sources) []bot.Rich {
	var lines []bot.Rich
	for i, a := range s.order[:min(headlines, len(s.order))] {
		lines = append(lines, append(bot.Rich{{Text: strconv.Itoa(i+1) + ". ", Style: bot.Small}}, articleRuns(a)...))
	}
	return lines
}

// articleRuns names an article: its linked title, outlet and day.
func articleRuns(a knowledge.Source) bot.Rich {
	text := bot.Rich{{Text: a.Title, Link: a.URL}}
	if a.Outlet != "" {
		text = append(text, bot.Run{Text: " · " + a.Outlet, Style: bot.Small})
	}
	if !a.Published.IsZero() {
		text = append(text, bot.Run{Text: " · ", Style: bot.Small}, bot.Run{Text: a.Published.String(), Style: bot.Small, Time: a.Published.Time})
	}
	return text
}

// shown cuts what somebody typed to a length that a line bears.
func shown(s string) string {
	const most = 80
	if cut := cutRunes(s, most); cut != s {
		return cut + "…"
	}
	return s
}

// cutRunes cuts s to at most n characters.
func cutRunes(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return string(runes[:n])
	}
	return s
}

// cutBytes cuts s to at most n bytes, at a character.
func cutBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
