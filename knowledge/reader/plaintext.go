package reader

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"marquee/knowledge"
)

// dateLine is the optional first line of the text format: ` date 2020-05-17 ✖`.
var dateLine = regexp.MustCompile(`(?i)^\s*date:?\s+(\d[\w:+./-]*)\s*[^\w\s]?\x{fe0f}?\s*$`)

// plainText reads the text format: a date line, title, url, outlet and author
// lines, each optional, then paragraphs.
func plainText(s string) (knowledge.Article, error) {
	var a knowledge.Article
	s = clean(s)
	for first := true; ; first = false {
		line, rest, _ := strings.Cut(strings.TrimLeft(s, "\n"), "\n")
		if first {
			if m := dateLine.FindStringSubmatch(line); m != nil {
				var err error
				if a.Published, err = date(m[1]); err != nil {
					return a, err
				}
				s = rest
				continue
			}
		}
		if strings.HasPrefix(s, "\n") && !first || !header(&a, line) {
			break
		}
		s = rest
	}
	a.Text = unwrap(s)
	return a, nil
}

// header takes a `name: value` line into a and reports whether it was one.
func header(a *knowledge.Article, line string) bool {
	name, value, found := strings.Cut(strings.TrimSpace(line), ":")
	if !found {
		return false
	}
	for _, h := range []struct {
		name string
		to   *string
	}{{"title", &a.Title}, {"url", &a.URL}, {"outlet", &a.Outlet}, {"author", &a.Author}} {
		if strings.EqualFold(name, h.name) && *h.to == "" {
			*h.to = strings.TrimSpace(value)
			return true
		}
	}
	return false
}

// unwrap joins the lines of paragraphs that were broken at a column: all but
// the last line are about equally long. Other line breaks stay.
func unwrap(s string) string {
	out := make([]string, 0, 16)
	for _, p := range strings.Split(paragraphs(s), "\n\n") {
		if lines := strings.Split(p, "\n"); wrapped(lines) {
			p = strings.Join(lines, " ")
		}
		out = append(out, p)
	}
	return strings.Join(out, "\n\n")
}

// wrapped reports whether lines are one paragraph set to a width of 50 to 100:
// the word that begins a line would not have fitted on the line before.
func wrapped(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l))
	}
	if width < 50 || width > 100 {
		return false
	}
	for i, l := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(lines[i+1], " ")
		if utf8.RuneCountInString(l)+1+utf8.RuneCountInString(word) <= width {
			return false
		}
	}
	return true
}
