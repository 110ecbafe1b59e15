package summary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge/text"
)

// faults are the reasons for which a sentence does not speak well alone.
type faults struct {
	lean     bool // leans on the sentence before
	headed   bool // the first of its article, and leans on the headline
	quote    bool // is speech for the most part
	torn     bool // a quotation mark's partner is missing
	personal bool // the critic speaks of himself, or turns to the reader
	question bool
	short    bool
	noise    bool // an ad, a byline, a caption, a heading, a link
}

// findFaults looks for the faults of a sentence at a position of its article.
func findFaults(s string, position int) faults {
	fold := text.Fold(s[:prefix(s, 160)])
	leaning := leans(fold) || has(fold, backward) || nameless(s)
	speech, torn := quotes(s)
	return faults{
		lean:     has(fold, pointers) || position > 0 && leaning || beginsWithin(s) || hangs(s) || bareSpeech(s),
		headed:   position == 0 && leaning,
		quote:    speech,
		torn:     torn,
		personal: personal(s),
		question: strings.HasSuffix(s, "?"),
		noise:    noise(s, fold) || position <= 1 && byline(s, fold),
	}
}

// prefix returns how much of s is within n bytes, cut at a rune.
func prefix(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// leans reports whether a folded sentence begins with a word or a phrase that
// refers to what was said before it.
func leans(fold string) bool {
	first, rest, _ := strings.Cut(fold, " ")
	second, rest, _ := strings.Cut(rest, " ")
	third, _, _ := strings.Cut(rest, " ")
	switch {
	case leaningWords[first] || begins(fold, leaningPhrases):
		return true
	case clauseWords[first] && leaningSubjects[second]:
		return true // "Though she was robbed", "In between these films" by the next
	case clauseWords[first] && clauseWords[second] && leaningSubjects[third]:
		return true
	}
	return spans[second] && (third == "later" || third == "earlier" || third == "after") || spans[first] && second == "later"
}

// beginsWithin reports whether a sentence begins with a small letter or an
// opening parenthesis: its beginning was lost, or it is an aside.
func beginsWithin(s string) bool {
	s = strings.TrimLeft(s, "\"“‘'")
	if strings.HasPrefix(s, " ") {
		return true // behind a mark that closes what is not here
	}
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	return first == '(' || unicode.IsLower(first) && unicode.IsLower(second)
}

// begins reports whether a folded sentence begins with one of the phrases.
func begins(fold string, phrases phrases) bool {
	first, _, _ := strings.Cut(fold, " ")
	for _, p := range phrases[first] {
		if strings.HasPrefix(fold, p) && (len(fold) == len(p) || fold[len(p)] == ' ') {
			return true
		}
	}
	return false
}

// has reports whether one of the phrases stands in a folded sentence.
func has(fold string, phrases phrases) bool {
	for {
		if begins(fold, phrases) {
			return true
		}
		n := strings.IndexByte(fold, ' ')
		if n < 0 {
			return false
		}
		fold = fold[n+1:]
	}
}

// quotes reports whether a sentence is speech for the most part, and whether
// the partner of a quotation mark is missing.
func quotes(s string) (speech, torn bool) {
	inside, open, straight := 0, -1, 0
	for i, r := range s {
		switch r {
		case '“':
			open = i
		case '"':
			straight++
			if straight%2 == 1 {
				open = i
				continue
			}
			fallthrough
		case '”':
			if open < 0 {
				return true, true
			}
			inside += i - open
			open = -1
		}
	}
	return open >= 0 || 2*inside > len(s), open >= 0
}

// noise reports whether a sentence is no sentence of the article.
func noise(s, fold string) bool {
	return has(fold, adverts) || begins(fold, captions) || caption(fold) || listing(s) || strings.HasPrefix(s, "(@") || heading(s) || linky(s)
}

// heading reports whether s is a heading, a label or a byline: few words
// without a full stop, or a line that ends in a colon.
func heading(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”’') "))
	if last == ':' {
		return true
	}
	if unicode.IsPunct(last) && last != ',' && last != '-' {
		return false
	}
	return strings.Count(s, " ") < 9
}

// linky reports whether a sentence is made of addresses, tags and handles.
func linky(s string) bool {
	n := strings.Count(s, "http") + strings.Count(s, "pic.twitter") + strings.Count(s, "#") + strings.Count(s, "@")
	return n > 0 && 4*n > strings.Count(s, " ")
}
