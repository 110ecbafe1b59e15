package answer

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// namesakes returns the other films with the film's very title, told apart by
// their years.
func (d *Desk) namesakes(film knowledge.Film) (out []knowledge.Film) {
	for _, f := range d.exact(film.Title) {
		if f.Year != 0 && film.Year != 0 && f.Year != film.Year {
			out = append(out, f)
		}
	}
	return out
}

// ofNamesake answers from the facts of a film with the same title, where the
// question names no year and nothing is known of the likeliest one.
func (d *Desk) ofNamesake(ctx context.Context, q question.Question, s subject) (found, knowledge.Film, bool) {
	if q.Year != 0 {
		return found{}, knowledge.Film{}, false
	}
	for _, film := range s.namesakes {
		other := s
		other.film = &film
		entries, err := d.entries(ctx, film, factEntries)
		if err != nil {
			continue
		}
		other.entries = entries
		if f, ok := fact(q, other); ok {
			return f, film, true
		}
	}
	return found{}, knowledge.Film{}, false
}

// ownerLines bounds how many sentences of an article are read for whose film
// it calls the film.
const ownerLines = 40

// byOwner answers who directed the likeliest of the films with one title from
// an article about it that only says whose film it is: "Mara Lindqvist's
// “Ferry”". Without it the other film's director would answer. Whoever directed
// that one is none.
func (d *Desk) byOwner(ctx context.Context, q question.Question, s subject) (found, bool) {
	c, ok := cueOf(q)
	if !ok || c.label != "director" || q.Year != 0 || len(s.namesakes) == 0 || len(remaining(q, c, s.film.Title)) > 0 {
		return found{}, false
	}
	var others []string
	for _, film := range s.namesakes {
		entries, err := d.entries(ctx, film, factEntries)
		if err != nil {
			return found{}, false
		}
		for _, made := range credited(entries, func(p knowledge.Person) bool { return slices.Contains(p.Roles, c.label) }) {
			others = append(others, made.names...)
		}
	}
	bare := bareTitle(s.film.Title)
	for _, e := range s.entries {
		if !s.aboutIn(e.Article.ID) {
			continue
		}
		lines := text.Sentences(e.Article.Text)
		for _, line := range lines[:min(len(lines), ownerLines)] {
			if !titledAs(line.Text, bare) || s.ofNamesakeYear(line.Text, s.film.Title) {
				continue
			}
			if name := owner(line.Text, c, s.film.Title); name != "" && !shares([]string{name}, others) {
				return found{short: name, sentence: line.Text, entries: []knowledge.Article{e.Article}, confidence: mentionTrust}, true
			}
		}
	}
	return found{}, false
}

// without returns the films but one.
func without(films []knowledge.Film, film knowledge.Film) (out []knowledge.Film) {
	for _, f := range films {
		if f != film {
			out = append(out, f)
		}
	}
	return out
}

var yearNear = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// yearReach is how many bytes behind a title a year tells which film it is.
const yearReach = 60

// ofNamesakeYear tells whether a sentence tells, by a year behind the title, of
// a film with the same title as the subject's.
func (s subject) ofNamesakeYear(sentence, title string) bool {
	if len(s.namesakes) == 0 {
		return false
	}
	lower := strings.ToLower(sentence)
	at := strings.Index(lower, bareTitle(title))
	if at < 0 || len(lower) != len(sentence) {
		return false
	}
	behind := sentence[at : at+min(len(sentence)-at, len(title)+yearReach)]
	for _, y := range yearNear.FindAllString(behind, -1) {
		n, _ := strconv.Atoi(y)
		for _, f := range s.namesakes {
			if n == f.Year && text.TitleKey(f.Title) == s.film.Key {
				return true
			}
		}
	}
	return false
}
