package summary

import (
	"math"
	"sort"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// longest is how many sentences of one article are considered. News tells its
// news early; what stands behind so many sentences is never worth the time.
const longest = 150

// Article returns the n sentences that say most of an article, verbatim and in
// the article's order; all of its sentences if it has no more than n, none if
// n is not positive.
func Article(a knowledge.Article, n int) []string { return Default.Article(a, n) }

// Article is Article by these weights.
func (w Weights) Article(a knowledge.Article, n int) []string {
	ss := text.Sentences(a.Text)
	if n <= 0 {
		return nil
	}
	if len(ss) <= n {
		return verbatim(ss)
	}
	considered := min(len(ss), max(longest, n))
	p := newPool(considered)
	for i, s := range ss[:considered] {
		p.add(s.Text, 0, i)
	}
	w.rate(p, a.Title, n)
	taken := w.take(p, n)
	sort.Ints(taken)
	out := make([]string, len(taken))
	for i, t := range taken {
		out[i] = p.units[t].text
	}
	return out
}

func verbatim(ss []text.Sentence) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Text
	}
	return out
}

// rate gives every unit the part of its score that stands alone.
func (w Weights) rate(p *pool, title string, n int) {
	norm := p.norm()
	wanted, all := p.known(title)
	wish := max(12, w.Budget/float64(n))
	for i := range p.units {
		u := &p.units[i]
		place := float64(u.position)
		u.score = w.Lead/math.Sqrt(1+place) + w.Central*p.central(*u, norm) +
			w.Title*share(*u, wanted, all) + w.Length*fits(u.words, wish) +
			w.Names*density(*u) - w.faults(u.faults)
		if u.position == 0 {
			u.score += w.First
		}
	}
}

// density is the part of a unit's words that are names or numbers, 1 from a
// half on.
func density(u unit) float64 {
	if u.words == 0 {
		return 0
	}
	return min(1, 2*float64(u.names)/float64(u.words))
}

// faults is what a unit loses by its faults, leaning apart.
func (w Weights) faults(f faults) float64 {
	loss := 0.0
	if f.quote {
		loss += w.Quote
	}
	if f.question {
		loss += w.Question
	}
	if f.noise {
		loss += w.Noise
	}
	return loss
}

// take picks n units one after the other, each the best beside those taken,
// and returns their places in the pool.
func (w Weights) take(p *pool, n int) []int {
	covered := make([]bool, len(p.counts))
	chosen := make([]bool, len(p.units))
	taken := make([]int, 0, n)
	for len(taken) < n {
		best, most := -1, math.Inf(-1)
		for i, u := range p.units {
			if chosen[i] {
				continue
			}
			value := u.score - w.Repeat*repeated(u, covered)
			if u.faults.lean && !(i > 0 && chosen[i-1] && p.units[i-1].source == u.source) {
				value -= w.Lean
			}
			if value > most {
				best, most = i, value
			}
		}
		if best < 0 {
			break
		}
		chosen[best] = true
		taken = append(taken, best)
		for _, id := range p.units[best].stems {
			covered[id] = true
		}
	}
	return taken
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
