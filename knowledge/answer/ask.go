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
	films, ok, err := d.filmography(ctx, q)
	switch {
	case err != nil:
		return knowledge.Answer{}, fmt.Errorf("ask: %w", err)
	case ok:
		films.fill(&ans)
		return ans, nil
	}
	s := subject{}
	if _, award := askedAward(q); !award {
		s = d.subject(q, about)
	}
	if s.needed {
		ans.AskBack = true
		return ans, nil
	}
	if s.asked != "" {
		q = question.Read(s.asked)
	}
	if s.film != nil {
		ans.Film = s.film
		entries, err := d.entries(ctx, *s.film, reading(q))
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
		card := cardOf(s.entries[:min(len(s.entries), knownEntries)], *s.film)
		ans.Known = &card
	}
	return ans, nil
}

// The bounds of what is read of a film for one question: the articles whose
// facts may answer, and those that a declined question's Known is told by.
const (
	factEntries  = 40
	knownEntries = 20
)

// reading returns how many articles about the film are read for a question:
// more where facts may answer it.
func reading(q question.Question) int {
	if factual[q.Type] == nil {
		return knownEntries
	}
	return factEntries
}
