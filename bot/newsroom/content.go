package newsroom

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

// Content is what a post says, in the outbox's own form. Either it is one
// story, or a digest of Stories, or a Notice to admins.
type Content struct {
	Title     string    `json:"title,omitempty"`
	URL       string    `json:"url,omitempty"`
	Outlet    string    `json:"outlet,omitempty"`
	Published time.Time `json:"published,omitzero"`
	Film      string    `json:"film,omitempty"`
	Lines     []Line    `json:"lines,omitempty"`
	Scores    []string  `json:"scores,omitempty"`
	Also      []Link    `json:"also,omitempty"`

	Stories []Content `json:"stories,omitempty"`
	Notice  string    `json:"notice,omitempty"`
	Place   string    `json:"place,omitempty"` // id of the channel that a notice is about
}

// Line is a sentence of the story, verbatim.
type Line struct {
	Text    string `json:"text"`
	Spoiler bool   `json:"spoiler,omitempty"` // tells an ending
}

// Link is another article of the story.
type Link struct {
	Outlet string `json:"outlet,omitempty"`
	Title  string `json:"title,omitempty"`
	URL    string `json:"url,omitempty"`
}

// Bounds of what a post shows.
const (
	maxAlso   = 8
	maxScores = 4
)

// payload writes a content for the outbox.
func (c Content) payload() (string, error) {
	b, err := json.Marshal(c)
	if err != nil {
		return "", fmt.Errorf("writing what story %q says: %w", c.Title, err)
	}
	return string(b), nil
}

func readContent(payload string) (Content, error) {
	var c Content
	if err := json.Unmarshal([]byte(payload), &c); err != nil {
		return c, fmt.Errorf("reading a post: %w", err)
	}
	return c, nil
}

// Tell makes the content of a story of its articles, the first of which speaks
// for it. Lines picks the sentences that say most of one; spoils says whether
// a sentence tells an ending.
func Tell(entries []knowledge.Entry, lines func(knowledge.Article) []string, spoils func(string) bool) Content {
	if len(entries) == 0 {
		return Content{}
	}
	first := entries[0]
	a := first.Article
	c := Content{Title: a.Title, URL: a.URL, Outlet: a.Outlet, Published: a.Published}
	if film, ok := first.Facts.Primary(); ok {
		c.Film = film.Name()
	}
	for _, sentence := range lines(a) {
		if strings.TrimSpace(sentence) != strings.TrimSpace(a.Title) {
			c.Lines = append(c.Lines, Line{sentence, spoils(sentence)})
		}
	}
	told := map[string]bool{}
	for _, e := range entries {
		for _, s := range e.Facts.Scores {
			word := strings.TrimSpace(s.Source + " " + s.Rating)
			if s.Kind == knowledge.Audience {
				word += " (audience)"
			}
			if word = s.Film + ": " + word; !told[word] && len(c.Scores) < maxScores {
				told[word] = true
				c.Scores = append(c.Scores, word)
			}
		}
	}
	outlets := map[string]bool{a.Outlet: true}
	for _, e := range entries[1:] {
		o := e.Article
		if outlets[o.Outlet] || len(c.Also) == maxAlso {
			continue
		}
		outlets[o.Outlet] = true
		c.Also = append(c.Also, Link{Outlet: o.Outlet, Title: o.Title, URL: o.URL})
	}
	return c
}

// Manner is how a server wants its posts.
type Manner struct {
	Spoilers bool   // endings are told openly
	Role     string // to be pinged, or ""
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
		r.Text = append(r.Text, bot.Run{Text: c.Notice})
	case len(c.Stories) > 0:
		r.Cards = []bot.Card{c.digest()}
	default:
		r.Cards = []bot.Card{c.card(m)}
	}
	return r
}

func (c Content) card(m Manner) bot.Card {
	card := bot.Card{Title: c.Title, URL: c.URL, Footer: c.Outlet, Time: c.Published}
	for i, line := range c.Lines {
		if i > 0 {
			card.Body = append(card.Body, bot.Run{Text: " "})
		}
		card.Body = append(card.Body, bot.Run{Text: line.Text, Spoiler: line.Spoiler && !m.Spoilers})
	}
	var scores []bot.Rich
	for _, s := range c.Scores {
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

func (c Content) digest() bot.Card {
	card := bot.Card{Title: c.Title}
	var lines []bot.Rich
	for _, s := range c.Stories {
		line := bot.Rich{{Text: s.Title, Link: s.URL, Style: bot.Bold}}
		if s.Outlet != "" {
			line = append(line, bot.Run{Text: " " + s.Outlet, Style: bot.Small})
		}
		if n := len(s.Also); n > 0 {
			line = append(line, bot.Run{Text: fmt.Sprintf(" +%d", n), Style: bot.Small})
		}
		lines = append(lines, line)
	}
	card.Sections = []bot.Section{{Lines: lines}}
	return card
}

// Compose makes the payload of a digest.
func Compose(posts []Post) (string, error) {
	c := Content{Title: fmt.Sprintf("%d new stories", len(posts))}
	if len(posts) == 1 {
		return posts[0].Payload, nil
	}
	for _, p := range posts {
		story, err := readContent(p.Payload)
		if err != nil {
			return "", err
		}
		story.Lines, story.Scores = nil, nil
		c.Stories = append(c.Stories, story)
	}
	return c.payload()
}
