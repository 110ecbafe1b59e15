package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"marquee/knowledge/answer/passage"
)

// fitter fits the three parts of a passage.Model and reports on them.
type fitter struct {
	cases []scenario
	trees int
}

// rounds is the number of parts of the cross-validation; the held-out fold
// belongs to none.
const rounds = 3

// part returns the part of the cross-validation that a case belongs to, or -1
// for the held-out tenth.
func part(c *scenario) int {
	if c.fold == folds-1 {
		return -1
	}
	return c.fold % rounds
}

func (f *fitter) run(out string) error {
	models := make([]passage.Model, rounds+1) // the last is fitted on all parts
	parallel(len(models), func(k int) {
		use := func(c *scenario) bool { return part(c) >= 0 && part(c) != k }
		models[k] = passage.Model{Ranker: f.ranker(use), Learned: learn(f.cases, use)}
	})
	// Every case is judged by an order that was fitted without it.
	verdicts := make([]verdict, len(f.cases))
	parallel(len(f.cases), func(i int) {
		c := &f.cases[i]
		m := models[rounds]
		if p := part(c); p >= 0 {
			m = models[p]
		}
		verdicts[i] = judge(m, c)
	})
	f.judges(models, verdicts)
	f.report(verdicts)
	if out == "" {
		return nil
	}
	final := models[rounds]
	if err := writeJSON(filepath.Join(out, "ranker.json"), final.Ranker); err != nil {
		return err
	}
	if err := writeJSON(filepath.Join(out, "judge.json"), final.Judge); err != nil {
		return err
	}
	return writeLearned(out, final.Learned)
}

func writeJSON(file string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(b, '\n'), 0o644)
}

// setWeights balance the sets: few questions of the film sets against many
// others.
var setWeights = map[string]float64{"selqa within": 2, "selqa open": 2, "wikiqa within": 5, "wikiqa open": 2,
	"qed_nq within": 4, "qed_nq open": 3, "squad11 open": 1.5, "roles open": .7, "news open": 3}

// ranker fits the order of sentences on the cases that use picks. The learned
// words that it sees of a case come from the other parts of the data.
func (f *fitter) ranker(use func(*scenario) bool) *passage.Trees {
	const crosses = 3
	var rows [][]float64
	var right []bool
	var weights []float64
	starts := []int{0}
	words := make([]passage.Learned, crosses)
	for k := range crosses {
		words[k] = learn(f.cases, func(c *scenario) bool { return use(c) && (c.fold/rounds)%crosses != k })
	}
	for i := range f.cases {
		c := &f.cases[i]
		if !c.rank || !use(c) {
			continue
		}
		m := passage.Model{Learned: words[(c.fold/rounds)%crosses]}
		res := m.Find(c.question, c.docs, c.freq, math.MaxInt32)
		good := 0
		from := len(rows)
		for _, cand := range res.Candidates {
			ok := c.answers(cand)
			if ok {
				good++
			}
			right = append(right, ok)
			rows = append(rows, cand.Features)
		}
		if good == 0 || good == len(res.Candidates) {
			rows, right = rows[:from], right[:from]
			continue
		}
		w := setWeights[c.set]
		if c.film {
			w *= 2
		}
		weights = append(weights, w)
		starts = append(starts, len(rows))
	}
	t := newTable(passage.Features[:], rows)
	all := make([]bool, len(rows))
	for i := range all {
		all[i] = true
	}
	set := settings{trees: f.trees, depth: 5, rate: .09, rows: .6, columns: .4, ridge: 8, leaf: 4}
	return boost(t, all, set, listwise(starts, right, weights))
}

// verdict is what a model says to a case.
type verdict struct {
	signs      []float64
	right      []bool // of the candidates, best first
	confidence float64
}

func judge(m passage.Model, c *scenario) verdict {
	res := m.Find(c.question, c.docs, c.freq, math.MaxInt32)
	v := verdict{signs: res.Signs}
	for _, cand := range res.Candidates {
		v.right = append(v.right, c.answers(cand))
	}
	return v
}

func (v verdict) first() bool { return len(v.right) > 0 && v.right[0] }

// judgeWeights balance the sets for the judge.
var judgeWeights = map[string]float64{"selqa within": 1, "selqa open": 2, "selqa removed": 2, "wikiqa within": 1.5, "wikiqa open": 2,
	"wikiqa removed": 2, "qed_nq within": 2, "qed_nq open": 3, "qed_nq removed": 3, "squad11 open": .6, "squad11 removed": 1.5, "squad20 open": 1, "squad20 within": 1, "roles open": 1, "roles removed": 1, "news open": 5, "news removed": 4}

// missed is the weight of a question that can be answered but whose answer was
// not found first: it should not teach that there is none.
const missed = 0.3

// judges fits the trust in an answer: one judge for each part and one for all,
// and fills the verdicts' confidence with that of a judge that did not see
// them.
func (f *fitter) judges(models []passage.Model, verdicts []verdict) {
	var rows [][]float64
	var right []bool
	var weight []float64
	var parts []int
	for i, v := range verdicts {
		c := &f.cases[i]
		if v.signs == nil || !c.judge {
			continue
		}
		rows = append(rows, v.signs)
		right = append(right, v.first())
		w := judgeWeights[c.set]
		if c.possible && !v.first() {
			w *= missed
		}
		weight = append(weight, w)
		parts = append(parts, part(c))
	}
	t := newTable(passage.Signs[:], rows)
	parallel(len(models), func(k int) {
		use := make([]bool, len(rows))
		for i, p := range parts {
			use[i] = p >= 0 && p != k
		}
		set := settings{trees: 220, depth: 4, rate: .06, rows: .6, columns: .4, ridge: 20, leaf: 15}
		models[k].Judge = boost(t, use, set, logistic(right, weight))
	})
	for i := range verdicts {
		v := &verdicts[i]
		if v.signs == nil {
			continue
		}
		m := models[rounds]
		if p := part(&f.cases[i]); p >= 0 {
			m = models[p]
		}
		v.confidence = 1 / (1 + math.Exp(-m.Judge.Score(v.signs)))
	}
}

// parallel runs f(0) to f(n-1) on all cores.
func parallel(n int, f func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	fmt.Fprint(os.Stderr, ".")
}
