package answer

import (
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
)

// found is an answer that facts give, with the entries that state it.
type found struct {
	short      string
	sentence   string
	confidence float64
	entries    []knowledge.Article // first the one with the sentence
	others     []string
}

// fill writes the finding into an answer.
func (f found) fill(a *knowledge.Answer) {
	a.Answered = true
	a.Answer, a.Sentence, a.Confidence, a.Others = f.short, f.sentence, f.confidence, f.others
	seen := map[string]bool{}
	for _, e := range f.entries {
		if !seen[e.ID] {
			seen[e.ID] = true
			a.Sources = append(a.Sources, sourceOf(e, 1/float64(1+len(a.Sources))))
		}
	}
}

// Trust in facts: an article about the film states them, or one that only
// mentions it; each further article that agrees takes part of the doubt.
const (
	primaryTrust = 0.93
	mentionTrust = 0.85
	agreeing     = 0.5
)

// factual are the ways to answer from facts, by type of question.
var factual = map[question.Type]func(question.Question, subject) (found, bool){
	question.Person:    people,
	question.Character: character,
	question.Score:     scores,
	question.Service:   where,
	question.Date:      released,
}

// fact answers from what the articles about the subject's film state.
func fact(q question.Question, s subject) (found, bool) {
	answer := factual[q.Type]
	if answer == nil || len(s.entries) == 0 {
		return found{}, false
	}
	return answer(q, s)
}

// trust returns the confidence in a fact that these entries state.
func trust(entries []knowledge.Entry, key string) float64 {
	doubt := 1.0
	for i, e := range entries {
		t := mentionTrust
		if m, ok := mentionOf(e, key); ok && m.Primary {
			t = primaryTrust
		}
		switch {
		case i == 0 || 1-t < doubt && i < 2:
			doubt = min(doubt, 1-t)
		default:
			doubt *= agreeing
		}
	}
	return 1 - max(doubt, .02)
}

// listed joins names as a sentence would: "A, B and C".
func listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// byline says where something is stated: "Empire, 2024-02-28".
func byline(a knowledge.Article) string {
	parts := []string{}
	if a.Outlet != "" {
		parts = append(parts, a.Outlet)
	}
	if d := knowledge.DateOf(a.Published); !d.IsZero() {
		parts = append(parts, d.String())
	}
	if len(parts) == 0 {
		return a.Title
	}
	return strings.Join(parts, ", ")
}

// covers tells whether a sentence holds every word of the question that is
// neither the title's nor of the way of asking.
func covers(q question.Question, title, sentence string) bool {
	c, _ := cueOf(q)
	return holdsAll(sentence, remaining(q, c, title))
}
