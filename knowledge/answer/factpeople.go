package answer

import (
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// roleKin are roles that answer for another where no article states that one:
// who "wrote" a film may be told as the author of its book.
var roleKin = map[string][]string{
	"director": {"director"},
	"writer":   {"writer"},
	"author":   {"author", "writer", "creator"},
	"creator":  {"creator", "writer"},
	"producer": {"producer", "executive producer"},
}

// castNamed is how many actors answer the question who is in a film.
const castNamed = 4

// credit is the people whom one sentence of an article credits with a role.
type credit struct {
	entry    knowledge.Entry
	sentence string
	names    []string
}

// people answers who did something for the film.
func people(q question.Question, s subject) (found, bool) {
	if q.Role == "" {
		return found{}, false
	}
	roles := roleKin[q.Role]
	if roles == nil {
		roles = []string{q.Role}
	}
	c, ok := cueOf(q)
	if ok && len(c.asks) > 0 {
		return found{}, false // who replaced whom is no matter of credits
	}
	rest, more := remaining(q, c, s.film.Title), added(q)
	for _, role := range roles {
		credits := credited(s.entries, func(p knowledge.Person) bool {
			return slices.Contains(p.Roles, role) && (q.Cast == "" || plays(p, q.Cast)) && (q.Cast != "" || beside(s, p, rest, more)) && !ofOtherWork(p.Sentence, s.film.Title) && !q.Excludes(p.Name)
		})
		if len(credits) > 0 {
			return tell(credits, s.film.Key, q), true
		}
	}
	return found{}, false
}

// version finds of what a sentence tells a film version.
var version = regexp.MustCompile(`\b(?:version|adaptation|remake) of (?:the |his |her )?["“‘']?((?:\p{Lu}[\pL'’-]+ ?){1,5})`)

// ofOtherWork tells whether a sentence speaks of the version of another work.
func ofOtherWork(sentence, title string) bool {
	m := version.FindStringSubmatch(sentence)
	return m != nil && !overlapsWords(m[1], title) && !titledAs(sentence, bareTitle(title))
}

// beside tells whether a credit, or an article about the film, holds the
// further words of a question. Words that tell versions of a film apart must
// stand in the credit or where the article opens, and figures in the credit.
func beside(s subject, p knowledge.Person, rest, added []string) bool {
	e, ok := entryOf(s.entries, p.Article)
	if !ok || holdsRest(p.Sentence, e.Article, rest, added) {
		return holdsAll(p.Sentence, rest) || ok
	}
	if !s.aboutIn(p.Article) {
		return false
	}
	opening := e.Article.Title + ". " + e.Article.Text[:min(len(e.Article.Text), openingBytes)]
	for _, stem := range rest {
		whole := opening
		if !slices.Contains(versions, stem) {
			whole += e.Article.Text
		}
		if !holdsStem(p.Sentence, passage.Kin(stem)) && (capital1(stem) || !holdsStem(whole, passage.Kin(stem))) {
			return false
		}
	}
	return true
}

// openingBytes is how much of an article tells of which version of a film it
// speaks.
const openingBytes = 250

// versions are words that tell films of one title apart; so do figures.
var versions = words("original originally first second third last latest sequel prequel remake reboot musical stage play television tv series new old earlier previous next 1st 2nd 3rd documentary short animated book novel game video version episode pilot")

// credited collects the people that pick picks, by entry and sentence.
func credited(entries []knowledge.Entry, pick func(knowledge.Person) bool) []credit {
	var out []credit
	for _, e := range entries {
		at := map[string]int{}
		for _, p := range e.Facts.People {
			if !pick(p) {
				continue
			}
			i, ok := at[p.Sentence]
			if !ok {
				i = len(out)
				at[p.Sentence] = i
				out = append(out, credit{entry: e, sentence: p.Sentence})
			}
			if !slices.Contains(out[i].names, p.Name) {
				out[i].names = append(out[i].names, p.Name)
			}
		}
	}
	return out
}

// tell answers with the credit of the most telling article: of its sentences
// the one that names most.
func tell(credits []credit, key string, q question.Question) found {
	best := credits[0]
	for _, c := range credits {
		if c.entry.Article.ID == best.entry.Article.ID && len(c.names) > len(best.names) {
			best = c
		}
	}
	names := best.names
	if q.Label == "cast" && q.Cast == "" {
		best, names = credits[0], billed(credits)
	}
	f := found{short: listed(names), sentence: best.sentence, entries: []knowledge.Article{best.entry.Article}}
	agree := []knowledge.Entry{best.entry}
	seen := map[string]bool{best.entry.Article.ID: true}
	for _, c := range credits {
		if seen[c.entry.Article.ID] {
			continue
		}
		seen[c.entry.Article.ID] = true
		if shares(c.names, best.names) {
			agree = append(agree, c.entry)
			f.entries = append(f.entries, c.entry.Article)
			continue
		}
		if q.Label != "cast" {
			f.others = append(f.others, byline(c.entry.Article)+": "+listed(c.names))
		}
	}
	f.confidence = trust(agree, key)
	return f
}

// billed returns the first few people whom the first entry's sentences credit,
// in the article's order.
func billed(credits []credit) (names []string) {
	for _, c := range credits {
		if c.entry.Article.ID != credits[0].entry.Article.ID {
			break
		}
		names = append(names, c.names...)
	}
	return names[:min(len(names), castNamed)]
}

// shares tells whether two lists have a person in common.
func shares(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if samePerson(x, y) {
				return true
			}
		}
	}
	return false
}

// samePerson tells whether two names are one, or one is the other's surname.
func samePerson(x, y string) bool {
	a, b := text.NameKey(x), text.NameKey(y)
	return a == b || strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a)
}

// plays tells whether the person plays the asked character: every word of the
// shorter name stands in the longer.
func plays(p knowledge.Person, cast string) bool {
	return p.Character != "" && within(p.Character, cast)
}

// within tells whether the words of one name that count stand in the other.
func within(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if !slices.Contains(y, w) && !slices.Contains(y, w+"s") && !slices.Contains(y, strings.TrimSuffix(w, "s")) {
			return false
		}
	}
	return true
}

func nameWords(s string) (out []string) {
	for _, w := range strings.Fields(unowned(text.Fold(s))) {
		if !text.IsStop(w) {
			out = append(out, w)
		}
	}
	return out
}

// isOne finds the questions who somebody is in a film, which may ask for the
// actor of a character as well as for an actor's character.
var isOne = regexp.MustCompile(`^(who|whos) (is|was)\b`)

// character answers whom an actor plays.
func character(q question.Question, s subject) (found, bool) {
	if q.Cast == "" {
		return found{}, false
	}
	for _, e := range s.entries {
		for _, p := range e.Facts.People {
			if p.Character != "" && within(p.Name, q.Cast) {
				return found{short: p.Character, sentence: p.Sentence, entries: []knowledge.Article{e.Article},
					confidence: trust([]knowledge.Entry{e}, s.film.Key)}, true
			}
			if isOne.MatchString(q.Plain) && plays(p, q.Cast) {
				return found{short: p.Name, sentence: p.Sentence, entries: []knowledge.Article{e.Article},
					confidence: trust([]knowledge.Entry{e}, s.film.Key)}, true
			}
		}
	}
	return found{}, false
}
