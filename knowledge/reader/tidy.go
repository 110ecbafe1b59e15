package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge"
)

// maxField is the longest title, outlet or byline in bytes. What is longer is
// a body in the wrong place and is cut at a word.
const maxField = 1000

// finish brings an article into the form that the vocabulary promises: tidy
// text, single-line fields, canonical URL, an id.
func finish(a knowledge.Article) (knowledge.Article, error) {
	a.Text = paragraphs(a.Text)
	if a.Text == "" {
		return a, ErrNoText
	}
	a.Title, a.Outlet, a.Author = field(a.Title), field(a.Outlet), field(a.Author)
	a.URL = CanonicalURL(a.URL)
	if a.ID = field(a.ID); a.ID == "" {
		a.ID = deriveID(a.URL, a.Text)
	}
	if !a.Published.IsZero() {
		a.Published = a.Published.UTC()
	}
	return a, nil
}

// field makes one line of s and cuts it at maxField.
func field(s string) string {
	s = strings.Join(strings.Fields(clean(s)), " ")
	if len(s) <= maxField {
		return s
	}
	cut := maxField
	if i := strings.LastIndexByte(s[:maxField], ' '); i > 0 {
		cut = i
	}
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut]
}

// clean drops what has no look: control characters, byte order marks, soft
// hyphens, zero-width spaces, invalid bytes. Line breaks become \n, every
// other white space one plain space.
func clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	after := rune(0)
	for _, r := range s {
		switch {
		case r == '\n' && after == '\r':
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u0085' || r == '\v' || r == '\f':
			b.WriteByte('\n')
		case r == '\u2029':
			b.WriteString("\n\n")
		case r == '\u00ad' || r == '\ufeff' || r == '\u200b' || r == '\u2060' || r == utf8.RuneError:
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		case unicode.IsControl(r) || r == '\ufffe' || r == '\uffff':
		default:
			b.WriteRune(r)
		}
		after = r
	}
	return b.String()
}

// plain reports whether clean has nothing to do.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 {
			return plainRunes(s[i:])
		}
		if c < ' ' && c != '\n' || c == 0x7f {
			return false
		}
	}
	return true
}

func plainRunes(s string) bool {
	for _, r := range s {
		switch {
		case r < ' ' && r != '\n', r >= 0x7f && r <= 0xa0, r == 0xad, r == utf8.RuneError:
			return false
		case r >= 0x1680 && (unicode.IsSpace(r) || r == '\u200b' || r == '\u2060' || r == '\ufeff' || r >= '\ufffe' && r <= '\uffff'):
			return false
		}
	}
	return true
}

// paragraphs trims every line, drops spaces that repeat, and puts exactly one
// blank line between paragraphs. Single line breaks stay: a list of credits
// is no prose.
func paragraphs(s string) string {
	s = clean(s)
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for line := range strings.SplitSeq(s, "\n") {
		line = squeeze(line)
		if line == "" {
			blank = true
			continue
		}
		switch {
		case b.Len() == 0:
		case blank:
			b.WriteString("\n\n")
		default:
			b.WriteByte('\n')
		}
		blank = false
		b.WriteString(line)
	}
	return b.String()
}

// squeeze trims a line and makes runs of spaces one.
func squeeze(line string) string {
	line = strings.Trim(line, " ")
	if !strings.Contains(line, "  ") {
		return line
	}
	return strings.Join(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' }), " ")
}

// shorten cuts foreign text for an error message.
func shorten(s string, n int) string {
	runes := []rune(s[:min(len(s), 4*n)])
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n]) + "…"
}
