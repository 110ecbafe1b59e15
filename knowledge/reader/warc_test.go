package reader

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// warcRecord returns one WARC record.
func warcRecord(kind, address, mediaType, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, mediaType, len(block), block)
}

// response returns an HTTP response as archives store it.
func response(status, head, body string) string {
	return fmt.Sprintf("HTTP/1.1 %s\r\n%s\r\n\r\n%s", status, head, body)
}

const valePage = `<!doctype html><html><head><meta charset="utf-8"><title>Vale returns | Daily Reel</title>
<meta property="og:site_name" content="Daily Reel"></head><body><nav><a href="/">Home</a></nav><article><h1>Vale returns</h1>
<p>The film <em>Ridley Vale</em> will return to cinemas in May, its maker Ann Poe said on Monday in a long talk about boats, rivers and the sea.</p>
<p>She wrote the script herself, over three winters, in a house without a clock, and will play the lighthouse keeper too, she added with a smile.</p>
</article></body></html>`

func TestWARC(t *testing.T) {
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(valePage), valePage)
	records := []string{
		warcRecord("warcinfo", "", "application/warc-fields", "software: test\r\n"),
		warcRecord("request", "https://reel.example/vale", "application/http; msgtype=request", "GET /vale HTTP/1.1\r\nHost: reel.example\r\n\r\n"),
		warcRecord("response", "https://reel.example/vale?utm_medium=x", "application/http; msgtype=response", response("200 OK", "Content-Type: text/html; charset=utf-8", valePage)),
		warcRecord("response", "https://reel.example/chunked", "application/http", response("200 OK", "Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked)),
		warcRecord("response", "<https://reel.example/packed>", "application/http", response("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", packed(t, valePage))),
		warcRecord("response", "https://reel.example/unpacked", "application/http", response("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", valePage)),
		warcRecord("response", "https://reel.example/gone", "application/http", response("404 Not Found", "Content-Type: text/html", valePage)),
		warcRecord("response", "https://reel.example/p.png", "application/http", response("200 OK", "Content-Type: image/png", "\x89PNG...")),
		warcRecord("response", "https://reel.example/broken", "application/http", "HTTP/1.1 nonsense"),
		warcRecord("resource", "https://reel.example/note", "text/plain", "A note on the film."),
		warcRecord("response", "https://reel.example/map.xml", "application/http", response("200 OK", "Content-Type: text/xml", "<urlset></urlset>")),
		warcRecord("response", "https://reel.example/feed", "application/http", response("200 OK", "Content-Type: application/rss+xml", `<rss version="2.0"><channel><title>Daily Reel</title><item><title>A headline alone</title><link>https://reel.example/h</link></item></channel></rss>`)),
	}
	var members strings.Builder
	for _, r := range records {
		members.WriteString(packed(t, r))
	}
	for name, content := range map[string]string{"a.warc": strings.Join(records, ""), "a.warc.gz": members.String(), "-": members.String()} {
		as, bad, fatal := readAll(t, name, content, Limits{})
		if fatal != nil {
			t.Fatalf("%s: %v", name, fatal)
		}
		var urls []string
		for _, a := range as {
			urls = append(urls, strings.TrimPrefix(a.URL, "https://reel.example/"))
		}
		if got, want := strings.Join(urls, " "), "vale chunked packed unpacked note h"; got != want {
			t.Errorf("%s: pages %q, want %q", name, got, want)
		}
		if len(bad) != 1 || bad[0].Line != 9 || !strings.Contains(bad[0].Error(), "reel.example/broken") {
			t.Errorf("%s: bad records %v, want the ninth", name, bad)
		}
		if len(as) > 0 && (as[0].Title != "Vale returns" || as[0].Outlet != "Daily Reel" || len(as[0].Emphasis) != 1) {
			t.Errorf("%s: first page %+v", name, as[0])
		}
	}
}

func TestWARCBroken(t *testing.T) {
	good := warcRecord("resource", "https://reel.example/note", "text/plain", "A note on the film.")
	tests := []struct {
		name, in string
		articles int
		fatal    string
	}{
		{"cut in the block", good + good[:len(good)-15], 2, "too early"},
		{"cut in the header", good + "WARC/1.0\r\nWARC-Ty", 1, "unexpected EOF"},
		{"no record", good + "<html>nothing of the kind</html>\r\n\r\n", 1, "record 2: no WARC record"},
		{"negative length", "WARC/1.0\r\nContent-Length: -5\r\n\r\n", 0, "Content-Length"},
		{"endless header", "WARC/1.0\r\nA: " + strings.Repeat("x", 100_000) + "\r\n\r\n", 0, "too large"},
		{"empty", "", 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, _, fatal := readAll(t, "a.warc", tt.in, Limits{})
			if len(as) != tt.articles {
				t.Errorf("%d articles, want %d", len(as), tt.articles)
			}
			if tt.fatal == "" && fatal != nil || tt.fatal != "" && (fatal == nil || !strings.Contains(fatal.Error(), tt.fatal)) {
				t.Errorf("error %v, want %q", fatal, tt.fatal)
			}
		})
	}
	as, bad, fatal := readAll(t, "a.warc", warcRecord("resource", "https://x.example/", "text/plain", strings.Repeat("long ", 1000))+good, Limits{Document: 500})
	if len(as) != 1 || len(bad) != 1 || !errors.Is(bad[0], ErrTooLarge) || fatal != nil {
		t.Errorf("a large record: articles %v, bad %v, error %v; want it skipped alone", as, bad, fatal)
	}
}
