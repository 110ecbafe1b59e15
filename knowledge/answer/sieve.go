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

// numerals are the words that tell the same as the number of a sequel.
var numerals = map[string][]string{"1": words("first one"), "2": words("second two ii"), "3": words("third three iii"), "4": words("fourth four iv"),
	"5": words("fifth five v"), "6": words("sixth six vi"), "7": words("seventh seven vii")}

// headline is the place of an article's headline among its sentences.
const headline = -1

// sieve tells which words of a question stand in which sentence.
type sieve struct {
	docs  []passage.Doc
	terms []string
	alike []map[string]bool // by term: the stems that tell the same
	held  map[[2]int]mask   // by doc and sentence
	given []mask            // by doc: terms of the film's title, where the doc is about that
}

// mask is a set of terms.
type mask uint64

const maxTerms = 60

// newSieve reads the words of a question that its answer is expected to say.
func newSieve(q question.Question, docs []passage.Doc) *sieve {
	sv := sieveOf(tellingWords(q, q.Text), docs)
	if m := either.FindStringSubmatch(q.Plain); m != nil && q.Type == question.YesNo {
		sv.choose(text.Stem(m[1]), text.Stem(m[2]))
	}
	return sv
}

// either finds a choice of two words: "a boy or a girl".
var either = regexp.MustCompile(`(\pL+) or (?:an? |the )?(\pL+)$`)

// choose lets each of two terms stand for the other.
func (sv *sieve) choose(a, b string) {
	for k, stem := range sv.terms {
		if stem == a || stem == b {
			sv.alike[k][a], sv.alike[k][b] = true, true
		}
	}
}

// about lets the words of the subject's name be held by every sentence of an
// article that is about it.
func (sv *sieve) about(q question.Question, s subject, docs []passage.Doc, articles []knowledge.Article) *sieve {
	title := s.named(q, articles)
	if title == "" {
		return sv
	}
	names, key := sv.of(title), bareTitle(title)
	for i := range docs {
		if s.aboutIn(articles[i].ID) || titledAs(articles[i].Title, key) || opensWith(docs[i], key) {
			if sv.given == nil {
				sv.given = make([]mask, len(docs))
			}
			sv.given[i] = names
		}
	}
	return sv
}

func sieveOf(terms []string, docs []passage.Doc) *sieve {
	sv := &sieve{docs: docs, held: map[[2]int]mask{}}
	for _, stem := range terms {
		if slices.Contains(sv.terms, stem) || len(sv.terms) == maxTerms {
			continue
		}
		alike := map[string]bool{stem: true}
		for _, k := range slices.Concat(passage.Kin(stem), deedFamilies[stem], numerals[stem]) {
			alike[k] = alike[k] || !exactly[stem]
		}
		sv.terms = append(sv.terms, stem)
		sv.alike = append(sv.alike, alike)
	}
	return sv
}

// exactly are stems that no other word stands for: an Emmy is no Oscar.
var exactly = setOf(words("oscar oscars bafta baftas emmy emmys globe globes grammy grammys academy netflix hulu disney amazon")...)

// tellingWords returns the stems of the words in s, a part of the question,
// that are neither stops nor such as questions alone are made of.
func tellingWords(q question.Question, s string) (out []string) {
	said := " " + q.Plain + " "
	ranked := ranking.MatchString(q.Plain)
	for _, w := range text.Words(s) {
		fold := owned(w.Fold)
		if text.IsStop(w.Fold) || text.IsStop(fold) || (filler[fold] || untold[fold]) && !(ranked && filmNouns[fold]) || !strings.Contains(said, question.Plain(w.Text)) {
			continue
		}
		out = append(out, text.Stem(fold))
	}
	return out
}

// filmNouns are nouns for a film.
var filmNouns = setOf("film", "movie", "picture", "show", "series", "documentary")

// ranking finds the words that single out one of a kind, whose noun then
// matters: "the first film to".
var ranking = regexp.MustCompile(`\b(first|last|only|most|least|highest|lowest|biggest|oldest|youngest|longest)\b`)

// untold are words of questions that the sentences that answer need not say.
var untold = setOf("film", "films", "movie", "movies", "show", "shows", "tv", "programme", "program", "drama", "doc", "documentary", "sitcom", "series", "reason", "reasons", "cause", "caused",
	"kind", "type", "sort", "way", "new", "latest", "recent", "recently", "happen", "happened", "happens", "say", "said", "says", "tell", "told", "according",
	"explain", "describe", "described", "story", "plot", "premise", "synopsis", "got", "get", "gets", "getting", "make", "made", "makes", "making", "know", "true", "right", "still", "yet",
	"today", "year", "supposed", "apparently", "never", "not", "so", "too", "actor", "actress", "director", "star", "singer", "comedian", "writer", "presenter")

