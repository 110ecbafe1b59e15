package main

import (
	"math"
	"math/rand/v2"
	"sort"

	"marquee/knowledge/answer/passage"
)

// table is rows of features, each value as the number of its quantile bin.
type table struct {
	names []string
	bins  []uint8     // row after row
	edges [][]float64 // of each feature: the greatest value of each bin
	n     int
}

const maxBins = 48

// newTable bins the rows.
func newTable(names []string, rows [][]float64) *table {
	t := &table{names: names, n: len(rows), edges: make([][]float64, len(names)), bins: make([]uint8, len(rows)*len(names))}
	rng := rand.New(rand.NewPCG(1, 2))
	for f := range names {
		var sample []float64
		for range min(len(rows), 20000) {
			sample = append(sample, rows[rng.IntN(len(rows))][f])
		}
		sort.Float64s(sample)
		for b := 1; b <= maxBins; b++ {
			v := sample[min(len(sample)-1, b*len(sample)/maxBins)]
			if n := len(t.edges[f]); n == 0 || v > t.edges[f][n-1] {
				t.edges[f] = append(t.edges[f], v)
			}
		}
		for i, r := range rows {
			t.bins[i*len(names)+f] = uint8(min(sort.SearchFloat64s(t.edges[f], r[f]), len(t.edges[f])-1))
		}
	}
	return t
}

// loss fills the gradients (toward the target) and the curvatures of the
// scores of the listed rows.
type loss func(scores, grad, curve []float64)

// settings of a fit.
type settings struct {
	trees, depth  int
	rate          float64 // how much of each tree is taken
	rows, columns float64 // shares looked at by each tree
	ridge         float64
	leaf          float64 // least curvature of a leaf
}

// boost fits trees to the rows that use tells, after Friedman's gradient
// boosting with Newton leaves.
func boost(t *table, use []bool, set settings, l loss) *passage.Trees {
	out := &passage.Trees{Features: t.names}
	scores, grad, curve := make([]float64, t.n), make([]float64, t.n), make([]float64, t.n)
	rng := rand.New(rand.NewPCG(3, 4))
	for range set.trees {
		l(scores, grad, curve)
		g := grower{table: t, set: set, grad: grad, curve: curve, node: make([]int32, t.n)}
		for i := range t.n {
			if !use[i] || rng.Float64() > set.rows {
				g.node[i] = -1
			}
		}
		for f := range t.names {
			if rng.Float64() < set.columns {
				g.columns = append(g.columns, f)
			}
		}
		tree := g.grow()
		out.Trees = append(out.Trees, tree.export(t))
		for i := range t.n {
			scores[i] += tree.score(t.bins[i*len(t.names):])
		}
	}
	return out
}

// twig is a node under growth.
type twig struct {
	feature     int // -1: a leaf
	bin         uint8
	left, right int
	value       float64
}

type sapling []twig

func (s sapling) score(bins []uint8) float64 {
	n := 0
	for s[n].feature >= 0 {
		if bins[s[n].feature] <= s[n].bin {
			n = s[n].left
		} else {
			n = s[n].right
		}
	}
	return s[n].value
}

// export turns the sapling into the program's form, with real thresholds.
func (s sapling) export(t *table) passage.Tree {
	var out passage.Tree
	place := make([]int, len(s))
	for i, n := range s {
		if n.feature < 0 {
			out.V = append(out.V, math.Round(n.value*1e5)/1e5)
			place[i] = -len(out.V)
		} else {
			place[i] = len(out.F)
			out.F = append(out.F, n.feature)
		}
	}
	for _, n := range s {
		if n.feature >= 0 {
			out.T = append(out.T, threshold(t.edges[n.feature], int(n.bin)))
			out.L = append(out.L, place[n.left])
			out.R = append(out.R, place[n.right])
		}
	}
	return out
}

// threshold is the edge of a bin, rounded up to few digits where that stays
// below the next edge.
func threshold(edges []float64, bin int) float64 {
	e := edges[bin]
	r := math.Ceil(e*1e4) / 1e4
	if bin+1 < len(edges) && r < edges[bin+1] {
		return r
	}
	return e
}

