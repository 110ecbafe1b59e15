package extract

import (
	"strings"

	"marquee/knowledge/text"
)

// sift drops chosen films that are only parts or joints of others: "Dust" of
// "Star: Dust", "Heat and Dust" where Heat and Dust both stand alone.
func sift(films []film) []film {
	keys, own := map[string]bool{}, map[string]bool{}
	parts := map[string]bool{}
	for k := range films {
		keys[films[k].Key] = true
		own[films[k].Key] = films[k].own > 0
		if _, tail, ok := strings.Cut(films[k].Title, ": "); ok {
			parts[text.TitleKey(tail)] = true
		}
		if tail, ok := heroTitle(films[k].Title); ok {
			parts[text.TitleKey(tail)] = true // "Rose Lee and the Dark Harbour"
		}
	}
	for k := range films {
		for j := range films {
			if k != j && (beginsWith(films[k].Title, films[j].Title) || (films[k].lead || films[k].weight >= 20) && films[j].Rule == "in the headline" && within(films[k].Title, films[j].Title)) && films[j].weight < 20 {
				films[k].aliases = append(films[k].aliases, films[j].Title)
				parts[films[j].Key] = true
			}
		}
	}
	out := films[:0]
	for _, f := range films {
		if f.weight < 20 && (parts[f.Key] || f.own < 2 && joint2(f.Title, keys, own)) {
			continue
		}
		out = append(out, f)
	}
	return out
}

// heroTitle returns what follows the hero's full name in a title such as "Rose
// Lee and the Dark Harbour".
func heroTitle(title string) (tail string, ok bool) {
	head, tail, ok := strings.Cut(title, " and the ")
	first, last, two := strings.Cut(head, " ")
	return tail, ok && two && firstNames[strings.ToLower(first)] && !strings.Contains(last, " ")
}

// within reports whether part is the beginning or the end of a longer title:
// of "Low Tide: The Return", "Low Tide" stands in the headline too.
func within(title, part string) bool {
	return len(part) < len(title) && (strings.HasPrefix(title, part+":") || strings.HasPrefix(title, part+" ") || strings.HasSuffix(title, " "+part))
}

// beginsWith reports whether part is the beginning of a longer title that
// goes on with a small word: "All the Money" of "All the Money in the World".
func beginsWith(title, part string) bool {
	if len(part) < 8 || len(title) < len(part)+4 || !strings.HasPrefix(title, part) || title[len(part)] != ' ' || !strings.Contains(part, " ") {
		return false
	}
	next, _, _ := strings.Cut(title[len(part)+1:], " ")
	return weakTitles[next] && next != "and" || next == "of" || next == "the"
}

// joint2 reports whether both sides of an "and" are films of their own.
func joint2(title string, keys, own map[string]bool) bool {
	for _, and := range [...]string{" and ", " or ", " & ", " to ", " with ", " in ", " for "} {
		if and == " to " {
			keys = own
		}
		a, b, ok := strings.Cut(title, and)
		if _, hero := heroTitle(title); hero && and == " and " {
			continue
		}
		if ok && a != b && keys[text.TitleKey(a)] && keys[text.TitleKey(b)] {
			return true
		}
	}
	return false
}

// series returns the key of the series that a title continues by its number
// or sub-title, or "".
func series(title string) string {
	if head, _, ok := strings.Cut(title, ": "); ok && head != "" {
		return text.TitleKey(baseOf(head))
	}
	if base := baseOf(title); base != title {
		return text.TitleKey(base)
	}
	return ""
}

// baseOf returns a title without the number of a sequel at its end.
func baseOf(title string) string {
	words := strings.Fields(title)
	n := len(words)
	if n < 2 {
		return title
	}
	last := strings.ToLower(words[n-1])
	if !sequelNumbers[last] {
		return title
	}
	n--
	if n > 1 && partWord[strings.ToLower(strings.Trim(words[n-1], "–-,:"))] {
		n--
	}
	for n > 1 && strings.Trim(words[n-1], "–-,:") == "" {
		n--
	}
	return strings.TrimRight(strings.Join(words[:n], " "), " ,:–-")
}

var (
	sequelNumbers = set(`2 3 4 5 6 7 8 9 10 ii iii iv v vi vii viii ix two three four five`)
	partWord      = set(`part chapter vol vol. volume episode`)
)
