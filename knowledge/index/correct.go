package index

import (
	"unicode/utf8"
)

// The bounds of correction: only words that no article holds are corrected,
// and not those so short that everything is one letter away.
const (
	correctFrom    = 5  // letters
	mostCorrected  = 3  // words of a query
	mostNeighbours = 20 // terms one edit away that are looked at
)

// correct replaces words that the corpus does not know by the commonest word
// one edit away that begins with the same letter, if there is one.
func (p *query) correct(v *view) {
	left := mostCorrected
	for i := range p.terms {
		t := &p.terms[i]
		if t.freq > 0 || left == 0 || utf8.RuneCountInString(t.stem) < correctFrom || t.flags&flagNumber != 0 {
			continue
		}
		left--
		stem, freq := v.neighbour(t.stem)
		if freq == 0 || p.holds(stem) {
			continue
		}
		t.stem, t.freq, t.form = stem, freq, 0
	}
	p.arrange()
}

// holds reports whether a term is in the query already.
func (p *query) holds(stem string) bool {
	for _, t := range p.terms {
		if t.stem == stem {
			return true
		}
	}
	return false
}

// neighbour returns the commonest term one edit away and how many articles
// hold it.
func (v *view) neighbour(stem string) (best string, freq int) {
	_, n := utf8.DecodeRuneInString(stem)
	dict, err := v.snapshot.FieldDictFuzzy(fieldWords, stem, 1, stem[:n])
	if err != nil {
		return "", 0
	}
	defer dict.Close()
	left := mostNeighbours
	for entry, err := dict.Next(); entry != nil && err == nil && left > 0; entry, err = dict.Next() {
		left--
		if n := v.frequency(fieldWords, entry.Term); n > freq {
			best, freq = entry.Term, n
		}
	}
	return best, freq
}
