package reader

import (
	"encoding/base64"
	"encoding/xml"
	"html"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// ranks order the elements that say the same of an entry: a smaller rank is
// the better word.
var (
	titleRanks   = map[string]int{"title": 1, "dc:title": 2, "media:title": 3, "itunes:title": 3}
	contentRanks = map[string]int{"content:encoded": 1, "content": 2, "xhtml:body": 3, "body": 3, "fullitem": 3, "xhtml:div": 4}
	summaryRanks = map[string]int{"description": 1, "summary": 1, "abstract": 2, "dc:description": 3, "dcterms:abstract": 3, "tagline": 3, "itunes:summary": 4, "media:description": 5}
	authorRanks  = map[string]int{"dc:creator": 1, "author": 2, "dc:author": 3, "itunes:author": 4, "creator": 4}
	postedRanks  = map[string]int{"published": 1, "pubdate": 1, "issued": 1, "dcterms:issued": 2, "dc:date": 3, "created": 4, "dcterms:created": 4, "date": 5}
	updatedRanks = map[string]int{"updated": 1, "modified": 1, "dcterms:modified": 2, "lastbuilddate": 3, "atom:updated": 1}
)

// entryReader gathers one entry; each field knows the rank of its source.
type entryReader struct {
	e                                                FeedEntry
	title, content, summary, author, posted, updated int
	linkRank                                         int
	permalink                                        string
}

// better reports whether an element's rank beats the one kept, and keeps it.
func better(kept *int, rank int) bool {
	if *kept != 0 && *kept <= rank {
		return false
	}
	*kept = rank
	return true
}

// entry reads an item or entry element to its end. What the entry said before
// a break in the XML is kept.
func (r *feedReader) entry(start xml.StartElement) error {
	outer := r.base
	if b := attr(start, "base"); b != "" {
		r.base = resolve(r.base, b)
	}
	line, _ := r.d.InputPos()
	er := &entryReader{e: FeedEntry{Line: line, GUID: attr(start, "about")}, permalink: resolve(r.base, attr(start, "href"))}
	later(&er.e.Updated, &er.updated, attr(start, "lastmod"), 9) // Microsoft's channel format
	err := r.fields(er)
	r.base = outer
	e := er.e
	keep(&e.Link, er.permalink)
	if e.Link == "" && resolve("", e.GUID) != "" {
		e.Link = e.GUID
	}
	if err == nil || e.Title != "" || e.Summary != "" || e.Content != "" {
		r.feed.Entries = append(r.feed.Entries, e)
	}
	return err
}

// fields reads the elements of an entry.
func (r *feedReader) fields(er *entryReader) error {
	for end := r.depth - 1; ; {
		t, err := r.next()
		if err != nil {
			return err
		}
		if r.depth <= end {
			return nil
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		name := r.name(start.Name)
		switch name {
		case "source", "contributor", "image", "media:credit", "comments", "thr:in-reply-to":
			if err := r.skip(); err != nil {
				return err
			}
			continue
		case "media:group", "media:content", "item", "entry":
			continue // their children are fields as well
		}
		v, err := r.value(start)
		r.field(er, name, v)
		if err != nil {
			return err
		}
	}
}

// field puts the value of one element where it belongs.
func (r *feedReader) field(er *entryReader, name string, v value) {
	e := &er.e
	switch {
	case titleRanks[name] > 0:
		if s := v.line(r.atom); s != "" && better(&er.title, titleRanks[name]) {
			e.Title = s
		}
	case name == "link" || name == "feedburner:origlink":
		r.entryLink(er, name, v)
	case name == "guid" || name == "id":
		keep(&e.GUID, strings.TrimSpace(v.text))
		if name == "guid" && !strings.EqualFold(v.permalink, "false") {
			keep(&er.permalink, r.link(value{text: v.text}))
		}
	case contentRanks[name] > 0:
		if s, em := v.body(r.atom); strings.TrimSpace(s) != "" && better(&er.content, contentRanks[name]) {
			e.Content = s
			e.emphasize(em)
		}
	case summaryRanks[name] > 0:
		if s, em := v.body(r.atom); strings.TrimSpace(s) != "" && better(&er.summary, summaryRanks[name]) {
			e.Summary = s
			e.emphasize(em)
		}
	case authorRanks[name] > 0:
		if s := v.person(); s != "" && better(&er.author, authorRanks[name]) {
			e.Author = s
		}
	case postedRanks[name] > 0:
		later(&e.Published, &er.posted, v.text, postedRanks[name])
	case updatedRanks[name] > 0:
		later(&e.Updated, &er.updated, v.text, updatedRanks[name])
	}
}

// later keeps a date; of two dates of one rank the later element is the one
// that was corrected.
func later(to *time.Time, kept *int, text string, rank int) {
	if t := feedDate(text); !t.IsZero() && (*kept == 0 || rank <= *kept) {
		*to, *kept = t, rank
	}
}

// entryLink keeps the best link: of type HTML before others, alternate before
// what only relates; of several in RSS the last.
func (r *feedReader) entryLink(er *entryReader, name string, v value) {
	to := r.link(v)
	rank := 3
	switch {
	case to == "":
		return
	case name == "link" && v.rel != "" && v.rel != "alternate":
		return
	case strings.Contains(v.kind, "html") || v.kind == "":
		rank = 2
	}
	if better(&er.linkRank, rank) || !r.atom && rank == er.linkRank {
		er.e.Link = to
	}
}

func (e *FeedEntry) emphasize(phrases []string) {
	for _, p := range phrases {
		if len(e.Emphasis) < maxEmphasis && !slices.Contains(e.Emphasis, p) {
			e.Emphasis = append(e.Emphasis, p)
		}
	}
}

// value is what one element says.
type value struct {
	text                                   string // character data, markup as HTML
	markup                                 bool   // whether child elements are part of text
	kind, mode, rel, href, base, permalink string // attributes
	name                                   string // an author's name element
}

// value reads an element to its end. Child elements are written back as HTML,
// as an XHTML body has them.
func (r *feedReader) value(start xml.StartElement) (value, error) {
	v := value{kind: strings.ToLower(attr(start, "type")), mode: strings.ToLower(attr(start, "mode")), rel: strings.ToLower(attr(start, "rel")),
		href: attr(start, "href"), base: attr(start, "base"), permalink: attr(start, "ispermalink")}
	var plain, marked, name strings.Builder
	naming := 0
	for end := r.depth - 1; ; {
		t, err := r.next()
		if err != nil || r.depth <= end {
			v.text = plain.String()
			if v.markup {
				v.text = marked.String()
			}
			v.name = strings.TrimSpace(name.String())
			v.unpack()
			return v, err
		}
		switch t := t.(type) {
		case xml.CharData:
			plain.Write(t)
			marked.WriteString(html.EscapeString(string(t)))
			if naming > 0 {
				name.Write(t)
			}
		case xml.StartElement:
			v.markup = true
			marked.WriteString("<" + t.Name.Local + ">")
			if naming > 0 || strings.EqualFold(t.Name.Local, "name") {
				naming++
			}
		case xml.EndElement:
			marked.WriteString("</" + t.Name.Local + ">")
			naming = max(0, naming-1)
		}
	}
}

// unpack decodes the base64 in which Atom may wrap what is no XML.
func (v *value) unpack() {
	if v.markup || v.mode != "base64" && (!strings.Contains(v.kind, "/") || strings.HasPrefix(v.kind, "text/") || strings.Contains(v.kind, "xml")) {
		return
	}
	b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(v.text), ""))
	if err == nil && len(b) > 3 && utf8.Valid(b) {
		v.text, v.kind = toUTF8(b), "html"
	}
}

