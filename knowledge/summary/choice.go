package summary

import (
	"math"
)

// choice seeks the set of sentences that is best as a whole: a summary's
// length and what it repeats are no matter of one sentence. It maximises the
// F1 expected between the set and a person's summary of Budget words.
type choice struct {
	w      Weights
	p      *pool
	chance []float64 // by stem: how likely a person's summary has it
	budget float64   // words the set should have
	times  []int     // by stem: how many taken units have it
	in     []bool    // by unit: whether it is taken
	words  int       // of the taken units
	common float64   // words of the taken units expected in the person's summary
}

func (w Weights) newChoice(p *pool, title string, n int) *choice {
	c := &choice{w: w, p: p, chance: make([]float64, len(p.counts)), budget: w.budget(n),
		times: make([]int, len(p.counts)), in: make([]bool, len(p.units))}
	titled := make([]bool, len(p.counts))
	wanted, _ := p.known(title)
	for id := range wanted {
		titled[id] = true
	}
	first := make([]int, len(p.counts))
	for i := len(p.units) - 1; i >= 0; i-- {
		for _, id := range p.units[i].stems {
			first[id] = i
		}
	}
	base := w.Bias + w.Long*math.Log(float64(len(p.units)))
	for id, count := range p.counts {
		often := math.Log(max(1, count))
		z := base + w.Often*often + w.Early/math.Sqrt(1+float64(first[id]))
		if titled[id] {
			z += w.Title + w.TitleOften*often
		}
		if first[id] == 0 {
			z += w.First
		}
		if p.number[id] {
			z += w.Number
		}
		c.chance[id] = 1 / (1 + math.Exp(-z))
	}
	return c
}

// budget is how many words n sentences should have: Budget for two and three,
// somewhat less for one, and more for more.
func (w Weights) budget(n int) float64 {
	if n == 1 {
		return w.Budget * 2 / 3
	}
	return w.Budget * max(1, float64(n)/3)
}

// exchanges bounds how often the whole set is gone through for a better one.
const exchanges = 4

// best returns n units: greedily the best beside those taken, then exchanged
// one by one as long as that helps.
func (c *choice) best(n int) []int {
	taken := make([]int, 0, n)
	for len(taken) < n {
		next := c.bestNext(-1, len(taken)+1, n)
		if next < 0 {
			break
		}
		c.put(next)
		taken = append(taken, next)
	}
	for range exchanges {
		changed := false
		for k, old := range taken {
			c.take(old)
			taken[k] = c.bestNext(old, n, n)
			c.put(taken[k])
			changed = changed || taken[k] != old
		}
		if !changed {
			break
		}
	}
	return taken
}

// bestNext returns the unit that is best as the k-th of n; the present one
// stays unless another is truly better. It is -1 when there is none.
func (c *choice) bestNext(present, k, n int) int {
	best, most := present, math.Inf(-1)
	if present >= 0 {
		most = c.worth(present, k, n) + 1e-9
	}
	for i := range c.p.units {
		if c.in[i] {
			continue
		}
		if v := c.worth(i, k, n); v > most {
			best, most = i, v
		}
	}
	return best
}

// put takes unit i into the set.
func (c *choice) put(i int) {
	u := c.p.units[i]
	c.common += c.adds(u)
	c.words += u.words
	c.in[i] = true
	for _, id := range u.stems {
		c.times[id]++
	}
}

// take takes unit i out of the set again.
func (c *choice) take(i int) {
	u := c.p.units[i]
	c.in[i] = false
	c.words -= u.words
	for _, id := range u.stems {
		c.times[id]--
	}
	c.common -= c.adds(u)
}

// adds is how many words a unit is expected to add to those in common.
func (c *choice) adds(u unit) float64 {
	sum := c.w.Plain * float64(u.plain)
	for _, id := range u.stems {
		if c.times[id] == 0 {
			sum += c.chance[id]
		}
	}
	return sum
}

// worth is what the set is worth with unit i in it as the k-th of n: the
// expected F1, less what its length and its faults cost.
func (c *choice) worth(i, k, n int) float64 {
	u := c.p.units[i]
	words := float64(c.words + u.words)
	budget := c.budget * float64(k) / float64(n)
	off := math.Log2((1 + words) / budget)
	value := 2*(c.common+c.adds(u))/(words+budget) - c.w.Length*off*off +
		c.w.Lead/math.Sqrt(1+float64(u.position)) - c.w.loss(u.faults)
	if u.faults.lean && !(i > 0 && c.in[i-1]) {
		value -= c.w.Lean
	}
	return value
}

// loss is what a unit loses by its faults, leaning apart.
func (w Weights) loss(f faults) float64 {
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
	if f.short {
		loss += w.Short
	}
	return loss
}
