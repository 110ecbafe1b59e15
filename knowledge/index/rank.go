package index

import (
	"encoding/binary"
	"math"
)

// ranker scores records against one query. It is used by one goroutine.
type ranker struct {
	q       *query
	w       Weights
	average float64
	now     int64

	hits   []match
	count  []int  // occurrences by term
	form   []bool // whether a term occurs in the form typed
	title  []bool // whether it occurs in the title
	pair   []bool // whether a pair occurs side by side
	near   []bool // whether a pair occurs close by
	inside []int  // last sentence in which a term was counted, plus one
	before []int
}

// match is an occurrence of a query's term in a record.
type match struct {
	term     int
	position int
	sentence int
}

// newRanker returns a ranker for a weighed query.
func newRanker(q *query, w Weights, average float64, now int64) *ranker {
	n := len(q.terms)
	return &ranker{q: q, w: w, average: max(average, 1), now: now,
		count: make([]int, n), form: make([]bool, n), title: make([]bool, n), inside: make([]int, n), before: make([]int, n),
		pair: make([]bool, len(q.pairs)), near: make([]bool, len(q.pairs))}
}

// score returns how well a record answers the query: BM25 over all terms,
// then what BM25 cannot see. Each summand is in shares of the query's weight,
// so that the weights mean the same for short and long queries.
func (r *ranker) score(rec record) float64 {
	best, wanted := r.read(rec)
	w := r.w
	length := float64(len(rec.terms) / termBytes)
	norm := w.K1 * (1 - w.B + w.B*length/r.average)
	var bm25, coverage, form, title float64
	for i, t := range r.q.terms {
		if r.count[i] == 0 {
			continue
		}
		tf := float64(r.count[i])
		bm25 += t.weight * tf * (w.K1 + 1) / (tf + norm)
		coverage += t.weight
		if r.form[i] {
			form += t.weight
		}
		if r.title[i] {
			title += t.weight
		}
	}
	score := bm25 + w.Coverage*coverage + w.Form*form + w.Title*title
	score += w.Sentence*best[0] + w.Window*best[1] + w.Wanted*wanted
	score += r.neighbours()
	score += r.known(rec)
	if rec.published > 0 {
		age := float64(max(0, r.now-rec.published)) / 86400
		score += w.Recent * math.Exp2(-age/RecentDays)
	}
	return score
}

// read finds the matches and returns the best coverage by one and by two
// sentences, and how well a sentence with what is wanted is covered.
func (r *ranker) read(rec record) (best [2]float64, wanted float64) {
	for i := range r.count {
		r.count[i], r.form[i], r.title[i], r.inside[i], r.before[i] = 0, false, false, 0, 0
	}
	clear(r.pair)
	clear(r.near)
	r.hits = r.hits[:0]
	var (
		position, sentence int
		cover, previous    float64 // of this sentence, of the one before
		both               float64 // of this and the one before together
		has                bool    // what is wanted, in this sentence
	)
	end := func() {
		best[0] = max(best[0], cover)
		best[1] = max(best[1], both)
		if has {
			wanted = max(wanted, cover)
		}
		previous, cover, both, has = cover, 0, 0, false
		both = previous
	}
	for n, b := 0, rec.terms; len(b) >= termBytes; n, b = n+1, b[termBytes:] {
		flags := b[0]
		position += int(flags & maxGap)
		if flags&flagSentence != 0 || n == rec.inTitle {
			end()
			sentence++
		}
		slot := r.q.slots[b[1]]
		known := false
		for slot != 0 {
			t := &r.q.terms[slot-1]
			if t.hash == uint32(b[1])|uint32(b[2])<<8|uint32(b[3])<<16 {
				known = true
				i := int(slot - 1)
				r.count[i]++
				if b[4] == t.form {
					r.form[i] = true
				}
				if n < rec.inTitle {
					r.title[i] = true
				}
				if r.inside[i] != sentence+1 {
					cover += t.weight
					if r.inside[i] != sentence || sentence == 0 {
						both += t.weight
					}
					r.inside[i] = sentence + 1
				}
				r.hits = append(r.hits, match{i, position, sentence})
			}
			slot = t.next
		}
		if !known && r.q.wants != 0 && flags&r.q.wants != 0 && (r.q.wants == flagNumber || flags&flagSentence == 0) {
			has = true
		}
	}
	end()
	return best, wanted
}

// neighbours scores the query's pairs among the matches.
func (r *ranker) neighbours() float64 {
	if len(r.q.pairs) == 0 {
		return 0
	}
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
		share := (r.q.terms[p.a].weight + r.q.terms[p.b].weight) / 2
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
func (r *ranker) known(rec record) float64 {
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
	if r.q.film != "" {
		if ok, primary := rec.film(hash(r.q.film)); ok {
			score += r.w.Film
			if primary {
				score += r.w.Primary
			}
		}
	}
	if r.q.person != "" && rec.person(hash(r.q.person)) {
		score += r.w.Person
	}
	return score
}

// film says whether the article names the film, and whether it is about it.
func (r record) film(key uint32) (ok, primary bool) {
	for b := r.films; len(b) >= 5; b = b[5:] {
		if binary.LittleEndian.Uint32(b) == key {
			return true, b[4] != 0
		}
	}
	return false, false
}

// person says whether the article credits the person.
func (r record) person(key uint32) bool {
	for b := r.people; len(b) >= 4; b = b[4:] {
		if binary.LittleEndian.Uint32(b) == key {
			return true
		}
	}
	return false
}
