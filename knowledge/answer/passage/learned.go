package passage

import (
	"bytes"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"marquee/knowledge/answer/question"
)

// Learned tells how much a stem in an answer speaks for it when a stem (or a
// question word) stands in the question: log odds found by `fit`.
type Learned map[string]map[string]float64

// ParseLearned reads lines of question stem, answer stem and log odds parted
// by tabs.
func ParseLearned(b []byte) (Learned, error) {
	l := make(Learned)
	for i, text := range strings.Split(string(bytes.TrimSpace(b)), "\n") {
		if text == "" {
			continue
		}
		f := strings.Split(text, "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("learned: line %d has %d fields, not 3", i+1, len(f))
		}
		w, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return nil, fmt.Errorf("learned: line %d: %w", i+1, err)
		}
		if l[f[0]] == nil {
			l[f[0]] = make(map[string]float64)
		}
		l[f[0]][f[1]] = w
	}
	return l, nil
}

// learned sums what the line's words say for the question's words: for each
// word of the question its best and its worst partner.
func (sc *scene) learned(l *line) float64 {
	if sc.pairs == nil {
		return 0
	}
	var sum float64
	for _, q := range sc.keys {
		partners := sc.pairs[q]
		if partners == nil {
			continue
		}
		var best, worst float64
		for i := range l.words {
			if w, ok := partners[l.words[i].stem]; ok {
				best, worst = max(best, w), min(worst, w)
			}
		}
		sum += best + worst
	}
	return sum
}

// antonymData holds pairs of opposite words, one pair a line, from WordNet 3.1
// (Princeton University; its licence is antonyms.LICENSE.txt), and some thirty of our own.
//
//go:embed antonyms.txt
var antonymData string

// antonyms reads antonymData once.
var antonyms = sync.OnceValue(func() map[string]map[string]bool {
	m := make(map[string]map[string]bool)
	put := func(a, b string) {
		if m[a] == nil {
			m[a] = make(map[string]bool)
		}
		m[a][b] = true
	}
	for text := range strings.Lines(antonymData) {
		if a, b, ok := strings.Cut(strings.TrimSpace(text), " "); ok {
			put(a, b)
			put(b, a)
		}
	}
	return m
})

// Vocable is a candidate with the stems of its words that the question does
// not hold, for learning.
type Vocable struct {
	Candidate
	Stems map[string]bool
}

// Vocabulary returns the keys of a question and the words of all lines of the
// docs: what Learned is counted from.
func Vocabulary(q question.Question, docs []Doc) (keys []string, lines []Vocable) {
	s := make(stems, 512)
	a := s.ask(q, nil)
	for _, l := range s.lines(docs) {
		v := Vocable{Candidate: Candidate{Doc: l.doc, Position: l.position, Text: l.text}, Stems: make(map[string]bool)}
		for _, w := range l.words {
			if _, asked := a.has[w.stem]; !asked && !w.digit {
				v.Stems[w.stem] = true
			}
		}
		lines = append(lines, v)
	}
	return a.keys(), lines
}
