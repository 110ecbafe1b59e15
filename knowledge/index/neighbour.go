package index

import "unicode/utf8"

// mostNeighbours is how many terms one edit away are looked at.
const mostNeighbours = 20

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
