package rank

import (
	"unicode/utf8"
)

// The bounds of correction: only words that no article holds are corrected,
// and not those so short that everything is one letter away.
const (
	correctFrom   = 5 // letters
	mostCorrected = 3 // words of a query
)

// Unknown returns the places of the terms that no article holds and that may
// be misspelt.
func (p *Query) Unknown() (places []int) {
	for i, t := range p.Terms {
		if t.Freq == 0 && len(places) < mostCorrected && t.flags&flagNumber == 0 && utf8.RuneCountInString(t.Stem) >= correctFrom {
			places = append(places, i)
		}
	}
	return places
}

// Correct replaces the terms that Unknown names by what neighbour tells for
// them: the commonest stem one edit away that begins with the same letter,
// and how many articles hold it; 0 for none.
func (p *Query) Correct(neighbour func(stem string) (best string, freq int)) {
	for _, i := range p.Unknown() {
		t := &p.Terms[i]
		stem, freq := neighbour(t.Stem)
		if freq == 0 || p.holds(stem) {
			continue
		}
		t.Stem, t.Freq, t.form = stem, freq, 0
	}
	p.arrange()
}

// holds reports whether a term is in the query already.
func (p *Query) holds(stem string) bool {
	for _, t := range p.Terms {
		if t.Stem == stem {
			return true
		}
	}
	return false
}
