package passage

import (
	"math"
	"math/bits"

	"marquee/knowledge/answer/question"
)

// The features of a line, in the order of a row. `fit` writes their names
// beside the trees so that a stale fit is noticed.
const (
	fCov = iota
	fCovLocal
	fCovRest
	fCovContext
	fCovPrev
	fCovNext
	fCovDoc
	fCovExact
	fMissing
	fSoft
	fSoftRest
	fCentroid
	fBigram
	fOrder
	fDense
	fNames
	fNums
	fRarest
	fLast
	fFirst
	fRelCov
	fRelSoft
	fRelLocal
	fRankLocal
	fRelDense
	fLength
	fPosition
	fOpening
	fHeadline
	fParagraph
	fDocLines
	fDocScore
	fDocRank
	fDocs
	fPronoun
	fTyped
	fTypedNear
	fTypedWeight
	fCued
	fDate
	fNumber
	fName
	fQuote
	fNovel
	fTerms
	fFocus
	fLike
	fPhrase
	fPhraseDoc
	fRelPhrase
	fQuestion
	fNegated
	fLearned
	fRelLearned
	fTitleAsked
	fAskPerson
	fAskDate
	fAskNumber
	fAskPlace
	fAskWhy
	fAskThing
	featureCount
)

// Features names the features in order.
var Features = [featureCount]string{
	"coverage", "coverage by local rarity", "coverage beyond the title", "coverage with context", "coverage before", "coverage after",
	"coverage of the doc", "coverage unstemmed", "weight missing", "soft coverage", "soft coverage of the missing", "centroid",
	"bigrams", "order", "density", "names", "numbers", "rarest", "last term", "first term",
	"relative coverage", "relative soft", "relative local", "rank local", "relative density", "length", "position", "opening", "headline", "paragraph",
	"doc lines", "doc score", "doc rank", "docs", "pronoun", "typed", "typed near", "typed weight", "cued", "date", "number", "name", "quote",
	"novelty", "terms", "focus", "like its type", "phrase", "phrase in doc", "relative phrase", "is a question", "negated", "learned", "relative learned", "title asked",
	"asks person", "asks date", "asks number", "asks place", "asks why", "asks thing",
}

// row is the features of one line.
type row [featureCount]float64

// scene is the lines of one question with what is computed of them once.
type scene struct {
	*asked
	docs   []Doc
	lines  []line
	match  []mask // terms that each line holds
	titled []mask // terms in each doc's title
	titles [][]word
	whole  []mask // terms anywhere in each doc
	local  []float64
	picked []int    // the lines that are described, in order
	pairs  Learned  // nil: nothing was learned
	keys   []string // of the question, to look up in pairs
}

// look prepares the scene of a question over docs.
func (s stems) look(a *asked, docs []Doc) *scene {
	sc := &scene{asked: a, docs: docs, lines: s.lines(docs), keys: a.keys()}
	sc.match = make([]mask, len(sc.lines))
	sc.titled, sc.whole = make([]mask, len(docs)), make([]mask, len(docs))
	for d := range docs {
		sc.titles = append(sc.titles, s.read(docs[d].Title))
		sc.titled[d] = a.matches(sc.titles[d])
		sc.whole[d] = sc.titled[d]
	}
	df := make([]int, len(a.terms))
	for i := range sc.lines {
		m := a.matches(sc.lines[i].words)
		sc.match[i] = m
		sc.whole[sc.lines[i].doc] |= m
		for ; m != 0; m &= m - 1 {
			df[bits.TrailingZeros64(uint64(m))]++
		}
	}
	sc.local = make([]float64, len(a.terms))
	for i, n := range df {
		sc.local[i] = math.Log(1 + float64(len(sc.lines))/float64(n+1))
	}
	return sc
}

// matches returns the terms that the words hold.
func (a *asked) matches(words []word) mask {
	var m mask
	for i := range words {
		if k, ok := a.has[words[i].stem]; ok {
			m |= 1 << k
		}
	}
	return m
}

// rows computes the features of the picked lines.
func (sc *scene) rows() []row {
	rows := make([]row, len(sc.picked))
	base := sc.baseline()
	for i, at := range sc.picked {
		sc.overlap(&rows[i], at)
		sc.shape(&rows[i], at)
		sc.typed(&rows[i], &sc.lines[at])
		copy(rows[i][fAskPerson:], base[fAskPerson:])
		rows[i][fTerms] = base[fTerms]
		rows[i][fDocs] = base[fDocs]
	}
	relative(rows, fCov, fRelCov)
	relative(rows, fSoft, fRelSoft)
	relative(rows, fCovLocal, fRelLocal)
	relative(rows, fDense, fRelDense)
	relative(rows, fPhrase, fRelPhrase)
	sc.phrases(rows)
	relative(rows, fLearned, fRelLearned)
	ranks(rows, fCovLocal, fRankLocal)
	return rows
}

// baseline fills the features that depend on the question alone.
func (sc *scene) baseline() (r row) {
	r[fTerms] = float64(len(sc.terms))
	r[fDocs] = math.Log1p(float64(len(sc.docs)))
	switch sc.Type {
	case question.Person, question.Character, question.Title:
		r[fAskPerson] = 1
	case question.Date:
		r[fAskDate] = 1
	case question.Number, question.Money, question.Score:
		r[fAskNumber] = 1
	case question.Place, question.Service:
		r[fAskPlace] = 1
	case question.Reason, question.Manner:
		r[fAskWhy] = 1
	default:
		r[fAskThing] = 1
	}
	return r
}

// relative sets feature to of each row to from divided by its greatest value.
func relative(rows []row, from, to int) {
	var top float64
	for i := range rows {
		top = math.Max(top, rows[i][from])
	}
	for i := range rows {
		if top > 0 {
			rows[i][to] = rows[i][from] / top
		}
	}
}

// ranks sets feature to of each row to one over the number of rows that have
// no smaller value of from.
func ranks(rows []row, from, to int) {
	values := make([]float64, len(rows))
	for i := range rows {
		values[i] = rows[i][from]
	}
	order := sorted(values)
	for i := range rows {
		rows[i][to] = 1 / float64(1+order.above(rows[i][from]))
	}
}
