package passage

import (
	"math"
	"math/bits"
)

// The signs by which an answer is trusted: the features of the first line,
// followed by these.
const (
	sScore = int(featureCount) + iota
	sMargin
	sShare
	sSecondDoc
	sMissingLine
	sMissingContext
	sMissingDoc
	sMissingTwo
	sNamesDoc
	sNamesLine
	sNumsDoc
	sAbsent
	sAbsentName
	sNegation
	sOpposite
	sDocCoverage
	sNearMissing
	sLines
	signCount
)

// Signs names the signs in order.
var Signs = func() (names [signCount]string) {
	copy(names[:], Features[:])
	copy(names[featureCount:], []string{"score", "margin", "share", "second doc", "missing in line", "missing in context",
		"missing in doc", "missing but one", "names in doc", "names in line", "numbers in doc", "absent", "absent name",
		"negation", "opposite", "coverage of best doc", "near the missing", "lines"})
	return names
}()

// signs describes the first line of order, and how it stands among the rest.
func (sc *scene) signs(rows []row, scores []float64, order []int) (s [signCount]float64) {
	first := order[0]
	copy(s[:], rows[first][:])
	top := sc.picked[first]
	l, m := &sc.lines[top], sc.match[top]
	s[sScore] = scores[first]
	s[sMargin] = 5
	if len(order) > 1 {
		s[sMargin] = scores[first] - scores[order[1]]
		if sc.lines[sc.picked[order[1]]].doc != l.doc {
			s[sSecondDoc] = 1
		}
	}
	s[sShare] = softmax(scores, first)
	context := m | sc.titled[l.doc]
	for _, near := range []int{top - 1, top + 1} {
		if near >= 0 && near < len(sc.lines) && sc.lines[near].doc == l.doc {
			context |= sc.match[near]
		}
	}
	s[sMissingLine], _ = sc.heaviest(sc.all &^ (m | sc.titled[l.doc]))
	s[sMissingContext], _ = sc.heaviest(sc.all &^ context)
	doc := sc.all &^ sc.whole[l.doc]
	heavy, k := sc.heaviest(doc)
	s[sMissingDoc] = heavy
	if k >= 0 {
		s[sMissingTwo], _ = sc.heaviest(doc &^ (1 << k))
		s[sNearMissing] = sc.nearest(l, k)
	}
	s[sNamesDoc] = sc.share(sc.whole[l.doc], sc.names, 1.1)
	s[sNamesLine] = sc.share(m, sc.names, 1.1)
	s[sNumsDoc] = sc.share(sc.whole[l.doc], sc.nums, 1.1)
	s[sDocCoverage] = sc.share(sc.whole[l.doc], sc.all, 0)
	for i, t := range sc.terms {
		if t.absent {
			s[sAbsent] += t.weight
			if t.name {
				s[sAbsentName]++
			}
			continue
		}
		if m>>i&1 == 0 && sc.opposed(l, t.fold) {
			s[sOpposite]++
		}
	}
	if sc.sum > 0 {
		s[sAbsent] /= sc.sum
	}
	s[sNegation] = math.Abs(rows[first][fNegated] - sc.negated())
	s[sLines] = math.Log1p(float64(len(sc.lines)))
	return s
}

// heaviest returns the greatest weight of a term in m and its place, or -1.
func (sc *scene) heaviest(m mask) (weight float64, k int) {
	k = -1
	for ; m != 0; m &= m - 1 {
		if i := bits.TrailingZeros64(uint64(m)); sc.terms[i].weight > weight {
			weight, k = sc.terms[i].weight, i
		}
	}
	return weight, k
}

// nearest returns how like the likest word of the line is to term k.
func (sc *scene) nearest(l *line, k int) float64 {
	var best float64
	for i := range l.words {
		if !l.words[i].stop {
			best = math.Max(best, english().like(sc.terms[k].vec, l.words[i].vec))
		}
	}
	return best
}

// negated tells whether the question denies something: 1 or 0.
func (sc *scene) negated() float64 {
	for _, s := range sc.seq {
		if negations[s] {
			return 1
		}
	}
	return 0
}

// opposed tells whether the line holds an antonym of the word.
func (sc *scene) opposed(l *line, fold string) bool {
	against := antonyms()[fold]
	if against == nil {
		return false
	}
	for i := range l.words {
		if against[l.words[i].token.Fold] {
			return true
		}
	}
	return false
}
