package text

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not decompose, in the spelling that people without
// them on their keyboard use.
var letters = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'ẞ': "ss", 'æ': "ae",
	'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'ĸ': "k", 'ə': "e", 'ƒ': "f",
}

// appendFold appends the folded form of one word, as nextWord bounds it.
func appendFold(out []byte, word string) []byte {
	from := len(out)
	number := false // the byte before was a digit: points and commas stay
	for i := 0; i < len(word); {
		c := word[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(word[i:])
			if isApostrophe(r) {
				out = appendApostrophe(out, from)
			} else {
				out = appendFoldRune(out, r)
			}
			i += n
			number = false
			continue
		}
		i++
		switch {
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
			number = false
		case c == '\'':
			out = appendApostrophe(out, from)
		case c == '.' || c == ',':
			if number {
				out = append(out, c)
			}
		default:
			out = append(out, c)
			number = isDigitByte(c)
		}
	}
	if len(out) > from && out[len(out)-1] == '\'' {
		out = out[:len(out)-1]
	}
	return out
}

// appendApostrophe appends a straight apostrophe if a letter of the word that
// began at from stands before it.
func appendApostrophe(out []byte, from int) []byte {
	if len(out) == from || out[len(out)-1] == '\'' {
		return out
	}
	return append(out, '\'')
}

// appendFoldRune appends the letters and digits that r folds to: its
// compatibility decomposition in lower case without marks.
func appendFoldRune(out []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if s, ok := letters[r]; ok {
		return append(out, s...)
	}
	var raw [utf8.UTFMax]byte
	n := utf8.EncodeRune(raw[:], r)
	parts := norm.NFKD.Properties(raw[:n]).Decomposition()
	if parts == nil {
		if isLetterOrDigit(r) {
			return utf8.AppendRune(out, r)
		}
		return out
	}
	for len(parts) > 0 {
		d, size := utf8.DecodeRune(parts)
		parts = parts[size:]
		if d = unicode.ToLower(d); isLetterOrDigit(d) {
			if s, ok := letters[d]; ok {
				out = append(out, s...)
			} else {
				out = utf8.AppendRune(out, d)
			}
		}
	}
	return out
}

func isLetterOrDigit(r rune) bool {
	return unicode.IsLetter(r) && !isApostrophe(r) || unicode.IsDigit(r)
}
