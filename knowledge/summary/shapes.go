package summary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge/text"
)

// personal reports whether the writer speaks of himself outside quotation
// marks: "I’m not convinced", "my favourite".
func personal(s string) bool {
	inside, start := false, -1
	for i, r := range s {
		if unicode.IsLetter(r) || start >= 0 && (r == '\'' || r == '’') {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && !inside && personalWords[s[start:i]] {
			return true
		}
		start = -1
		switch r {
		case '“':
			inside = true
		case '”':
			inside = false
		case '"':
			inside = !inside
		}
	}
	return start >= 0 && !inside && personalWords[s[start:]]
}

// unended reports whether s lacks the stop that ends a sentence.
func unended(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"”’') "))
	return last != '.' && last != '!' && last != '?' && last != '…'
}

// listing reports whether s is a line of a list rather than a sentence: a
// label and names ("Starring: Ann Lee, Bo Roe", "Will win: Low Tide Should
// win: The Quay"), or names with what they are named for in parentheses.
func listing(s string) bool {
	if label, _, ok := strings.Cut(s[:prefix(s, 48)], ":"); ok && strings.Count(label, " ") < 4 {
		if unended(s) || labels[text.Fold(label)] {
			return true
		}
	}
	return unended(s) && (strings.Count(s, "(") > 2 || shouted(s))
}

// shouted reports whether nearly all words of s begin with a capital, as in
// headings and lists of names.
func shouted(s string) bool {
	words, capitals := 0, 0
	for _, w := range strings.Fields(s) {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"“‘'"))
		if !unicode.IsLetter(first) {
			continue
		}
		words++
		if unicode.IsUpper(first) {
			capitals++
		}
	}
	return words > 4 && 10*capitals > 7*words
}

// caption reports whether a folded sentence tells what a picture shows: who
// poses where, or a place of pictures in a sentence without a verb.
func caption(fold string) bool {
	if has(fold, poses) {
		return true
	}
	if !has(fold, pictured) {
		return false
	}
	for w := range strings.FieldsSeq(fold) {
		if finite[w] {
			return false
		}
	}
	return true
}

// byline reports whether the line above an article tells what its writer does
// in it: "Ann Lee interviews the director", "With doubts, Bo Roe watches it
// again", "All the news, as Cy Poole comments", "Our film editor takes a look".
func byline(s, fold string) bool {
	if has(fold, presenters) {
		return true
	}
	if !unended(s) {
		return false
	}
	words := strings.Fields(s[:prefix(s, 160)])
	names := 0 // words with a capital in a row, from where a clause begins
	for i, w := range words {
		switch first, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsUpper(first) && (names > 0 || i == 0 || words[i-1] == "as" || strings.HasSuffix(words[i-1], ",")):
			names++
		case names > 1 && bylineVerbs[w]:
			return len(words) > 3
		default:
			names = 0
		}
	}
	return false
}

// nameless reports whether a sentence opens with a clause that names nobody
// and then speaks of somebody: "As a lawyer, he takes the case".
func nameless(s string) bool {
	opener, rest, ok := strings.Cut(s[:prefix(s, 90)], ", ")
	if !ok {
		return false
	}
	subject, _, _ := strings.Cut(rest, " ")
	words := strings.Fields(opener)
	if len(words) < 2 || !clauseWords[strings.ToLower(words[0])] || !unnamed[strings.ReplaceAll(subject, "’", "'")] {
		return false
	}
	if strings.EqualFold(words[0], "as") && (words[1] == "a" || words[1] == "an") {
		return true
	}
	for _, w := range words[1:] {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(first) {
			return false
		}
	}
	return true
}

// hangs reports whether a short sentence ends with a word that stands for
// something told before it: "Two stars for this".
func hangs(s string) bool {
	const short = 90
	if len(s) > short {
		return false
	}
	words := strings.Fields(strings.TrimRight(s, "\"”’') .!?"))
	n := len(words)
	return n > 2 && hanging[words[n-1]][words[n-2]]
}

// bareSpeech reports whether nothing but speech stands in a sentence, so that
// who speaks must have been told before it.
func bareSpeech(s string) bool {
	inside, bare := false, false
	for _, r := range s {
		switch {
		case r == '“' || r == '"' && !inside:
			inside, bare = true, true
		case r == '”' || r == '"':
			inside = false
		case !inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return false
		}
	}
	return bare
}
