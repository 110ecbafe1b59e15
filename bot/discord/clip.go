package discord

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/bot"
)

// ellipsis stands where a text was cut.
const ellipsis = "…"

// clip shortens a text to at most n characters, in code points or UTF-16
// units, whichever are more: after a sentence where one ends in the second
// half, else after a word, else anywhere between characters. What was cut
// ends in an ellipsis.
func clip(s string, n int) string {
	return clipTo(s, n, bot.Length)
}

// clipTo is clip with another measure, which grows with the text.
func clipTo(s string, n int, length func(string) int) string {
	if length(s) <= n {
		return s
	}
	room := n - length(ellipsis)
	if room <= 0 {
		return ""
	}
	cut := longest(s, room, length)
	head := s[:cut]
	if end := sentenceEnd(head); end > cut/2 {
		return s[:end] + " " + ellipsis
	}
	if space := strings.LastIndexFunc(head, unicode.IsSpace); space > cut/2 {
		head = head[:space]
	}
	return strings.TrimRightFunc(head, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' || r == ':' }) + ellipsis
}

// longest returns how many bytes of s have at most n by the measure, ending
// between characters that stand alone.
func longest(s string, n int, length func(string) int) int {
	starts := make([]int, 0, len(s)+1)
	for i := range s {
		starts = append(starts, i)
	}
	starts = append(starts, len(s))
	over := sort.Search(len(starts), func(i int) bool { return length(s[:starts[i]]) > n })
	cut := starts[max(0, over-1)]
	for cut > 0 && cut < len(s) {
		r, _ := utf8.DecodeRuneInString(s[cut:])
		last, size := utf8.DecodeLastRuneInString(s[:cut])
		if !unicode.Is(unicode.M, r) && r != '\u200d' && last != '\u200d' {
			break
		}
		cut -= size
	}
	return cut
}

// sentenceEnd returns where the last whole sentence of s ends, one space
// short of the end so that the mark fits, or 0.
func sentenceEnd(s string) int {
	for i := len(s) - 2; i > 0; i-- {
		if (s[i] == '.' || s[i] == '!' || s[i] == '?') && (s[i+1] == ' ' || s[i+1] == '\n') {
			return i + 1
		}
	}
	return 0
}
