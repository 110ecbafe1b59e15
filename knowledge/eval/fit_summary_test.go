package eval

import (
	"flag"
	"math"
	"testing"

	"marquee/knowledge/summary"
)

var fitSummary = flag.Bool("fit-summary", false, "fit how a summary's sentences are weighed as a set")

// TestFitSummary fits the weights of summary.Default that weigh sets of
// sentences by coordinate ascent on the mean ROUGE-1 of two and three
// sentences. Each article is judged with the words fitted on the half that it
// does not belong to.
func TestFitSummary(t *testing.T) {
	if !*fitSummary {
		t.Skip("runs with -fit-summary")
	}
	raw, repaired := summarySets(t)
	all := append(raw, repaired...)
	even, odd := halfWeights(t, "even"), halfWeights(t, "odd")
	score := func(w summary.Weights, keep func(summarized) bool) float64 {
		sum := 0.0
		for _, n := range []int{2, 3} {
			sum += meanRougeOne(all, keep, func(s summarized) []string {
				w.Terms = even.Terms
				if s.even {
					w.Terms = odd.Terms
				}
				return w.Article(s.article, n)
			})
		}
		return sum / 2
	}
	every := func(summarized) bool { return true }
	best := summary.Default
	top := score(best, every)
	t.Logf("start %.3f", top)
	for round, step := 0, 0.3; round < 4; round++ {
		before := top
		for i := range weightCount {
			for _, factor := range []float64{-step, step} {
				try := best
				p := weight(&try, i)
				*p += factor * max(0.05, math.Abs(*p))
				if got := score(try, every); got > top+0.02 {
					best, top = try, got
				}
			}
		}
		t.Logf("round %d, step %.2f: %.3f: %+v", round, step, top, best)
		if top-before < 0.05 {
			step /= 2
		}
	}
}

// weightCount is how many weights are fitted.
const weightCount = 6

// weight returns the i-th of them.
func weight(w *summary.Weights, i int) *float64 {
	return [...]*float64{&w.Plain, &w.Lead, &w.Length, &w.Budget, &w.Quote, &w.Question}[i]
}

// meanRougeOne is meanRouge for ROUGE-1 alone, which is the quicker part.
func meanRougeOne(set []summarized, keep func(summarized) bool, pick func(summarized) []string) float64 {
	sum, n := 0.0, 0.0
	for _, s := range set {
		if keep(s) {
			sum += unigramF1(pick(s), s.reference)
			n++
		}
	}
	return 100 * sum / n
}
