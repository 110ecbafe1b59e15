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

// telling is an answer that is told by a whole sentence, or by two that stand
// side by side: a reason, what somebody said, a plot, whether something is so.
type telling struct {
	line       passage.Candidate
	text       string // of the source: the line, or it and its neighbour
	short      string // the part of it that answers, or ""
	confidence float64
	overrules  bool // is better than what the ranking is sure of
}

// toldTrust is the confidence in a sentence that tells all that the question
// does, in its own words or its neighbours', and is of the asked kind; wholly
// is added as far as its own words do.
const (
	toldTrust = 0.62
	wholly    = 0.12
)

// told looks for a sentence that answers by itself a question that no name,
// number or date answers.
func (d *Desk) told(q question.Question, s subject, docs []passage.Doc, articles []knowledge.Article, candidates []passage.Candidate) (telling, bool) {
	switch q.Type {
	case question.Reason:
		return because(newSieve(q, docs).about(q, s, docs, articles), q, candidates)
	case question.Quote:
		return saidBy(q, s, docs, articles, candidates)
	case question.Plot:
		return d.plot(q, s, docs, articles, candidates)
	case question.YesNo, question.Thing, question.Manner, question.List:
		return stated(newSieve(q, docs).about(q, s, docs, articles), q, s, articles, candidates)
	case question.Person:
		return whoIs(q, candidates)
	case question.Number:
		return howMany(newSieve(q, docs).about(q, s, docs, articles), q, candidates)
	}
	return telling{}, false
}

// toldTypes are the types of questions that told answers.
var toldTypes = map[question.Type]bool{question.Reason: true, question.Quote: true, question.YesNo: true, question.Thing: true, question.Manner: true,
	question.List: true, question.Number: true}

// slight tells whether a question names its film by one word in lower case.
func (s subject) slight() bool {
	return s.title != "" && !strings.Contains(s.title, " ") && strings.ToLower(s.title) == s.title
}

// ownShare is how much of the question a sentence must hold itself for it to
// be the one that answers; the rest may stand beside it.
const (
	ownShare  = 0.6
	surelyOwn = 0.75
)

// happened finds questions what became of somebody, and eventful the sentences
// that may tell.
var (
	happened = regexp.MustCompile(`^(what|whats)( ever)? happened (to|with)\b|^what became of\b`)
	eventful = regexp.MustCompile(`(?i)\b(sacked|fired|axed|dies?|died|dead|killed|arrest\w*|charged|jailed|sentenced|dropped|cancell?ed|injur\w+|hurt|quits?|left|leaves|closed|sold|stolen|destroyed|banned|suspend\w+|replaced|divorc\w+|split\w*|hospital\w*|crash\w*|burn\w*|lost|moved|retir\w+|shot|attacked|robbed|sued|deaths?|overdos\w+|resign\w*|fined|damaged|abandoned|scrapped|postponed|delayed|collapsed?|fell|broke|disappeared|missing|won|married|released)\b`)
)

// leastOwn is ownShare, and more where a sentence is to say that something is
// so.
func leastOwn(q question.Question) float64 {
	if q.Type == question.YesNo {
		return surelyOwn
	}
	return ownShare
}

// fewest is how many words a question needs for a sentence with all of them to
// be more than a chance: two where it says whether something is so or is about
// a known film, else three.
func fewest(q question.Question, s subject) int {
	if q.Type == question.YesNo || s.film != nil || happened.MatchString(q.Plain) {
		return 2
	}
	return 3
}

// stated finds the sentence that says most of what the question does, nothing
// being left that neither it nor its neighbours say.
func stated(sv *sieve, q question.Question, s subject, articles []knowledge.Article, candidates []passage.Candidate) (telling, bool) {
	best, found := telling{}, false
	for i, c := range candidates {
		c = sv.inText(c)
		if len(sv.terms) < fewest(q, s) || sv.doubted(c.Text) && !unsure.MatchString(q.Text) || opposite(q, c.Text) && q.Type != question.YesNo {
			continue
		}
		if c.Position == headline && len(articles[c.Doc].Text) > 0 && q.Type != question.YesNo || len(sv.terms) == 2 && !sv.full(sv.of(c.Text)) {
			continue
		}
		own := sv.share(sv.in(c.Doc, c.Position))
		near := sv.in(c.Doc, c.Position) | sv.in(c.Doc, headline) | sv.in(c.Doc, c.Position-1)
		if own < leastOwn(q) || !sv.full(near) || !sv.tight(c.Text) || !foremost(q, c.Text) || !bestNamed(q, c.Text) || happened.MatchString(q.Plain) && !eventful.MatchString(c.Text) || q.Type != question.YesNo && guarded(q, articles[c.Doc], c, 1) < 1 {
			continue
		}
		if conf := toldTrust + wholly*own - 0.002*float64(i); !found || conf > best.confidence {
			best, found = telling{line: c, text: sv.withBefore(c), confidence: conf}, true
		}
	}
	return best, found
}

// rankedNoun finds what is singled out: "the first film to".
var rankedNoun = regexp.MustCompile(`\b(first|last|only|most|least|highest|lowest|biggest|oldest|youngest|longest)(?: ever)? (?:\pL+ )?(\pL+)\b`)

// foremostWithin is within how many words the noun follows such a word.
const foremostWithin = 4

// foremost tells whether a sentence singles out what the question does.
func foremost(q question.Question, sentence string) bool {
	m := rankedNoun.FindStringSubmatch(q.Plain)
	if m == nil {
		return true
	}
	kind := passage.Kin(text.Stem(m[2]))
	tokens := text.Words(sentence)
	for i, w := range tokens {
		for j := i + 1; w.Fold == m[1] && j < min(len(tokens), i+1+foremostWithin); j++ {
			if slices.Contains(kind, text.Stem(tokens[j].Fold)) {
				return true
			}
		}
	}
	return false
}
