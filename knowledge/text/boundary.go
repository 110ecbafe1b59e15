package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ends reports whether the sentence at hand ends with stop t.
func (sp *splitter) ends(t stopMark) bool {
	s := sp.s
	if t.end >= len(s) {
		return true
	}
	next := skipSpace(s, t.end)
	if next == t.end {
		return sp.fused(t)
	}
	kind, at := readNext(s, next)
	switch {
	case kind == nextEnd:
		return true
	case t.spaced && t.dots < 4:
		return false // words left out of a sentence that goes on
	case t.at > 0 && s[t.at-1] == '[' && t.dots >= 3:
		return false // […]
	case kind == nextLower:
		return false
	case sp.isMarker(t):
		return false
	case t.mark:
		return sp.marked(t, at)
	case t.dots == 1 && !t.closed:
		return sp.fullStop(t, kind, at)
	case t.closed:
		return !speaks(s, at)
	}
	return kind != nextDigit || t.dots == 1 || !isUpperAt(s, at)
}

// fused reports whether a sentence ends at t though no space follows: text
// pasted together ("…on Monday.The film"), not an address or an initialism.
func (sp *splitter) fused(t stopMark) bool {
	s := sp.s
	if t.at == 0 || t.end+1 >= len(s) || t.dots > 1 || t.closed && t.dots == 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s[:t.at])
	first, n := utf8.DecodeRuneInString(s[t.end:])
	if !unicode.IsLower(last) && !unicode.IsDigit(last) && !t.closed || !unicode.IsUpper(first) {
		return false
	}
	if second, _ := utf8.DecodeRuneInString(s[t.end+n:]); !unicode.IsLower(second) && second != ' ' {
		return false
	}
	if w := wordBefore(s, sp.start, t.at); abbreviations[w] != 0 || strings.Contains(w, ".") {
		return false
	}
	if inAddress(s, t.at) {
		return false
	}
	end := wordEnd(s, t.end)
	return !domains[strings.ToLower(s[t.end:min(end, t.end+8)])]
}

// addressReach is how far around a full stop the rest of an address is sought.
const addressReach = 64

// inAddress reports whether the full stop at pos stands in a web or mail
// address.
func inAddress(s string, pos int) bool {
	from, to := pos, pos
	for from > 0 && pos-from < addressReach && s[from-1] > ' ' {
		from--
	}
	for to < len(s) && to-pos < addressReach && s[to] > ' ' {
		to++
	}
	return strings.ContainsAny(s[from:to], "@/")
}

// fullStop decides on a single full stop without closing quotes.
func (sp *splitter) fullStop(t stopMark, kind nextKind, at int) bool {
	s := sp.s
	w := wordBefore(s, sp.start, t.at)
	if w == "" {
		return true
	}
	initial := len(w) == 1 && isLetterByte(w[0]) && isUpperAt(s, t.at-1)
	switch abbreviations[w] {
	case beforeName:
		return false
	case beforeNumber:
		if initial && kind != nextDigit {
			return sp.endsInitial(t, at)
		}
		return kind != nextDigit
	case month:
		return kind != nextDigit && startsSentence(s, at)
	case afterName:
		return startsSentence(s, at)
	case hour:
		return sp.endsHour(t, at)
	}
	if isInitialism(w) {
		return kind == nextUpper && startsSentence(s, at)
	}
	if initial {
		return sp.endsInitial(t, at)
	}
	return true
}

// endsInitial decides on a capital letter with a full stop: "Mark E. Smith",
// "you and I.", "gave it an A."
func (sp *splitter) endsInitial(t stopMark, at int) bool {
	s := sp.s
	if startsSentence(s, at) && !(at+1 < len(s) && s[at+1] == '.' && isUpperAt(s, at)) {
		return true
	}
	to := t.at - 1
	for to > sp.start && s[to-1] == ' ' {
		to--
	}
	before := wordBefore(s, sp.start, to)
	if before == "" || isUpperAt(s, to-len(before)) {
		return false
	}
	switch c := s[t.at-1]; {
	case c == 'I':
		return true
	case 'A' <= c && c <= 'F':
		return before == "a" || before == "an"
	}
	return false
}

// endsHour decides on "a.m." and "p.m.": a capital behind them begins a
// sentence unless it is a zone, a day or a month, or the sentence has only
// told the hour so far ("At 5 a.m. Mr. Smith went").
func (sp *splitter) endsHour(t stopMark, at int) bool {
	s := sp.s
	word := strings.ToLower(s[at:min(wordEnd(s, at), at+10)])
	if zones[word] {
		return false
	}
	first := s[sp.start:wordEnd(s, sp.start)]
	return !(t.at-sp.start < 16 && openings[strings.ToLower(first)])
}

// marked decides on a stop with ! or ?.
func (sp *splitter) marked(t stopMark, at int) bool {
	s := sp.s
	if t.closed && (speaks(s, at) || sp.quotesTitle(t) && !startsSentence(s, at)) {
		return false
	}
	if !t.closed && shouting[wordBefore(s, sp.start, t.at)] && isUpperAt(s, t.at-len(wordBefore(s, sp.start, t.at))) {
		second := wordEnd(s, at) + 1
		return startsSentence(s, at) && !isUpperAt(s, second)
	}
	return true
}

// quotesTitle reports whether the quotation that closes with t is a title
// within a sentence rather than speech: a few words that begin with a capital,
// behind a word in lower case.
func (sp *splitter) quotesTitle(t stopMark) bool {
	s := sp.s
	from := max(sp.start, t.at-48)
	open := strings.LastIndexAny(s[from:t.at], "\"“‘")
	if open <= 0 {
		return false
	}
	open += from
	inside := open + runeLen(s[open:])
	before := strings.TrimRight(s[from:open], " ")
	if before == "" || inside >= len(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLower(last) && isUpperAt(s, inside)
}

// speaks reports whether the words at pos say who spoke: up to three names
// and a verb of speech ("Chris Hemsworth wrote").
func speaks(s string, pos int) bool {
	for range 4 {
		if pos >= len(s) {
			return false
		}
		end := wordEnd(s, pos)
		w := s[pos:end]
		if !isUpperAt(s, pos) {
			return speech[w]
		}
		if end >= len(s) || s[end] != ' ' {
			return false
		}
		pos = end + 1
	}
	return false
}

// startsSentence reports whether the word at pos is one that begins sentences
// and is no part of a name.
func startsSentence(s string, pos int) bool {
	end := wordEnd(s, pos)
	if end-pos > 12 || end == pos {
		return false
	}
	return starters[lowered(s[pos:end])]
}

// wordBefore returns the word of s[from:end] that ends at end in lower case, with the points
// inside it, or "" if it has more than 14 bytes: no abbreviation is so long.
func wordBefore(s string, from, end int) string {
	start := end
	for start > from && end-start <= 15 {
		c := s[start-1]
		if !isLetterByte(c) && !isDigitByte(c) && c != '.' && c < utf8.RuneSelf {
			break
		}
		start--
	}
	for start < end && !utf8.RuneStart(s[start]) {
		start++
	}
	if end-start > 14 {
		return ""
	}
	return lowered(strings.TrimLeft(s[start:end], "“‘—–."))
}

// lowered returns s in lower case, without an allocation when it is so.
func lowered(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}

// isInitialism reports whether w is single letters with points between them.
func isInitialism(w string) bool {
	if len(w) < 3 || len(w)%2 == 0 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if i%2 == 0 && !isLetterByte(w[i]) || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return true
}

func isUpperAt(s string, pos int) bool {
	if pos < 0 || pos >= len(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[pos:])
	return unicode.IsUpper(r)
}
