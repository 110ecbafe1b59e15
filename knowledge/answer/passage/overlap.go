package passage

import (
	"math"
)

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
		d := sc.lines[sc.picked[i]].doc
		best[d] = math.Max(best[d], rows[i][fPhrase])
	}
	for i := range rows {
		rows[i][fPhraseDoc] = best[sc.lines[sc.picked[i]].doc]
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
