package answer

import (
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// scores answers how the film was rated, by the source and the kind of judges
// that the question asks for. A source that no article gives is not replaced
// by another.
func scores(q question.Question, s subject) (found, bool) {
	current, history := mergeScores(s.entries)
	if f, ok := compared(q, s, current); ok {
		return f, true
	}
	var fit []knowledge.Score
	for _, c := range current {
		if sourced(c, q.Source) && covers(q, s.film.Title+" "+c.Source+" "+c.Critic, c.Sentence) && (q.Kind == "" || c.Kind == q.Kind || q.Source != "" && c.Kind == knowledge.Verdict) {
			fit = append(fit, c)
		}
	}
	if strings.Contains(q.Plain, "stars") {
		fit = slices.DeleteFunc(fit, func(c knowledge.Score) bool { return !strings.Contains(c.Rating, "/") })
	}
	if len(fit) == 0 {
		return found{}, false
	}
	first := fit[0]
	f := found{short: first.Rating, sentence: first.Sentence}
	for _, c := range fit {
		if e, ok := entryOf(s.entries, c.Article); ok {
			f.entries = append(f.entries, e.Article)
			if len(f.entries) == 1 {
				f.confidence = trust([]knowledge.Entry{e}, s.film.Key)
			}
		}
	}
	if len(f.entries) == 0 {
		return found{}, false
	}
	for _, c := range fit[1:] {
		f.others = append(f.others, said(c))
	}
	for _, h := range history {
		if h.Source == first.Source && h.Kind == first.Kind && h.Rating != first.Rating {
			f.others = append(f.others, said(h))
		}
	}
	return f, true
}

// comparisons are the questions whether one kind of judges liked a film
// better than another, the first named against the second.
var comparisons = []struct {
	match        *regexp.Regexp
	first, other knowledge.Kind
	less         bool
}{
	{regexp.MustCompile(`\b(critics?|reviewers?)\b.*\b(more|better|higher)\b.*\b(audiences?|viewers|fans|people|public|moviegoers)\b`), knowledge.Critics, knowledge.Audience, false},
	{regexp.MustCompile(`\b(audiences?|viewers|fans|people|public|moviegoers)\b.*\b(more|better|higher)\b.*\b(critics?|reviewers?)\b`), knowledge.Audience, knowledge.Critics, false},
	{regexp.MustCompile(`\b(critics?|reviewers?)\b.*\b(less|worse|lower)\b.*\b(audiences?|viewers|fans|people|public|moviegoers)\b`), knowledge.Critics, knowledge.Audience, true},
	{regexp.MustCompile(`\b(audiences?|viewers|fans|people|public|moviegoers)\b.*\b(less|worse|lower)\b.*\b(critics?|reviewers?)\b`), knowledge.Audience, knowledge.Critics, true},
}

// compared answers whether critics liked the film better than audiences, or
// the other way round, by the scores of one source.
func compared(q question.Question, s subject, current []knowledge.Score) (found, bool) {
	for _, c := range comparisons {
		if !c.match.MatchString(q.Plain) {
			continue
		}
		for _, a := range current {
			for _, b := range current {
				e, ok := entryOf(s.entries, a.Article)
				if !ok || a.Kind != c.first || b.Kind != c.other || a.Source != b.Source || !sourced(a, q.Source) {
					continue
				}
				short := no
				if c.less && a.Percent < b.Percent || !c.less && a.Percent > b.Percent {
					short = yes
				}
				f := found{short: short, sentence: a.Sentence, entries: []knowledge.Article{e.Article},
					confidence: trust([]knowledge.Entry{e}, s.film.Key), others: []string{said(a), said(b)}}
				if other, ok := entryOf(s.entries, b.Article); ok {
					f.entries = append(f.entries, other.Article)
				}
				return f, true
			}
		}
	}
	return found{}, false
}

// said tells a score in words: "Rotten Tomatoes, audience: 70% (2020-05-17)".
func said(c knowledge.Score) string {
	out := c.Source
	if c.Kind != knowledge.Verdict {
		out = strings.TrimPrefix(out+", "+string(c.Kind), ", ")
	}
	out = strings.TrimPrefix(out+": "+c.Rating, ": ")
	if !c.AsOf.IsZero() {
		out += " (" + c.AsOf.String() + ")"
	}
	return out
}

// sourced tells whether a score comes from the asked source; "" asks for any.
func sourced(c knowledge.Score, source string) bool {
	if source == "" || anybody[source] {
		return true
	}
	return within(c.Source, source) || c.Critic != "" && within(c.Critic, source)
}

// anybody are words that stand where a source would and name none.
var anybody = setOf("they", "people", "critics", "audiences", "the critics", "audience", "everyone", "reviewers", "viewers", "fans", "it", "you")

func entryOf(entries []knowledge.Entry, id string) (knowledge.Entry, bool) {
	for _, e := range entries {
		if e.Article.ID == id {
			return e, true
		}
	}
	return knowledge.Entry{}, false
}

// services that a question of yes or no may name, folded.
func asksService(q question.Question, service string) bool {
	key := text.Fold(service)
	return key != "" && strings.Contains(" "+q.Plain+" ", " "+key+" ")
}
