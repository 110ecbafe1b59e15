package discord

import (
	"strings"

	"marquee/bot"
)

// Say says an English phrase in a reader's language.
type Say func(english string, args ...any) string

// writer renders runs for one reader.
type writer struct {
	day func(bot.Run) string // how the reader writes a day
	say Say                  // the bot's own phrases, in the reader's language
}

// phrase says a text in the reader's language if it is one of the bot's own
// phrases; any other text stays as it is.
func (w writer) phrase(text string) string {
	if w.say == nil {
		return text
	}
	lead, own, trail := spaces(text)
	if own == "" {
		return text
	}
	if said := w.say(own); said != own {
		return lead + said + trail
	}
	if word, ok := strings.CutSuffix(own, ":"); ok {
		return lead + w.say(word) + ":" + trail
	}
	return text
}

// line renders runs as one piece of markdown. A line that is small all along
// is set in small type.
func (w writer) line(rich bot.Rich) string {
	var b strings.Builder
	b.WriteString(prefix(rich))
	for i, run := range rich {
		b.WriteString(w.run(run, i == 0))
	}
	return b.String()
}

func prefix(rich bot.Rich) string {
	for _, run := range rich {
		if run.Style&bot.Small == 0 {
			return ""
		}
	}
	if len(rich) == 0 {
		return ""
	}
	return "-# "
}

// run renders one run. A quote at the start of a line is set off, one within a
// line is put between quotation marks.
func (w writer) run(run bot.Run, start bool) string {
	switch {
	case digits(run.Channel):
		return "<#" + run.Channel + ">"
	case digits(run.User):
		return "<@" + run.User + ">"
	case digits(run.Role):
		return "<@&" + run.Role + ">"
	}
	text := run.Text
	switch {
	case !run.Time.IsZero():
		text = w.day(run)
	case run.Style&(bot.Quote|bot.Code) == 0 && run.Link == "":
		text = w.phrase(text)
	}
	lead, text, trail := spaces(text)
	if text == "" {
		return lead + trail
	}
	return lead + w.styled(run, text, start) + trail
}

func (w writer) styled(run bot.Run, text string, start bool) string {
	target := link(run.Link)
	switch {
	case run.Style&bot.Code != 0:
		text = "`" + code(text) + "`"
	case target != "":
		text = linkText(text)
	case run.Style&bot.Quote != 0:
		text = escape(oneLine(text))
	default:
		text = escape(visible(text))
	}
	if text == "" || text == "``" {
		return ""
	}
	if run.Style&bot.Bold != 0 {
		text = "**" + text + "**"
	}
	if run.Style&bot.Italic != 0 {
		text = "*" + text + "*"
	}
	if run.Spoiler {
		text = "||" + text + "||"
	}
	if target != "" {
		text = "[" + text + "](<" + target + ">)"
	}
	if run.Style&bot.Quote != 0 {
		if start {
			return "> " + text
		}
		return "“" + text + "”"
	}
	return text
}

// spaces splits the white space off both ends, where styling would break on
// it. Line breaks stay as they are, other space becomes one.
func spaces(s string) (lead, text, trail string) {
	text = strings.TrimSpace(s)
	if text == "" {
		return "", "", squeeze(s)
	}
	at := strings.Index(s, text)
	return squeeze(s[:at]), text, squeeze(s[at+len(text):])
}

func squeeze(space string) string {
	if n := strings.Count(space, "\n"); n > 0 {
		return strings.Repeat("\n", min(n, 2))
	}
	if space != "" {
		return " "
	}
	return ""
}

// clipped renders runs in at most n characters: the run that does not fit is
// cut at a sentence or a word, and those after it are left out.
func (w writer) clipped(rich bot.Rich, n int) string {
	if whole := w.line(rich); bot.Length(whole) <= n {
		return whole
	}
	var b strings.Builder
	b.WriteString(prefix(rich))
	room := n - b.Len() - len(" "+ellipsis)
	for i, run := range rich {
		text := w.run(run, i == 0)
		if length := bot.Length(text); length <= room {
			b.WriteString(text)
			room -= length
			continue
		}
		if short := w.cut(run, i == 0, room); short != "" {
			return b.String() + short
		}
		break
	}
	return strings.TrimRight(b.String(), " \n") + " " + ellipsis
}

// cut renders one run in at most n characters, or returns "" when too little
// of it would be left.
func (w writer) cut(run bot.Run, start bool, n int) string {
	if run.Channel != "" || run.User != "" || run.Role != "" || !run.Time.IsZero() {
		return ""
	}
	// Only of text that is already clean does each character make the result
	// longer: what is trimmed off at the end of a piece counts again when
	// something follows it.
	lead, text, _ := spaces(run.Text)
	try := run
	try.Text = clipTo(lead+visible(text), n, func(s string) int {
		short := run
		short.Text = s
		return bot.Length(w.run(short, start))
	})
	if try.Text == "" || try.Text == ellipsis {
		return ""
	}
	return w.run(try, start)
}

// digits says whether an id is one of Discord's.
func digits(id string) bool {
	if id == "" || len(id) > 20 {
		return false
	}
	for _, r := range id {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}