// looksMarked tells text with tags or entities from text that only holds a
// less-than sign or an ampersand.
var looksMarked = regexp.MustCompile(`</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});|<!--`)

// formatted is text that still shows its markup after one unescaping.
var formatted = regexp.MustCompile(`(?i)</(?:p|b|i|em|strong|a|span|div|u|cite|h[1-6]|li|blockquote)>`)

// body returns an element's text without markup, and the phrases in italics.
// In Atom the type says what is markup; in RSS the look of the text must.
func (v value) body(atom bool) (string, []string) {
	literal := atom && !v.markup && (v.kind == "text" || v.kind == "text/plain") && v.mode != "escaped"
	if literal || !v.markup && !looksMarked.MatchString(v.text) {
		return v.text, nil
	}
	text, emphasis := htmlText(v.text)
	if formatted.MatchString(text) { // escaped twice
		return htmlText(text)
	}
	return text, emphasis
}

// line returns an element's text as one line.
func (v value) line(atom bool) string {
	s, _ := v.body(atom)
	return field(s)
}

// mailAddress is "ann@example.com (Ann Poe)" as RSS writes its authors, or
// "Ann Poe <ann@example.com>".
var mailAddress = regexp.MustCompile(`^(?:mailto:)?[^\s@()<>]+@[^\s@()<>]+\s*(?:\((.*)\))?$|^(.*\S)\s*[<(][^\s@<>]+@[^\s@<>]+[>)]$`)

// person returns a byline: a name without its address.
func (v value) person() string {
	if v.name != "" {
		return field(v.name)
	}
	if v.markup {
		return ""
	}
	s := field(v.line(false))
	if m := mailAddress.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1] + m[2])
	}
	return s
}
