package newsroom

import (
	"fmt"
	"strings"
	"time"

	"marquee/bot"
)

// Manner is how a server wants its posts.
type Manner struct {
	Spoilers bool                        // endings are told openly
	Role     string                      // to be pinged, or ""
	Locale   string                      // the language, "" for English
	Zone     *time.Location              // in which days are told; nil: UTC
	words    func(english string) string // in that language; nil: English
}

// phrase says an English phrase in the server's language.
func (m Manner) phrase(english string) string {
	if m.words == nil {
		return english
	}
	return m.words(english)
}

// fill says an English phrase in the server's language, with what is to be
// filled in.
func (m Manner) fill(english string, args ...any) string {
	return fmt.Sprintf(m.phrase(english), args...)
}

// day is a time in the server's zone. What has no time of day is a day
// everywhere.
func (m Manner) day(t time.Time) time.Time {
	if m.Zone == nil || t.Equal(t.Truncate(24*time.Hour)) {
		return t
	}
	return t.In(m.Zone)
}

// Reply lays a content out.
func (c Content) Reply(m Manner) bot.Reply {
	var r bot.Reply
	if m.Role != "" {
		r.Text = bot.Rich{{Role: m.Role, Text: "@role"}}
		r.Mentions = []string{m.Role}
	}
	switch {
	case c.Notice != "":
		if c.Place != "" {
			r.Text = append(r.Text, bot.Run{Channel: c.Place, Text: "#" + c.Place}, bot.Run{Text: ": "})
		}
		r.Text = append(r.Text, bot.Run{Text: c.notice(m)})
	case len(c.Stories) > 0:
		r.Cards = []bot.Card{c.digest(m)}
	default:
		r.Cards = []bot.Card{c.card(m)}
	}
	return r
}

// audienceMark ends a score that viewers gave.
const audienceMark = " (audience)"

// notice is what a notice says.
func (c Content) notice(m Manner) string {
	if len(c.Args) == 0 {
		return m.phrase(c.Notice)
	}
	args := make([]any, len(c.Args))
	for i, a := range c.Args {
		args[i] = a.In(m.phrase)
	}
	return m.fill(c.Notice, args...)
}

func (c Content) card(m Manner) bot.Card {
	card := bot.Card{Title: c.Title, URL: c.URL, Footer: c.Outlet, Time: m.day(c.Published)}
	for i, line := range c.Lines {
		if i > 0 {
			card.Body = append(card.Body, bot.Run{Text: " "})
		}
		card.Body = append(card.Body, bot.Run{Text: line.Text, Spoiler: line.Spoiler && !m.Spoilers})
	}
	var scores []bot.Rich
	for _, s := range c.Scores {
		if own, ok := strings.CutSuffix(s, audienceMark); ok {
			s = own + " (" + m.phrase("audience") + ")"
		}
		scores = append(scores, bot.Plain(s))
	}
	if len(scores) > 0 {
		card.Sections = append(card.Sections, bot.Section{Title: "Scores", Lines: scores})
	}
	if len(c.Also) > 0 {
		also := bot.Rich{{Text: "Also in: ", Style: bot.Small}}
		for i, l := range c.Also {
			if i > 0 {
				also = append(also, bot.Run{Text: ", ", Style: bot.Small})
			}
			name := l.Outlet
			if name == "" {
				name = l.Title
			}
			also = append(also, bot.Run{Text: name, Link: l.URL, Style: bot.Small})
		}
		card.Sections = append(card.Sections, bot.Section{Lines: []bot.Rich{also}})
	}
	return card
}

// outlets are the names of those who carry a story.
func (c Content) outlets() []string {
	var names []string
	for _, l := range append([]Link{{Outlet: c.Outlet}}, c.Also...) {
		if l.Outlet != "" {
			names = append(names, l.Outlet)
		}
	}
	return names
}

// digestOutlets is how many outlets of one story a digest names.
const digestOutlets = 4

func (c Content) digest(m Manner) bot.Card {
	card := bot.Card{Title: c.heading(m)}
	var lines []bot.Rich
	for _, s := range c.Stories {
		line := bot.Rich{{Text: s.Title, Link: s.URL, Style: bot.Bold}}
		outlets := s.outlets()
		if more := len(outlets) - digestOutlets; more > 0 {
			outlets = append(outlets[:digestOutlets], fmt.Sprintf("+%d", more))
		}
		if len(outlets) > 0 {
			line = append(line, bot.Run{Text: " " + strings.Join(outlets, ", "), Style: bot.Small})
		}
		lines = append(lines, line)
	}
	card.Sections = []bot.Section{{Lines: lines}}
	return card
}

// heading is what a content is called by.
func (c Content) heading(m Manner) string {
	switch {
	case c.Title != "":
		return c.Title
	case len(c.Stories) > 0:
		return m.fill("%d new stories", len(c.Stories))
	}
	return c.notice(m)
}

// address is the one that tells a content from others in its channel.
func (c Content) address() string {
	if c.URL == "" && len(c.Stories) > 0 {
		return c.Stories[0].URL
	}
	return c.URL
}
