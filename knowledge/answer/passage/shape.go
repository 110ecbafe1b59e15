package passage

import (
	"math"
	"strings"
)

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
