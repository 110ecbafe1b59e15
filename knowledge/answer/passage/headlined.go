package passage

import (
	"strings"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// Headlined returns the person's name that a run of capitalised words of a
// headline begins with, or "": headlines write every word with a capital, so
// that "Mara Lindqvist Dead" holds one word more than the name and "Critics
// Praise Film" none at all. A name begins with a word that is used like first
// names, or that is no English word, and ends before the first everyday one.
func Headlined(run string) string {
	words := text.Words(run)
	end := 0
	for n, w := range words[:min(len(words), headlineName)] {
		if notPersons[w.Fold] || titled[w.Fold] || !namelike(w, n) {
			break
		}
		end = w.End
	}
	return strings.TrimSpace(run[:end])
}

// headlineName is the most words of a name in a headline.
const headlineName = 3

// titled are words before a name that vectors find like one.
var titled = set("queen", "king", "prince", "princess", "president", "senator", "judge", "pope", "saint", "lord", "lady", "captain", "doctor", "democrat", "republican")

// namelike tells whether the word at place n of a name is used like names are.
// The later the word, the more it must be.
func namelike(w text.Token, n int) bool {
	i := english().find(w.Fold)
	if i < 0 || len(strings.Trim(w.Text, ".")) == 1 {
		return true
	}
	rarity, like := english().rarity(i), english().toward(i, prototypes()[question.Person])
	switch n {
	case 0:
		return like >= .34 && rarity >= .66 || like >= .6
	case 1:
		return like >= .55 || like >= .45 && rarity >= .63 || like >= .34 && rarity >= .8
	}
	return like >= .6
}
