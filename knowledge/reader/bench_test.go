package reader

import (
	"fmt"
	"strings"
	"testing"
)

// prosePage returns a news page of n paragraphs with what surrounds one.
func prosePage(n int) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html><head><title>Vale returns</title><meta property="og:site_name" content="Daily Reel"></head><body>`)
	b.WriteString(strings.Repeat(`<ul class="nav"><li><a href="/a">Film</a></li></ul>`, 40) + `<article>`)
	for i := range n {
		fmt.Fprintf(&b, "<p>In week %d the crew of <em>Night Ferry</em> sailed along the coast, and the camera was wet, cold and salty, as Ann Poe told us over tea; nobody slept.</p>", i)
	}
	b.WriteString(`</article><footer>` + strings.Repeat(`<div><a href="/x">More</a></div>`, 60) + `</footer></body></html>`)
	return b.String()
}

// drain reads everything and fails unless n articles came.
func drain(b *testing.B, name, in string, n int) {
	got := 0
	for _, err := range Read(name, strings.NewReader(in), Limits{}) {
		if err != nil {
			b.Fatal(err)
		}
		got++
	}
	if got != n {
		b.Fatalf("%d articles, want %d", got, n)
	}
}

func bench(b *testing.B, name, in string, n int) {
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		drain(b, name, in, n)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkLines reads 1,000 articles of some 350 words as JSON lines.
func BenchmarkLines(b *testing.B) {
	var in strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&in, `{"id":"a%d","title":"Vale returns","text":%q,"published":"2024-03-01","outlet":"Daily Reel","url":"https://reel.example/%d"}`+"\n",
			i, strings.Repeat("The crew sailed along the coast and Ann Poe told us so.\n\n", 32), i)
	}
	bench(b, "a.jsonl", in.String(), 1000)
}

// BenchmarkHTML reads one page of some 700 words.
func BenchmarkHTML(b *testing.B) { bench(b, "a.html", prosePage(25), 1) }

// BenchmarkFeed reads a feed of 50 entries.
func BenchmarkFeed(b *testing.B) {
	in := `<rss version="2.0"><channel><title>Daily Reel</title>` + strings.Repeat(`<item><title>Vale returns</title><link>https://reel.example/v</link>
<description>&lt;p>The crew of &lt;em>Night Ferry&lt;/em> sailed along the coast, and the camera was wet, cold and salty.&lt;/p></description><pubDate>Fri, 01 Mar 2024 10:00:00 GMT</pubDate></item>`, 50) + `</channel></rss>`
	bench(b, "a.xml", in, 50)
}

// BenchmarkMarkdown reads one article of some 700 words.
func BenchmarkMarkdown(b *testing.B) {
	in := "---\ntitle: Vale returns\ndate: 2024-03-01\n---\n\n" + strings.Repeat("The crew of *Night Ferry* sailed along the [coast](https://x.example), and **Ann Poe** told us so over tea.\n\n", 35)
	bench(b, "a.md", in, 1)
}
