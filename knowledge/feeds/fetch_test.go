package feeds

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// web serves pages on this machine and returns their address.
func web(t testing.TB, pages map[string]http.HandlerFunc) string {
	t.Helper()
	mux := http.NewServeMux()
	for path, page := range pages {
		mux.HandleFunc(path, page)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, body) }
}

func leads(status int, to string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", to)
		w.WriteHeader(status)
	}
}

func TestFetch(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	if _, err := z.Write(make([]byte, DefaultBytes+1)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	at := web(t, map[string]http.HandlerFunc{
		"/feed":    says("<rss/>"),
		"/moved":   leads(301, "/feed"),
		"/lent":    leads(302, "/feed"),
		"/half":    leads(301, "/lent"),
		"/round":   leads(301, "/round"),
		"/away":    leads(302, "http://169.254.169.254/latest"),
		"/file":    leads(302, "file:///etc/passwd"),
		"/nowhere": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(302) },
		"/gone":    func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(410) },
		"/busy": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "120")
			w.WriteHeader(503)
		},
		"/bomb": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			if _, err := w.Write(bomb.Bytes()); err != nil {
				t.Log(err)
			}
		},
		"/slow": func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(200)
			for r.Context().Err() == nil {
				fmt.Fprint(w, " ")
				http.NewResponseController(w).Flush()
				time.Sleep(10 * time.Millisecond)
			}
		},
		"/known": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"7"`)
			w.Header().Set("Cache-Control", "public, max-age=600")
			if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") == "then" {
				w.WriteHeader(304)
			}
		},
		"/robots.txt":  says("User-agent: marquee\nDisallow: /private\n"),
		"/private/one": says("<rss/>"),
		"/who":         func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, r.UserAgent()) },
	})
	f := &Fetcher{AllowPrivate: true}
	for _, tt := range []struct {
		path   string
		status int
		moved  string
		wait   time.Duration
		err    string
	}{
		{path: "/feed", status: 200},
		{path: "/moved", status: 200, moved: "/feed"},
		{path: "/lent", status: 200},
		{path: "/half", status: 200},
		{path: "/round", err: "more than 5 redirects"},
		{path: "/away", err: "not on the public internet"},
		{path: "/file", err: "does not begin with http"},
		{path: "/nowhere", err: "without a place to go"},
		{path: "/gone", status: 410},
		{path: "/busy", status: 503, wait: 2 * time.Minute},
		{path: "/bomb", err: "its answer is larger than 5 MiB"},
		{path: "/slow", err: "no answer in time"},
		{path: "/known", status: 304, wait: 10 * time.Minute},
		{path: "/private/one", err: "robots.txt forbids"},
	} {
		got, err := f.Do(t.Context(), Request{URL: at + tt.path, ETag: `"7"`, Modified: "then", Robots: true, Timeout: time.Second})
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: error %v, want %q", tt.path, err, tt.err)
			}
			continue
		}
		want := tt.moved
		if want != "" {
			want = at + want
		}
		if err != nil || got.Status != tt.status || got.Moved != want || got.Wait != tt.wait {
			t.Errorf("%s: status %d, moved %q, wait %v, error %v", tt.path, got.Status, got.Moved, got.Wait, err)
		}
	}
	if got, err := f.Do(t.Context(), Request{URL: at + "/private/one"}); err != nil || got.Status != 200 {
		t.Errorf("what a person asked for: %v, %v", got.Status, err)
	}
	if got, err := f.Do(t.Context(), Request{URL: at + "/who"}); err != nil || !strings.Contains(string(got.Body), "Marquee") {
		t.Errorf("the bot calls itself %q, %v", got.Body, err)
	}
	if _, err := (&Fetcher{}).Do(t.Context(), Request{URL: at + "/feed"}); !errors.Is(err, ErrAddress) {
		t.Errorf("a private address: %v", err)
	}
}

func TestFromHTTPSToHTTP(t *testing.T) {
	f := &Fetcher{}
	from, err := Check("https://example.com/feed", false)
	if err != nil {
		t.Fatal(err)
	}
	if to, err := f.follow(from, "http://example.com/feed"); !errors.Is(err, ErrAddress) {
		t.Errorf("it follows to %v, %v", to, err)
	}
	if to, err := f.follow(from, "//other.example.com/x"); err != nil || to.String() != "https://other.example.com/x" {
		t.Errorf("it follows to %v, %v", to, err)
	}
}

// One host is asked for one thing at a time.
func TestAHostIsAskedOnceAtATime(t *testing.T) {
	var now, most atomic.Int32
	at := web(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	}})
	f := &Fetcher{AllowPrivate: true}
	done := make(chan error)
	for range 8 {
		go func() {
			_, err := f.Do(t.Context(), Request{URL: at})
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if most.Load() != 1 {
		t.Errorf("%d requests at once", most.Load())
	}
	if len(f.hosts.busy) != 0 {
		t.Error("hosts are kept that nobody asks")
	}
}

func TestWait(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		status              int
		retry, cache, until string
		want                time.Duration
	}{
		{status: 200},
		{status: 429, retry: "30", want: 30 * time.Second},
		{status: 503, retry: "Sun, 01 Mar 2026 12:10:00 GMT", want: 10 * time.Minute},
		{status: 503, retry: "99999999999", want: maxWait},
		{status: 503, retry: "-3"},
		{status: 200, retry: "30"},
		{status: 200, cache: "max-age=90", want: 90 * time.Second},
		{status: 200, cache: "no-cache, max-age=90"},
		{status: 304, until: "Sun, 01 Mar 2026 13:00:00 GMT", want: time.Hour},
		{status: 200, until: "0"},
		{status: 200, until: "Thu, 01 Dec 1994 16:00:00 GMT"},
	} {
		h := http.Header{"Retry-After": {tt.retry}, "Cache-Control": {tt.cache}, "Expires": {tt.until}}
		if got := wait(&http.Response{StatusCode: tt.status, Header: h}, now); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}
