package eval

import (
	"math"

	"marquee/knowledge/text"
)

// plainBM25 is the textbook ranking (k1 1.2, b 0.75, English stems without
// stop words) over short texts: the baseline that sentences are held against.
type plainBM25 struct {
	postings map[string]map[int]float64
	lengths  []float64
	total    float64
}

func (b *plainBM25) add(s string) {
	if b.postings == nil {
		b.postings = map[string]map[int]float64{}
	}
	n, id := 0.0, len(b.lengths)
	for _, w := range text.Words(s) {
		if text.IsStop(w.Fold) {
			continue
		}
		stem := text.Stem(w.Fold)
		if b.postings[stem] == nil {
			b.postings[stem] = map[int]float64{}
		}
		b.postings[stem][id]++
		n++
	}
	b.lengths = append(b.lengths, n)
	b.total += n
}

// first returns the text that ranks first, or -1.
func (b *plainBM25) first(query string) int {
	scores := map[int]float64{}
	all := float64(len(b.lengths))
	for _, w := range text.Words(query) {
		list := b.postings[text.Stem(w.Fold)]
		idf := math.Log(1 + (all-float64(len(list))+.5)/(float64(len(list))+.5))
		for id, tf := range list {
			scores[id] += idf * tf * 2.2 / (tf + 1.2*(.25+.75*b.lengths[id]*all/b.total))
		}
	}
	best := -1
	for id, s := range scores {
		if best < 0 || s > scores[best] || s == scores[best] && id < best {
			best = id
		}
	}
	return best
}
