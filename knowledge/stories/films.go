package stories

import (
	"slices"
	"strings"
)

// otherFilm reports whether a and b are about two films. Where the readings
// of one film differ ("Watch Harbour Lights", "Harbour Lights"), the headline
// of one holds the title of the other; a sequel is another film always.
func otherFilm(a, b *signature) bool {
	if a.film == "" || b.film == "" {
		return false
	}
	if a.film == b.film {
		return a.year != b.year && a.year != 0 && b.year != 0
	}
	if bare(a.film) == bare(b.film) {
		return !announced(a, b)
	}
	return !within(a.filmWords, b.title) && !within(b.filmWords, a.title)
}

// sameFilm reports whether a and b are about one film, be it that only one of
// them was understood to be and the other's headline names it.
func sameFilm(a, b *signature) bool {
	if a.film != "" && b.film != "" {
		return a.film == b.film || bare(a.film) == bare(b.film) && announced(a, b)
	}
	return a.film != "" && headlines(b, a) || b.film != "" && headlines(a, b)
}

// headlines reports whether a's headline has the title of b's film, with no
// sequel's number behind it that b has not.
func headlines(a, b *signature) bool {
	if !within(b.filmWords, a.title) {
		return false
	}
	last := b.filmWords[len(b.filmWords)-1]
	for _, x := range a.numbered {
		if x.word == last {
			return false
		}
	}
	return true
}

// announced reports whether both tell of a sequel that one of them calls by
// its number and the other by the first film.
func announced(a, b *signature) bool {
	return a.told&b.told&sequel != 0 && (a.film == bare(a.film) || b.film == bare(b.film))
}

// bare is a film's key without the number of a sequel.
func bare(key string) string { return strings.TrimRight(key, "0123456789") }

// within reports whether all words, of which there must be some, are in the
// ascending list.
func within(words, list []term) bool {
	for _, w := range words {
		if !hasTerm(list, w) {
			return false
		}
	}
	return len(words) > 0
}

// filmWord reports whether t is a word of the title of s's film.
func filmWord(s *signature, t term) bool { return slices.Contains(s.filmWords, t) }
