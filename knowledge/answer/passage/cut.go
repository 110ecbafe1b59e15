package passage

import (
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// Span is a part of a sentence, in bytes.
type Span struct{ Start, End int }

// Spans returns the parts of a sentence that are of the type of answer:
// names, dates, numbers or amounts of money.
func Spans(sentence string, t question.Type) []Span {
	s := make(stems, 32)
	a := &asked{Question: question.Question{Type: t}, has: map[string]int{}}
	l := &line{text: sentence, words: s.read(sentence)}
	var out []Span
	for _, sp := range a.runs(l) {
		start, end := l.bounds(sp)
		out = append(out, Span{start, end})
	}
	return out
}

// personLike is how like the common first names one word of a person's name
// is at least.
const personLike = 0.5

// Personal tells whether a name of several words can be a person's: one of
// them is used like first names are, or is rare enough to be nothing else.
func Personal(name string) bool {
	lex := english()
	for _, w := range text.Words(name) {
		i := lex.find(w.Fold)
		if i < 0 || lex.toward(i, prototypes()[question.Person]) >= personLike {
			return true
		}
	}
	return false
}
