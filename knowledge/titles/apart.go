package titles

import "marquee/knowledge"

// apart returns one entry for each film of a list, in its order. What is told
// without a year is no further film beside one of the title whose year is
// known: that one stands in its place. Two years next to each other are one
// film's too, which opened at a festival in the one and in cinemas in the
// other; the entry that comes first speaks.
func apart(films []knowledge.Film) []knowledge.Film {
	if len(films) < 2 {
		return films
	}
	dated := make(map[string]int, len(films)) // the first entry with a year, by key
	for i, f := range films {
		if _, ok := dated[f.Key]; !ok && f.Year != 0 {
			dated[f.Key] = i
		}
	}
	out := make([]knowledge.Film, 0, len(films))
	kept := make(map[string][]int, len(films)) // years shown, by key
	for _, f := range films {
		if f.Year == 0 {
			if i, ok := dated[f.Key]; ok {
				f = films[i]
			}
		}
		if !shown(kept[f.Key], f.Year) {
			kept[f.Key] = append(kept[f.Key], f.Year)
			out = append(out, f)
		}
	}
	return out
}

// shown reports whether a film of a year, or of the year beside it, is among
// those that are shown.
func shown(years []int, year int) bool {
	for _, y := range years {
		if y-year <= 1 && year-y <= 1 {
			return true
		}
	}
	return false
}
