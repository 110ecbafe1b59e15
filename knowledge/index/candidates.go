package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"marquee/knowledge/rank"
)

// The bounds of the first stage. Its work does not grow with the corpus but
// for an eighth of it: rare terms are read whole, common ones are only looked
// up for documents that a rarer one has found.
const (
	scanAtLeast  = 6000 // postings that are always read
	scanShare    = 8    // plus one in so many documents
	commonEnough = 64   // documents that a query of common words alone needs
	// atOnce is what a term that was only looked up is taken to be worth,
	// beside one whose repeats are known.
	atOnce = 0.6
)

// candidate is a document that the first stage found.
type candidate struct {
	number int // across all segments of the view
	score  float32
}

// scratch holds the sums of one search.
type scratch struct {
	sums  []float32
	found []int32
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// add adds to a document's sum and remembers the document.
func (s *scratch) add(n int, v float32) {
	if s.sums[n] == 0 {
		s.found = append(s.found, int32(n))
	}
	s.sums[n] += v
}

// candidates returns the documents worth ranking, best first.
func (v *view) candidates(ctx context.Context, q *rank.Query, w rank.Weights, columns *columns) ([]candidate, error) {
	s := scratches.Get().(*scratch)
	defer func() {
		for _, n := range s.found {
			s.sums[n] = 0
		}
		s.found = s.found[:0]
		scratches.Put(s)
	}()
	if len(s.sums) < v.size {
		s.sums = make([]float32, v.size+v.size/4)
	}
	if err := v.scanKeys(s, q, w); err != nil {
		return nil, err
	}
	if err := v.scanTerms(ctx, s, q, w); err != nil {
		return nil, err
	}
	if q.Since > 0 {
		v.dropOld(s, q.Since, columns)
	}
	return best(s, q.Candidates()), nil
}

// scanKeys finds the documents of the film and the person asked for.
func (v *view) scanKeys(s *scratch, q *rank.Query, w rank.Weights) error {
	for _, k := range q.Keys(w) {
		field := fieldFilm
		if k.Person {
			field = fieldPerson
		}
		if err := v.scanKey(s, field, k.Key, float32(k.Worth)); err != nil {
			return err
		}
	}
	return nil
}

// scanKey adds a key's worth to its documents, the latest arrivals first if
// there are very many.
func (v *view) scanKey(s *scratch, field, key string, worth float32) error {
	left := v.budget()
	for i := len(v.segments) - 1; i >= 0 && left > 0; i-- {
		list, err := postings(v.segments[i], field, key)
		if err != nil {
			return err
		}
		for it := bitmapOf(list).ReverseIterator(); it.HasNext() && left > 0; left-- {
			s.add(v.offsets[i]+int(it.Next()), worth)
		}
	}
	return nil
}

// budget is how many postings a search may read.
func (v *view) budget() int { return scanAtLeast + v.docs/scanShare }

// scanTerms adds the terms' scores: rarest first and whole while the budget
// lasts, the others looked up.
func (v *view) scanTerms(ctx context.Context, s *scratch, q *rank.Query, w rank.Weights) error {
	order := make([]*rank.Term, 0, len(q.Terms))
	for i := range q.Terms {
		if q.Terms[i].Freq > 0 {
			order = append(order, &q.Terms[i])
		}
	}
	slices.SortStableFunc(order, func(a, b *rank.Term) int { return cmp.Compare(a.Freq, b.Freq) })
	left := v.budget()
	for i, t := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		if i == 0 && t.Freq > left {
			return v.scanCommon(s, order, left)
		}
		if t.Freq <= left {
			left -= t.Freq
			if err := v.scan(s, t, w); err != nil {
				return err
			}
			continue
		}
		if err := v.lookUp(s, t); err != nil {
			return err
		}
	}
	return nil
}

// scan reads all postings of a term and adds its BM25 score.
func (v *view) scan(s *scratch, t *rank.Term, w rank.Weights) error {
	worth := t.Weight * rank.MeanIDF * (w.K1 + 1)
	longer := w.K1 * w.B / max(v.average, 1)
	var it segment.PostingsIterator
	for i, seg := range v.segments {
		list, err := postings(seg, fieldWords, t.Stem)
		if err != nil {
			return err
		}
		it = list.Iterator(true, true, false, it)
		for p, err := it.Next(); p != nil || err != nil; p, err = it.Next() {
			if err != nil {
				return err
			}
			tf := float64(p.Frequency())
			s.add(v.offsets[i]+int(p.Number()), float32(worth*tf/(tf+w.K1*(1-w.B)+longer*lengthOf(p))))
		}
	}
	return nil
}

