package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Calm writes a title that a headline shouts as titles are written: PADDINGTON
// IN PERU becomes Paddington in Peru. A title with any small letter, and one
// of a single word of up to five letters, which may be an abbreviation (CODA),
// stay as they are.
func Calm(title string) string {
	words := strings.Fields(title)
	if title != strings.ToUpper(title) || len(words) == 0 || len(words) == 1 && utf8.RuneCountInString(title) <= calmLetters {
		return title
	}
	for i, w := range words {
		lower := strings.ToLower(w)
		if i > 0 && smallWords[lower] && !strings.HasSuffix(words[i-1], ":") {
			words[i] = lower
			continue
		}
		words[i] = capital(lower)
	}
	return strings.Join(words, " ")
}

// calmLetters is how long a shouted single word may be and still be an
// abbreviation.
const calmLetters = 5

// smallWords are written small within a title.
var smallWords = map[string]bool{"a": true, "an": true, "and": true, "as": true, "at": true, "but": true, "by": true, "for": true,
	"from": true, "in": true, "into": true, "of": true, "on": true, "or": true, "the": true, "to": true, "with": true}

// capital makes the first letter of a word, and that behind a hyphen, a large
// one. Roman numbers stay large.
func capital(lower string) string {
	if upper := strings.ToUpper(lower); strings.Trim(upper, "IVX") == "" {
		return upper
	}
	start := true
	return strings.Map(func(r rune) rune {
		if start && unicode.IsLetter(r) {
			start = false
			return unicode.ToUpper(r)
		}
		if r == '-' {
			start = true
		}
		return r
	}, lower)
}
