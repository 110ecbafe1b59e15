package reader

import (
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"marquee/knowledge"
)

// maxFrontMatter bounds the YAML before an article in bytes.
const maxFrontMatter = 64 << 10

// markdown reads Markdown with optional YAML front matter: title, date, url,
// outlet, author. The markup is taken off; what was in italics is kept apart.
func markdown(s string) (knowledge.Article, error) {
	s = strings.TrimLeft(lineFeeds(s), "\n")
	a, body, err := frontMatter(s)
	if err != nil {
		return a, err
	}
	body = strings.TrimLeft(body, "\n ")
	if first, rest, _ := strings.Cut(body, "\n"); a.Title == "" && strings.HasPrefix(first, "# ") {
		a.Title, _ = inlineText(strings.Trim(first, "# "))
		body = rest
	}
	a.Text, a.Emphasis = markdownText(body)
	return a, nil
}

func lineFeeds(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(s, "\ufeff"), "\r\n", "\n"), "\r", "\n")
}

// frontMatter reads the YAML between two lines of dashes at the beginning.
func frontMatter(s string) (a knowledge.Article, body string, err error) {
	rest, found := strings.CutPrefix(s, "---\n")
	if !found {
		return a, s, nil
	}
	end := strings.Index("\n"+rest[:min(len(rest), maxFrontMatter)], "\n---")
	if end < 0 {
		if len(rest) > maxFrontMatter {
			return a, s, fmt.Errorf("%w: front matter of more than %d bytes", ErrTooLarge, maxFrontMatter)
		}
		return a, s, nil // a rule, not front matter
	}
	front := rest[:end]
	_, body, _ = strings.Cut(rest[end:], "\n")
	var fields map[string]yaml.Node
	if err := yaml.Unmarshal([]byte(front), &fields); err != nil {
		return a, body, fmt.Errorf("front matter: %w", firstLine(err))
	}
	get := func(names ...string) string {
		for _, n := range names {
			if v, ok := fields[n]; ok {
				return scalar(&v)
			}
		}
		return ""
	}
	a.Title, a.URL = get("title", "Title"), get("url", "canonical_url", "link", "URL")
	a.Outlet, a.Author = get("outlet", "site", "publication"), get("author", "authors", "byline")
	a.ID = get("id")
	a.Published, err = date(get("date", "published", "Date"))
	return a, body, err
}

// firstLine keeps YAML's list of complaints to one line.
func firstLine(err error) error {
	return errors.New(strings.Join(strings.Fields(shorten(err.Error(), 200)), " "))
}

