package reader

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseFeed(t *testing.T) {
	const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Daily &amp; Reel</title><link>https://reel.example/</link><ttl>45</ttl><lastBuildDate>Fri, 01 Mar 2024 10:00:00 GMT</lastBuildDate><image><title>Logo</title></image>
%s</channel></rss>`
	tests := []struct {
		name, in string
		want     string // title|link|guid|content|summary|author|published|emphasis
	}{
		{"RSS", fmt.Sprintf(rss, `<item><title>Vale &lt;i>returns&lt;/i> &amp;amp; more</title><link>/v</link><guid isPermaLink="false">17</guid><dc:creator>Ann Poe</dc:creator>
			<description>&lt;p>Short.&lt;/p></description><content:encoded><![CDATA[<p>The <em>Night Ferry</em> sails.</p><p>Soon.</p>]]></content:encoded><pubDate>Fri, 1 Mar 2024 05:00 EST</pubDate></item>`),
			"Vale returns & more|https://reel.example/v|17|The Night Ferry sails.\n\nSoon.|Short.|Ann Poe|2024-03-01 10:00:00|Night Ferry"},
		{"the permanent link alone", fmt.Sprintf(rss, `<item><title>T</title><guid>https://reel.example/g</guid><author>ann@reel.example (Ann Poe)</author></item>`), "T|https://reel.example/g|https://reel.example/g|||Ann Poe||"},
		{"what only looks like markup", fmt.Sprintf(rss, `<item><title>5 &lt; 7 &amp; AT&amp;T</title></item>`), "5 < 7 & AT&T||||||" + "|"},
		{"escaped twice", fmt.Sprintf(rss, `<item><title>&amp;lt;b&amp;gt;Vale&amp;lt;/b&amp;gt; sails</title></item>`), "Vale sails|||||||"},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://reel.example/x/"><title type="html">Daily &lt;b>Reel&lt;/b></title><link rel="self" href="feed"/><link href="/"/>
			<entry xml:base="y/"><title type="text">The &lt;i> tag</title><id>urn:1</id><link rel="enclosure" href="a.mp3"/><link href="v"/><author><name>Ann Poe</name><email>a@b.c</email></author><updated>2024-03-02T00:00:00Z</updated>
			<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <i>Quay</i>.</p><p>Two.</p></div></content><source><title>Other</title></source></entry></feed>`,
			"The <i> tag|https://reel.example/x/y/v|urn:1|One Quay.\n\nTwo.||Ann Poe|2024-03-02 00:00:00|Quay"},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>Daily Reel</title></channel>
			<item rdf:about="https://reel.example/1"><title>T</title><d:date>2024-03-01</d:date></item></rdf:RDF>`, "T|https://reel.example/1|https://reel.example/1||||2024-03-01 00:00:00|"},
		{"JSON", `{"version":"https://jsonfeed.org/version/1.1","title":"Daily Reel","home_page_url":"https://reel.example/","items":[{"id":1,"url":"/j","title":"T","content_html":"<p>A <cite>Quay</cite>.</p>","date_published":"2024-03-01T10:00:00Z","authors":[{"name":"Ann Poe"},{"name":"Bob Roe"}]}]}`,
			"T|https://reel.example/j|1|A Quay.||Ann Poe, Bob Roe|2024-03-01 10:00:00|Quay"},
		{"another encoding", "<?xml version='1.0' encoding='ISO-8859-2'?><rss><channel><item><title>Ga\xb3\xb1zka</title></item></channel></rss>", "Gałązka|||||||"},
		{"wrong declaration", "<?xml version='1.0' encoding='us-ascii'?><rss><channel><item><title>Gałązka</title></item></channel></rss>", "Gałązka|||||||"},
		{"no encoding at all", "<rss><channel><item><title>Caf\xe9 &eacute; &nosuch; & more\x01</title></item></channel></rss>", "Café é &nosuch; & more|||||||"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := ParseFeed([]byte(tt.in), Limits{})
			if err != nil || len(f.Entries) != 1 {
				t.Fatalf("%d entries, error %v", len(f.Entries), err)
			}
			e := f.Entries[0]
			when := e.Published
			if when.IsZero() {
				when = e.Updated
			}
			stamp := ""
			if !when.IsZero() {
				stamp = when.Format(time.DateTime)
			}
			got := strings.Join([]string{e.Title, e.Link, e.GUID, e.Content, e.Summary, e.Author, stamp, strings.Join(e.Emphasis, "+")}, "|")
			if got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	f, err := ParseFeed([]byte(fmt.Sprintf(rss, "")), Limits{})
	if err != nil || f.Title != "Daily & Reel" || f.Link != "https://reel.example/" || f.TTL != 45*time.Minute || f.Updated.Day() != 1 {
		t.Errorf("feed %+v, error %v", f, err)
	}
}

func TestFeedArticles(t *testing.T) {
	in := `<rss><channel><title>Daily Reel</title>
<item><title>A headline alone</title></item>
<item><link>https://reel.example/nothing</link></item>
<item><title>Vale</title><description>&lt;p>The ferry sails.&lt;/p>&lt;p>The post Vale appeared first on Daily Reel.&lt;/p></description></item>
<item><title> </title><description>&lt;img src="p.png"/></description></item>
</channel></rss>`
	as, bad, fatal := readAll(t, "a.rss", in, Limits{})
	var texts []string
	for _, a := range as {
		texts = append(texts, a.Text)
		if a.Outlet != "Daily Reel" {
			t.Errorf("outlet %q", a.Outlet)
		}
	}
	if want := []string{"A headline alone", "The ferry sails."}; !slices.Equal(texts, want) || len(bad) > 0 || fatal != nil {
		t.Errorf("texts %q, bad %v, error %v; want %q", texts, bad, fatal, want)
	}
	if _, err := ParseFeed([]byte(in), Limits{Document: 50}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("error %v, want %v", err, ErrTooLarge)
	}
	if _, err := ParseFeed([]byte(`{"version":"1","items":[]}`), Limits{}); !errors.Is(err, ErrFormat) {
		t.Errorf("error %v, want %v", err, ErrFormat)
	}
}
