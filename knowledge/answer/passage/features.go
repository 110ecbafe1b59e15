package passage

import (
	"math"
	"math/bits"
	"strings"

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

// rows computes the features of all lines.
func (sc *scene) rows() []row {
	rows := make([]row, len(sc.lines))
	base := sc.baseline()
	for i := range sc.lines {
		sc.overlap(&rows[i], i)
		sc.shape(&rows[i], i)
		sc.typed(&rows[i], &sc.lines[i])
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

// overlap fills the features of shared words.
func (sc *scene) overlap(r *row, i int) {
	l, m := &sc.lines[i], sc.match[i]
	title, whole := sc.titled[l.doc], sc.whole[l.doc]
	var prev, next mask
	if i > 0 && sc.lines[i-1].doc == l.doc {
		prev = sc.match[i-1]
	}
	if i+1 < len(sc.lines) && sc.lines[i+1].doc == l.doc {
		next = sc.match[i+1]
	}
	r[fCov] = sc.share(m, sc.all, 0)
	r[fCovRest] = sc.share(m, sc.all&^title, -.1)
	r[fCovContext] = sc.share(m|title|prev, sc.all, 0)
	r[fCovPrev] = sc.share(prev, sc.all, 0)
	r[fCovNext] = sc.share(next, sc.all, 0)
	r[fCovDoc] = sc.share(whole, sc.all, 0)
	r[fTitleAsked] = sc.share(title, sc.all, 0)
	r[fMissing] = sc.weight(sc.all &^ (m | title))
	r[fNames] = sc.share(m|title, sc.names, 1.1)
	r[fNums] = sc.share(m, sc.nums, 1.1)
	var got, all, rare float64
	rarest := -1
	for k := range sc.terms {
		bit := mask(1) << k
		all += sc.local[k]
		if m&bit != 0 {
			got += sc.local[k]
		}
		if title&bit == 0 && sc.terms[k].weight > rare {
			rare, rarest = sc.terms[k].weight, k
		}
	}
	if all > 0 {
		r[fCovLocal] = got / all
	}
	if rarest >= 0 && m>>rarest&1 != 0 {
		r[fRarest] = 1
	}
	if n := len(sc.terms); n > 0 {
		r[fFirst] = float64(m & 1)
		r[fLast] = float64(m >> (n - 1) & 1)
	}
	sc.likeness(r, l, m)
	r[fBigram], r[fOrder] = sc.sequence(l)
	r[fDense] = sc.density(l)
	r[fPhrase] = sc.phrase(l.words)
}

// likeness fills the features of word vectors and of words' exact forms.
func (sc *scene) likeness(r *row, l *line, m mask) {
	lex := english()
	var sum [dims]float64
	best := make([]float64, len(sc.terms))
	var exact mask
	for i := range l.words {
		w := &l.words[i]
		if w.stop {
			continue
		}
		lex.add(&sum, w.vec, lex.rarity(w.vec))
		k, same := sc.has[w.stem]
		if same {
			if sc.terms[k].fold == w.token.Fold {
				exact |= 1 << k
			}
		} else {
			if sc.kind != nil && w.upper && w.vec >= 0 {
				r[fLike] = math.Max(r[fLike], lex.toward(w.vec, sc.kind))
			}
			if sc.focus >= 0 {
				r[fFocus] = math.Max(r[fFocus], lex.like(sc.focus, w.vec))
			}
			r[fNovel]++
		}
		for k := range sc.terms {
			if m>>k&1 == 0 && !sc.terms[k].name {
				best[k] = math.Max(best[k], lex.like(sc.terms[k].vec, w.vec))
			}
		}
	}
	var soft, rest, missing float64
	for k := range sc.terms {
		w := sc.terms[k].weight
		if m>>k&1 != 0 {
			soft += w
			continue
		}
		near := math.Max(0, (best[k]-.4)/.6)
		soft += w * near
		rest += w * near
		missing += w
	}
	if sc.sum > 0 {
		r[fSoft] = soft / sc.sum
	}
	if missing > 0 {
		r[fSoftRest] = rest / missing
	}
	r[fCovExact] = sc.share(exact, sc.all, 0)
	r[fCentroid] = cosine(&sum, &sc.vec)
	r[fNovel] = math.Log1p(r[fNovel])
}

// sequence returns the share of neighbouring words of the question that are
// neighbours in the line, and the share of its words found in the same order
// (longest common subsequence).
func (sc *scene) sequence(l *line) (bigrams, order float64) {
	if len(sc.seq) < 2 {
		return 0, 0
	}
	pairs := 0
	follows := make(map[[2]string]bool, len(l.words))
	for i := 1; i < len(l.words); i++ {
		follows[[2]string{l.words[i-1].stem, l.words[i].stem}] = true
	}
	for i := 1; i < len(sc.seq); i++ {
		if follows[[2]string{sc.seq[i-1], sc.seq[i]}] {
			pairs++
		}
	}
	seq := sc.seq[:min(len(sc.seq), maxTerms)]
	best := make([]int, len(l.words)+1)
	for _, s := range seq {
		diagonal := 0
		for j := range l.words {
			above := best[j+1]
			if l.words[j].stem == s {
				best[j+1] = diagonal + 1
			} else {
				best[j+1] = max(above, best[j])
			}
			diagonal = above
		}
	}
	return float64(pairs) / float64(len(sc.seq)-1), float64(best[len(l.words)]) / float64(len(seq))
}

// phrase returns the share of the question's weight in the longest run of its
// words, stop words included, that the words hold without a gap.
func (sc *scene) phrase(words []word) float64 {
	if sc.sum == 0 {
		return 0
	}
	var top float64
	ends := make([]float64, len(words)+1) // weight of the run that ends before word j
	long := make([]int, len(words)+1)
	for _, s := range sc.seq[:min(len(sc.seq), maxTerms)] {
		var weight float64
		if k, ok := sc.has[s]; ok {
			weight = sc.terms[k].weight
		}
		for j := len(words); j > 0; j-- {
			if words[j-1].stem != s {
				ends[j], long[j] = 0, 0
				continue
			}
			ends[j], long[j] = ends[j-1]+weight, long[j-1]+1
			if long[j] > 1 {
				top = math.Max(top, ends[j])
			}
		}
	}
	return top / sc.sum
}

// phrases fills the greatest phrase of each doc, its title included.
func (sc *scene) phrases(rows []row) {
	best := make([]float64, len(sc.docs))
	for d := range sc.docs {
		best[d] = sc.phrase(sc.titles[d])
	}
	for i := range rows {
		d := sc.lines[i].doc
		best[d] = math.Max(best[d], rows[i][fPhrase])
	}
	for i := range rows {
		rows[i][fPhraseDoc] = best[sc.lines[i].doc]
	}
}

// density returns the greatest share of the question's weight that stands
// within fourteen words of the line.
func (sc *scene) density(l *line) float64 {
	const window = 14
	var best float64
	for i := 0; i < len(l.words); i += window / 2 {
		best = math.Max(best, sc.share(sc.matches(l.words[i:min(i+window, len(l.words))]), sc.all, 0))
	}
	return best
}

// shape fills the features of the line itself and its place.
func (sc *scene) shape(r *row, i int) {
	l, d := &sc.lines[i], &sc.docs[sc.lines[i].doc]
	r[fLength] = math.Log1p(float64(len(l.words)))
	r[fPosition] = math.Log1p(float64(max(l.position, 0)))
	if l.position == 0 {
		r[fOpening] = 1
	}
	if l.position < 0 {
		r[fHeadline] = 1
	}
	r[fParagraph] = float64(min(l.paragraph, 20))
	r[fDocLines] = math.Log1p(float64(len(d.Sentences)))
	if top := sc.docs[0].Score; top > 0 {
		r[fDocScore] = d.Score / top
	}
	r[fDocRank] = 1 / float64(1+l.doc)
	if len(l.words) > 0 && pronouns[l.words[0].token.Fold] {
		r[fPronoun] = 1
	}
	if strings.HasSuffix(strings.TrimRight(l.text, `"'”’ `), "?") {
		r[fQuestion] = 1
	}
	if strings.ContainsAny(l.text, "\"“”") {
		r[fQuote] = 1
	}
	for _, w := range l.words {
		if negations[w.token.Fold] || strings.HasSuffix(w.token.Fold, "n't") {
			r[fNegated] = 1
		}
	}
}

var (
	pronouns  = set("he", "she", "it", "they", "his", "her", "its", "their", "this", "these", "that", "him", "them")
	negations = set("not", "no", "never", "neither", "nor", "without", "none", "nobody", "cannot", "isnt", "wasnt", "didnt", "doesnt", "wont")
)

// typed fills the features of the asked type of answer.
func (sc *scene) typed(r *row, l *line) {
	spans := sc.spans(l)
	r[fTyped] = math.Min(float64(len(spans)), 4)
	for _, s := range spans {
		near, weight := sc.around(l, s)
		r[fTypedNear] = math.Max(r[fTypedNear], near)
		r[fTypedWeight] = math.Max(r[fTypedWeight], weight)
	}
	if sc.cued(l) {
		r[fCued] = 1
	}
	for i := range l.words {
		if j := l.date(i); j > i {
			r[fDate] = 1
		}
		if l.words[i].digit {
			r[fNumber] = 1
		}
		if _, asked := sc.has[l.words[i].stem]; i > 0 && l.words[i].upper && !l.words[i].stop && !asked {
			r[fName] = math.Min(r[fName]+1, 5)
		}
	}
	r[fLearned] = sc.learned(l)
}

// around tells how near the span stands to words of the question, and how
// much of the question stands within eight words of it.
func (sc *scene) around(l *line, s span) (near, weight float64) {
	lo, hi := max(0, s.lo-8), min(len(l.words), s.hi+8)
	var m mask
	least := 99
	for i := lo; i < hi; i++ {
		if i >= s.lo && i < s.hi {
			continue
		}
		if k, ok := sc.has[l.words[i].stem]; ok {
			m |= 1 << k
			if i < s.lo {
				least = min(least, s.lo-i)
			} else {
				least = min(least, i-s.hi+1)
			}
		}
	}
	return 1 / float64(least), sc.share(m, sc.all, 0)
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
