package answer

import (
	"context"
	"fmt"
	"strings"

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
		s.namesakes = d.namesakes(*s.film)
		if q.Year == 0 {
			ans.Namesakes = s.namesakes
		}
		if found, ok := fact(q, s); ok {
			found.fill(&ans)
			return ans, nil
		}
		if found, ok := d.byOwner(ctx, q, s); ok {
			found.fill(&ans)
			return ans, nil
		}
		if found, film, ok := d.ofNamesake(ctx, q, s); ok {
			ans.Namesakes = append([]knowledge.Film{*s.film}, without(s.namesakes, film)...)
			ans.Film = &film
			found.fill(&ans)
			return ans, nil
		}
	}
	if err := d.sentences(ctx, q, s, &ans); err != nil {
		return knowledge.Answer{}, fmt.Errorf("ask: %w", err)
	}
	if narrow := topic(q); !ans.Answered && s.film == nil && narrow != "" {
		s.query = narrow
		again := ans
		again.Sources = []knowledge.Source{}
		if err := d.sentences(ctx, q, s, &again); err != nil {
			return knowledge.Answer{}, fmt.Errorf("ask again: %w", err)
		}
		if again.Answered {
			ans = again
		}
	}
	if !ans.Answered && s.film != nil && s.slight() && toldTypes[q.Type] {
		// What looked like a title may be a plain word.
		again := ans
		again.Film, again.Sources, again.Namesakes = nil, []knowledge.Source{}, nil
		if err := d.sentences(ctx, q, subject{}, &again); err != nil {
			return knowledge.Answer{}, fmt.Errorf("ask without a film: %w", err)
		}
		if again.Answered {
			return again, nil
		}
	}
	if !ans.Answered && s.film != nil {
		card := cardOf(s.entries[:min(len(s.entries), knownEntries)], *s.film)
		ans.Known = &card
	}
	return ans, nil
}

// topic returns the words of a question without its way of asking, to search
// for what it is about where no known film is named: "suits" of "can i stream
// suits anywhere". It is "" where nothing is taken away or left.
func topic(q question.Question) string {
	v, stated := valueOf(q)
	c, film := cueOf(q)
	if !stated && (!film || c.label == deeds) {
		return ""
	}
	if !stated {
		v.asks = append(c.tells[:len(c.tells):len(c.tells)], c.asks...)
	}
	out := v.topic(q)
	if strings.EqualFold(out, q.Text) {
		return ""
	}
	return out
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
