package newsroom

import (
	"strings"

	"marquee/bot"
	"marquee/knowledge"
)

// Subject is an article as expressions look at it.
type Subject struct {
	padded string          // folded headline and text between spaces
	title  string          // folded headline between spaces
	outlet string          // folded between spaces
	words  map[string]bool // of padded and outlet
	films  map[string]bool // keys of the films it is about
	score  float64         // highest stated, in percent; -1 for none
}

// maxMatched bounds how much of a text is looked at, in bytes.
const maxMatched = 64 << 10

// NewSubject folds an article once for all expressions. A film counts when the
// article is about it, names it twice, or has it in the headline. Outlets are
// those that carry it besides its own.
func NewSubject(e knowledge.Entry, fold Folding, outlets ...string) *Subject {
	a := e.Article
	title, text := fold.Text(a.Title), a.Text
	if len(text) > maxMatched {
		text = strings.ToValidUTF8(text[:maxMatched], "")
	}
	s := &Subject{title: " " + title + " ", outlet: " " + fold.Text(a.Outlet) + " ", words: map[string]bool{}, films: map[string]bool{}, score: -1}
	s.padded = s.title + fold.Text(text) + " "
	for w := range strings.FieldsSeq(s.padded) {
		s.words[w] = true
	}
	for _, o := range outlets {
		s.outlet += "| " + fold.Text(o) + " " // no name runs over the bar
	}
	for w := range strings.FieldsSeq(s.outlet) {
		s.words[outletMark+w] = true
	}
	for _, m := range e.Facts.Films {
		if m.Primary || m.Mentions >= 2 || strings.Contains(s.title, " "+fold.Text(m.Title)+" ") {
			s.films[m.Key] = true
			s.words[filmMark+m.Key] = true
		}
	}
	for _, sc := range e.Facts.Scores {
		s.score = max(s.score, sc.Percent)
	}
	return s
}

// Marks tell the words of names from those of texts in one set.
const (
	outletMark = "\x01"
	filmMark   = "\x02"
)

// has reports whether a condition holds.
func (t *term) has(s *Subject) bool {
	padded := t.padded
	switch t.kind {
	case filmTerm:
		return s.films[t.key] || strings.Contains(s.title, padded)
	case outletTerm:
		return strings.Contains(s.outlet, padded)
	}
	if len(t.parts) == 1 {
		return s.words[t.text]
	}
	for _, w := range t.parts {
		if !s.words[w] {
			return false
		}
	}
	return strings.Contains(s.padded, padded)
}

// holds reports whether a subject matches.
func (m *Match) holds(s *Subject) bool {
	if m.score > 0 && s.score < m.score {
		return false
	}
	for i := range m.not {
		if m.not[i].has(s) {
			return false
		}
	}
	for _, clause := range m.any {
		all := true
		for i := range clause {
			if !clause[i].has(s) {
				all = false
				break
			}
		}
		if all {
			return true
		}
	}
	return len(m.any) == 0
}

// Why says in words why a subject matches, or why it does not.
func (m *Match) Why(s *Subject) (matches bool, why bot.Phrase) {
	for _, t := range m.not {
		if t.has(s) {
			return false, bot.Phrased("it has “%s”, which must not be there", t.said)
		}
	}
	switch {
	case m.score > 0 && s.score < 0:
		return false, bot.Phrased("it states no score, and at least %g is asked for", m.score)
	case m.score > 0 && s.score < m.score:
		return false, bot.Phrased("its highest score is %.0f, and at least %g is asked for", s.score, m.score)
	}
	var missing string
	for _, clause := range m.any {
		var said []string
		missing = ""
		for _, t := range clause {
			if !t.has(s) {
				missing = t.said
				break
			}
			said = append(said, t.said)
		}
		if missing == "" {
			return true, bot.Phrased("it has “%s”", strings.Join(said, "”, “"))
		}
	}
	switch {
	case len(m.any) > 1:
		return false, bot.Phrased("none of the alternatives is there")
	case len(m.any) == 1:
		return false, bot.Phrased("it does not have “%s”", missing)
	case m.score > 0:
		return true, bot.Phrased("it states a score of %.0f", s.score)
	}
	return true, bot.Phrase{}
}
