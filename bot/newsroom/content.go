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

	Stories []Content    `json:"stories,omitempty"`
	Notice  string       `json:"notice,omitempty"` // an English phrase
	Args    []bot.Phrase `json:"args,omitempty"`   // what is filled into it
	Place   string       `json:"place,omitempty"`  // id of the channel that a notice is about
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
				word += audienceMark
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

// Compose makes the payload of a digest.
func Compose(posts []Post) (string, error) {
	var c Content
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
