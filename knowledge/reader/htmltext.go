package reader

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// silent elements say nothing that belongs to a text.
var silent = []atom.Atom{
	atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Applet, atom.Embed,
	atom.Head, atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Button, atom.Select, atom.Textarea,
	atom.Input, atom.Noframes, atom.Noembed, atom.Title, atom.Dialog,
}

// blocks begin and end a paragraph; rows begin and end a line.
var (
	blocks = []atom.Atom{
		atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Ul, atom.Ol, atom.Dl,
		atom.Table, atom.Figure, atom.Figcaption, atom.Address, atom.Hr, atom.Form, atom.Fieldset, atom.Details,
		atom.Summary, atom.Center, atom.Body, atom.Hgroup, atom.Menu,
	}
	rows  = []atom.Atom{atom.Li, atom.Tr, atom.Dt, atom.Dd, atom.Br, atom.Caption, atom.Option, atom.Legend}
	cells = []atom.Atom{atom.Td, atom.Th}
	// stressed elements are set in italics, as titles of films are.
	stressed = []atom.Atom{atom.Em, atom.I, atom.Cite}
)

// maxEmphasis bounds the phrases kept of one article, and maxPhrase the words
// of one: a whole paragraph in italics stresses nothing.
const (
	maxEmphasis = 200
	maxPhrase   = 12
)

// prose gathers running text: white space collapsed, breaks as line feeds.
type prose struct {
	b        strings.Builder
	breaks   int  // line feeds owed before the next word: 1 a line, 2 a paragraph
	gap      bool // a space owed before the next word
	emphasis []string
	marks    []int // where open stressed elements begin
	pre      int   // open elements whose line breaks count
}

// text appends character data.
func (p *prose) text(s string) {
	for s != "" {
		end := strings.IndexFunc(s, unicode.IsSpace)
		if end == 0 {
			r, n := utf8.DecodeRuneInString(s)
			p.gap = true
			if r == '\n' && p.pre > 0 {
				p.line(p.breaks + 1)
			}
			s = s[n:]
			continue
		}
		if end < 0 {
			end = len(s)
		}
		p.word(s[:end])
		s = s[end:]
	}
}

func (p *prose) word(w string) {
	switch {
	case p.b.Len() == 0:
	case p.breaks > 1:
		p.b.WriteString("\n\n")
	case p.breaks == 1:
		p.b.WriteByte('\n')
	case p.gap:
		p.b.WriteByte(' ')
	}
	p.breaks, p.gap = 0, false
	p.b.WriteString(w)
}

// line owes n line feeds to the next word.
func (p *prose) line(n int) { p.breaks = max(p.breaks, min(n, 2)) }

// enter and leave surround the content of an element. enter reports whether
// the content belongs to the text.
func (p *prose) enter(tag atom.Atom) bool {
	switch {
	case slices.Contains(silent, tag):
		return false
	case tag == atom.Br:
		p.line(p.breaks + 1)
	case slices.Contains(blocks, tag):
		p.line(2)
	case slices.Contains(rows, tag):
		p.line(1)
	case slices.Contains(cells, tag):
		p.gap = true
	case slices.Contains(stressed, tag):
		p.marks = append(p.marks, p.b.Len())
	}
	if tag == atom.Pre {
		p.pre++
	}
	return true
}

func (p *prose) leave(tag atom.Atom) {
	switch {
	case slices.Contains(blocks, tag):
		p.line(2)
	case slices.Contains(rows, tag) && tag != atom.Br:
		p.line(1)
	case slices.Contains(cells, tag):
		p.gap = true
	case slices.Contains(stressed, tag) && len(p.marks) > 0:
		last := len(p.marks) - 1
		p.stress(p.b.String()[p.marks[last]:])
		p.marks = p.marks[:last]
	}
	if tag == atom.Pre && p.pre > 0 {
		p.pre--
	}
}

// stress keeps a phrase that was set in italics.
func (p *prose) stress(s string) {
	if len(s) > 40*maxPhrase {
		return
	}
	words := strings.Fields(s)
	s = strings.Trim(strings.Join(words, " "), " ,;:.()[]“”\"")
	if len(words) == 0 || len(words) > maxPhrase || len(s) < 2 || len(p.emphasis) >= maxEmphasis || slices.Contains(p.emphasis, s) {
		return
	}
	p.emphasis = append(p.emphasis, s)
}

// node appends the text below n. It does not recurse: foreign pages nest
// deeply.
func (p *prose) node(root *html.Node) {
	n := root
	for {
		descend := false
		switch n.Type {
		case html.TextNode:
			p.text(n.Data)
		case html.ElementNode:
			descend = p.enter(n.DataAtom)
		default:
			descend = true
		}
		if descend && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		if descend && n.Type == html.ElementNode {
			p.leave(n.DataAtom)
		}
		for n != root && n.NextSibling == nil {
			n = n.Parent
			if n.Type == html.ElementNode {
				p.leave(n.DataAtom)
			}
		}
		if n == root {
			return
		}
		n = n.NextSibling
	}
}

// nodeText returns the text below n and the phrases in italics.
func nodeText(n *html.Node) (text string, emphasis []string) {
	var p prose
	p.node(n)
	return p.b.String(), p.emphasis
}

// htmlText returns the text of a piece of HTML without building a tree, in
// linear time on whatever it is given.
func htmlText(s string) (text string, emphasis []string) {
	if !strings.ContainsAny(s, "<&") {
		return s, nil
	}
	var p prose
	z := html.NewTokenizer(strings.NewReader(s))
	skip, depth := atom.Atom(0), 0 // inside a silent element, so many of its kind
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p.b.String(), p.emphasis
		case html.TextToken:
			if skip == 0 {
				p.text(string(z.Text()))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case skip != 0 && tag == skip:
				depth++
			case skip == 0 && !p.enter(tag) && !void(tag):
				skip, depth = tag, 1
			}
		case html.SelfClosingTagToken:
			name, _ := z.TagName()
			if tag := atom.Lookup(name); skip == 0 && p.enter(tag) {
				p.leave(tag)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case skip == 0:
				p.leave(tag)
			case tag == skip:
				if depth--; depth == 0 {
					skip = 0
				}
			}
		}
	}
}

// void reports whether an element never has content, so that no end tag will
// come. Object and its kin are here since their end is often forgotten, and
// what follows must not be lost with them.
func void(tag atom.Atom) bool {
	return tag == atom.Embed || tag == atom.Input || tag == atom.Object || tag == atom.Applet || tag == atom.Head
}
