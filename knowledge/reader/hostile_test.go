package reader

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// TestBadInput holds every kind of broken source to a clear answer.
func TestBadInput(t *testing.T) {
	long := strings.Repeat(`{"text":"A sentence about a film."}`+"\n", 5000)
	tests := []struct {
		name, file, in string
		articles, bad  int
		fatal          error // errors.Is, nil: none
		says           string
	}{
		{"empty text", "a.txt", "", 0, 0, ErrNoText, "a.txt: the file is empty"},
		{"empty page", "a.html", " \n ", 0, 0, ErrNoText, "empty"},
		{"empty JSON", "a.json", "", 0, 0, ErrNoText, "empty"},
		{"empty lines", "a.jsonl", "", 0, 0, nil, ""},
		{"empty on standard input", "-", "", 0, 0, ErrNoText, "empty"},
		{"a picture", "a.txt", "\x89PNG\r\n\x1a\n\x00\x00", 0, 0, ErrFormat, "binary"},
		{"binary without magic", "-", strings.Repeat("\x00\x01\x02ab", 100), 0, 0, ErrFormat, "binary"},
		{"binary lines", "a.jsonl", strings.Repeat("\x03\x01\x02ab", 100), 0, 0, ErrFormat, "binary"},
		{"wrong date", "a.txt", " date 2020-02-30 ✖\n\nText.", 0, 1, nil, `date "2020-02-30"`},
		{"only a date", "a.txt", " date 2020-02-20 ✖\n\n", 0, 1, nil, "no text"},
		{"truncated gzip", "a.jsonl.gz", packed(t, long)[:150], 0, 0, nil, "truncated gzip"},
		{"not gzip at all", "a.txt.gz", "\x1f\x8bnothing of the kind", 0, 0, nil, "damaged gzip"},
		{"gzip in name only", "a.txt.gz", "Text.", 1, 0, nil, ""},
		{"gzip in gzip", "a.txt.gz", packed(t, packed(t, "Text.")), 0, 0, ErrFormat, "binary"},
		{"half a JSON line", "a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Tw", 1, 1, nil, "a.jsonl:2"},
		{"zero bytes in JSON", "a.jsonl", "{\"text\":\"One\\u0000 film.\"}\n" + strings.Repeat(" ", 200) + "\x00\n", 1, 1, nil, "a.jsonl:2"},
		{"invalid bytes in JSON", "a.json", "{\"text\":\"\xff\xfeCaf\xe9.\"}", 1, 0, nil, ""},
		{"a page without text", "a.html", "<html><body><script>x()</script></body></html>", 0, 1, nil, "no text"},
		{"XML that is no feed", "a.xml", "<urlset><url>x</url></urlset>", 0, 0, ErrFormat, "<urlset>"},
		{"a feed without entries", "a.xml", "<rss><channel><title>T</title></channel></rss>", 0, 0, nil, ""},
		{"a feed cut off", "a.xml", "<rss><channel><item><title>One</title></item><item><title>Two</title><descr", 2, 1, nil, "broken XML"},
		{"entities that would grow", "a.xml", `<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><item><title>x &b;</title></item></channel></rss>`, 1, 0, nil, ""},
		{"JSON that is no article", "a.json", `"just a string"`, 0, 1, nil, "where an object"},
		{"unbroken line", "a.txt", strings.Repeat("word ", 200_000), 1, 0, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, bad, fatal := readAll(t, tt.file, tt.in, Limits{})
			if len(as) != tt.articles && tt.name != "truncated gzip" || len(bad) != tt.bad {
				t.Errorf("%d articles, bad %v; want %d and %d", len(as), bad, tt.articles, tt.bad)
			}
			if tt.fatal != nil && !errors.Is(fatal, tt.fatal) {
				t.Errorf("error %v, want %v", fatal, tt.fatal)
			}
			all := fmt.Sprint(bad, fatal)
			if !strings.Contains(all, tt.says) || tt.says == "" && (len(bad) > 0 || fatal != nil) || strings.Contains(all, "\n") {
				t.Errorf("says %s, want one line with %q", all, tt.says)
			}
			for _, a := range as {
				if strings.ContainsAny(a.Text, "\x00\r\ufeff") || a.ID == "" {
					t.Errorf("article %q", a.Text)
				}
			}
		})
	}
}

func TestReadFailure(t *testing.T) {
	broken := errors.New("disk gone")
	for _, name := range []string{"a.txt", "a.jsonl", "a.json", "a.xml", "a.html", "a.warc"} {
		var last error
		for _, err := range Read(name, io.MultiReader(strings.NewReader("{\"text\":\"One.\"}\n"), iotest.ErrReader(broken)), Limits{}) {
			last = err
		}
		if !errors.Is(last, broken) && name != "a.warc" {
			t.Errorf("%s: error %v, want %v", name, last, broken)
		}
	}
}

func TestReadStops(t *testing.T) {
	in := strings.Repeat(`{"text":"A film."}`+"\n", 50)
	n := 0
	for range Read("a.jsonl", strings.NewReader(in), Limits{}) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("read %d, want 3", n)
	}
}

// cost runs f and returns the bytes it allocated and the time it took.
func cost(f func()) (int64, time.Duration) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	f()
	took := time.Since(start)
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc), took
}

