package reader

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// spaces maps the namespaces that feeds use to the prefixes known here; "" is
// the feed's own vocabulary.
var spaces = map[string]string{
	"http://www.w3.org/2005/atom": "", "http://purl.org/atom/ns": "", "http://purl.org/rss/1.0": "",
	"http://my.netscape.com/rdf/simple/0.9": "", "http://channel.netscape.com/rdf/simple/0.9": "",
	"http://backend.userland.com/rss2": "", "http://backend.userland.com/rss": "", "http://blogs.law.harvard.edu/tech/rss": "",
	"http://backend.userland.com/rss091": "", "http://purl.org/net/rss1.1": "", "http://purl.org/rss/1.0/modules/rss091": "",
	"atom": "", "atom10": "", "atom03": "", "rss": "", "rdf": "", "http://www.w3.org/1999/02/22-rdf-syntax-ns": "",
	"http://purl.org/dc/elements/1.1": "dc", "http://purl.org/dc/elements/1.0": "dc", "http://purl.org/dc/terms": "dcterms",
	"http://purl.org/rss/1.0/modules/content": "content", "http://www.w3.org/1999/xhtml": "xhtml",
	"http://search.yahoo.com/mrss": "media", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
	"http://example.com/dtds/podcast-1.0.dtd": "itunes", "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
	"http://www.w3.org/xml/1998/namespace": "xml",
}

// feedReader walks the elements of one feed.
type feedReader struct {
	d     *xml.Decoder
	depth int
	limit int
	root  string // namespace of the first element, taken as the feed's own
	feed  Feed
	base  string // what relative addresses refer to
	atom  bool
}

// parseXMLFeed reads RSS 0.9 to 2.0, RDF and Atom 0.3 and 1.0, well-formed or
// nearly so. Entities declared by the document are never expanded.
func parseXMLFeed(s string, limits Limits) (Feed, error) {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.AutoClose = []string{"br", "hr", "img"}
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // s is UTF-8 already
	r := &feedReader{d: d, limit: limits.Depth}
	err := r.read()
	switch {
	case errors.Is(err, io.EOF):
		return r.feed, nil
	case r.depth <= 1 && errors.As(err, new(*xml.SyntaxError)):
		return r.feed, nil // only the root's end is missing or misspelt
	case errors.Is(err, ErrTooDeep) || errors.Is(err, ErrFormat):
		return Feed{}, err
	}
	return r.feed, fmt.Errorf("broken XML: %w", err)
}

// next returns the next token, and keeps count of the depth.
func (r *feedReader) next() (xml.Token, error) {
	t, err := r.d.Token()
	switch t.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > r.limit {
			line, _ := r.d.InputPos()
			return nil, fmt.Errorf("line %d: %w: more than %d elements", line, ErrTooDeep, r.limit)
		}
	case xml.EndElement:
		r.depth--
	}
	return t, err
}

// name returns an element's name in lower case, with the prefix of its
// namespace: "title", "dc:creator".
func (r *feedReader) name(n xml.Name) string {
	local := strings.ToLower(n.Local)
	if n.Space == "" || n.Space == r.root {
		return local
	}
	space := strings.ToLower(strings.TrimRight(strings.TrimSpace(n.Space), "#/"))
	prefix, known := spaces[space]
	if !known {
		prefix = space
	}
	if prefix == "" {
		return local
	}
	return prefix + ":" + local
}

// roots are the elements that a feed begins with.
var roots = map[string]bool{"rss": true, "feed": true, "rdf": true, "channel": true}

// read walks from the root to the end.
func (r *feedReader) read() error {
	for begun := false; ; {
		t, err := r.next()
		if err != nil {
			if errors.Is(err, io.EOF) && !begun {
				return fmt.Errorf("no feed inside, %w", ErrFormat)
			}
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if !begun {
			if !roots[strings.ToLower(e.Name.Local)] {
				return fmt.Errorf("the XML element <%s> begins no feed, %w", shorten(e.Name.Local, 40), ErrFormat)
			}
			begun, r.root = true, e.Name.Space
			r.base = attr(e, "base")
			r.feed.Updated = feedDate(attr(e, "lastmod"))
			r.atom = strings.EqualFold(e.Name.Local, "feed")
			continue
		}
		if err := r.element(e); err != nil {
			return err
		}
	}
}

// element reads one element that is outside every entry.
func (r *feedReader) element(e xml.StartElement) error {
	switch name := r.name(e.Name); name {
	case "item", "entry":
		return r.entry(e)
	case "channel", "rss", "feed", "items":
		if b := attr(e, "base"); b != "" {
			r.base = resolve(r.base, b)
		}
		return nil
	case "image", "textinput", "author", "itunes:owner", "cloud":
		return r.skip()
	default:
		v, err := r.value(e)
		r.about(name, v)
		return err
	}
}

// about takes what a feed says of itself. The first of several wins.
func (r *feedReader) about(name string, v value) {
	f := &r.feed
	switch name {
	case "title", "dc:title":
		keep(&f.Title, v.line(r.atom))
	case "link":
		if to := r.link(v); to != "" && (v.rel == "" || v.rel == "alternate") && (f.Link == "" || v.href == "") {
			f.Link = to
		}
	case "updated", "modified", "lastbuilddate", "dcterms:modified", "pubdate", "published", "dc:date":
		if f.Updated.IsZero() {
			f.Updated = feedDate(v.text)
		}
	case "ttl":
		if n := number(strings.TrimSpace(v.text), 0); n > 0 && n < 60*24*366 {
			f.TTL = time.Duration(n) * time.Minute
		}
	}
}

// keep sets a field that is still empty.
func keep(to *string, s string) {
	if *to == "" {
		*to = s
	}
}

// link returns where a link element leads: Atom's href or RSS's text.
func (r *feedReader) link(v value) string {
	ref, base := v.href, r.base
	if ref == "" {
		ref = v.text
	}
	if base == "" {
		base = r.feed.Link
	}
	if v.base != "" {
		base = resolve(base, v.base)
	}
	return resolve(base, ref)
}

// skip passes over the rest of the element that was just begun.
func (r *feedReader) skip() error {
	for end := r.depth - 1; r.depth > end; {
		if _, err := r.next(); err != nil {
			return err
		}
	}
	return nil
}

// attr returns an attribute by its local name, whatever its prefix.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
