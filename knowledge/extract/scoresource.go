package extract

import (
	"strings"

	"marquee/knowledge"
)

// A scoreSource is one place of a sentence that names whose rating it may be.
type scoreSource struct {
	from, to int            // marks [from, to)
	name     string         // usual name
	kind     knowledge.Kind // whose judgement this calling means, or ""
	agg      *aggregator    // nil for an outlet or critic
}

// sourceName is one name of a source, ready to be found in marks.
type sourceName struct {
	words  []mark
	source scoreSource
}

// sourceIndex finds names by their first word, the longest at each place.
type sourceIndex map[string][]sourceName

var scoreSources = newSourceIndex()

func newSourceIndex() sourceIndex {
	x := sourceIndex{}
	for i := range aggregators {
		a := &aggregators[i]
		for _, c := range a.called {
			for _, name := range strings.Split(c.names, "|") {
				x.add(name, scoreSource{name: a.name, kind: c.kind, agg: a})
			}
		}
	}
	for _, line := range outlets {
		names := strings.Split(line, "|")
		for _, name := range names {
			x.add(name, scoreSource{name: names[0], kind: knowledge.Verdict})
		}
	}
	return x
}

func (x sourceIndex) add(name string, s scoreSource) {
	words := lex(name)
	x[words[0].low] = append(x[words[0].low], sourceName{words, s})
}

// find returns the sources that the marks name, in order.
func (x sourceIndex) find(marks []mark) []scoreSource {
	var out []scoreSource
	for i := 0; i < len(marks); i++ {
		best := -1
		names := x[marks[i].low]
		for k := range names {
			if n := len(names[k].words); (best < 0 || n > len(names[best].words)) && names[k].at(marks, i) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		s := names[best].source
		s.from, s.to = i, i+len(names[best].words)
		out = append(out, s)
		i = s.to - 1
	}
	return out
}

// at tells whether the name stands at mark i, written with its capitals.
func (n *sourceName) at(marks []mark, i int) bool {
	if i+len(n.words) > len(marks) {
		return false
	}
	for k := range n.words {
		w, m := &n.words[k], &marks[i+k]
		if m.low != w.low || (w.upper && !m.upper) || (k > 0 && m.spaced != w.spaced) {
			return false
		}
	}
	end := i + len(n.words)
	if n.source.agg == nil && end < len(marks) && marks[end].low == "-" && tightAt(marks, end+1) && !marks[end].spaced {
		return false // "Empire-building"
	}
	if n.source.agg == nil && len(n.words) == 1 {
		return !partOfName(marks, i)
	}
	return true
}

// partOfName tells whether the single capitalised word at i is only a part of
// a longer name: "Sun Records", "British Empire", "the Times Square".
func partOfName(marks []mark, i int) bool {
	if i+1 < len(marks) && marks[i+1].spaced && marks[i+1].upper && marks[i+1].kind == markWord &&
		partnerWords[marks[i+1].low] {
		return true
	}
	return i > 0 && marks[i].spaced && marks[i-1].upper && marks[i-1].kind == markWord && marks[i-1].low != "the" && len(marks[i-1].low) > 2 &&
		!giveVerbs[marks[i-1].low] && !beforeOutlet[marks[i-1].low]
}

// partnerWords follow a word that would be an outlet without them.
var partnerWords = set(`square records of strikes awards award pictures studios films entertainment warner bandits network street ii magazine's road building`)

// beforeOutlet are words that may stand capitalised before an outlet's name.
var beforeOutlet = set(`critic from by for in at per via and or while but on to magazine rival website paper tabloid according meanwhile reviewing`)
