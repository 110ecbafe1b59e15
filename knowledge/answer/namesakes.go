package answer

import (
	"context"
	"regexp"
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
