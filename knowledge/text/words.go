package text

import (
	"unicode"
	"unicode/utf8"
)

// Token is one word or number of a text. Text is verbatim, s[Start:End];
// Fold is the form to compare by, as Fold makes it, and never empty.
type Token struct {
	Text, Fold string
	Start, End int
}

// Words returns the words and numbers of s in order. A hyphen parts words
// ("Spider-Man" is two), an apostrophe within a word does not ("Ocean's"), a
// decimal point or thousands comma stays in its number ("3.5", "1,000") and
// the letters of an initialism are one word ("U.S." folds to "us").
func Words(s string) []Token {
	if s == "" {
		return nil
	}
	// The folded forms share one string, so a text costs a handful of
	// allocations however many words it has.
	folds := make([]byte, 0, len(s)+len(s)/16)
	tokens := make([]Token, 0, len(s)/5+1)
	ends := make([]int32, 0, len(s)/5+1)
	for pos := 0; ; {
		start, end := nextWord(s, pos)
		if start < 0 {
			break
		}
		before := len(folds)
		folds = appendFold(folds, s[start:end])
		if len(folds) > before {
			tokens = append(tokens, Token{Text: s[start:end], Start: start, End: end})
			ends = append(ends, int32(len(folds)))
		}
		pos = end
	}
	all, from := string(folds), int32(0)
	for i, to := range ends {
		tokens[i].Fold = all[from:to]
		from = to
	}
	return tokens
}

// Fold returns s in lower case without diacritics, its words parted by single
// spaces and its punctuation gone; apostrophes within words stay and become
// straight. It equals the Fold of s's Words joined by spaces, and folding
// twice changes nothing.
func Fold(s string) string {
	if isFolded(s) {
		return s
	}
	out := make([]byte, 0, len(s)+8)
	for pos := 0; ; {
		start, end := nextWord(s, pos)
		if start < 0 {
			return string(out)
		}
		before := len(out)
		if before > 0 {
			out = append(out, ' ')
		}
		word := len(out)
		if out = appendFold(out, s[start:end]); len(out) == word {
			out = out[:before]
		}
		pos = end
	}
}

// isFolded reports whether s is plainly its own fold: lower-case ASCII words
// with single spaces between them.
func isFolded(s string) bool {
	last := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == ' ' && last != ' ') {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// nextWord finds the first word of s that starts at pos or later and returns
// its bounds, or -1, -1 when there is none.
func nextWord(s string, pos int) (start, end int) {
	for pos < len(s) {
		n, ok := wordRune(s[pos:])
		if ok {
			return pos, wordEnd(s, pos)
		}
		pos += n
	}
	return -1, -1
}

// wordEnd returns the end of the word that starts at start.
func wordEnd(s string, start int) int {
	pos := start
	letters, dots := 0, 0 // since start, as long as it may be an initialism
	for pos < len(s) {
		if n, ok := wordRune(s[pos:]); ok {
			pos += n
			letters++
			continue
		}
		n := joiner(s, pos, letters, dots)
		if n == 0 {
			break
		}
		if s[pos] == '.' && isLetterByte(s[pos-1]) {
			dots++
		}
		pos += n
	}
	return pos
}

// joiner returns the length of the punctuation at pos if it stands within a
// word, and 0 if the word ends there. letters and dots count what the word
// has had so far.
func joiner(s string, pos, letters, dots int) int {
	c := s[pos]
	switch {
	case c == '\'':
		if followed(s, pos+1) {
			return 1
		}
	case c == '.' || c == ',':
		if letters == 0 || pos+1 >= len(s) {
			return 0 // a mark begins no word
		}
		if isDigitByte(s[pos-1]) && isDigitByte(s[pos+1]) {
			return 1
		}
		if c == '.' && letters == dots+1 && isLetterByte(s[pos-1]) && initialFollows(s, pos+1) {
			return 1
		}
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s[pos:])
		if isApostrophe(r) && followed(s, pos+n) {
			return n
		}
	}
	return 0
}

// initialFollows reports whether one letter stands at pos and no word goes on
// from it: the "S" in "U.S." but not the "com" in "e.com".
func initialFollows(s string, pos int) bool {
	if pos >= len(s) || !isLetterByte(s[pos]) {
		return false
	}
	return !followed(s, pos+1)
}

func followed(s string, pos int) bool {
	if pos >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[pos:])
	_, ok := wordRune(s[pos:])
	return ok && !unicode.IsMark(r)
}

// wordRune reports the length of the rune at the start of s and whether it
// belongs in a word.
func wordRune(s string) (int, bool) {
	if c := s[0]; c < utf8.RuneSelf {
		return 1, isLetterByte(c) || isDigitByte(c)
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && n == 1:
		return 1, false
	case 0x2000 <= r && r < 0x2070, r == 'ʼ': // dashes, curly quotes, ellipsis
		return n, false
	}
	return n, unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || isSuperscript(r)
}

func isSuperscript(r rune) bool { return r == '²' || r == '³' || r == '¹' }

func isApostrophe(r rune) bool {
	return r == '’' || r == '‘' || r == 'ʼ' || r == '＇' || r == '′'
}

func isLetterByte(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }
