package extract

import (
	"strconv"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// relationPlace says which film of a series is meant.
type relationPlace int

const (
	firstFilm    relationPlace = 1  // and 2, 3 … for the second, the third …
	predecessor  relationPlace = -1 // the one before
	successor    relationPlace = -2 // the one after
	ordinalLimit               = 9
)

// relation reads "the first film", "its predecessor", "the sequel" at mark i
// and the number of marks it takes.
func relation(marks []mark, i int) (int, relationPlace) {
	w := lowAt(marks, i)
	if w != "the" && w != "its" && w != "that" && w != "'s" {
		return 0, 0
	}
	k := i + 1
	for skip := 0; skip < 3 && (relationFill[lowAt(marks, k)] || markIsYear(marks, k) || lowAt(marks, k) == "-"); skip++ {
		k++
	}
	if place, ok := relationNouns[lowAt(marks, k)]; ok {
		end := k + 1
		if filmNouns[lowAt(marks, end)] {
			end++
		}
		if lowAt(marks, k) == "follow" {
			if lowAt(marks, k+1) != "-" || lowAt(marks, k+2) != "up" {
				return 0, 0
			}
			end = k + 3
		}
		if lowAt(marks, k) == "original" && end == k+1 && otherOriginal[lowAt(marks, end)] {
			return 0, 0
		}
		return end - i, place
	}
	place, ok := relationOrdinals[lowAt(marks, k)]
	if !ok {
		return 0, 0
	}
	if n := lowAt(marks, k+1); filmNouns[n] || n == "instalment" || n == "installment" || n == "entry" || n == "chapter" || n == "part" || n == "outing" || n == "one" {
		return k + 2 - i, place
	}
	return 0, 0
}

var (
	relationFill  = set(`much loved beloved classic hit superior popular well received poorly animated live action direct critically acclaimed`)
	relationNouns = map[string]relationPlace{
		"original": firstFilm, "predecessor": predecessor, "sequel": successor, "follow": successor, "followup": successor, "prequel": successor,
		"threequel": 3, "successor": successor,
	}
	relationOrdinals = map[string]relationPlace{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "original": 1, "previous": predecessor, "preceding": predecessor, "prior": predecessor, "last": predecessor, "earlier": predecessor,
	}
	otherOriginal = set(`score cast song songs music screenplay script director story series idea budget version novel book title programming content soundtrack release`)
)

func markIsYear(marks []mark, i int) bool {
	s := lowAt(marks, i)
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20")
}

// relative returns the film that stands at a place of here's series. With
// antecedent set, here is named in the same sentence before, so that "the
// sequel" is another film.
func (d *document) relative(here knowledge.Film, place relationPlace, antecedent bool) (knowledge.Film, bool) {
	base, number := seriesOf(here.Title)
	want := 0
	switch place {
	case predecessor:
		want = number - 1
	case successor:
		want = number + 1
		if !antecedent {
			if number > 1 {
				return here, true
			}
			if _, ok := d.inSeries(base, want); !ok {
				return here, true
			}
		}
	default:
		want = int(place)
	}
	if want == number && want > 1 {
		return here, true
	}
	if f, ok := d.inSeries(base, want); ok {
		return f, true
	}
	if want == 1 && number > 1 {
		title := baseTitle(here.Title)
		return knowledge.Film{Key: text.TitleKey(title), Title: title}, title != ""
	}
	if want == number || want < 1 {
		return d.otherOfSeries(here)
	}
	return knowledge.Film{}, false
}

// inSeries returns the film of a series that bears a number.
func (d *document) inSeries(base string, number int) (knowledge.Film, bool) {
	for k := range d.films {
		if b, n := seriesOf(d.films[k].Title); b == base && n == number {
			return d.films[k].Film, true
		}
	}
	return knowledge.Film{}, false
}

// otherOfSeries returns the only other film that shares its first word with
// here: the original of a remake or a subtitled sequel.
func (d *document) otherOfSeries(here knowledge.Film) (knowledge.Film, bool) {
	var found knowledge.Film
	for k := range d.films {
		f := d.films[k].Film
		if f.Key == here.Key || f.Key == "" || !sharesStart(f.Title, here.Title) {
			continue
		}
		if found.Key != "" {
			return knowledge.Film{}, false
		}
		found = f
	}
	return found, found.Key != ""
}

func sharesStart(a, b string) bool {
	x, y := titleWords(a), titleWords(b)
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}

// titleWords returns the folded words of a title without its article.
func titleWords(title string) []string {
	words := strings.Fields(text.Fold(title))
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	return words
}

// seriesOf returns the title without its number, folded, and the number: 1
// where it has none.
func seriesOf(title string) (string, int) {
	words := titleWords(title)
	for k := 1; k < len(words); k++ {
		n, ok := seriesNumbers[words[k]]
		if !ok {
			if v, err := strconv.Atoi(words[k]); err == nil && v > 1 && v <= ordinalLimit {
				n, ok = v, true
			}
		}
		if !ok {
			continue
		}
		end := k
		if end > 1 && seriesParts[words[end-1]] {
			end--
		}
		return strings.Join(words[:end], " "), n
	}
	return strings.Join(words, " "), 1
}

var (
	seriesNumbers = map[string]int{"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "two": 2, "three": 3, "four": 4, "five": 5}
	seriesParts   = set(`part chapter vol volume episode`)
)

// baseTitle returns a title up to its number: "Dune" of "Dune: Part Two".
func baseTitle(title string) string {
	words := strings.Fields(title)
	for k := 1; k < len(words); k++ {
		low := strings.ToLower(strings.Trim(words[k], ":,.–-"))
		_, ok := seriesNumbers[low]
		if v, err := strconv.Atoi(low); !ok && (err != nil || v < 2 || v > ordinalLimit) {
			continue
		}
		end := k
		if end > 1 && seriesParts[strings.ToLower(strings.Trim(words[end-1], ":,"))] {
			end--
		}
		return strings.TrimRight(strings.Join(words[:end], " "), " :,–-")
	}
	return ""
}
