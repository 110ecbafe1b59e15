package stories

import (
	"math"
	"strconv"
	"strings"

	"marquee/knowledge/text"
)

// day is a day of the year, month×32 + day.
type day uint16

// months by their folded names.
var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
	"aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// commonCapitals are words in capitals that name nobody.
var commonCapitals = wordSet(`monday tuesday wednesday thursday friday saturday sunday us uk american british english
	hollywood netflix disney warner bros pictures studios studio universal paramount sony amazon prime apple hulu hbo max
	imax tv oscar oscars academy film festival awards box office rotten tomatoes instagram twitter variety deadline
	reporter entertainment weekly new york los angeles london dc marvel`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// daysIn appends the days that folded words name, "July 21" or "21 July".
func daysIn(days []day, folds []string) []day {
	for i, w := range folds {
		m := months[w]
		if m == 0 {
			continue
		}
		if i+1 < len(folds) {
			if n := dayNumber(folds[i+1]); n > 0 {
				days = append(days, day(m*32+n))
				continue
			}
		}
		if i > 0 {
			if n := dayNumber(folds[i-1]); n > 0 {
				days = append(days, day(m*32+n))
			}
		}
	}
	return days
}

func dayNumber(w string) int {
	w = strings.TrimRight(w, "stndrh")
	n, err := strconv.Atoi(w)
	if err != nil || n < 1 || n > 31 || len(w) > 2 {
		return 0
	}
	return n
}

// scales are the words behind a sum.
var scales = map[string]float64{"million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9, "crore": 1e7, "lakh": 1e5}

// sumsIn appends the sums of money or people that a sentence states:
// "$45.2 million", "£3bn".
func sumsIn(sums []float64, s string, words []text.Token) []float64 {
	for i, w := range words {
		c := w.Fold[0]
		if c < '0' || c > '9' {
			continue
		}
		number := strings.ReplaceAll(strings.TrimRight(w.Fold, "abcdefghijklmnopqrstuvwxyz"), ",", "")
		scale := scales[w.Fold[len(strings.TrimRight(w.Fold, "abcdefghijklmnopqrstuvwxyz")):]]
		if scale == 0 && i+1 < len(words) {
			scale = scales[words[i+1].Fold]
		}
		money := w.Start > 0 && (s[w.Start-1] == '$' || strings.HasSuffix(s[:w.Start], "£") || strings.HasSuffix(s[:w.Start], "€") || strings.HasSuffix(s[:w.Start], "₹"))
		if scale == 0 && !money {
			continue
		}
		if v, err := strconv.ParseFloat(number, 64); err == nil && v > 0 {
			sums = append(sums, v*max(1, scale))
		}
	}
	return sums
}

// meet reports whether two sums of the lists are the same but for rounding.
func meet(a, b []float64) bool {
	for _, x := range a {
		for _, y := range b {
			if math.Abs(x-y) <= 0.06*max(x, y) {
				return true
			}
		}
	}
	return false
}

// ordinal is a set of the words that tell the first trailer from the last.
type ordinal uint8

const (
	first ordinal = 1 << iota
	second
	third
	final
)

var ordinalWords = map[string]ordinal{"first": first, "debut": first, "second": second, "third": third, "final": final, "last": final}

// ordinalsIn reads the ordinals that stand before a trailer, a weekend, a film.
func ordinalsIn(folds []string) ordinal {
	var found ordinal
	for i, w := range folds {
		o := ordinalWords[w]
		if o == 0 {
			continue
		}
		for _, next := range folds[i+1 : min(len(folds), i+4)] {
			if next == "trailer" || next == "teaser" || next == "weekend" || next == "poster" {
				found |= o
			}
		}
	}
	return found
}

// smallNumber reads a sequel's number, 2 to 20, from a folded word; 0 if it
// is none.
func smallNumber(w string) int {
	if n := romans[w]; n > 0 {
		return n
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < 2 || n > 20 {
		return 0
	}
	return n
}

var romans = map[string]int{"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "two": 2, "three": 3, "four": 4}
