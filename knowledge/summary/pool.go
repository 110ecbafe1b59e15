package summary

import (
	"math"

	"marquee/knowledge/text"
)

// unit is a sentence with what is measured of it.
type unit struct {
	text     string
	source   int // which article of the pool
	position int // within its article
	words    int
	plain    int     // of them stop words
	stems    []int32 // distinct content stems, as numbers of the vocabulary
	names    int     // words in capitals beyond the first, and numbers
	faults   faults
	passing  bool    // of an article about something else
	score    float64 // all that does not depend on what else is taken
}

// pool is what sentences are picked from, with its common vocabulary.
type pool struct {
	units  []unit
	vocab  map[string]int32
	counts []float64 // in how many units each stem stands
	seen   []int32   // by stem: the last unit that had it
}

func newPool(size int) *pool {
	return &pool{units: make([]unit, 0, size), vocab: make(map[string]int32, 16*size)}
}

// add measures a sentence and puts it into the pool.
func (p *pool) add(sentence string, source, position int) {
	u := unit{text: sentence, source: source, position: position, faults: findFaults(sentence, position)}
	mark := int32(len(p.units) + 1)
	for i, w := range text.Words(sentence) {
		u.words++
		first := w.Text[0]
		if i > 0 && 'A' <= first && first <= 'Z' || '0' <= first && first <= '9' {
			u.names++
		}
		if text.IsStop(w.Fold) {
			u.plain++
			continue
		}
		id := p.stem(w.Fold)
		if p.seen[id] != mark {
			p.seen[id] = mark
			p.counts[id]++
			u.stems = append(u.stems, id)
		}
	}
	u.faults.short = u.words < 6
	p.units = append(p.units, u)
}

// stem returns the number of a folded word's stem.
func (p *pool) stem(word string) int32 {
	s := text.Stem(word)
	id, ok := p.vocab[s]
	if !ok {
		id = int32(len(p.counts))
		p.vocab[s] = id
		p.counts = append(p.counts, 0)
		p.seen = append(p.seen, 0)
	}
	return id
}

// known returns the distinct stems of s that the pool has, and how many
// content stems s has in all.
func (p *pool) known(s string) (ids map[int32]bool, all int) {
	ids = map[int32]bool{}
	for _, w := range text.Words(s) {
		if text.IsStop(w.Fold) {
			continue
		}
		all++
		if id, ok := p.vocab[text.Stem(w.Fold)]; ok {
			ids[id] = true
		}
	}
	return ids, all
}

// norm is the length of the pool's word count vector.
func (p *pool) norm() float64 {
	sum := 0.0
	for _, c := range p.counts {
		sum += c * c
	}
	return math.Sqrt(sum)
}

// central is the cosine of a unit with the word counts of the whole pool.
func (p *pool) central(u unit, norm float64) float64 {
	if len(u.stems) == 0 || norm == 0 {
		return 0
	}
	sum := 0.0
	for _, id := range u.stems {
		sum += p.counts[id]
	}
	return sum / (norm * math.Sqrt(float64(len(u.stems))))
}

// share is the part of the wanted stems that a unit has.
func share(u unit, wanted map[int32]bool, all int) float64 {
	if all == 0 {
		return 0
	}
	n := 0
	for _, id := range u.stems {
		if wanted[id] {
			n++
		}
	}
	return min(1, float64(n)/float64(all))
}

// fits is 1 for a sentence of the wished length and falls by every factor it
// is off; a half or a double gives 0.5.
func fits(words int, wish float64) float64 {
	if words == 0 {
		return 0
	}
	return 1 / (1 + math.Abs(math.Log2(float64(words)/wish)))
}

// density is the part of a unit's words that are names or numbers, 1 from a
// half on.
func density(u unit) float64 {
	if u.words == 0 {
		return 0
	}
	return min(1, 2*float64(u.names)/float64(u.words))
}

// repeated is the part of a unit's stems that taken units have.
func repeated(u unit, covered []bool) float64 {
	if len(u.stems) == 0 {
		return 1
	}
	n := 0
	for _, id := range u.stems {
		if covered[id] {
			n++
		}
	}
	return float64(n) / float64(len(u.stems))
}
