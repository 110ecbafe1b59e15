package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numbers are the words and numerals that stand for a sequel's number once
// they follow another word of the title. "Nine" and "9" are two films, so a
// title that is a number word alone keeps it.
var numbers = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13",
	"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9",
}

// numerals are numbers only after a part word, since alone they are names or
// words: "Malcolm X", "I, Tonya", "Batman v Superman".
var numerals = map[string]string{
	"i": "1", "v": "5", "x": "10", "xi": "11", "xii": "12", "xiii": "13", "xiv": "14", "xv": "15",
}

// parts are the words that announce a sequel's number; people leave them out.
var parts = map[string]bool{
	"part": true, "pt": true, "chapter": true, "volume": true, "vol": true, "episode": true, "ep": true,
}

// fractions spells out the fractions that have a character of their own.
var fractions = strings.NewReplacer("½", " 1/2", "¼", " 1/4", "¾", " 3/4")

// TitleKey returns the identity of a film title: two spellings of one title
// have the same key. Case, accents, punctuation, spaces and a leading article
// do not count, "&" is "and", and a sequel's number is the same in figures,
// words or Roman numerals, with or without "Part" before it ("Dune: Part
// Two", "Dune Part II", "Dune 2"). The key of a title that is not blank is
// never empty, and a key is its own key.
func TitleKey(title string) string {
	if strings.ContainsAny(title, "½¼¾") {
		title = fractions.Replace(title)
	}
	var words [24]string
	ws := titleWords(words[:0], title)
	ws = dropArticle(ws, title)
	if len(ws) == 0 {
		return markKey(title)
	}
	if len(ws) == 1 {
		return ws[0]
	}
	var room [96]byte
	out := room[:0]
	for i := 0; i < len(ws); i++ {
		if i > 0 && parts[ws[i]] && i+1 < len(ws) {
			if n := partNumber(ws[i+1]); n != "" {
				out = append(out, n...)
				i++
				continue
			}
		}
		out = append(out, sequelNumber(ws, i)...)
	}
	return string(out)
}

// markKey is the key of a title without letters or digits, such as "???".
func markKey(title string) string {
	marks := strings.Join(strings.Fields(strings.ToValidUTF8(title, "\uFFFD")), "")
	return strings.ToLower(marks)
}

// partNumber returns the figures for a word after "Part", or "".
func partNumber(word string) string {
	if n := numbers[word]; n != "" {
		return n
	}
	if n := numerals[word]; n != "" {
		return n
	}
	if isDigitByte(word[0]) {
		return word
	}
	return ""
}

// sequelNumber returns the figures for the i-th word if it is a number, and
// the word itself otherwise. A V is a five only at the end ("Rocky V").
func sequelNumber(ws []string, i int) string {
	if n := numbers[ws[i]]; n != "" && (i > 0 || len(ws[i]) > 2 && ws[i] != "iii" && ws[i] != "vii" && ws[i] != "viii") {
		return n
	}
	if i > 0 && i == len(ws)-1 && ws[i] == "v" {
		return "5"
	}
	return ws[i]
}

// titleWords appends the folded words of a title, apostrophes dropped and "&"
// and a free-standing "+" read as "and". They share one string.
func titleWords(ws []string, title string) []string {
	var room [96]byte
	var marks [24]int
	buf, ends := room[:0], marks[:0]
	for pos := 0; pos < len(title); {
		start, end := nextWord(title, pos)
		gap := start
		if start < 0 {
			gap = len(title)
		}
		if between := title[pos:gap]; len(between) > 0 && (strings.IndexByte(between, '&') >= 0 || strings.Contains(between, " + ")) {
			buf = append(buf, "and"...)
			ends = append(ends, len(buf))
		}
		if start < 0 {
			break
		}
		from := len(buf)
		if buf = appendKey(buf, title[start:end]); len(buf) > from {
			ends = append(ends, len(buf))
		}
		pos = end
	}
	all, from := string(buf), 0
	for _, to := range ends {
		ws = append(ws, all[from:to])
		from = to
	}
	return ws
}

// appendKey appends a folded word without its apostrophes, points and commas.
func appendKey(buf []byte, word string) []byte {
	from := len(buf)
	buf = appendFold(buf, word)
	kept := buf[:from]
	for _, c := range buf[from:] {
		if c != '\'' && c != '.' && c != ',' {
			kept = append(kept, c)
		}
	}
	return kept
}

// dropArticle drops a leading article that a space follows ("The Matrix", but
// not "A-Team"), or one put behind a comma ("Matrix, The"), unless the title
// has nothing else.
func dropArticle(ws []string, title string) []string {
	if len(ws) < 2 {
		return ws
	}
	if isArticle(ws[0]) {
		rest := strings.TrimLeftFunc(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if next, _ := utf8.DecodeRuneInString(rest[min(len(ws[0]), len(rest)):]); unicode.IsSpace(next) {
			return ws[1:]
		}
	}
	if last := ws[len(ws)-1]; isArticle(last) {
		if t := strings.TrimRight(title, " "); len(t) > len(last) && strings.HasSuffix(t[:len(t)-len(last)], ", ") {
			return ws[:len(ws)-1]
		}
	}
	return ws
}

func isArticle(w string) bool { return w == "the" || w == "a" || w == "an" }

// NameKey returns the identity of a person's name: lower-case words parted by
// single spaces, without diacritics, apostrophes and points, hyphens read as
// spaces and initials written together, so that "J.J. Abrams", "J. J. Abrams"
// and "JJ Abrams" have one key. The key of a name without letters is empty.
func NameKey(name string) string {
	out := make([]byte, 0, len(name)+8)
	initial := false // the word before was a single letter
	for pos := 0; ; {
		start, end := nextWord(name, pos)
		if start < 0 {
			return string(out)
		}
		before := len(out)
		out = appendKey(out, name[start:end])
		single := len(out)-before == 1 && isLetterByte(out[before])
		if len(out) > before && before > 0 && !(single && initial) {
			out = append(out, 0)
			copy(out[before+1:], out[before:])
			out[before] = ' '
		}
		if len(out) > before {
			initial = single || initial && len(out)-before == 1
		}
		pos = end
	}
}
