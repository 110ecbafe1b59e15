package eval

import (
	"flag"
	"math"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/summary"
)

var fitSummary = flag.Bool("fit-summary", false, "fit the summary's weights on one half of the set")

// TestFitSummary fits summary.Default anew by coordinate ascent on the mean
// ROUGE-1 of two and three sentences, over the first half of the set.
func TestFitSummary(t *testing.T) {
	if !*fitSummary {
		t.Skip("runs with -fit-summary")
	}
	raw, repaired := summarySets(t)
	all := append(raw, repaired...)
	score := func(w summary.Weights, keep func(summarized) bool) float64 {
		sum := 0.0
		for _, n := range []int{2, 3} {
			sum += meanRougeOne(all, keep, func(a knowledge.Article) []string { return w.Article(a, n) })
		}
		return sum / 2
	}
	first := func(s summarized) bool { return s.first }
	best := summary.Default
	top := score(best, first)
	t.Logf("start %.3f", top)
	for round, step := 0, 0.3; round < 4; round++ {
		before := top
		for i := range weightCount {
			for _, factor := range []float64{-step, step} {
				try := best
				p := weight(&try, i)
				*p += factor * max(0.05, math.Abs(*p))
				if got := score(try, first); got > top+0.005 {
					best, top = try, got
				}
			}
		}
		t.Logf("round %d, step %.2f: %.3f, other half %.3f: %+v", round, step, top, score(best, func(s summarized) bool { return !s.first }), best)
		if top-before < 0.05 {
			step /= 2
		}
	}
}

// weightCount is how many weights decide on an article's summary.
const weightCount = 14

// weight returns the i-th of them.
func weight(w *summary.Weights, i int) *float64 {
	return [...]*float64{&w.Bias, &w.Often, &w.Title, &w.TitleOften, &w.Early, &w.First, &w.Number, &w.Long,
		&w.Plain, &w.Lead, &w.Length, &w.Budget, &w.Quote, &w.Question}[i]
}

// meanRougeOne is meanRouge for ROUGE-1 alone, which is the quicker part.
func meanRougeOne(set []summarized, keep func(summarized) bool, pick func(knowledge.Article) []string) float64 {
	sum, n := 0.0, 0.0
	for _, s := range set {
		if keep(s) {
			sum += unigramF1(pick(s.article), s.reference)
			n++
		}
	}
	return 100 * sum / n
}
