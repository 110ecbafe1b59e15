package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// marker is the number or letter that a list's item begins with: "1.", "b)",
// "(iii)", "2.)". The zero marker is none.
type marker struct {
	style        byte // its punctuation: '.', ')', '(' or '2' for ".)"
	digits       bool
	value, roman int // what the number or letter counts; 0 for none
	end          int // where it ends
}

// readMarker reads the marker at pos; bullets may stand before it.
func readMarker(s string, pos int) marker {
	m := marker{}
	open := s[pos] == '('
	if open {
		pos++
	}
	start := pos
	for pos < len(s) && pos-start < 5 && (isLetterByte(s[pos]) || isDigitByte(s[pos])) {
		pos++
	}
	if pos == start || pos >= len(s) || !m.read(s[start:pos]) {
		return marker{}
	}
	switch {
	case open && s[pos] == ')':
		m.style = '('
	case open:
		return marker{}
	case strings.HasPrefix(s[pos:], ".)"):
		m.style = '2'
		pos++
	case s[pos] == '.' || s[pos] == ')':
		m.style = s[pos]
	default:
		return marker{}
	}
	if pos+1 < len(s) && s[pos+1] != ' ' {
		return marker{}
	}
	m.end = pos + 1
	return m
}

// read reads the number, letter or Roman numeral of a marker.
func (m *marker) read(w string) bool {
	if isDigitByte(w[0]) {
		m.digits = true
		for i := 0; i < len(w); i++ {
			if !isDigitByte(w[i]) {
				return false
			}
			m.value = m.value*10 + int(w[i]-'0')
		}
		return len(w) <= 3
	}
	for i, r := range [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"} {
		if strings.EqualFold(w, r) {
			m.roman = i + 1
		}
	}
	if len(w) == 1 {
		m.value = int(w[0]|0x20-'a') + 1
	}
	return m.value > 0 || m.roman > 0
}

// next reports whether the marker that follows m in its list stands at pos.
func (m marker) next(s string, pos int) bool {
	if pos >= len(s) {
		return false
	}
	c := s[pos]
	if !isDigitByte(c) && !isLetterByte(c) && c != '(' {
		return false
	}
	n := readMarker(s, pos)
	return n.style == m.style && n.digits == m.digits &&
		(m.value > 0 && n.value == m.value+1 || m.roman > 0 && n.roman == m.roman+1)
}

// isMarker reports whether all that the sentence has before stop t is the
// marker of a list's item.
func (sp *splitter) isMarker(t stopMark) bool {
	if sp.item.style != 0 && t.at < sp.item.end {
		return true
	}
	if t.at-sp.start > 12 {
		return false
	}
	for _, r := range sp.s[sp.start:t.at] {
		if unicode.IsLetter(r) {
			return false
		}
	}
	return t.dots == 1 && t.at-sp.start <= 8 && !strings.ContainsAny(sp.s[sp.start:t.at], "$£€%")
}

// lineKind says how the lines of a paragraph are broken.
type lineKind int

const (
	linesUnknown lineKind = iota
	linesWrapped          // prose broken at a width
	linesListed           // short lines of their own
)

// wrapWidth is the shortest line, in bytes, that may be prose broken at a
// width; a shorter one before a capital stands for itself.
const wrapWidth = 60

// breaksLine reports whether the line break at pos ends a sentence that no
// full stop ended.
func (sp *splitter) breaksLine(pos int) bool {
	s := sp.s
	next := skipSpace(s, pos)
	if next >= len(s) || pos < sp.quote {
		return false
	}
	if readMarker(s, next).style != 0 || isBullet(s, next) || label(s, next) {
		return true
	}
	from, to := trim(s, strings.LastIndexByte(s[:pos], '\n')+1, pos)
	if from < to && strings.IndexByte(",;&-", s[to-1]) >= 0 {
		return false
	}
	if label(s, from) {
		return true
	}
	if kind, _ := readNext(s, next); kind == nextLower {
		return sp.lineKind() == linesListed
	}
	return to-from < wrapWidth
}

// lineKind looks once at all lines of the paragraph.
func (sp *splitter) lineKind() lineKind {
	if sp.lines == linesUnknown {
		sp.lines = linesListed
		for line := range strings.SplitSeq(sp.s[sp.start:], "\n") {
			bare := strings.TrimSpace(line)
			if len(bare) > 40 || bare != "" && strings.IndexByte(".!?,;", bare[len(bare)-1]) >= 0 || strings.HasSuffix(line, " ") {
				sp.lines = linesWrapped
				break
			}
		}
	}
	return sp.lines
}

func isBullet(s string, pos int) bool {
	r, n := utf8.DecodeRuneInString(s[pos:])
	return strings.ContainsRune("-–—*•⁃▪✓→", r) && pos+n < len(s) && s[pos+n] == ' '
}

// label reports whether a line at pos begins as "Director: …" does: one to
// three words that begin with a capital, and a colon with a space.
func label(s string, pos int) bool {
	line := s[pos:min(len(s), pos+32)]
	n := strings.IndexByte(line, ':')
	if n <= 0 || n+1 >= len(line) || line[n+1] != ' ' || !isUpperAt(s, pos) {
		return false
	}
	return strings.Count(line[:n], " ") < 3 && !strings.ContainsAny(line[:n], "\n.!?,\"")
}