// scalar returns a YAML value as text; a list is joined by commas.
func scalar(n *yaml.Node) string {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag == "!!null" {
			return ""
		}
		return n.Value
	case yaml.SequenceNode:
		var out []string
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode {
				out = append(out, c.Value)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}

var (
	fence       = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	rule        = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$`)
	headline    = regexp.MustCompile(`^ {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#*)?$`)
	bullet      = regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(\[[ xX]\][ \t]+)?`)
	quote       = regexp.MustCompile(`^(?: {0,3}> ?)+`)
	linkDef     = regexp.MustCompile(`^ {0,3}\[[^\]]{1,200}\]:[ \t]*\S+`)
	tableBorder = regexp.MustCompile(`^[ \t|:-]*-[ \t|:-]*$`)
)

// markdownText returns the text of Markdown without its markup: lines of one
// paragraph joined, list items and table rows on lines of their own.
func markdownText(s string) (string, []string) {
	var p prose
	fenced := ""
	for line := range strings.SplitSeq(s, "\n") {
		if m := fence.FindStringSubmatch(line); m != nil && (fenced == "" || strings.HasPrefix(m[1], fenced)) {
			p.line(2)
			if fenced == "" {
				fenced = m[1]
			} else {
				fenced = ""
			}
			continue
		}
		if fenced != "" {
			p.line(1)
			p.text(line)
			continue
		}
		p.markdownLine(line)
	}
	paragraphs := strings.Split(p.b.String(), "\n\n")
	for i, text := range paragraphs {
		var phrases []string
		paragraphs[i], phrases = inlineText(text)
		for _, phrase := range phrases {
			p.stress(phrase)
		}
	}
	return strings.Join(paragraphs, "\n\n"), p.emphasis
}

// markdownLine appends one line outside code.
func (p *prose) markdownLine(line string) {
	line = line[len(quote.FindString(line)):]
	switch {
	case strings.TrimSpace(line) == "", rule.MatchString(line) && !strings.HasPrefix(strings.TrimSpace(line), "="):
		p.line(2)
	case rule.MatchString(line), linkDef.MatchString(line), strings.Contains(line, "|") && tableBorder.MatchString(line):
	case headline.MatchString(line):
		p.line(2)
		p.text(headline.FindStringSubmatch(line)[1])
		p.line(2)
	case bullet.MatchString(line):
		p.line(1)
		p.text(line[len(bullet.FindString(line)):])
	case strings.HasPrefix(strings.TrimSpace(line), "|"):
		p.line(1)
		p.text(strings.ReplaceAll(strings.Trim(line, " |"), "|", " "))
		p.line(1)
	default:
		p.gap = true
		p.text(strings.TrimSuffix(line, "\\"))
		if strings.HasSuffix(line, "  ") || strings.HasSuffix(line, "\\") {
			p.line(1)
		}
	}
}

// Inline markup. Brackets are taken one level deep; every pattern ends at the
// next of its own marks, so that odd text costs no more than plain text.
var (
	image     = regexp.MustCompile(`!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])`)
	linkText  = regexp.MustCompile(`\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])`)
	footnote  = regexp.MustCompile(`\[\^[^\]\s]+\]`)
	autoLink  = regexp.MustCompile(`<((?:https?://|mailto:)[^<>\s]+)>`)
	codeSpan  = regexp.MustCompile("`+([^`]+)`+")
	strong    = regexp.MustCompile(`\*\*([^\s*]|[^\s*][^*]*[^\s*])\*\*`)
	strongBar = regexp.MustCompile(`(^|[^\pL\pN_])__([^\s_]|[^\s_][^_]*[^\s_])__($|[^\pL\pN_])`)
	starred   = regexp.MustCompile(`\*([^\s*]|[^\s*][^*]*[^\s*])\*`)
	shortcode = regexp.MustCompile(` ?\{\{[<%][^}]*[>%]\}\}`) // of site generators: figures, embedded posts
	scored    = regexp.MustCompile(`(^|[^\pL\pN_])_([^\s_]|[^\s_][^_]*[^\s_])_($|[^\pL\pN_])`)
	struck    = regexp.MustCompile(`~~([^~]+)~~`)
	backslash = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
)

// unmarkings are taken off in this order, where the text has what they need.
var unmarkings = []struct {
	needs string
	mark  *regexp.Regexp
	by    string
}{
	{"{{", shortcode, ""}, {"![", image, ""}, {"[", linkText, "$1"}, {"[^", footnote, ""}, {"<", autoLink, "$1"}, {"`", codeSpan, "$1"},
	{"~~", struck, "$1"}, {"**", strong, "$1"}, {"__", strongBar, "$1$2$3"},
}

// inlineText takes the markup off running text and returns what was in
// italics apart.
func inlineText(s string) (string, []string) {
	if !strings.ContainsAny(s, "*_`[<&\\~!{") {
		return s, nil
	}
	// Escaped characters go out of sight as private-use runes, and come back
	// at the end.
	s = backslash.ReplaceAllStringFunc(s, func(m string) string { return string(rune(0xe000 + int(m[1]))) })
	for _, m := range unmarkings {
		if strings.Contains(s, m.needs) {
			s = m.mark.ReplaceAllString(s, m.by)
		}
	}
	var emphasis []string
	if strings.Contains(s, "*") {
		for _, m := range starred.FindAllStringSubmatch(s, maxEmphasis) {
			emphasis = append(emphasis, m[1])
		}
		s = starred.ReplaceAllString(s, "$1")
	}
	if strings.Contains(s, "_") {
		for _, m := range scored.FindAllStringSubmatch(s, maxEmphasis) {
			emphasis = append(emphasis, m[2])
		}
		s = scored.ReplaceAllString(s, "$1$2$3")
		s = looseItalics(s, &emphasis)
	}
	if looksMarked.MatchString(s) {
		s = inlineHTML(s, &emphasis)
	}
	back := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 0xe000 && r < 0xe080 {
				return r - 0xe000
			}
			return r
		}, s)
	}
	for i := range emphasis {
		emphasis[i] = back(html.UnescapeString(emphasis[i]))
	}
	return back(s), emphasis
}

// inlineHTML takes HTML out of a paragraph of Markdown, line by line.
func inlineHTML(s string, emphasis *[]string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if looksMarked.MatchString(l) {
			var phrases []string
			lines[i], phrases = htmlText(l)
			*emphasis = append(*emphasis, phrases...)
		}
	}
	return strings.Join(lines, "\n")
}
