package rank

import "cmp"

// MeanIDF brings the worth of a film's or person's key (see Keys) to the size
// of the terms' sums, whose weights share one among them.
const MeanIDF = 10

// reranked is how many documents the second stage sees at least.
const reranked = 64

// Candidates is how many documents the second stage wants to see.
func (p *Query) Candidates() int { return max(reranked, 2*p.Limit) }

// Key is an exact key that the first stage looks for besides the terms.
type Key struct {
	Person bool // a folded name; else a film's key
	Key    string
	Worth  float64 // beside terms whose weights sum to MeanIDF
}

// Keys returns the keys of the film and the person asked for. A query that is
// a film's title as a whole asks for that film.
func (p *Query) Keys(w Weights) (keys []Key) {
	if film := cmp.Or(p.Film, p.Whole); film != "" {
		keys = append(keys, Key{false, Primary(film), w.Primary * MeanIDF}, Key{false, film, w.Film * MeanIDF})
	}
	if p.Person != "" {
		keys = append(keys, Key{true, p.Person, w.Person * MeanIDF})
	}
	return keys
}

// Scored is a document that the second stage has scored. Arrival rises with
// the order of arrival.
type Scored struct {
	Arrival   int64
	Score     float64
	Published int64 // seconds since 1970, 0 when unknown
}

// Compare orders documents best first; equal ones newest first, then the
// latest arrivals.
func Compare(a, b Scored) int {
	return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Published, a.Published), cmp.Compare(b.Arrival, a.Arrival))
}
