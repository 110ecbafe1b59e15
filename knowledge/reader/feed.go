package reader

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"time"

	"marquee/knowledge"
)

// Feed is what an RSS, Atom or JSON feed says. Texts are plain, without
// markup; addresses are absolute where the feed lets them be made so.
type Feed struct {
	Title   string
	Link    string        // the site, not the feed itself
	Updated time.Time     // UTC; zero when unknown
	TTL     time.Duration // how long the feed asks to be left alone; 0: not said
	Entries []FeedEntry   // in the feed's order
}

// FeedEntry is one entry of a feed.
type FeedEntry struct {
	GUID      string // as given, or ""
	Link      string
	Title     string
	Content   string    // the full text, or ""
	Summary   string    // what stands for it, or ""
	Author    string    // byline, or ""
	Published time.Time // UTC; zero when unknown
	Updated   time.Time // UTC; zero when unknown
	Emphasis  []string  // phrases in italics
	Line      int       // where the entry begins in the feed, from 1; 0 when unknown
}

// ParseFeed reads a feed of any kind from its bytes. A feed that breaks off
// gives what came before the break together with an error; ErrTooDeep and
// ErrTooLarge give nothing.
func ParseFeed(b []byte, limits Limits) (Feed, error) {
	limits = limits.orDefaults()
	if int64(len(b)) > limits.Document {
		return Feed{}, fmt.Errorf("%w: a feed of more than %d bytes", ErrTooLarge, limits.Document)
	}
	if start := bytes.TrimLeft(asciiView(b), "\xef\xbb\xbf \t\r\n"); bytes.HasPrefix(start, []byte("{")) {
		return parseJSONFeed([]byte(toUTF8(b)))
	}
	return parseXMLFeed(xmlText(b), limits)
}

// Article returns an entry as an article of the feed's outlet: its full text,
// else its summary, else its title. False when the entry has none of these.
func (f Feed) Article(e FeedEntry) (knowledge.Article, bool) {
	a := knowledge.Article{Title: e.Title, URL: e.Link, Outlet: f.Title, Author: e.Author, Published: e.Published, Emphasis: e.Emphasis}
	for _, text := range []string{withoutFurniture(e.Content), withoutFurniture(e.Summary), e.Title} {
		if a.Text = text; strings.TrimSpace(text) != "" {
			break
		}
	}
	if a.Published.IsZero() {
		a.Published = e.Updated
	}
	if a.URL == "" || CanonicalURL(a.URL) == "" {
		a.URL = e.GUID // an address, or dropped as none
	}
	a, err := finish(a)
	return a, err == nil
}

// feed yields the articles of a feed.
func (s *sink) feed(b []byte, limits Limits) error {
	f, err := ParseFeed(b, limits)
	if err != nil && len(f.Entries) == 0 {
		return err
	}
	for _, e := range f.Entries {
		if a, ok := f.Article(e); ok && !s.article(e.Line, a) {
			return nil
		}
	}
	if err != nil {
		s.bad(0, err)
	}
	return nil
}

// jsonFeed is a feed in the JSON Feed format, versions 1 and 1.1.
type jsonFeed struct {
	Version string     `json:"version"`
	Title   string     `json:"title"`
	Home    string     `json:"home_page_url"`
	Author  jsonAuthor `json:"author"`
	Authors jsonAuthor `json:"authors"`
	Items   []struct {
		ID        word       `json:"id"`
		URL       string     `json:"url"`
		External  string     `json:"external_url"`
		Title     string     `json:"title"`
		HTML      string     `json:"content_html"`
		Text      string     `json:"content_text"`
		Summary   string     `json:"summary"`
		Published string     `json:"date_published"`
		Modified  string     `json:"date_modified"`
		Author    jsonAuthor `json:"author"`
		Authors   jsonAuthor `json:"authors"`
	} `json:"items"`
}

// jsonFeedMark begins the version of every JSON feed.
const jsonFeedMark = "https://jsonfeed.org/version/"

// jsonAuthor is a name: of one author, of a list, or a bare string.
type jsonAuthor string

// UnmarshalJSON takes whatever shape has a name in it.
func (a *jsonAuthor) UnmarshalJSON(b []byte) error {
	var names []json.RawMessage
	if json.Unmarshal(b, &names) != nil {
		names = []json.RawMessage{b}
	}
	var out []string
	for _, raw := range names {
		var one struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(raw, &one) != nil {
			_ = json.Unmarshal(raw, &one.Name) // neither: no name
		}
		if one.Name != "" {
			out = append(out, one.Name)
		}
	}
	*a = jsonAuthor(strings.Join(out, ", "))
	return nil
}

func parseJSONFeed(b []byte) (Feed, error) {
	var in jsonFeed
	if err := json.Unmarshal(b, &in); err != nil {
		return Feed{}, jsonError(err)
	}
	if !strings.HasPrefix(strings.Replace(in.Version, "http:", "https:", 1), jsonFeedMark) {
		return Feed{}, fmt.Errorf("no JSON Feed: version %q, %w", shorten(in.Version, 40), ErrFormat)
	}
	f := Feed{Title: titleText(in.Title), Link: in.Home}
	for _, item := range in.Items {
		e := FeedEntry{GUID: string(item.ID), Title: titleText(item.Title), Summary: item.Summary,
			Published: feedDate(item.Published), Updated: feedDate(item.Modified)}
		for _, link := range []string{item.URL, item.External, string(item.ID)} {
			if e.Link = resolve(in.Home, link); e.Link != "" {
				break
			}
		}
		for _, name := range []jsonAuthor{item.Authors, item.Author, in.Authors, in.Author} {
			if e.Author = string(name); name != "" {
				break
			}
		}
		if e.Content, e.Emphasis = htmlText(item.HTML); strings.TrimSpace(e.Content) == "" {
			e.Content = item.Text
		}
		f.Entries = append(f.Entries, e)
	}
	return f, nil
}

// titleText makes one plain line of a title that may hold markup.
func titleText(s string) string {
	return value{text: s}.line(false)
}

// resolve returns ref as an absolute http(s) address, seen from base; "" when
// it is none.
func resolve(base, ref string) string {
	ref = strings.TrimSpace(ref)
	u, err := url.Parse(ref)
	if ref == "" || err != nil {
		return ""
	}
	if b, err := url.Parse(strings.TrimSpace(base)); err == nil && b.IsAbs() {
		u = b.ResolveReference(u)
	}
	if s := strings.ToLower(u.Scheme); s != "http" && s != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
