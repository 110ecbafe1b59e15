package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/summary"
)

// told is the words of one article, and which of them stand in the summary
// that a person wrote of it.
type told struct {
	item  int // articles that differ in their spelling alone share it
	terms []summary.Term
	in    []bool
}

// termRidge holds the weights of words small: the logistic loss is summed, not
// averaged, over some ninety thousand words.
const termRidge = 10

// fitTerms writes the weights of words for knowledge/summary to a file, fitted
// on all articles or, if half is "even" or "odd", on every other one.
func fitTerms(sets, file, half string) error {
	all, err := summaries(sets)
	if err != nil {
		return err
	}
	const parts = 8
	loss := 0.0
	for k := range parts {
		w := fitSigns(all, func(t told) bool { return t.item%parts != k })
		loss += logLoss(all, func(t told) bool { return t.item%parts == k }, w)
	}
	fmt.Printf("words of summaries: loss a word over articles that were not learned from %.4f\n", loss/parts)
	w := fitSigns(all, func(t told) bool {
		return half == "" || (half == "even") == (t.item%2 == 0)
	})
	var b strings.Builder
	for i, name := range summary.SignNames {
		fmt.Fprintf(&b, "%s\t%.3f\n", name, w[i])
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("writing the weights of words: %w", err)
	}
	return nil
}

// summaries reads the articles with human summaries, as collected and as
// repaired; an article has one item number in both.
func summaries(dir string) ([]told, error) {
	var out []told
	for _, set := range []string{"inshorts/articles.dev.jsonl", "summaries.jsonl"} {
		lines, err := raw(filepath.Join(dir, set))
		if err != nil {
			return nil, err
		}
		for i, line := range lines {
			var r struct{ Headline, Title, Text, Summary, Reference string }
			if err := json.Unmarshal(line, &r); err != nil {
				return nil, fmt.Errorf("%s, line %d: %w", set, i+1, err)
			}
			t := told{item: i, terms: summary.Terms(knowledge.Article{Title: r.Headline + r.Title, Text: r.Text})}
			said := map[string]bool{}
			for _, w := range plainWords(r.Summary + r.Reference) {
				said[w] = true
			}
			for _, term := range t.terms {
				t.in = append(t.in, within(term.Form, said))
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// plainWords are the lower-case runs of ASCII letters and digits, as ROUGE
// has them.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9')
	})
}

// within reports whether all parts of a word are said.
func within(form string, said map[string]bool) bool {
	parts := plainWords(form)
	for _, w := range parts {
		if !said[w] {
			return false
		}
	}
	return len(parts) > 0
}

// fitSigns fits a logistic regression with a ridge by Newton's method.
func fitSigns(all []told, use func(told) bool) summary.Signs {
	var w summary.Signs
	for range 8 {
		var slope summary.Signs
		var bend [len(w)]summary.Signs
		for i := range w {
			slope[i], bend[i][i] = -termRidge*w[i], termRidge
		}
		for _, t := range all {
			if !use(t) {
				continue
			}
			for k, term := range t.terms {
				p := chance(w, term.Signs)
				miss := -p
				if t.in[k] {
					miss++
				}
				for i, v := range term.Signs {
					slope[i] += miss * v
					for j, u := range term.Signs {
						bend[i][j] += p * (1 - p) * v * u
					}
				}
			}
		}
		step := solve(bend, slope)
		for i := range w {
			w[i] += step[i]
		}
	}
	return w
}

func chance(w, signs summary.Signs) float64 {
	z := 0.0
	for i, v := range signs {
		z += w[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

// solve returns x of ax = b for a symmetric positive a, by Gauss elimination,
// which needs no pivots there.
func solve(a [len(summary.Signs{})]summary.Signs, b summary.Signs) summary.Signs {
	for i := range a {
		for r := i + 1; r < len(a); r++ {
			f := a[r][i] / a[i][i]
			for c := i; c < len(a); c++ {
				a[r][c] -= f * a[i][c]
			}
			b[r] -= f * b[i]
		}
	}
	for i := len(a) - 1; i >= 0; i-- {
		for c := i + 1; c < len(a); c++ {
			b[i] -= a[i][c] * b[c]
		}
		b[i] /= a[i][i]
	}
	return b
}

// logLoss is the mean loss a word.
func logLoss(all []told, use func(told) bool, w summary.Signs) float64 {
	sum, n := 0.0, 0.0
	for _, t := range all {
		if !use(t) {
			continue
		}
		for k, term := range t.terms {
			p := chance(w, term.Signs)
			if !t.in[k] {
				p = 1 - p
			}
			sum -= math.Log(p)
			n++
		}
	}
	return sum / n
}
