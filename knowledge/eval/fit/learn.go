package main

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"

	"marquee/knowledge/answer/passage"
)

// pair is a key of the question and a stem of a sentence.
type pair struct{ key, stem string }

// learn counts which stems answering sentences hold more often than their
// neighbours do, by the keys of the question, over the cases that use picks,
// and returns the log odds of what is seen often enough.
func learn(cases []scenario, use func(*scenario) bool) passage.Learned {
	good, bad := make(map[pair]float64), make(map[pair]float64)
	var goods, bads float64
	seen := make(map[string]bool)
	for i := range cases {
		c := &cases[i]
		if !c.rank || !use(c) || seen[c.question.Text] {
			continue
		}
		seen[c.question.Text] = true
		keys, lines := passage.Vocabulary(c.question, c.docs)
		right := make([]bool, len(lines))
		docs := make(map[int]bool)
		for k, l := range lines {
			right[k] = c.answers(l.Candidate)
			docs[l.Doc] = docs[l.Doc] || right[k]
		}
		for k, l := range lines {
			if !docs[l.Doc] {
				continue
			}
			into, sum := bad, &bads
			if right[k] {
				into, sum = good, &goods
			}
			*sum++
			for stem := range l.Stems {
				for _, key := range keys {
					into[pair{key, stem}]++
				}
			}
		}
	}
	out := make(passage.Learned)
	const least, prior = 5, 4
	base := goods / (goods + bads)
	for p, n := range good {
		m := bad[p]
		if n+m < least {
			continue
		}
		put(out, p, odds(n, m, base, prior))
	}
	for p, m := range bad {
		if good[p] == 0 && m >= 2*least {
			put(out, p, odds(0, m, base, prior))
		}
	}
	return out
}

// odds returns the log of how much likelier than base n of n+m are, drawn
// toward nothing by prior cases.
func odds(n, m, base, prior float64) float64 {
	p := (n + prior*base) / (n + m + prior)
	return math.Log(p/(1-p)) - math.Log(base/(1-base))
}

func put(l passage.Learned, p pair, w float64) {
	if math.Abs(w) < .35 {
		return
	}
	if l[p.key] == nil {
		l[p.key] = make(map[string]float64)
	}
	l[p.key][p.stem] = math.Round(w*100) / 100
}

// writeLearned writes the table in a fixed order.
func writeLearned(out string, l passage.Learned) error {
	var lines []string
	for key, partners := range l {
		for stem, w := range partners {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%g\n", key, stem, w))
		}
	}
	sort.Strings(lines)
	var b bytes.Buffer
	for _, l := range lines {
		b.WriteString(l)
	}
	return os.WriteFile(filepath.Join(out, "learned.tsv"), b.Bytes(), 0o644)
}
