package summary

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// signs is how many signs a Term has.
const signs = 20

// Signs are the weights, or the measures, of what tells how likely a word of
// an article is to stand in a summary that a person writes of it, in the order
// of SignNames.
type Signs [signs]float64

// SignNames are the signs. Early is 1/√(1+i) and late i/n for a word whose
// stem first stands in sentence i of n; near is the greatest part of the
// headline that one of its sentences has, the word itself not counted; the
// aim is the sentence that has most of the headline.
var SignNames = [signs]string{
	"any word",
	"occurrences",                    // natural logarithm
	"headline",                       // in this form
	"headline stem",                  // in any form
	"headline stem, sentences",       // natural logarithm of the sentences that have it
	"headline stem, name",            // mostly with a capital
	"headline stem, early",           //
	"beside a headline word",         //
	"first sentence",                 //
	"second sentence",                //
	"late",                           //
	"sentences",                      // natural logarithm: more to choose from
	"sentences, early",               //
	"words of its shortest sentence", // natural logarithm
	"near, early",                    //
	"near, lead near",                // lead near: how much of the headline the first sentence has
	"near, as part of the nearest",   //
	"early, lead near",               //
	"in the aim, lead near",          //
	"behind the aim",                 //
}

// Term is a content word of an article, folded, with its signs.
type Term struct {
	Form  string
	Signs Signs
}

// Terms returns the content words of an article's first sentences, those that
// Article chooses from; the program that fits the weights learns from them.
func Terms(a knowledge.Article) []Term {
	ss := text.Sentences(a.Text)
	p := newPage(a.Title, ss[:min(len(ss), longest)])
	out := make([]Term, len(p.words))
	for i := range p.words {
		out[i] = Term{p.words[i].form, p.signs(i)}
	}
	return out
}

// signs measures the i-th word.
func (p *page) signs(i int) Signs {
	w := p.words[i]
	s := p.stems[w.stem]
	early, long := 1/math.Sqrt(1+float64(s.first)), math.Log(float64(len(p.lines)))
	titled, lead := one(s.titled), p.lines[0].near
	part := 0.0
	if p.nearest > 0 {
		part = w.near / p.nearest
	}
	return Signs{
		1,
		math.Log(float64(w.times)),
		one(p.title[w.form]),
		titled,
		titled * math.Log(float64(s.lines)),
		titled * one(2*w.capital >= w.times),
		titled * early,
		one(w.beside),
		one(s.first == 0),
		one(s.first == 1),
		float64(s.first) / float64(len(p.lines)),
		long,
		long * early,
		math.Log(float64(w.shortest)),
		w.near * early,
		w.near * lead,
		part,
		early * lead,
		one(w.aim) * lead,
		one(w.behind),
	}
}

func one(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// chance is how likely a word with these signs is to stand in the summary.
func (w Signs) chance(s Signs) float64 {
	z := 0.0
	for i, v := range s {
		z += w[i] * v
	}
	return 1 / (1 + math.Exp(-z))
}

//go:embed terms.tsv
var fittedTerms string

// ParseSigns reads weights: lines of a sign's name, a tab and a number. A
// line without a name of SignNames, or a sign without a line, is an error.
func ParseSigns(tsv string) (Signs, error) {
	var out Signs
	have := map[string]float64{}
	for line := range strings.Lines(tsv) {
		name, number, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return Signs{}, fmt.Errorf("summary weights, line %q: want a name, a tab and a number: %w", line, err)
		}
		have[name] = v
	}
	for i, name := range SignNames {
		v, ok := have[name]
		if !ok {
			return Signs{}, fmt.Errorf("summary weights: no line of %q; fit them anew (knowledge/eval/fit -terms)", name)
		}
		out[i] = v
	}
	if len(have) != signs {
		return Signs{}, fmt.Errorf("summary weights: %d lines of signs, want %d; fit them anew (knowledge/eval/fit -terms)", len(have), signs)
	}
	return out, nil
}
