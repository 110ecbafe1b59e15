package answer

import (
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// unlistedArticles bounds how many articles are read again for a film that the
// titles do not know.
const unlistedArticles = 4

// unlisted answers from the facts that the articles state of a film that the
// titles do not know. The words of the question that the articles write as a
// name stand for its title: a question who directed something takes that for a
// film where no article introduced it as one.
func (d *Desk) unlisted(q question.Question, s subject, articles []knowledge.Article) (found, bool) {
	if d.Read == nil || s.film != nil || s.absent != "" || factual[q.Type] == nil {
		return found{}, false
	}
	title := ground(q, articles)
	key := text.TitleKey(title)
	if key == "" || text.Fold(q.Cast) == text.Fold(title) {
		return found{}, false
	}
	bare := bareTitle(title)
	film := knowledge.Film{Key: key, Title: title, Year: q.Year}
	s.film, s.title = &film, title
	for _, a := range articles {
		if len(s.entries) == unlistedArticles {
			break
		}
		if !writes(a, bare) {
			continue
		}
		if facts := factsOf(d.Read(a, key), key); len(facts.Films) > 0 {
			s.entries = append(s.entries, knowledge.Entry{Article: a, Facts: facts})
		}
	}
	return fact(q, s)
}

// partly tells whether the title found is only part of a longer one that the
// articles write: of "Ferry: The Long Night" the titles may know "Ferry" alone.
func (s subject) partly(q question.Question, articles []knowledge.Article) bool {
	if s.film == nil || s.title == "" || s.asked != "" || s.spoken != "" {
		return false
	}
	longer := text.Fold(ground(q, articles))
	rest, ok := strings.CutPrefix(longer, text.Fold(s.title)+" ")
	if !ok {
		rest, ok = strings.CutSuffix(longer, " "+text.Fold(s.title))
	}
	return ok && !saysNothing(text.Words(rest))
}

// factsOf keeps the facts of one film.
func factsOf(f knowledge.Facts, key string) (out knowledge.Facts) {
	for _, m := range f.Films {
		if m.Key == key {
			out.Films = append(out.Films, m)
		}
	}
	for _, p := range f.People {
		if p.FilmKey == key {
			out.People = append(out.People, p)
		}
	}
	for _, s := range f.Scores {
		if s.FilmKey == key {
			out.Scores = append(out.Scores, s)
		}
	}
	for _, w := range f.Where {
		if w.FilmKey == key {
			out.Where = append(out.Where, w)
		}
	}
	return out
}
