package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"marquee/knowledge"
)

// filler is enough running text for a page's main text to be found.
const filler = `<p>The crew sailed for nine days along the coast, and the camera was wet, cold and salty, as Ann Poe told us over tea.</p>
<p>She had the boat built for the film by two carpenters, who play themselves, and it will be given to the town when all is done.</p>`

func TestPageFacts(t *testing.T) {
	tests := []struct {
		name, head, body string
		want             knowledge.Article // without id and text
		day              string
	}{
		{"structured data", `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
			{"@type":["NewsArticle"],"headline":"Vale &amp; Sons","datePublished":"2024-03-01T23:30:00-05:00","author":[{"@type":"Person","name":"Ann Poe"},{"name":"Bob Roe"}],"publisher":{"name":"Daily Reel"},"url":"https://reel.example/vale#x"}]}</script>
			<title>Other | Daily Reel</title>`, "",
			knowledge.Article{Title: "Vale & Sons", Author: "Ann Poe, Bob Roe", Outlet: "Daily Reel", URL: "https://reel.example/vale"}, "2024-03-02"},
		{"a review", `<script type="application/ld+json">{"@type":"Review","itemReviewed":{"@type":"Movie","name":"Night Ferry"},"author":{"name":"Cy Doe"},"reviewRating":{"@type":"Rating","ratingValue":4,"bestRating":"5"}}</script>`, "",
			knowledge.Article{Author: "Cy Doe", Review: &knowledge.Review{Film: "Night Ferry", Rating: "4/5", Author: "Cy Doe"}}, ""},
		{"a review below the film, grade in letters", `<script type="application/ld+json">[{"@type":"Movie","name":"Night Ferry","review":{"@type":"CriticReview","itemReviewed":{"name":"Night Ferry"},"reviewRating":{"ratingValue":"B+"}}}]</script>`, "",
			knowledge.Article{Review: &knowledge.Review{Film: "Night Ferry", Rating: "B+"}}, ""},
		{"an aggregate is no review", `<script type="application/ld+json">{"@type":"Movie","name":"Night Ferry","aggregateRating":{"ratingValue":"8.1","bestRating":"10"}}</script>`, "", knowledge.Article{}, ""},
		{"broken structured data", `<script type="application/ld+json">{"@type":"NewsArticle",</script><meta property="og:title" content="Vale"><meta property="article:published_time" content="2023-01-05">`, "",
			knowledge.Article{Title: "Vale"}, "2023-01-05"},
		{"line breaks in structured data", "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":\"Vale\nreturns\"}</script>", "", knowledge.Article{Title: "Vale returns"}, ""},
		{"open graph", `<meta property="og:title" content="Vale returns"><meta property="og:site_name" content="Daily Reel"><meta property="og:url" content="https://reel.example/v?utm_source=a"><meta name="author" content="By Ann Poe">`, "",
			knowledge.Article{Title: "Vale returns", Outlet: "Daily Reel", URL: "https://reel.example/v", Author: "Ann Poe"}, ""},
		{"title element and time", `<title>Vale returns - Daily Reel</title><meta name="application-name" content="Daily Reel"><link rel="canonical" href="https://reel.example/c">`,
			`<time datetime="2022-02-03T10:00:00Z">3 Feb</time> <a rel="author" href="/ann">Ann Poe</a>`,
			knowledge.Article{Title: "Vale returns", Outlet: "Daily Reel", URL: "https://reel.example/c", Author: "Ann Poe"}, "2022-02-03"},
		{"publication before update", "", `<time datetime="2022-02-05">Updated</time><time itemprop="datePublished" datetime="2022-02-03">3 Feb</time>`, knowledge.Article{}, "2022-02-03"},
		{"a heading of the site", `<title>Vale returns | Reel</title>`, `<h1>Reel, the paper</h1>`, knowledge.Article{Title: "Vale returns | Reel"}, ""},
		{"a heading of the article", `<title>Vale returns | Reel</title>`, `<h1>Vale returns</h1>`, knowledge.Article{Title: "Vale returns"}, ""},
		{"a date behind the name", `<meta name="author" content="Written by Ann Poe - Apr 16, 2015 8:02 pm UTC">`, "", knowledge.Article{Author: "Ann Poe"}, ""},
		{"an address behind the name", `<meta name="author" content="Ann Poe (http://poe.example/)"><meta property="og:site_name" content="Reel | Film | TV">`, "", knowledge.Article{Author: "Ann Poe", Outlet: "Reel"}, ""},
		{"a profile is no name", `<meta property="article:author" content="https://social.example/ann">`, "", knowledge.Article{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := one(t, "p.html", fmt.Sprintf("<!doctype html><html><head>%s</head><body>%s<article>%s</article></body></html>", tt.head, tt.body, filler))
			got := fmt.Sprintf("%q %q %q %q %+v %s", a.Title, a.Author, a.Outlet, a.URL, review(a), day(a))
			want := fmt.Sprintf("%q %q %q %q %+v %s", tt.want.Title, tt.want.Author, tt.want.Outlet, tt.want.URL, review(tt.want), tt.day)
			if got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		})
	}
}

func review(a knowledge.Article) knowledge.Review {
	if a.Review == nil {
		return knowledge.Review{}
	}
	return *a.Review
}

func TestPageText(t *testing.T) {
	in := `<html><head><meta charset="iso-8859-1"><title>x</title><style>p{}</style></head><body>
<nav><ul><li><a href="/a">Film</a></li><li><a href="/b">TV</a></li></ul></nav>
<div class="article-body">` + filler + `<p>In <i>Night Ferry</i>, <cite>The
 Quay</cite> is sung in a caf` + "\xe9" + `.<br>Nobody knows why.</p><script>var x = "<p>no</p>";</script><ul><li>Ann Poe</li><li>Bob Roe</li></ul></div>
<footer>Copyright Daily Reel. All rights reserved.</footer></body></html>`
	a := one(t, "p.html", in)
	for _, want := range []string{"Ann Poe told us over tea.\n\nShe had the boat", "In Night Ferry, The Quay is sung in a café.\nNobody knows why.\n\nAnn Poe\nBob Roe"} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("text misses %q:\n%s", want, a.Text)
		}
	}
	for _, never := range []string{"var x", "Copyright", "TV"} {
		if strings.Contains(a.Text, never) {
			t.Errorf("text has %q:\n%s", never, a.Text)
		}
	}
	if !slices.Equal(a.Emphasis, []string{"Night Ferry", "The Quay"}) {
		t.Errorf("emphasis %q", a.Emphasis)
	}
}

func TestPageWithoutMainText(t *testing.T) {
	body := strings.Repeat("Ann Poe sails on. ", 30)
	a := one(t, "p.html", `<html><head><script type="application/ld+json">{"@type":"NewsArticle","articleBody":"`+body+`"}</script></head><body><div id="app">Loading</div></body></html>`)
	if a.Text != strings.TrimSpace(body) {
		t.Errorf("text %q, want that of the structured data", a.Text)
	}
	if a := one(t, "p.html", "<p>Ann Poe sails."); a.Text != "Ann Poe sails." {
		t.Errorf("text %q", a.Text)
	}
}
