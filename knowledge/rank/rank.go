package rank

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// Ranker scores records against one query. It is used by one goroutine.
type Ranker struct {
	q       *Query
	w       Weights
	average float64
	now     int64

	hits   []match
	count  []int  // occurrences by term
	pair   []bool // whether a pair occurs side by side
	near   []bool // whether a pair occurs close by
	spoken []spoken
}

// match is an occurrence of a query's term in a record.
type match struct{ term, position int }

// set is a set of a query's terms, one bit each: there are at most mostTerms.
type set uint32

// spoken is a sentence with terms of the query.
type spoken struct {
	number int
	terms  set
	wanted bool // it also holds what the question's kind asks for
}

// NewRanker returns a ranker for a weighed query. average is the mean number
// of terms in a document, now the time in seconds since 1970.
func NewRanker(q *Query, w Weights, average float64, now int64) *Ranker {
	return &Ranker{q: q, w: w, average: max(average, 1), now: now, count: make([]int, len(q.Terms)),
		pair: make([]bool, len(q.pairs)), near: make([]bool, len(q.pairs))}
}

// Score returns how well a record answers the query: BM25 over all terms,
// then what BM25 cannot see. Each summand is in shares of the query's weight,
// so that the weights mean the same for short and long queries.
func (r *Ranker) Score(rec Record) float64 {
	w := r.w
	form, title := r.scan(rec)
	length := float64(len(rec.terms) / termBytes)
	norm := w.K1 * (1 - w.B + w.B*length/r.average)
	score := 0.0
	for i, t := range r.q.Terms {
		if r.count[i] == 0 {
			continue
		}
		tf := float64(r.count[i])
		value := w.BM25*tf*(w.K1+1)/(tf+norm) + w.Coverage
		if form&(1<<i) != 0 {
			value += w.Form
		}
		if title&(1<<i) != 0 {
			value += w.Title
		}
		score += t.Weight * value
	}
	score += r.cover() + r.neighbours() + r.known(rec)
	if rec.Published > 0 {
		age := float64(max(0, r.now-rec.Published)) / 86400
		score += w.Recent * math.Exp2(-age/RecentDays)
	}
	return score
}

// cover scores the best coverage of the query by one sentence, by two
// neighbours, and by one that also has what is wanted.
func (r *Ranker) cover() float64 {
	var best, both, wanted float64
	for i, s := range r.spoken {
		c := r.sum(s.terms)
		best = max(best, c)
		if s.wanted {
			wanted = max(wanted, c)
		}
		if i > 0 && r.spoken[i-1].number == s.number-1 {
			c = r.sum(s.terms | r.spoken[i-1].terms)
		}
		both = max(both, c)
	}
	return r.w.Sentence*best + r.w.Window*both + r.w.Wanted*wanted
}

// sum returns the share of a set of terms.
func (r *Ranker) sum(s set) (share float64) {
	for ; s != 0; s &= s - 1 {
		share += r.q.Terms[bits.TrailingZeros32(uint32(s))].Weight
	}
	return share
}

// scan walks over a record's terms. It returns those that occur in the form
// typed, and those that occur in the title.
func (r *Ranker) scan(rec Record) (form, title set) {
	clear(r.count)
	r.hits, r.spoken = r.hits[:0], r.spoken[:0]
	wants := r.q.wants
	position, here := 0, spoken{}
	end := func() {
		if here.terms != 0 {
			r.spoken = append(r.spoken, here)
		}
		here = spoken{number: here.number + 1}
	}
	for n, b := 0, rec.terms; len(b) >= termBytes; n, b = n+1, b[termBytes:] {
		flags := b[0]
		position += int(flags & maxGap)
		if flags&flagSentence != 0 || n == rec.inTitle {
			end()
		}
		h := uint32(b[1]) | uint32(b[2])<<8 | uint32(b[3])<<16
		known := false
		for slot := r.q.slots[b[1]]; slot != 0; {
			t := &r.q.Terms[slot-1]
			if t.hash == h {
				known = true
				i := int(slot - 1)
				r.count[i]++
				here.terms |= 1 << i
				if b[4] == t.form {
					form |= 1 << i
				}
				if n < rec.inTitle {
					title |= 1 << i
				}
				r.hits = append(r.hits, match{i, position})
			}
			slot = t.next
		}
		if !known && flags&wants != 0 && (wants == flagNumber || flags&flagSentence == 0) {
			here.wanted = true
		}
	}
	end()
	return form, title
}

// neighbours scores the query's pairs among the matches.
func (r *Ranker) neighbours() float64 {
	if len(r.q.pairs) == 0 {
		return 0
	}
	clear(r.pair)
	clear(r.near)
	const reach = 6 // words between near terms
	for i, a := range r.hits {
		for _, b := range r.hits[i+1:] {
			d := b.position - a.position
			if d > reach {
				break
			}
			for k, p := range r.q.pairs {
				if p.a == a.term && p.b == b.term {
					r.near[k] = true
					r.pair[k] = r.pair[k] || d <= 2
				} else if p.b == a.term && p.a == b.term {
					r.near[k] = true
				}
			}
		}
	}
	score := 0.0
	for k, p := range r.q.pairs {
		share := (r.q.Terms[p.a].Weight + r.q.Terms[p.b].Weight) / 2
		if r.pair[k] {
			score += r.w.Pair * share
		}
		if r.near[k] {
			score += r.w.Near * share
		}
	}
	return score
}

// known scores the films and people that the query and the article share.
func (r *Ranker) known(rec Record) float64 {
	score := 0.0
	film, person := 0.0, 0.0
	for _, n := range r.q.names {
		if film == 0 {
			if ok, primary := rec.film(n.film); ok {
				film = n.share
				score += n.share * r.w.Film
				if primary {
					score += n.share * r.w.Primary
				}
			}
		}
		if person == 0 && rec.person(n.person) {
			person = n.share
			score += n.share * r.w.Person
		}
	}
	if r.q.Film != "" {
		if ok, primary := rec.film(hash(r.q.Film)); ok {
			score += r.w.Film
			if primary {
				score += r.w.Primary
			}
		}
	}
	if r.q.Person != "" && rec.person(hash(r.q.Person)) {
		score += r.w.Person
	}
	return score
}

// film says whether the article names the film, and whether it is about it.
func (r Record) film(key uint32) (ok, primary bool) {
	for b := r.films; len(b) >= 5; b = b[5:] {
		if binary.LittleEndian.Uint32(b) == key {
			return true, b[4] != 0
		}
	}
	return false, false
}

// person says whether the article credits the person.
func (r Record) person(key uint32) bool {
	for b := r.people; len(b) >= 4; b = b[4:] {
		if binary.LittleEndian.Uint32(b) == key {
			return true
		}
	}
	return false
}
