package commands

import (
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// statusWords says how a film can be seen at a service.
var statusWords = map[string]string{
	knowledge.Streaming: "Streaming", knowledge.Theaters: "In cinemas", knowledge.Rent: "To rent", knowledge.Buy: "To buy",
	knowledge.Upcoming: "Coming", knowledge.Delayed: "Delayed", knowledge.Cancelled: "Cancelled",
}

// pastWords says it once its time has passed: an article of long ago cannot
// tell what became of it.
var pastWords = map[string]string{
	knowledge.Theaters: "Was in cinemas", knowledge.Upcoming: "Was due", knowledge.Delayed: "Was delayed",
}

// How long after an article what it says without a day still holds.
const (
	cinemaRun = 180 * 24 * time.Hour
	announced = 365 * 24 * time.Hour
)

// stale reports whether the time of a statement has passed, said being the day
// of its article.
func stale(w knowledge.Availability, said knowledge.Date, now time.Time) bool {
	switch {
	case pastWords[w.Status] == "":
		return false
	case w.Status == knowledge.Theaters:
		from := said.Time
		if w.Date.After(from) {
			from = w.Date.Time
		}
		return !from.IsZero() && now.Sub(from) > cinemaRun
	case !w.Date.IsZero():
		return now.Sub(w.Date.Time) >= 24*time.Hour
	case !w.Period.To.IsZero():
		return now.Sub(w.Period.To.Time) >= 24*time.Hour
	}
	return !said.IsZero() && now.Sub(said.Time) > announced
}

// where says how a film can be seen, and the day of the article where that is
// of the past.
func where(req *bot.Request, w knowledge.Availability, said knowledge.Date) (status string, asOf knowledge.Date) {
	if stale(w, said, today(req)) {
		return pastWords[w.Status], said
	}
	return statusWords[w.Status], knowledge.Date{}
}

func whereLines(req *bot.Request, card knowledge.Card) []bot.Rich {
	var lines []bot.Rich
	articles := articlesByID(card)
	for _, w := range card.Where[:min(shownWhere, len(card.Where))] {
		status, asOf := where(req, w, articles[w.Article].Published)
		line := bot.Rich{{Text: status, Style: bot.Bold}}
		if w.Service != "" {
			line = append(line, bot.Run{Text: ": " + w.Service})
		}
		if !w.Date.IsZero() {
			line = append(line, bot.Run{Text: ", "}, bot.Run{Text: w.Date.String(), Time: w.Date.Time})
		} else if w.Period.Words != "" {
			line = append(line, bot.Run{Text: ", " + w.Period.Words})
			if asOf.IsZero() {
				asOf = articles[w.Article].Published // "next summer" means another one later
			}
		}
		if !asOf.IsZero() {
			line = append(line, bot.Run{Text: " (" + req.Say("said on %s", dayOf(req, asOf)) + ")", Style: bot.Small})
		}
		lines = append(lines, line)
	}
	return lines
}

// whereInWords is a line of whereLines as one text.
func whereInWords(req *bot.Request, w knowledge.Availability, said knowledge.Date) string {
	status, _ := where(req, w, said)
	says := req.Say(status)
	if w.Service != "" {
		says += ": " + w.Service
	}
	if !w.Date.IsZero() {
		says += ", " + dayOf(req, w.Date)
	} else if w.Period.Words != "" {
		says += ", " + w.Period.Words
	}
	return says
}
