package newsroom

import (
	"strconv"
	"strings"
	"unicode"

	"marquee/bot"
)

// Folding gives texts, film titles and names the forms in which they are
// compared. All fields are required.
type Folding struct {
	Text  func(string) string // lower case, single spaces, no punctuation
	Title func(string) string // the identity of a film title
}

// Match is an expression that stories match or do not: words and names of
// which all must be there, alternatives with or between them, a least score,
// and what must not be there.
//
//	dune                       the word
//	"box office"               the words beside one another
//	film:"The Odyssey"         the film, as one the story is about
//	person:"Greta Gerwig"      the name
//	outlet:Variety             where it stands
//	score:70                   a score of at least 70 of 100 is stated
//	sequel dune or sequel alien
//	dune not trailer           what follows not (or -) must be absent
//
// not and score hold for all alternatives. The zero Match matches everything.
type Match struct {
	any   [][]term // alternatives; none: everything
	not   []term
	score float64 // 0: any, and none
}

type termKind byte

const (
	phraseTerm termKind = iota
	filmTerm
	personTerm
	outletTerm
)

// term is one condition.
type term struct {
	kind termKind
	text string // folded; of a film also its title, for headlines
	key  string // of a film
	said string // as it was typed

	padded string   // text between spaces
	parts  []string // its words
}

// fields are the words before a colon.
var fields = map[string]termKind{"film": filmTerm, "movie": filmTerm, "person": personTerm, "people": personTerm, "name": personTerm,
	"outlet": outletTerm, "source": outletTerm, "word": phraseTerm, "words": phraseTerm}

// maxTerms is the most conditions of one expression.
const maxTerms = 50

// ParseMatch reads an expression. What cannot be read is a *bot.Problem.
func ParseMatch(expression string, fold Folding) (Match, error) {
	var m Match
	var clause []term
	not, terms := false, 0
	end := func() {
		if len(clause) > 0 {
			m.any, clause = append(m.any, clause), nil
		}
	}
	for _, w := range lex(expression) {
		word := strings.ToLower(w.text)
		switch {
		case w.quoted, w.field != "":
		case word == "or" || word == "," || word == "|":
			end()
			continue
		case word == "and":
			continue
		case word == "not" || word == "-":
			not = true
			continue
		}
		if terms++; terms > maxTerms {
			return Match{}, refuse("More than %d conditions are too many.", maxTerms)
		}
		if w.field == "score" || w.field == "minscore" {
			if err := m.least(w.text, not); err != nil {
				return Match{}, err
			}
			continue
		}
		t, err := termOf(w, fold)
		if err != nil {
			return Match{}, err
		}
		switch {
		case t.text == "":
		case not || w.not:
			m.not = append(m.not, t)
		default:
			clause = append(clause, t)
		}
		not = false
	}
	if not {
		return Match{}, refuse("After “not” a word is missing.")
	}
	end()
	return m, nil
}

func refuse(format string, args ...any) error {
	return bot.Refuse(format, args...)
}

func (m *Match) least(value string, not bool) error {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimLeft(value, ">="), "%"), 64)
	if err != nil || not || n < 0 || n > 100 {
		return refuse("“score:%.20s” is no least score; write a number from 0 to 100, such as score:70.", value)
	}
	m.score = n
	return nil
}

func termOf(w lexeme, fold Folding) (term, error) {
	t := term{text: fold.Text(w.text), said: w.text}
	t.padded, t.parts = " "+t.text+" ", strings.Fields(t.text)
	if w.field == "" {
		return t, nil
	}
	kind, ok := fields[w.field]
	if !ok {
		return t, refuse("“%.20s:” is not known; there are film:, person:, outlet: and score:.", w.field)
	}
	if t.text == "" {
		return t, refuse("After “%s:” a name is missing.", w.field)
	}
	t.kind, t.said = kind, w.field+":"+w.text
	if kind == filmTerm {
		t.key = fold.Title(w.text)
	}
	return t, nil
}

// lexeme is a word, a quoted phrase, or a comma, with the field before it.
type lexeme struct {
	field, text string
	quoted, not bool
}

// lex cuts an expression. A quote that is not closed runs to the end.
func lex(s string) []lexeme {
	var out []lexeme
	s = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(s)
	for {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
		if s == "" {
			return out
		}
		var w lexeme
		if s[0] == ',' || s[0] == '|' {
			out, s = append(out, lexeme{text: s[:1]}), s[1:]
			continue
		}
		if len(s) > 1 && s[0] == '-' && s[1] != ' ' {
			w.not, s = true, s[1:]
		}
		if name, rest, ok := cutField(s); ok {
			w.field, s = name, strings.TrimLeft(rest, " ")
		}
		if strings.HasPrefix(s, `"`) {
			w.quoted = true
			w.text, s, _ = strings.Cut(s[1:], `"`)
		} else if i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '|' }); i >= 0 {
			w.text, s = s[:i], s[i:]
		} else {
			w.text, s = s, ""
		}
		out = append(out, w)
	}
}

// cutField cuts "film:" off, and "score>=".
func cutField(s string) (name, rest string, ok bool) {
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i <= 0 || s[i] != ':' && s[i] != '>' {
		return "", s, false
	}
	name = strings.ToLower(s[:i])
	if strings.HasPrefix(s[i:], "://") || s[i] == '>' && name != "score" {
		return "", s, false
	}
	return name, s[i+1:], true
}
