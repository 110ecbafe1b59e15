package commands

import (
	"strings"
	"time"
	"unicode"

	"marquee/bot"
	"marquee/knowledge"
)

// saying is a phrase in the reader's language with a run in place of each %s, in
// their order.
func saying(req *bot.Request, english string, runs ...bot.Run) bot.Rich {
	var text bot.Rich
	parts := strings.Split(req.Say(english), "%s")
	for i, part := range parts {
		if part != "" {
			text = append(text, bot.Run{Text: part})
		}
		if i < len(parts)-1 && i < len(runs) {
			text = append(text, runs[i])
		}
	}
	return text
}

// dayOf writes a day as the reader does; the unknown day is "".
func dayOf(req *bot.Request, d knowledge.Date) string {
	if d.IsZero() {
		return ""
	}
	return req.Day(d.Time)
}

// today is the day of a request.
func today(req *bot.Request) time.Time {
	if req.At.IsZero() {
		return time.Now()
	}
	return req.At
}

// lastDrawn is the end of the scripts (Latin, Greek, Cyrillic) that pictures
// can be written in.
const lastDrawn = 0x530

// drawable reports whether pictures can show all that stands at the bars.
func drawable(bars []bot.Bar) bool {
	for _, b := range bars {
		if !plainScript(b.Label) || !plainScript(b.Note) {
			return false
		}
	}
	return true
}

// drawableLines reports the same of lines.
func drawableLines(lines []bot.Line) bool {
	for _, l := range lines {
		if !plainScript(l.Label) || len(l.Points) > 0 && !plainScript(l.Points[0].Day) {
			return false
		}
	}
	return true
}

func plainScript(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= lastDrawn && !unicode.IsPunct(r) })
}