// in returns the terms that a sentence of an article holds.
func (sv *sieve) in(doc, position int) mask {
	if doc < 0 || doc >= len(sv.docs) || position < headline || position >= len(sv.docs[doc].Sentences) {
		return 0
	}
	key := [2]int{doc, position}
	m, ok := sv.held[key]
	if !ok {
		m = sv.of(sv.textAt(doc, position))
		if d := sv.docs[doc]; len(d.Sentences) == short && begins(d) {
			m = sv.of(d.Sentences[0].Text) | sv.of(d.Sentences[1].Text)
		}
		if sv.given != nil {
			m |= sv.given[doc]
		}
		sv.held[key] = m
	}
	return m
}

func (sv *sieve) textAt(doc, position int) string {
	if position == headline {
		return sv.docs[doc].Title
	}
	return sv.docs[doc].Sentences[position].Text
}

// of returns the terms that s holds.
func (sv *sieve) of(s string) (m mask) {
	before := ""
	for _, w := range text.Words(parted.Replace(s)) {
		stem := text.Stem(owned(w.Fold))
		for k := range sv.alike {
			// A number belongs to the word before it: Channel 4 is no four channels.
			if sv.alike[k][stem] && (numerals[sv.terms[k]] == nil || k == 0 || stem != sv.terms[k] && len(stem) > 1 || before == sv.terms[k-1]) {
				m |= 1 << k
			}
		}
		before = stem
	}
	return m
}

// anywhere returns the terms that any sentence of an article holds.
func (sv *sieve) anywhere(doc int) (m mask) {
	for p := headline; p < len(sv.docs[doc].Sentences) && !sv.full(m); p++ {
		m |= sv.in(doc, p)
	}
	return m
}

// around returns the terms that a sentence, its neighbours, the headline and
// the opening of its article hold.
func (sv *sieve) around(c passage.Candidate) mask {
	m := sv.in(c.Doc, headline) | sv.in(c.Doc, 0) | sv.in(c.Doc, 1)
	for p := c.Position - 2; p <= c.Position+1; p++ {
		m |= sv.in(c.Doc, p)
	}
	return m
}

// beside tells whether a sentence with its neighbours and the headline holds
// every term; names may stand farther off, where the article opens.
func (sv *sieve) beside(c passage.Candidate) bool {
	return sv.withNames(c, sv.in(c.Doc, c.Position)|sv.in(c.Doc, c.Position-1)|sv.in(c.Doc, c.Position+1))
}

// toldIn is beside without the neighbours, but for the sentence before one that
// leans on it.
func (sv *sieve) toldIn(c passage.Candidate) bool {
	near := sv.in(c.Doc, c.Position)
	if leans(c.Text) {
		near |= sv.in(c.Doc, c.Position-1)
	}
	return sv.withNames(c, near)
}

// withNames tells whether near is full with the headline, and with the names
// of the sentences before and of the opening.
func (sv *sieve) withNames(c passage.Candidate, near mask) bool {
	near |= sv.in(c.Doc, headline)
	for _, p := range []int{0, 1, c.Position - 1, c.Position - 2} {
		if p >= 0 && p < len(sv.docs[c.Doc].Sentences) && !sv.full(near) {
			near |= sv.names(sv.textAt(c.Doc, p))
		}
	}
	return sv.full(near)
}

// names returns the terms that s writes as names, with capitals.
func (sv *sieve) names(s string) (m mask) {
	for _, w := range text.Words(parted.Replace(s)) {
		if !capital1(w.Text) {
			continue
		}
		if k := slices.Index(sv.terms, text.Stem(owned(w.Fold))); k >= 0 {
			m |= 1 << k
		}
	}
	return m
}

// full tells whether no term is left out.
func (sv *sieve) full(m mask) bool { return m == mask(1)<<len(sv.terms)-1 }

// share returns which part of the terms m holds; 1 where there are none.
func (sv *sieve) share(m mask) float64 {
	if len(sv.terms) == 0 {
		return 1
	}
	n := 0
	for ; m != 0; m &= m - 1 {
		n++
	}
	return float64(n) / float64(len(sv.terms))
}

// Within how many words a sentence that states something tells it, and within
// how many if that is two words.
const (
	tightWords = 16
	tightPair  = 6
)

// span returns the first and last byte of the terms that s holds, and over how
// many words they stand.
func (sv *sieve) span(s string) (start, end, over int) {
	first, n := 0, 0
	var seen mask
	for i, w := range text.Words(s) {
		stem := text.Stem(owned(w.Fold))
		for k := range sv.alike {
			if sv.alike[k][stem] && seen&(1<<k) == 0 {
				seen |= 1 << k
				if n == 0 {
					first, start = i, w.Start
				}
				end, over = w.End, i-first
				n++
			}
		}
	}
	return start, end, over
}

// tight tells whether the terms that s holds stand close together.
func (sv *sieve) tight(s string) bool {
	_, _, over := sv.span(s)
	if len(sv.terms) == 2 {
		return over < tightPair
	}
	return over < tightWords
}

// doubtWithin is how many bytes around its terms make a statement doubtful.
const doubtWithin = 50

// doubted tells whether words of hope, doubt or denial stand where s tells
// what is asked.
func (sv *sieve) doubted(s string) bool {
	start, end, _ := sv.span(s)
	return unsure.MatchString(s[max(0, start-doubtWithin):min(len(s), end+doubtWithin)])
}
