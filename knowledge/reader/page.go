package reader

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"marquee/knowledge"
)

// maxElements bounds the elements of a page whose main text is searched for.
const maxElements = 100_000

// page reads a web page: the main text by readability, title, date, outlet,
// author and rating from structured data and meta elements. contentType is
// HTTP's, or ""; pageURL the address it came from, or "".
func page(b []byte, contentType, pageURL string) (knowledge.Article, error) {
	var a knowledge.Article
	source := pageText(b, contentType)
	if reopens(source) {
		return a, fmt.Errorf("%w: formatting that is never closed", ErrTooDeep)
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return a, fmt.Errorf("%w: %w", ErrTooDeep, err)
	}
	facts := gather(doc)
	facts.fill(&a, pageURL)
	a.Text, a.Emphasis = mainText(doc, pageURL)
	if body := facts.body(); len(a.Text) < minText && len(body) > len(a.Text) {
		a.Text = body
	}
	return a, nil
}

// minText is the length in bytes below which a page's structured data is
// asked for the text that a script would have shown.
const minText = 250

// pageText decodes a page: byte order mark, HTTP header, meta element, UTF-8
// where valid, Windows-1252.
func pageText(b []byte, contentType string) string {
	if unicodeMark(b) != nil {
		return toUTF8(b)
	}
	e, name, certain := charset.DetermineEncoding(b, contentType)
	if name == "utf-8" || !certain {
		return toUTF8(b)
	}
	if u, err := e.NewDecoder().Bytes(b); err == nil {
		return string(bytes.TrimPrefix(u, []byte("\xef\xbb\xbf")))
	}
	return toUTF8(b)
}

// mainText returns the article in a page and the phrases in italics; where no
// article stands out, all that the page shows.
func mainText(doc *html.Node, pageURL string) (string, []string) {
	u, err := url.Parse(pageURL)
	if err != nil {
		u = nil
	}
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	root := doc
	if heavy(doc) {
		text, emphasis := nodeText(root)
		return withoutFurniture(text), emphasis
	}
	if found, err := p.ParseDocument(doc, u); err == nil && found.Node != nil {
		root = found.Node
	}
	text, emphasis := nodeText(root)
	return withoutFurniture(text), emphasis
}
