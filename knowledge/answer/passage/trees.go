package passage

import (
	"encoding/json"
	"fmt"
	"math"
)

// Trees is a sum of regression trees over named features, as `fit` writes it.
type Trees struct {
	Features []string `json:"features"`
	Base     float64  `json:"base"`
	Trees    []Tree   `json:"trees"`
}

// Tree is one regression tree. Node n asks whether feature F[n] is at most
// T[n] and goes on to node L[n], else to R[n]; a negative next node -k-1 ends
// at leaf value V[k].
type Tree struct {
	F []int     `json:"f"`
	T []float64 `json:"t"`
	L []int     `json:"l"`
	R []int     `json:"r"`
	V []float64 `json:"v"`
}

// ParseTrees decodes trees and checks that they use just the named features
// and that every walk through them ends.
func ParseTrees(b []byte, names []string) (*Trees, error) {
	t := new(Trees)
	if err := json.Unmarshal(b, t); err != nil {
		return nil, fmt.Errorf("trees: %w", err)
	}
	if len(t.Features) != len(names) {
		return nil, fmt.Errorf("trees: fitted on %d features, the program has %d: refit", len(t.Features), len(names))
	}
	for i, n := range names {
		if t.Features[i] != n {
			return nil, fmt.Errorf("trees: feature %d was %q at the fit and is %q now: refit", i, t.Features[i], n)
		}
	}
	for i := range t.Trees {
		if !t.Trees[i].sound(len(names)) {
			return nil, fmt.Errorf("trees: tree %d is broken", i)
		}
	}
	return t, nil
}

// sound tells whether every reference is within bounds and points onward.
func (t *Tree) sound(features int) bool {
	n := len(t.F)
	if len(t.T) != n || len(t.L) != n || len(t.R) != n || len(t.V) == 0 {
		return false
	}
	next := func(from, to int) bool { return to < 0 && -to-1 < len(t.V) || to > from && to < n }
	for i := range n {
		if t.F[i] < 0 || t.F[i] >= features || !next(i, t.L[i]) || !next(i, t.R[i]) {
			return false
		}
	}
	return true
}

// Score returns the trees' sum for one row of features.
func (t *Trees) Score(x []float64) float64 {
	sum := t.Base
	for i := range t.Trees {
		sum += t.Trees[i].score(x)
	}
	return sum
}

func (t *Tree) score(x []float64) float64 {
	n := 0
	if len(t.F) == 0 {
		return t.V[0]
	}
	for {
		next := t.R[n]
		if x[t.F[n]] <= t.T[n] {
			next = t.L[n]
		}
		if next < 0 {
			return t.V[-next-1]
		}
		n = next
	}
}

// logistic maps a sum of trees to a probability.
func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
