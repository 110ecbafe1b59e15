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

// A word marks a person's name when it is about as like the common first names
// as personLike, and is no everyday word: rarer than properWord.
const (
	personLike = 0.38
	properWord = 0.6
	firstName  = 0.8 // so like the common first names that it is one
	rareWord   = 0.8 // from this rarity on less likeness will do
	rareLike   = 0.15
)

// Personal tells whether a name of several words can be a person's: one of
// them is used like names are, or is rare enough to be nothing else.
func Personal(name string) bool {
	lex := english()
	for _, w := range text.Words(name) {
		if notPersons[w.Fold] {
			return false
		}
	}
	for _, w := range text.Words(name) {
		i := lex.find(w.Fold)
		if i < 0 {
			return true
		}
		rarity, like := lex.rarity(i), lex.toward(i, prototypes()[question.Person])
		if like >= firstName || rarity >= properWord && like >= personLike || rarity >= rareWord && like >= rareLike {
			return true
		}
	}
	return false
}

// notPersons are words that names of bodies, prizes, places and works hold.
var notPersons = set("academy", "award", "awards", "festival", "film", "films", "picture", "pictures", "studio", "studios", "university",
	"company", "association", "records", "entertainment", "network", "channel", "times", "club", "school", "college", "church", "court",
	"county", "city", "street", "park", "theatre", "theater", "museum", "prize", "globe", "globes", "oscar", "oscars", "bafta", "baftas",
	"america", "american", "british", "hollywood", "bollywood", "productions", "media", "news", "show", "series", "season", "world", "house",
	"group", "institute", "society", "council", "department", "guild", "union", "bank", "group", "box", "office", "new", "north", "south",
	"east", "west", "united", "kingdom", "states", "team", "national", "international", "society", "magazine", "press", "radio", "tv")
