// Package question understands what was asked: the type of answer, the role,
// source or year that narrows it, and the words that matter. It is pure and
// works by tables; one line in a table teaches it one more way of asking.
package question

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge"
)

// MaxRunes is how much of a question is read; nobody asks at greater length,
// and time stays bounded.
const MaxRunes = 400

// Type says what an answer to the question would be.
type Type string

// The types of answers.
const (
	Person    Type = "person"    // who, by role
	Character Type = "character" // whom somebody plays
	Title     Type = "title"     // which film
	Date      Type = "date"
	Place     Type = "place"
	Service   Type = "service" // where to watch
	Score     Type = "score"
	Number    Type = "number"
	Money     Type = "money"
	YesNo     Type = "yes or no"
	Sequel    Type = "sequel"
	Reason    Type = "reason"
	Manner    Type = "manner"
	Plot      Type = "plot"
	Quote     Type = "quote"
	List      Type = "list"
	Thing     Type = "thing" // anything else
)

// Types lists the types in a fixed order, for features and tables.
var Types = [...]Type{Person, Character, Title, Date, Place, Service, Score, Number, Money,
	YesNo, Sequel, Reason, Manner, Plot, Quote, List, Thing}

// Question is what a person asked, understood.
type Question struct {
	Text     string         // as typed, at most MaxRunes, white space collapsed
	Plain    string         // lower case, apostrophes dropped, other punctuation as spaces; small talk around it dropped
	Type     Type           //
	Role     string         // of a person (knowledge.Roles), or ""
	Label    string         // the name of the form: what a count of questions shows
	Source   string         // aggregator or outlet that a score is asked of, or ""
	Kind     knowledge.Kind // whose judgement a score is asked of, or ""
	Year     int            // a year named, or 0
	Latest   bool           // the newest is asked for
	Focus    string         // the noun after what or which: "platform", "film"
	Cast     string         // the character or actor whose counterpart is asked for
	Pronoun  bool           // speaks of "it", "the film", "that movie"
	OffTopic bool           // small talk, orders and insults, by their words
}

// Read understands a question. It never fails: what no form matches is a
// Thing.
func Read(s string) Question {
	q := Question{Text: bound(s), Type: Thing, Label: string(Thing)}
	plain := Plain(q.Text)
	q.Plain = spoken(plain)
	padded := " " + q.Plain + " "
	q.Year = year(q.Plain)
	q.Latest = containsAny(padded, latestWords)
	q.Pronoun = pronouns.MatchString(q.Plain)
	q.OffTopic = offTopic.MatchString(plain)
	q.Source, q.Kind = judge(padded)
	at, m := readAs(q.Plain)
	if t := turned(q.Plain); t != "" && at >= generic {
		if to, tm := readAs(t); to < at {
			q.Plain, at, m = t, to, tm
		}
	}
	if m != nil {
		q.take(forms[at], m)
	}
	if m := focusNoun.FindStringSubmatch(q.Plain); m != nil && q.Focus == "" && !focusVerbs[m[3]] {
		q.Focus = m[3]
	}
	if q.Label == string(Thing) && q.Focus != "" {
		if t, ok := focusTypes[singular(q.Focus)]; ok {
			q.Type, q.Label = t, string(t)
		}
	}
	return q
}

// excluding finds whom a question leaves out.
var excluding = re(`\b(?:besides|apart from|other than|except(?: for)?|aside from|along with|alongside|next to) (.+)$`)

// Excludes tells whether the question leaves the person out: "besides de
// niro".
func (q Question) Excludes(name string) bool {
	m := excluding.FindStringSubmatch(q.Plain)
	if m == nil {
		return false
	}
	for _, w := range strings.Fields(Plain(name)) {
		if strings.HasSuffix(" "+m[1], " "+w) {
			return true
		}
	}
	return false
}

// Asked is the text of the question without whom it leaves out.
func (q Question) Asked() string {
	if m := leftOut.FindStringIndex(q.Text); m != nil {
		return q.Text[:m[0]]
	}
	return q.Text
}

var leftOut = re(`(?i)\b(besides|apart from|other than|except|aside from|along with|alongside|next to)\b`)

// take fills what a form that matched tells.
func (q *Question) take(f form, m []string) {
	q.Type, q.Role, q.Label = f.answer, f.role, f.label
	if q.Label == "" {
		q.Label = string(f.answer)
	}
	for i, name := range f.match.SubexpNames() {
		switch name {
		case "focus":
			q.Focus = m[i]
		case "cast":
			q.Cast = strings.TrimSpace(m[i])
		case "source":
			if q.Source == "" {
				q.Source = m[i]
			}
		}
	}
}

// bound cuts s to MaxRunes and collapses white space and control characters.
func bound(s string) string {
	var b strings.Builder
	n, space := 0, false
	for _, r := range s {
		if r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
			n++
		}
		space = false
		b.WriteRune(r)
		if n++; n >= MaxRunes {
			break
		}
	}
	return b.String()
}

// Plain lowers s, drops apostrophes and turns other punctuation into single
// spaces: "Who's in 'Dune'?" becomes "whos in dune". A dollar sign, a percent
// sign and a slash between digits stay.
func Plain(s string) string {
	var b strings.Builder
	space := false
	var last rune
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '$', r == '%':
		case r == '\'' || r == '’' || r == '‘' || r == '`':
			if unicode.IsLetter(last) && i+1 < len(runes) && unicode.IsLetter(runes[i+1]) {
				continue
			}
			space = true
			continue
		case (r == '/' || r == '.') && unicode.IsDigit(last) && i+1 < len(runes) && unicode.IsDigit(runes[i+1]):
		default:
			last = r
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(unicode.ToLower(r))
		last = r
	}
	return b.String()
}

// year returns the last year between 1890 and 2099 that s names.
func year(plain string) int {
	found := 0
	for _, w := range strings.Fields(plain) {
		if n, err := strconv.Atoi(w); err == nil && len(w) == 4 && n >= 1890 && n < 2100 {
			found = n
		}
	}
	return found
}

func containsAny(padded string, words []string) bool {
	for _, w := range words {
		if strings.Contains(padded, " "+w+" ") {
			return true
		}
	}
	return false
}

// judge finds the source and the kind of score that the question narrows to.
func judge(padded string) (source string, kind knowledge.Kind) {
	for _, a := range aggregators {
		if strings.Contains(padded, " "+a.words+" ") {
			source, kind = a.source, a.kind
			break
		}
	}
	for _, k := range judges {
		if strings.Contains(padded, " "+k.word+" ") {
			return source, k.kind
		}
	}
	return source, kind
}

// singular drops a plural s.
func singular(w string) string {
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}
