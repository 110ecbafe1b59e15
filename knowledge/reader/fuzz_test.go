package reader

import (
	"bytes"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

// hold reads content under a name and checks what every article promises.
func hold(t *testing.T, name string, content []byte) {
	fatal := 0
	for a, err := range Read(name, bytes.NewReader(content), Limits{Document: 1 << 16, Stream: 1 << 20}) {
		switch {
		case fatal > 0:
			t.Fatal("something follows the error that ends a source")
		case err != nil:
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("an error of several lines: %q", err)
			}
			if _, record := err.(*RecordError); !record {
				fatal++
			}
			continue
		}
		for _, s := range []string{a.Title, a.Outlet, a.Author, a.ID, a.URL, a.Text} {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r\t") {
				t.Errorf("unclean field %q", s)
			}
		}
		if a.Text == "" || a.ID == "" || a.Text != paragraphs(a.Text) || strings.Contains(a.Title, "\n") {
			t.Errorf("article %+v", a)
		}
		if a.URL != "" && CanonicalURL(a.URL) != a.URL {
			t.Errorf("address %q is not canonical", a.URL)
		}
	}
}

func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) { hold(t, name, content) })
}

func FuzzText(f *testing.F) {
	fuzz(f, "a.txt", " date 2020-05-17 ✖\n\nOne.\n\nTwo.", "title: T\nurl: http://x.example\n\nOne.", "\xff\xfea\x00", "date 2020\r\rx")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "a.md", "---\ntitle: T\ndate: 2024-03-01\n---\n# H\n*a* [b](c) <i>d</i>\n", "> - a\n```\nx\n", "a | b\n--|--\n\\*x")
}

func FuzzHTML(f *testing.F) {
	fuzz(f, "a.html", valePage, `<script type="application/ld+json">{"@type":"Review","reviewRating":{"ratingValue":3}}</script><p>text`, "<table><tr><td>a<time>2 May 2020</time>")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "a.json", `[{"text":"One."},{"text":2}]`, `{"version":"https://jsonfeed.org/version/1","items":[{"id":1,"content_html":"<p>x"}]}`, `{"text":"a"} {"text":"b"}`)
}

func FuzzLines(f *testing.F) {
	fuzz(f, "a.jsonl", "{\"text\":\"One.\"}\n{\"id\":5,\"text\":\"Two.\",\"published\":\"2020-01-01\"}", "\xef\xbb\xbf{}\n[", "{\"text\":\"\xe9\"}")
}

func FuzzFeed(f *testing.F) {
	seeds := []string{
		`<rss version="2.0"><channel><title>T</title><link>http://x.example</link><ttl>5</ttl><item><title>A &lt;i>b&lt;/i></title><link>/a</link><guid>1</guid><pubDate>Fri, 01 Mar 2024 10:00:00 EST</pubDate><author>a@b.c (Ann)</author></item></channel></rss>`,
		`<?xml version="1.0" encoding="iso-8859-1"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://x.example/"><entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A<br/>b</div></title><link href="a"/><updated>2024-03-01T10:00:00Z</updated><content mode="base64">YWJjZGVm</content></entry></feed>`,
		`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="http://x.example/1"><description>x</description></item></rdf:RDF>`,
		`{"version":"https://jsonfeed.org/version/1.1","authors":[{"name":"A"}],"items":[{"id":"1","url":"x","content_text":"t"}]}`,
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		feed, _ := ParseFeed(content, Limits{Document: 1 << 16})
		for _, e := range feed.Entries {
			if strings.ContainsAny(e.Title, "\n\x00") || e.Published.Year() > 9999 {
				t.Errorf("entry %+v", e)
			}
			if u, err := url.Parse(e.Link); err != nil || e.Link != "" && u.Host == "" {
				t.Errorf("link %q", e.Link)
			}
		}
		hold(t, "a.xml", content)
	})
}

func FuzzWARC(f *testing.F) {
	fuzz(f, "a.warc", warcRecord("response", "http://x.example/", "application/http", response("200 OK", "Content-Type: text/html", valePage)),
		warcRecord("resource", "http://x.example/", "text/plain", "A film.")+"WARC/1.0\r\n\r\n")
}

func FuzzGzip(f *testing.F) {
	var empty testing.T
	fuzz(f, "-", packed(&empty, `{"text":"One."}`), packed(&empty, "One.")[:20])
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2024-03-01T10:00:00.5+02:00", "Fri, 1 Mar 24 10:00 PST", "March 1st, 2024 at 9:05 pm"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := date(s)
		if err == nil && (d.Year() < 0 || d.Year() > 10_000) {
			t.Errorf("%q is %v", s, d)
		}
	})
}

func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{"HTTP://A.Example:80/?utm_source=x&b=1#c", "https://u:p@x.example", "//x", "http://[::1]:443/",
		"http://\x91.example/", "http://" + strings.Repeat("\x91", 1000), "http://a.example/" + strings.Repeat("ä", 1500), "http://a:80:80/", "HTTP://0? #"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if c := CanonicalURL(s); c != "" && CanonicalURL(c) != c {
			t.Errorf("%q gives %q, which gives %q", s, c, CanonicalURL(c))
		}
	})
}
