package reader

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"marquee/knowledge"
)

// pageFacts is what a page says of itself outside its text, gathered in one
// walk over the tree.
type pageFacts struct {
	meta      map[string]string // name or property in lower case → first content
	nodes     []ld
	canonical string
	title     string // the title element
	heading   string // the first h1
	times     []time.Time
	byline    string
	base      string
}

// gather walks the tree once.
func gather(doc *html.Node) *pageFacts {
	f := &pageFacts{meta: map[string]string{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			f.element(n)
		}
	}
	return f
}

func (f *pageFacts) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Meta:
		name := strings.ToLower(strings.TrimSpace(firstOf(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop"))))
		if content := strings.TrimSpace(attribute(n, "content")); name != "" && content != "" && f.meta[name] == "" && len(f.meta) < 500 {
			f.meta[name] = content
		}
	case atom.Link:
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			keep(&f.canonical, attribute(n, "href"))
		}
	case atom.Base:
		keep(&f.base, attribute(n, "href"))
	case atom.Script:
		if strings.Contains(strings.ToLower(attribute(n, "type")), "ld+json") && n.FirstChild != nil && len(f.nodes) < maxNodes {
			f.nodes = append(f.nodes, ldNodes(n.FirstChild.Data)...)
		}
	case atom.Title:
		if f.title == "" && n.FirstChild != nil && n.Parent != nil && n.Parent.DataAtom != atom.Svg {
			f.title = field(n.FirstChild.Data)
		}
	case atom.H1:
		if f.heading == "" {
			text, _ := nodeText(n)
			f.heading = field(text)
		}
	case atom.Time:
		f.time(n)
	}
	if f.byline == "" && (attribute(n, "rel") == "author" || strings.Contains(attribute(n, "itemprop"), "author")) && n.DataAtom != atom.Meta && n.DataAtom != atom.Link {
		text, _ := nodeText(n)
		f.byline = byline(text)
	}
}

// time keeps what a time element says; a publication date goes first.
func (f *pageFacts) time(n *html.Node) {
	text, _ := nodeText(n)
	t := feedDate(attribute(n, "datetime"))
	if t.IsZero() {
		t = feedDate(text)
	}
	if t.IsZero() || len(f.times) > 50 {
		return
	}
	f.times = append(f.times, t)
	if last := len(f.times) - 1; strings.Contains(attribute(n, "itemprop"), "datePublished") || hasAttribute(n, "pubdate") {
		f.times[0], f.times[last] = f.times[last], f.times[0]
	}
}

func hasAttribute(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func firstOf(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

// metaNames are the tables of meta names for each field, the most telling
// first.
var (
	titleMeta  = []string{"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline", "title"}
	dateMeta   = []string{"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dcterms.issued", "article.published", "published-date", "publish-date", "publishdate", "pubdate", "publication_date", "cxenseparse:recs:publishtime", "article:published", "date", "originalpublicationdate", "weibo:article:create_at", "article:post_date"}
	outletMeta = []string{"og:site_name", "application-name", "dc.publisher", "publisher", "cre", "apple-mobile-web-app-title", "twitter:app:name:iphone"}
	authorMeta = []string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "cxenseparse:author"}
	urlMeta    = []string{"og:url", "twitter:url", "parsely-link"}
)

// say returns the first of the named meta values.
func (f *pageFacts) say(names []string) string {
	for _, n := range names {
		if v := f.meta[n]; v != "" {
			return titleText(v)
		}
	}
	return ""
}

// fill sets the fields of an article from what the page says of itself:
// structured data first, then meta elements, then visible ones.
func (f *pageFacts) fill(a *knowledge.Article, pageURL string) {
	var article ld
	for _, n := range f.nodes {
		if article == nil && n.is(articleTypes) {
			article = n
		}
		if r := n.review(); a.Review == nil && r != nil {
			a.Review = r
		}
	}
	a.Outlet = firstOf(f.say(outletMeta[:1]), ldText(article["publisher"]), f.say(outletMeta[1:]))
	a.Outlet, _, _ = strings.Cut(a.Outlet, " | ") // the rest is a slogan
	if strings.HasPrefix(a.Outlet, "http") {
		a.Outlet = ""
	}
	a.Title = withoutOutlet(firstOf(ldText(article["headline"]), f.say(titleMeta), f.shown()), a.Outlet, f.heading)
	a.Author = firstOf(ldNames(article["author"]), byline(f.say(authorMeta)), f.byline)
	a.Published = f.published(article)
	base := firstOf(pageURL, f.base)
	for _, u := range []string{f.canonical, f.say(urlMeta), ldURL(article), pageURL} {
		if a.URL = CanonicalURL(resolve(base, u)); a.URL != "" {
			break
		}
	}
}

// shown returns the title that a reader sees: the heading where the page's
// title repeats it, else the page's title.
func (f *pageFacts) shown() string {
	if f.title == "" || f.heading != "" && strings.Contains(strings.ToLower(f.title), strings.ToLower(f.heading)) {
		return f.heading
	}
	return f.title
}

// body returns the text that structured data repeats, or "".
func (f *pageFacts) body() string {
	for _, n := range f.nodes {
		if s, ok := n["articleBody"].(string); ok && n.is(articleTypes) {
			s, _ = value{text: s}.body(false)
			return s
		}
	}
	return ""
}

func ldURL(n ld) string {
	if s, ok := n["url"].(string); ok {
		return s
	}
	return ""
}

// published returns the page's date of publication.
func (f *pageFacts) published(article ld) time.Time {
	for _, s := range []string{ldText(article["datePublished"]), ldText(article["dateCreated"])} {
		if t := feedDate(s); !t.IsZero() {
			return t
		}
	}
	for _, name := range dateMeta {
		if t := feedDate(f.meta[name]); !t.IsZero() {
			return t
		}
	}
	if len(f.times) > 0 {
		return f.times[0]
	}
	return feedDate(ldText(article["dateModified"]))
}

// before and behind match what stands around a name in a byline.
var (
	before = regexp.MustCompile(`(?i)^(?:(?:written |posted |reviewed |words )?by|por|von|par|text|author)[:\s]\s*`)
	behind = regexp.MustCompile(`\s*(?:[-–—|,·•]\s*)?(?:\(?https?://\S*|\S+@\S+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? \d{4}\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2}).*$`)
)

// byline drops what is no name: addresses of profiles, "By", dates.
func byline(s string) string {
	s = field(s)
	if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "@") || len(s) > 150 {
		return ""
	}
	s = behind.ReplaceAllString(s[len(before.FindString(s)):], "")
	return strings.Trim(s, " ,|·-–—•")
}

// withoutOutlet drops the outlet's name that pages hang on their titles:
// "Title | Outlet", "Title - Outlet".
func withoutOutlet(title, outlet, heading string) string {
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " :: ", " · ", " » "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		head, tail := title[:i], title[i+len(sep):]
		if outlet != "" && strings.EqualFold(strings.TrimSpace(tail), outlet) || heading != "" && strings.EqualFold(head, heading) {
			return strings.TrimSpace(head)
		}
	}
	return title
}

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil
}

func trimFloat(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