// TestBombs holds what is made to cost much to little. The bounds are wide:
// they tell linear from quadratic, not fast from slow.
func TestBombs(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector drops pooled memory, so nothing can be said of costs")
	}
	const mb = 1 << 20
	nested := func(open string, n int) string { return strings.Repeat(open, n) }
	tests := []struct {
		name, file string
		in         func() string
		err        error // nil: whatever it says, it is cheap
		memory     int64 // bytes allocated in all
	}{
		{"a large feed of nested tags", "a.xml", func() string { return "<rss><channel>" + nested("<a>", 11*mb/3) }, ErrTooLarge, 40 * mb},
		{"a feed of nested tags", "a.xml", func() string { return "<rss><channel>" + nested("<a>", mb) }, ErrTooDeep, 40 * mb},
		{"nested tags in an entry", "a.xml", func() string { return "<rss><channel><item><description>" + nested("<b>", mb) }, ErrTooDeep, 40 * mb},
		{"a page of nested elements", "a.html", func() string { return "<html><body>" + nested("<div>", mb/2) + "text" }, ErrTooDeep, 300 * mb},
		{"a page of nested tables", "a.html", func() string { return "<html><body>" + nested("<table>", mb/4) }, nil, 600 * mb},
		{"a page of open formatting", "a.html", func() string { return "<html><body>" + nested("<p><b>x", mb/8) }, nil, 600 * mb},
		{"a page of very many paragraphs", "a.html", func() string { return "<html><body><div>" + nested("<p>a, b</p>", mb/8) }, nil, 900 * mb},
		{"a page of very many attributes", "a.html", func() string { return "<html><body><div " + nested("a=b ", mb) + ">x</div>" }, nil, 900 * mb},
		{"a page that reopens its formatting", "a.html", func() string {
			var b strings.Builder
			for i := range 300 {
				fmt.Fprintf(&b, "<b id=%d>", i)
			}
			return "<p>" + b.String() + "</p>" + nested("<p>x</p>", mb/8)
		}, ErrTooDeep, 50 * mb},
		{"a deep page of very many paragraphs", "a.html", func() string { return nested("<div>", 450) + nested("<p>some words, and more</p>", mb/8) }, nil, 300 * mb},
		{"nested JSON", "a.json", func() string { return nested("[", mb) }, nil, 100 * mb},
		{"nested JSON lines", "a.jsonl", func() string { return nested(`{"a":`, mb/2) }, nil, 100 * mb},
		{"gzip of one letter", "a.txt.gz", func() string { return packed(t, strings.Repeat("x", 40*mb)) }, ErrTooLarge, 100 * mb},
		{"gzip of very many empty lines", "a.jsonl.gz", func() string { return packed(t, strings.Repeat("\n", 40*mb)) }, ErrTooLarge, 100 * mb},
		{"gzip within an archive", "a.warc", func() string {
			return warcRecord("response", "https://x.example/", "application/http", response("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", packed(t, strings.Repeat("x", 40*mb))))
		}, ErrTooLarge, 60 * mb},
		{"a long HTTP header within an archive", "a.warc", func() string {
			return warcRecord("response", "https://x.example/", "application/http", response("200 OK", nested("A: b\r\n", 4*mb), "x"))
		}, nil, 600 * mb},
		{"stars", "a.md", func() string { return nested("*a ", mb/4) }, nil, 300 * mb},
		{"brackets", "a.md", func() string { return nested("[a](", mb/4) }, nil, 300 * mb},
		{"quotes in quotes", "a.md", func() string { return nested("> ", mb) + "x" }, nil, 300 * mb},
		{"front matter", "a.md", func() string { return "---\na: " + nested("[", 60_000) + "\n---\nText" }, nil, 100 * mb},
		{"lines in a paragraph", "a.txt", func() string { return nested("word word\n", mb/4) }, nil, 300 * mb},
		{"unclosed tags in a title", "a.xml", func() string {
			return "<rss><channel><item><title>" + nested("&lt;i", mb) + "</title></item></channel></rss>"
		}, nil, 300 * mb},
		{"scripts in a title", "a.xml", func() string {
			return "<rss><channel><item><title>" + nested("&lt;script>", mb/4) + "</title></item></channel></rss>"
		}, nil, 300 * mb},
		{"italics in an entry", "a.xml", func() string {
			return "<rss><channel><item><description>" + nested("&lt;i>word ", mb/4) + nested("&lt;/i>", mb/8) + "</description></item></channel></rss>"
		}, nil, 300 * mb},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := tt.in()
			var errs error
			memory, took := cost(func() {
				for _, err := range Read(tt.file, strings.NewReader(in), Limits{}) {
					errs = errors.Join(errs, err)
				}
			})
			t.Logf("%d KB: %v, %d MB", len(in)>>10, took.Round(time.Millisecond), memory>>20)
			if tt.err != nil && !errors.Is(errs, tt.err) {
				t.Errorf("error %v, want %v", errs, tt.err)
			}
			if memory > tt.memory || took > time.Minute {
				t.Errorf("cost %d MB and %v", memory>>20, took)
			}
		})
	}
}
