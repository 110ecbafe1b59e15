package summary

import (
	"math"
	"slices"
)

// choice seeks the set of sentences that is best as a whole: a summary's
// length and what it repeats are no matter of one sentence. It maximises the
// F1 expected between the set and a person's summary of Budget words.
type choice struct {
	w      Weights
	p      *page
	chance []float64 // by word: how likely a person's summary has it
	budget float64   // words the set should have
	times  []int     // by word: how many taken lines have it
	in     []bool    // by line: whether it is taken
	words  int       // of the taken lines
	common float64   // words of the taken lines expected in the person's summary
	bonus  float64   // of the taken lines: what their place and their faults count
}

func (w Weights) newChoice(p *page, n int) *choice {
	c := &choice{w: w, p: p, chance: make([]float64, len(p.words)), budget: w.budget(n),
		times: make([]int, len(p.words)), in: make([]bool, len(p.lines))}
	for i := range p.words {
		c.chance[i] = w.Terms.chance(p.signs(i))
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

// exchanges bounds how often a set is gone through for a better one, and
// starts is how many sentences are tried as the first of a set of up to few:
// with two sentences, that weighs each of these with every other.
const (
	exchanges = 4
	starts    = 8
	few       = 3
)

// best returns the best set of n lines found: from each of the likeliest
// first ones, greedily the best beside those taken, then exchanged one by one
// as long as that helps.
func (c *choice) best(n int) []int {
	var best []int
	most := math.Inf(-1)
	for _, first := range c.firsts(n) {
		taken := c.from(first, n)
		if v := c.value(n, n); v > most+1e-9 {
			best, most = slices.Clone(taken), v
		}
		for _, i := range taken {
			c.take(i)
		}
	}
	return best
}

// firsts are the lines that are best alone.
func (c *choice) firsts(n int) []int {
	worth := make([]float64, len(c.p.lines))
	all := make([]int, len(worth))
	for i := range worth {
		all[i] = i
		worth[i] = c.worth(i, 1, n)
	}
	slices.SortStableFunc(all, func(a, b int) int {
		switch {
		case worth[a] > worth[b]:
			return -1
		case worth[a] < worth[b]:
			return 1
		}
		return 0
	})
	if n > few {
		return all[:min(1, len(all))]
	}
	return all[:min(starts, len(all))]
}

// from takes n lines, beginning with the first.
func (c *choice) from(first, n int) []int {
	c.put(first)
	taken := []int{first}
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

// bestNext returns the line that is best as the k-th of n; the present one
// stays unless another is truly better. It is -1 when there is none.
func (c *choice) bestNext(present, k, n int) int {
	best, most := present, math.Inf(-1)
	if present >= 0 {
		most = c.worth(present, k, n) + 1e-9
	}
	for i := range c.p.lines {
		if c.in[i] {
			continue
		}
		if v := c.worth(i, k, n); v > most {
			best, most = i, v
		}
	}
	return best
}

// put takes line i into the set.
func (c *choice) put(i int) {
	c.common += c.adds(i)
	c.words += c.p.lines[i].words
	c.bonus += c.merit(i)
	c.in[i] = true
	for _, id := range c.p.lines[i].terms {
		c.times[id]++
	}
}

// take takes line i out of the set again.
func (c *choice) take(i int) {
	c.in[i] = false
	c.words -= c.p.lines[i].words
	for _, id := range c.p.lines[i].terms {
		c.times[id]--
	}
	c.common -= c.adds(i)
	c.bonus -= c.merit(i)
}

// adds is how many words a line is expected to add to those in common.
func (c *choice) adds(i int) float64 {
	l := &c.p.lines[i]
	sum := c.w.Plain * float64(l.plain)
	for _, id := range l.terms {
		if c.times[id] == 0 {
			sum += c.chance[id]
		}
	}
	return sum
}

// merit is what a line adds to the set's bonus: its place, less its faults; a
// line that leans costs nothing behind the one that it leans on.
func (c *choice) merit(i int) float64 {
	f := c.p.lines[i].faults
	v := c.w.Lead/math.Sqrt(1+float64(i)) - c.w.loss(f)
	if f.lean && !(i > 0 && c.in[i-1]) {
		v -= c.w.Lean
	}
	if next := i + 1; next < len(c.in) && c.in[next] && c.p.lines[next].faults.lean {
		v += c.w.Lean
	}
	return v
}

// worth is what the set would be worth with line i in it as the k-th of n.
func (c *choice) worth(i, k, n int) float64 {
	return c.rate(c.words+c.p.lines[i].words, c.common+c.adds(i), c.bonus+c.merit(i), k, n)
}

// value is what the set is worth as k of n lines.
func (c *choice) value(k, n int) float64 { return c.rate(c.words, c.common, c.bonus, k, n) }

// rate is the expected F1 of a set, less what its length costs, and its bonus.
func (c *choice) rate(words int, common, bonus float64, k, n int) float64 {
	budget := c.budget * float64(k) / float64(n)
	off := math.Log2((1 + float64(words)) / budget)
	return 2*common/(float64(words)+budget) - c.w.Length*off*off + bonus
}

// loss is what a line loses by its faults, leaning apart.
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
