package main

import (
	"fmt"
	"sort"
)

// report prints, for each set and way of asking, P@1 and MAP over the cases
// with an answer among the sentences, the area under ROC of the confidence
// (answerable against not), and the same for the held-out tenth.
func (f *fitter) report(verdicts []verdict) {
	fmt.Println("\n| set | part | cases | right first | of those with an answer | MAP | AUC of being right | mean error at risk-coverage |")
	type key struct{ set, part string }
	groups := make(map[key][]verdict)
	var keys []key
	add := func(k key, v verdict) {
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], v)
	}
	for i, v := range verdicts {
		c := &f.cases[i]
		where := "dev"
		if part(c) < 0 {
			where = "held out"
		}
		add(key{c.set, where}, v)
		if c.film {
			add(key{c.set + " film", where}, v)
		}
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].set != keys[j].set {
			return keys[i].set < keys[j].set
		}
		return keys[i].part < keys[j].part
	})
	for _, k := range keys {
		vs := groups[k]
		var first, with, maps float64
		var conf []float64
		var ok []bool
		for _, v := range vs {
			if v.first() {
				first++
			}
			if ap, any := precision(v.right); any {
				with++
				maps += ap
			}
			conf = append(conf, v.confidence)
			ok = append(ok, v.first())
		}
		fmt.Printf("| %s | %s | %d | %.3f | %.3f | %.3f | %.3f | %.3f |\n", k.set, k.part, len(vs), first/float64(len(vs)),
			first/max(1, with), maps/max(1, with), auc(conf, ok), riskCoverage(conf, ok))
	}
	f.answerable(verdicts)
}

// answerable prints how well the confidence parts SQuAD 2's answerable
// questions from the others.
func (f *fitter) answerable(verdicts []verdict) {
	for _, set := range []string{"squad20 within", "squad20 open"} {
		for _, where := range []string{"dev", "held out"} {
			var conf []float64
			var ok []bool
			for i, v := range verdicts {
				c := &f.cases[i]
				if c.set == set && (part(c) < 0) == (where == "held out") {
					conf = append(conf, v.confidence)
					ok = append(ok, c.possible)
				}
			}
			fmt.Printf("answerable or not, %s, %s: AUC %.3f\n", set, where, auc(conf, ok))
		}
	}
}

// precision returns the average precision of a ranked list.
func precision(right []bool) (ap float64, any bool) {
	var hits float64
	for i, ok := range right {
		if ok {
			hits++
			ap += hits / float64(i+1)
		}
	}
	if hits == 0 {
		return 0, false
	}
	return ap / hits, true
}

// auc returns the share of pairs of a right and a wrong case in which the
// right one has the greater confidence; ties count half.
func auc(conf []float64, ok []bool) float64 {
	order := make([]int, len(conf))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(i, j int) bool { return conf[order[i]] < conf[order[j]] })
	var sum, right, wrong float64
	for i := 0; i < len(order); {
		j := i
		var r, w float64
		for ; j < len(order) && conf[order[j]] == conf[order[i]]; j++ {
			if ok[order[j]] {
				r++
			} else {
				w++
			}
		}
		sum += r*wrong + r*w/2
		right += r
		wrong += w
		i = j
	}
	if right == 0 || wrong == 0 {
		return .5
	}
	return sum / (right * wrong)
}

// riskCoverage returns the mean share of wrong answers over all coverages,
// surest first: smaller is better.
func riskCoverage(conf []float64, ok []bool) float64 {
	order := make([]int, len(conf))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(i, j int) bool { return conf[order[i]] > conf[order[j]] })
	var wrong, sum float64
	for n, i := range order {
		if !ok[i] {
			wrong++
		}
		sum += wrong / float64(n+1)
	}
	return sum / float64(max(1, len(order)))
}
