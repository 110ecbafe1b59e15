package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopMark is a run of closing punctuation: full stops, marks or an ellipsis
// with the quotes and brackets that close behind it.
type stopMark struct {
	at, marks, end int  // where it starts, where the marks and where all of it ends
	mark           bool // has a ! or ?
	dots           int  // how many full stops; an ellipsis character counts three
	spaced         bool // dots with spaces between them: ". . ."
	closed         bool // quotes or brackets close behind the marks
}

// readStop reads the stop that begins at pos, if one does.
func readStop(s string, pos int) (stopMark, bool) {
	t := stopMark{at: pos}
	for pos < len(s) {
		n := 1
		switch c := s[pos]; {
		case c == '.':
			t.dots++
		case c == '!' || c == '?':
			t.mark = true
		case c == ' ' && pos > t.at && s[pos-1] == '.' && pos+1 < len(s) && s[pos+1] == '.' && !digitAt(s, pos+2):
			t.spaced = true
		case strings.HasPrefix(s[pos:], "…"):
			t.dots += 3
			n = len("…")
		case strings.HasPrefix(s[pos:], "。"), strings.HasPrefix(s[pos:], "！"), strings.HasPrefix(s[pos:], "？"):
			t.mark = true
			n = 3
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		pos += n
	}
	t.marks = pos
	t.end = closers(s, pos)
	t.closed = t.end > pos
	return t, pos > t.at
}

// closers returns the end of the quotes, brackets and footnote marks that
// close at pos.
func closers(s string, pos int) int {
	for pos < len(s) {
		c := s[pos]
		switch {
		case c == ')' || c == ']' || c == '}':
			pos++
		case c == '"' || c == '\'':
			if wordAt(s, pos+1) {
				return pos
			}
			pos++
		case c == '[' && pos+2 < len(s) && isDigitByte(s[pos+1]):
			n := strings.IndexByte(s[pos:min(len(s), pos+5)], ']')
			if n < 0 {
				return pos
			}
			pos += n + 1
		case strings.HasPrefix(s[pos:], "”"), strings.HasPrefix(s[pos:], "’"):
			pos += len("”")
		case strings.HasPrefix(s[pos:], "»"):
			pos += len("»")
		default:
			return pos
		}
	}
	return pos
}

// nextKind says what stands behind a stop, as far as it tells whether a new
// sentence begins.
type nextKind int

const (
	nextEnd   nextKind = iota // nothing
	nextLower                 // a word in lower case
	nextUpper                 // a word with a capital, or of a script without case
	nextDigit
	nextOther // a symbol
)

// openersReach is how many bytes of quotes, brackets and dashes may stand
// before a word; what is behind more of them is no sentence.
const openersReach = 40

// readNext tells what word or sign stands at pos, behind quotes, brackets and
// dashes that open there, and where.
func readNext(s string, pos int) (nextKind, int) {
	reach := pos + openersReach
	for pos < len(s) {
		if pos > reach {
			return nextOther, pos
		}
		r, n := utf8.DecodeRuneInString(s[pos:])
		switch {
		case unicode.IsUpper(r):
			return nextUpper, pos
		case unicode.IsLower(r):
			if second, _ := utf8.DecodeRuneInString(s[pos+n:]); unicode.IsUpper(second) { // iPhone
				return nextUpper, pos
			}
			return nextLower, pos
		case unicode.IsDigit(r):
			return nextDigit, pos
		case unicode.IsLetter(r):
			return nextUpper, pos
		case r == '$' || r == '£' || r == '€' || r == '₹' || r == '#' || r == '@':
			return nextOther, pos
		case r == '•' || r == '⁃' || r == '▪':
			return nextUpper, pos
		case r == '.' || r == '…' || strings.ContainsRune("\"'“‘([{«-–—¿¡*_ \u00a0", r):
			pos += n
		default:
			return nextOther, pos
		}
	}
	return nextEnd, pos
}

// runeLen returns the length of the rune that s begins with.
func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return max(n, 1)
}

func wordAt(s string, pos int) bool { return pos < len(s) && followed(s, pos) }

func digitAt(s string, pos int) bool { return pos < len(s) && isDigitByte(s[pos]) }

// skipSpace returns the first position from pos that is not white space.
func skipSpace(s string, pos int) int {
	for pos < len(s) {
		c := s[pos]
		if c == ' ' || '\t' <= c && c <= '\r' {
			pos++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(s[pos:])
		if !unicode.IsSpace(r) {
			break
		}
		pos += n
	}
	return pos
}

// spaceBefore reports whether white space stands before pos.
func spaceBefore(s string, pos int) bool {
	if pos == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s[:pos])
	return unicode.IsSpace(r)
}

// trim narrows s[from:to] to what has no white space at its ends.
func trim(s string, from, to int) (int, int) {
	from = min(skipSpace(s, from), to)
	for to > from {
		r, n := utf8.DecodeLastRuneInString(s[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= n
	}
	return from, to
}