// grower grows one tree level by level.
type grower struct {
	*table
	set         settings
	grad, curve []float64
	node        []int32 // where each row stands; -1: not looked at
	columns     []int
}

type cell struct{ g, h float64 }

func (g *grower) grow() sapling {
	tree := sapling{{feature: -1}}
	open := []int{0}
	for depth := 0; len(open) > 0; depth++ {
		slot := make([]int, len(tree))
		for i := range slot {
			slot[i] = -1
		}
		for k, n := range open {
			slot[n] = k
		}
		width := len(g.columns) * maxBins
		hist := make([]cell, len(open)*width)
		total := make([]cell, len(open))
		f := len(g.names)
		for i := range g.n {
			if g.node[i] < 0 || slot[g.node[i]] < 0 {
				continue
			}
			k := slot[g.node[i]]
			gi, hi := g.grad[i], g.curve[i]
			total[k].g += gi
			total[k].h += hi
			if depth == g.set.depth {
				continue
			}
			h := hist[k*width:]
			for c, col := range g.columns {
				cell := &h[c*maxBins+int(g.bins[i*f+col])]
				cell.g += gi
				cell.h += hi
			}
		}
		var next []int
		for k, n := range open {
			tree[n].value = g.set.rate * total[k].g / (total[k].h + g.set.ridge)
			if depth == g.set.depth {
				continue
			}
			feature, bin, gain := g.split(hist[k*width:(k+1)*width], total[k])
			if gain <= 0 {
				continue
			}
			tree[n].feature, tree[n].bin = feature, bin
			tree[n].left, tree[n].right = len(tree), len(tree)+1
			next = append(next, len(tree), len(tree)+1)
			tree = append(tree, twig{feature: -1}, twig{feature: -1})
		}
		for i := range g.n {
			if n := g.node[i]; n >= 0 && tree[n].feature >= 0 {
				if g.bins[i*f+tree[n].feature] <= tree[n].bin {
					g.node[i] = int32(tree[n].left)
				} else {
					g.node[i] = int32(tree[n].right)
				}
			}
		}
		open = next
	}
	return tree
}

// split returns the best split of a node by its histogram.
func (g *grower) split(hist []cell, total cell) (feature int, bin uint8, gain float64) {
	value := func(c cell) float64 { return c.g * c.g / (c.h + g.set.ridge) }
	whole := value(total)
	for c, col := range g.columns {
		var left cell
		for b := 0; b < len(g.edges[col])-1; b++ {
			left.g += hist[c*maxBins+b].g
			left.h += hist[c*maxBins+b].h
			right := cell{total.g - left.g, total.h - left.h}
			if left.h < g.set.leaf || right.h < g.set.leaf {
				continue
			}
			if v := value(left) + value(right) - whole; v > gain {
				feature, bin, gain = col, uint8(b), v
			}
		}
	}
	return feature, bin, gain
}

// listwise is the softmax loss of groups of rows: the mass of each group
// should lie on its right rows (ListNet of Cao and others, top one).
func listwise(starts []int, right []bool, weight []float64) loss {
	return func(scores, grad, curve []float64) {
		for k := 0; k+1 < len(starts); k++ {
			lo, hi := starts[k], starts[k+1]
			top, good := math.Inf(-1), 0.0
			for i := lo; i < hi; i++ {
				top = math.Max(top, scores[i])
				if right[i] {
					good++
				}
			}
			var sum float64
			for i := lo; i < hi; i++ {
				grad[i] = math.Exp(scores[i] - top)
				sum += grad[i]
			}
			for i := lo; i < hi; i++ {
				p := grad[i] / sum
				grad[i] = -p * weight[k]
				if right[i] {
					grad[i] += weight[k] / good
				}
				curve[i] = math.Max(p*(1-p), 1e-4) * weight[k]
			}
		}
	}
}

// logistic is the log loss of single rows.
func logistic(right []bool, weight []float64) loss {
	return func(scores, grad, curve []float64) {
		for i, s := range scores {
			p := 1 / (1 + math.Exp(-s))
			grad[i] = -p * weight[i]
			if right[i] {
				grad[i] += weight[i]
			}
			curve[i] = p * (1 - p) * weight[i]
		}
	}
}
