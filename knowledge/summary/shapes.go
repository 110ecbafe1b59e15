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
// in it: "Ann Lee interviews the director", "Our film editor takes a look".
func byline(s, fold string) bool {
	if has(fold, presenters) {
		return true
	}
	words := strings.Fields(s[:prefix(s, 80)])
	if len(words) < 4 || !unended(s) {
		return false
	}
	for i, w := range words[:min(4, len(words))] {
		first, _ := utf8.DecodeRuneInString(w)
		if i > 1 && bylineVerbs[w] {
			return true
		}
		if !unicode.IsUpper(first) {
			return false
		}
	}
	return false
}
