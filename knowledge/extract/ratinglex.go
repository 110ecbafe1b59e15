package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark is one token as ratings need it: unlike the words of package text it
// keeps signs such as %, ★, / and −, and splits "four-star" into three.
type mark struct {
	start, end int    // byte offsets in the sentence
	low        string // lower case; dashes and quotes in one spelling
	kind       markKind
	upper      bool // the first letter is upper case
	spaced     bool // white space stands before it
}

type markKind uint8

const (
	markWord   markKind = iota // letters, perhaps with apostrophes inside
	markNumber                 // digits, perhaps with separators inside
	markSign                   // one other rune
)

// ratedMarks is a sentence as ratings need it, for all who read scores.
type ratedMarks struct {
	marks   []mark
	ratings []rating
	sources []scoreSource
}

// ratedMarks reads the sentence once. What it returns is shared, and not to
// be changed.
func (s *sentence) ratedMarks() *ratedMarks {
	if s.rated == nil {
		marks := lex(clip(s.Text, maxScoreSentence))
		s.rated = &ratedMarks{marks: marks, ratings: ratings(marks), sources: scoreSources.find(marks)}
	}
	return s.rated
}

// signSpelling gives every sign its one spelling; dashes become "-" where
// they stand tight between letters or digits ("B−", "4–star").
var signSpelling = map[rune]string{
	'−': "-", '‑': "-", '‐': "-", '﹣': "-", '－': "-", '⁻': "-", '–': "–", '—': "—",
	'＋': "+", '⁺': "+", '％': "%", '﹪': "%", '⁄': "/", '∕': "/", '／': "/",
	'⭐': "★", '✭': "★", '✮': "★", '✯': "★", '✰': "☆", '✩': "☆", '🌟': "★", '⋆': "★", '✪': "★",
	'“': "\"", '”': "\"", '„': "\"", '«': "\"", '»': "\"", '‘': "'", '’': "'", 'ʼ': "'", '`': "'",
	'：': ":", '⯨': "½", '⯪': "½",
}

// lex cuts a sentence into marks, in one pass.
func lex(s string) []mark {
	marks := make([]mark, 0, len(s)/5+4)
	spaced := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		var end int
		var kind markKind
		switch {
		case unicode.IsSpace(r) || r == 0xfe0f || r == 0x200b:
			spaced = spaced || unicode.IsSpace(r)
			i += size
			continue
		case unicode.IsDigit(r):
			end, kind = i+numberLength(s[i:]), markNumber
		case unicode.IsLetter(r):
			end, kind = i+wordLength(s[i:]), markWord
		case isApostrophe(r) && possessiveLength(s[i:]) > 0 && !spaced && i > 0:
			end, kind = i+possessiveLength(s[i:]), markWord
		default:
			end, kind = i+size, markSign
		}
		m := mark{start: i, end: end, kind: kind, upper: unicode.IsUpper(r), spaced: spaced || i == 0}
		m.low = spellMark(s[i:end], r, kind)
		marks = append(marks, m)
		spaced = false
		i = end
	}
	return marks
}

func spellMark(text string, first rune, kind markKind) string {
	if kind == markSign {
		if sp, ok := signSpelling[first]; ok {
			return sp
		}
		return text
	}
	low := strings.ToLower(text)
	if strings.ContainsRune(low, '’') {
		low = strings.ReplaceAll(low, "’", "'")
	}
	return low
}

// numberLength is the length of the number s begins with: digits with single
// points or commas between digits.
func numberLength(s string) int {
	n := 0
	for n < len(s) {
		switch c := s[n]; {
		case c >= '0' && c <= '9':
			n++
		case (c == '.' || c == ',') && n+1 < len(s) && s[n+1] >= '0' && s[n+1] <= '9':
			n++
		default:
			if n == 0 { // a digit of another script
				_, n = utf8.DecodeRuneInString(s)
			}
			return n
		}
	}
	return n
}

// wordLength is the length of the word s begins with. An apostrophe belongs
// to it between letters, but a closing 's is a mark of its own.
func wordLength(s string) int {
	for n := 0; n < len(s); {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			n += size
		case isApostrophe(r) && possessiveLength(s[n:]) == 0 && letterFollows(s[n+size:]):
			n += size
		default:
			return n
		}
	}
	return len(s)
}

// possessiveLength is the length of a closing 's at the start of s, else 0.
func possessiveLength(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if !isApostrophe(r) || size >= len(s) || (s[size] != 's' && s[size] != 'S') || letterFollows(s[size+1:]) {
		return 0
	}
	return size + 1
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func letterFollows(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}