// lengthOf returns the number of terms in a posting's document.
func lengthOf(p segment.Posting) float64 {
	if n, ok := p.(interface{ NormUint64() uint64 }); ok {
		return float64(n.NormUint64())
	}
	return math.Round(1 / (p.Norm() * p.Norm()))
}

// lookUp adds a common term's worth to documents already found.
func (v *view) lookUp(s *scratch, t *rank.Term) error {
	sets, err := v.bitmaps(t)
	if err != nil {
		return err
	}
	worth := float32(t.Weight * rank.MeanIDF * atOnce)
	if t.Freq < walkBelow*len(s.found) {
		s.walk(sets, v.offsets, worth)
		return nil
	}
	at := 0
	slices.Sort(s.found)
	for _, n := range s.found {
		for int(n) >= v.offsets[at]+int(v.segments[at].Segment().Count()) {
			at++
		}
		if sets[at].Contains(uint32(int(n) - v.offsets[at])) {
			s.sums[n] += worth
		}
	}
	return nil
}

// walkBelow is how many times quicker it is to step through a set of
// documents than to ask it for one.
const walkBelow = 30

// walk steps through a term's documents and adds its worth to those found.
func (s *scratch) walk(sets []*roaring.Bitmap, offsets []int, worth float32) {
	var numbers [256]uint32
	for i, set := range sets {
		sums := s.sums[offsets[i]:]
		for it := set.ManyIterator(); ; {
			n := it.NextMany(numbers[:])
			if n == 0 {
				break
			}
			for _, d := range numbers[:n] {
				if sums[d] != 0 {
					sums[d] += worth
				}
			}
		}
	}
}

// scanCommon serves queries of common words alone: the documents that hold
// most of them, latest arrivals first.
func (v *view) scanCommon(s *scratch, order []*rank.Term, left int) error {
	all := make([][]*roaring.Bitmap, len(order))
	for i, t := range order {
		var err error
		if all[i], err = v.bitmaps(t); err != nil {
			return err
		}
	}
	for need := len(order); need > 0 && len(s.found) < commonEnough; need-- {
		for i := len(v.segments) - 1; i >= 0 && left > 0; i-- {
			set := all[0][i]
			for _, more := range all[1:need] {
				set = roaring.And(set, more[i])
			}
			for it := set.ReverseIterator(); it.HasNext() && left > 0; left-- {
				if n := v.offsets[i] + int(it.Next()); s.sums[n] == 0 {
					s.add(n, float32(need))
				}
			}
		}
	}
	return nil
}

// bitmaps returns a term's documents by segment.
func (v *view) bitmaps(t *rank.Term) ([]*roaring.Bitmap, error) {
	sets := make([]*roaring.Bitmap, len(v.segments))
	for i, seg := range v.segments {
		list, err := postings(seg, fieldWords, t.Stem)
		if err != nil {
			return nil, err
		}
		sets[i] = bitmapOf(list)
	}
	return sets, nil
}

// dropOld forgets the documents published before the time, and those that do
// not say when they were.
func (v *view) dropOld(s *scratch, since int64, columns *columns) {
	first := uint16(max(0, min(since/86400, 1<<16-1)))
	slices.Sort(s.found)
	at, kept := 0, s.found[:0]
	for _, n := range s.found {
		for int(n) >= v.offsets[at]+int(v.segments[at].Segment().Count()) {
			at++
		}
		col, err := columns.of(v, v.segments[at])
		if err == nil && col.daysOf(v.segments[at])[int(n)-v.offsets[at]] >= max(first, 1) {
			kept = append(kept, n)
		} else {
			s.sums[n] = 0
		}
	}
	s.found = kept
}

// best returns the n best documents found. Equal ones are taken latest first.
func best(s *scratch, n int) []candidate {
	heap := make([]candidate, 0, n)
	less := func(a, b candidate) bool {
		return a.score < b.score || a.score == b.score && a.number < b.number
	}
	for _, d := range s.found {
		c := candidate{int(d), s.sums[d]}
		if len(heap) < n {
			heap = append(heap, c)
			for i := len(heap) - 1; i > 0 && less(heap[i], heap[(i-1)/2]); i = (i - 1) / 2 {
				heap[i], heap[(i-1)/2] = heap[(i-1)/2], heap[i]
			}
			continue
		}
		if !less(heap[0], c) {
			continue
		}
		heap[0] = c
		for i := 0; ; {
			child := 2*i + 1
			if child >= n {
				break
			}
			if child+1 < n && less(heap[child+1], heap[child]) {
				child++
			}
			if !less(heap[child], heap[i]) {
				break
			}
			heap[i], heap[child] = heap[child], heap[i]
			i = child
		}
	}
	slices.SortFunc(heap, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.number, a.number))
	})
	return heap
}
