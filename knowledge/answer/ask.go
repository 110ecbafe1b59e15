package answer

import (
	"context"
	"fmt"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
)

// The labels of questions that are declined before anything is looked up.
const (
	offTopic = "off topic"
	empty    = "empty"
)

// Ask answers a question from the corpus, or declines: Answered is false and
// Sources holds the nearest articles. about is the film last spoken of, which
// "it" stands for, or nil. A film question that names no film, with about nil,
// is asked back. No question is an error; errors are those of the engines.
func (d *Desk) Ask(ctx context.Context, asked string, about *knowledge.Film) (knowledge.Answer, error) {
	q := question.Read(asked)
	ans := knowledge.Answer{Question: asked, Kind: q.Label, Sources: []knowledge.Source{}}
	switch {
	case q.Plain == "":
		ans.Kind = empty
		return ans, nil
	case q.OffTopic:
		ans.Kind = offTopic
		return ans, nil
	}
	s := d.subject(q, about)
	if s.needed {
		ans.AskBack = true
		return ans, nil
	}
	if s.asked != "" {
		q = question.Read(s.asked)
	}
	if s.film != nil {
		ans.Film = s.film
		entries, err := d.entries(ctx, *s.film)
		if err != nil {
			return knowledge.Answer{}, fmt.Errorf("ask about %s: %w", s.film.Name(), err)
		}
		s.entries = entries
		if found, ok := fact(q, s); ok {
			found.fill(&ans)
			return ans, nil
		}
	}
	if err := d.sentences(ctx, q, s, &ans); err != nil {
		return knowledge.Answer{}, fmt.Errorf("ask: %w", err)
	}
	if !ans.Answered && s.film != nil {
		card, err := d.ByFilm(ctx, *s.film)
		if err != nil {
			return knowledge.Answer{}, fmt.Errorf("ask about %s: %w", s.film.Name(), err)
		}
		ans.Known = &card
	}
	return ans, nil
}

// factEntries bounds the articles whose facts answer one question.
const factEntries = 40

// entries returns what the corpus states of a film, of its year alone where
// films share the title.
func (d *Desk) entries(ctx context.Context, film knowledge.Film) ([]knowledge.Entry, error) {
	entries, err := d.Shelf.About(ctx, film.Key, factEntries)
	if err != nil {
		return nil, err
	}
	siblings, _ := d.Titles.Find(film.Title)
	return ofYear(entries, film, siblings), nil
}
