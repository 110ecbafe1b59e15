package discord

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible takes out of a text what cannot be seen but changes what is: control
// characters, bidirectional controls, zero-width characters (joiners stay
// between letters and emoji that need them), tags, invisible fillers, and
// piles of combining marks. Line breaks stay, two at most in a row.
func visible(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	marks, breaks, before := 0, 0, ' '
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			continue
		case r == '\n':
			if breaks++; breaks > 2 {
				continue
			}
		case r == '\u200c' || r == '\u200d': // joiners of scripts and emoji
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			if !joins(before) || !joins(next) {
				continue
			}
		case unseen(r):
			continue
		case unicode.IsControl(r), blank(r):
			r = ' '
		}
		if unicode.Is(unicode.M, r) && r != '\ufe0f' {
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		if r != '\n' && r != ' ' {
			breaks = 0
		}
		b.WriteRune(r)
		before = r
	}
	return strings.TrimSpace(b.String())
}

// maxMarks is how many combining marks a letter may carry; scripts need up to
// four.
const maxMarks = 6

// joins says whether a joiner beside r can mean something.
func joins(r rune) bool { return r > 0x2ff && r != utf8.RuneError && !unseen(r) }

// unseen are characters without any look of their own.
func unseen(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u034f', r == '\u061c', r == '\u180e', r == '\ufeff',
		r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e',
		r >= '\u2060' && r <= '\u206f', r >= '\ufff9' && r <= '\ufffb',
		r >= 0xe0000 && r <= 0xe0fff, r >= '\ufe00' && r <= '\ufe0e':
		return true
	}
	return false
}

// blank are letters and signs that look like a space.
func blank(r rune) bool {
	return r == '\u115f' || r == '\u1160' || r == '\u3164' || r == '\uffa0' || r == '\u2800' || r == '\u2028' || r == '\u2029'
}

// oneLine is visible text without line breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(visible(s)), " ") }

// Patterns that Discord reads as more than text.
var (
	invite    = regexp.MustCompile(`(?i)(discord(?:app)?\.(?:gg|com|me|io))/`)
	everyone  = regexp.MustCompile(`(?i)@(everyone|here)`)
	lineStart = regexp.MustCompile(`(?m)^(\s*)([-+#>])`)
	listStart = regexp.MustCompile(`(?m)^(\s*\d+)([.)])( |$)`)
)

// escape makes any text plain text to Discord: no markdown, no masked or bare
// links, no mentions, no emoji codes, no invites.
func escape(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for _, r := range s {
		switch r {
		case '\\', '*', '_', '~', '|', '`', '<', '[', ']':
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	s = strings.ReplaceAll(b.String(), "://", `:\//`)
	if strings.IndexByte(s, '/') >= 0 {
		s = invite.ReplaceAllString(s, `$1\/`)
	}
	if strings.IndexByte(s, '@') >= 0 {
		s = everyone.ReplaceAllString(s, "@\u200b$1")
	}
	s = lineStart.ReplaceAllString(s, `$1\$2`)
	return listStart.ReplaceAllString(s, `$1\$2$3`)
}

// code makes a text fit for a code span, in which nothing can be escaped.
func code(s string) string {
	s = strings.ReplaceAll(oneLine(s), "`", "ˋ")
	return everyone.ReplaceAllString(s, "@\u200b$1")
}

// maxLink is the longest link shown, in bytes; a longer one would cost the
// text its room.
const maxLink = 512

// link returns a link target that cannot break out of its markup, or "" for
// one that is no plain http or https address.
func link(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.Opaque != "" {
		return ""
	}
	target := linkEscaper.Replace(u.String())
	if len(target) > maxLink {
		return ""
	}
	for _, r := range target {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unseen(r) || r == utf8.RuneError {
			return ""
		}
	}
	return target
}

var linkEscaper = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `\`, "%5C", "|", "%7C",
	"*", "%2A", "`", "%60", " ", "%20", `"`, "%22", "[", "%5B", "]", "%5D", "@", "%40")

// linkText makes a text fit to stand between the brackets of a masked link.
// Discord finds their end by counting brackets, without looking at
// backslashes, so brackets that do not match are replaced by wide ones.
func linkText(s string) string {
	s = oneLine(s)
	if !balanced(s) {
		s = bracketReplacer.Replace(s)
	}
	return escape(s)
}

// balanced says whether the brackets of s come in pairs, none within another.
func balanced(s string) bool {
	open := false
	for _, r := range s {
		switch {
		case r == '[' && open, r == ']' && !open:
			return false
		case r == '[', r == ']':
			open = !open
		}
	}
	return !open
}

var bracketReplacer = strings.NewReplacer("[", "［", "]", "］")
