package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind tells tokens apart.
type kind uint8

const (
	punct   kind = iota // one rune that is no part of a word
	small               // a word that begins with a small letter
	capital             // a word that begins with a capital, or is all capitals
	number              // a word that begins with a digit
)

// A token is a word, a number, the ending 's, or a punctuation rune.
type token struct {
	Text       string
	Lower      string // lower case, with a straight apostrophe
	Start, End int    // byte offsets in the sentence
	Flags      flag
	Hash       uint32 // hashOf(Lower), which spares tables most look-ups
	Kind       kind
	Space      bool // white space (or the sentence's start) stands before it
}

// tokens cuts a sentence. A word keeps inner hyphens, apostrophes and
// points ("Spider-Man", "O'Brien", "J.J.", "2.5"), initials and a few
// abbreviations keep their point ("S.", "Jr."), and a possessive ending is a
// token of its own.
func tokens(s string) []token { return appendTokens(make([]token, 0, len(s)/5+4), s) }

// appendTokens appends the tokens of a sentence.
func appendTokens(out []token, s string) []token {
	low := lowered{text: s}
	space := true
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == ' ' || unicode.IsSpace(r):
			space = true
			i += n
			continue
		case !isWordRune(r):
			t := token{Text: s[i : i+n], Lower: s[i : i+n], Start: i, End: i + n, Hash: hashOf(s[i : i+n]), Space: space}
			switch r {
			case ',', ':':
				t.Flags = between
			case '%', '★', '☆':
				t.Flags = scoreWord
			}
			out = append(out, t)
			i += n
		default:
			end := wordEnd(s, i)
			out, i = appendWord(out, &low, i, end, space)
		}
		space = false
	}
	return out
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// wordEnd returns where the word that begins at i ends.
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := rune(s[i]), 1
		if 'a' <= r && r <= 'z' {
			i++
			continue
		}
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if isWordRune(r) {
			i += n
			continue
		}
		if !joins(r) || i+n >= len(s) {
			return i
		}
		if next, _ := utf8.DecodeRuneInString(s[i+n:]); !isWordRune(next) {
			return i
		}
		i += n
	}
	return i
}

// joins reports whether a rune between two letters is part of the word.
func joins(r rune) bool {
	switch r {
	case '\'', '’', '-', '‐', '‑', '.', '&', '@', '·':
		return true
	}
	return false
}

// appendWord appends the word s[i:end], its possessive ending apart, and
// returns where the text goes on. The point of an initial or abbreviation
// belongs to the word.
func appendWord(out []token, low *lowered, i, end int, space bool) ([]token, int) {
	s, body := low.text, end
	if last := s[end-1]; last == 's' || last == 'S' {
		body = possessive(s, i, end)
	}
	if body == end && end+1 < len(s) && s[end] == '.' && keepsPoint(s[i:end]) {
		return append(out, word(low, i, end+1, space)), end + 1
	}
	out = append(out, word(low, i, body, space))
	if body < end {
		out = append(out, token{Text: s[body:end], Lower: "'s", Start: body, End: end, Kind: small, Hash: hashS, Flags: personWord | between})
	}
	return out, end
}

// possessive returns where the possessive ending of the word s[i:end]
// begins, or end.
func possessive(s string, i, end int) int {
	for _, tail := range [...]string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(s[i:end], tail) && end-i > len(tail) {
			return end - len(tail)
		}
	}
	return end
}

// keepsPoint reports whether a point behind the word is part of it: an
// initial, a row of initials or an abbreviation that stands before names.
func keepsPoint(w string) bool {
	if len(w) == 1 || len(w) == 3 && w[1] == '.' {
		return 'A' <= w[0] && w[0] <= 'Z'
	}
	switch w {
	case "Jr", "Sr", "Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Ph", "Lt", "Sgt", "Capt", "Col", "Gen", "Rev", "Vol", "vs", "No", "Bros", "Inc":
		return true
	}
	return false
}

func word(low *lowered, i, end int, space bool) token {
	s := low.text
	t := token{Text: s[i:end], Start: i, End: end, Space: space}
	t.Lower, t.Hash = low.word(i, end)
	t.Flags = lexicon.flags(t.Lower, t.Hash)
	if c := s[i]; 'a' <= c && c <= 'z' {
		t.Kind = small
		return t
	}
	switch r, _ := utf8.DecodeRuneInString(t.Text); {
	case unicode.IsDigit(r):
		t.Kind = number
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		t.Kind = capital
	default:
		t.Kind = small
	}
	return t
}
