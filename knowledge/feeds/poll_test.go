package feeds

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/reader"
)

// desk is a shelf and a sink in memory, and a poller on a clock of its own.
type desk struct {
	Poller
	mu    sync.Mutex
	feeds map[string]Feed
	took  []string
	told  []string
	fail  error
	at    time.Time
}

func newDesk(urls ...string) *desk {
	d := &desk{feeds: map[string]Feed{}, at: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}
	for _, u := range urls {
		d.feeds[u] = Feed{URL: u}
	}
	now := func() time.Time { return d.at }
	d.Poller = Poller{Fetch: &Fetcher{AllowPrivate: true, Now: now}, Shelf: d, Sink: d, Least: time.Minute, Log: slog.New(slog.DiscardHandler),
		Now: now, Chance: func() float64 { return 0 },
		Trouble: func(_ context.Context, f Feed) error { d.told = append(d.told, f.Error); return nil }}
	return d
}

func (d *desk) Due(_ context.Context, limit int) (due []Feed, _ error) {
	for _, f := range d.feeds {
		if !f.Next.After(d.at) && len(due) < limit {
			due = append(due, f)
		}
	}
	return due, nil
}

func (d *desk) Save(_ context.Context, f Feed) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.feeds[f.URL] = f
	return nil
}

func (d *desk) Take(_ context.Context, _ string, _ bool, articles []knowledge.Article) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fail != nil {
		return d.fail
	}
	for _, a := range articles {
		d.took = append(d.took, a.Title+": "+a.Text)
	}
	return nil
}

// pass polls what is due, moves the clock, and returns what was taken.
func (d *desk) pass(t *testing.T, later time.Duration) string {
	t.Helper()
	d.took = nil
	if _, err := d.Pass(t.Context()); err != nil && d.fail == nil {
		t.Fatal(err)
	}
	d.at = d.at.Add(later)
	return strings.Join(d.took, " | ")
}

func item(title, text, more string) string {
	return "<item><guid isPermaLink='false'>" + title[:1] + "</guid><title>" + title + "</title><description>" + text + "</description>" + more + "</item>"
}

func rss(items ...string) string {
	return "<rss version='2.0'><channel><title>The Reel</title>" + strings.Join(items, "") + "</channel></rss>"
}

func TestPoll(t *testing.T) {
	body, status := rss(item("B", "second", ""), item("A", "first", "")), 200
	at := web(t, map[string]http.HandlerFunc{"/feed": func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}})
	d := newDesk(at + "/feed")
	step := func(want string) {
		t.Helper()
		if got := d.pass(t, 10*time.Minute); got != want {
			t.Errorf("took %q, want %q", got, want)
		}
	}
	step("A: first | B: second")
	step("") // as before
	body = rss(item("C", "third", ""), item("B", "second, corrected", ""), item("A", "first", ""))
	d.fail = errors.New("disk full")
	step("")
	d.fail = nil
	step("B: second, corrected | C: third") // nothing was lost
	status = 500
	for range 6 {
		step("")
		d.at = d.at.Add(time.Hour)
	}
	if f := d.feeds[at+"/feed"]; f.Failures != 6 || !f.Told || len(d.told) != 1 || !strings.Contains(f.Error, "500") || f.Good.IsZero() {
		t.Errorf("a broken feed: %+v, told %q", f, d.told)
	}
	status = 200
	d.at = d.at.Add(24 * time.Hour)
	step("")
	if f := d.feeds[at+"/feed"]; f.Failures != 0 || f.Told || f.Error != "" {
		t.Errorf("a mended feed: %+v", f)
	}
	status = 410
	d.at = d.at.Add(24 * time.Hour)
	step("")
	if f := d.feeds[at+"/feed"]; !f.Told || len(d.told) != 2 || f.Next.Sub(d.at) < 6*24*time.Hour {
		t.Errorf("a feed that is gone: %+v, told %q", f, d.told)
	}
}

func TestATeaserIsReadInFull(t *testing.T) {
	long := strings.Repeat("The director of the sequel spoke about the shoot in the desert at length. ", 12)
	pages := map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, "<html><body><article><h1>Alpha</h1><p>%s</p><p>%s</p></article></body></html>", long, long)
		},
	}
	var at string
	pages["/feed"] = func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, rss(item("Alpha", "The director spoke.", "<link>"+at+"/a</link>"), item("Beta", "Nobody has more.", "<link>"+at+"/b</link>")))
	}
	at = web(t, pages)
	d := newDesk(at + "/feed")
	if got := d.pass(t, time.Hour); !strings.Contains(got, "in the desert at length") || !strings.Contains(got, "Beta: Nobody has more.") {
		t.Errorf("took %q", got)
	}
	if got := d.pass(t, time.Hour); got != "" {
		t.Errorf("took again %q", got)
	}
}

// Entries that all lead to one page are told apart, and stay themselves when
// they change.
func TestEntriesWithoutAddresses(t *testing.T) {
	for _, link := range []string{"", "<link>http://example.com/news</link>"} {
		feed, err := parse(Response{Status: 200, Body: []byte(rss(item("A", "one", link), item("B", "two", link)))})
		if err != nil {
			t.Fatal(err)
		}
		changed, err := parse(Response{Status: 200, Body: []byte(rss(item("A", "other words", link), item("B", "two", link)))})
		if err != nil {
			t.Fatal(err)
		}
		id := func(f reader.Feed, i int) string {
			a, ok := article(f, f.Entries[i], "http://example.com/feed", shared(f.Entries))
			if !ok {
				t.Fatal("no article")
			}
			return a.ID
		}
		if id(feed, 0) == id(feed, 1) || id(feed, 0) != id(changed, 0) || id(feed, 0) == "" {
			t.Errorf("with link %q: ids %s and %s, changed %s", link, id(feed, 0), id(feed, 1), id(changed, 0))
		}
	}
}

func TestMoved(t *testing.T) {
	var hits int
	at := web(t, map[string]http.HandlerFunc{"/old": leads(301, "/new"), "/new": func(w http.ResponseWriter, r *http.Request) {
		hits++
		fmt.Fprint(w, rss(item("A", fmt.Sprint("poll ", hits), "")))
	}})
	d := newDesk(at + "/old")
	for range movesBefore {
		d.pass(t, time.Hour)
	}
	f := d.feeds[at+"/old"]
	if st := readState(f.State); st.Address != at+"/new" || f.URL != at+"/old" {
		t.Errorf("after %d polls the address is %q of feed %q", movesBefore, st.Address, f.URL)
	}
	if got := d.pass(t, time.Hour); got != "A: poll 4" {
		t.Errorf("took %q", got)
	}
}

func TestIntervals(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	entries := func(gap time.Duration, n int) (out []reader.FeedEntry) {
		for i := range n {
			out = append(out, reader.FeedEntry{Published: now.Add(-gap * time.Duration(i))})
		}
		return out
	}
	for _, tt := range []struct {
		name    string
		entries []reader.FeedEntry
		polls   int
		news    bool
		want    time.Duration
	}{
		{"a busy outlet", entries(20*time.Minute, 30), 9, false, 10 * time.Minute},
		{"a daily one", entries(24*time.Hour, 20), 20, false, 7*time.Hour + 36*time.Minute},
		{"a daily one, at first", entries(24*time.Hour, 20), 2, false, 15 * time.Minute},
		{"a sleeping one", entries(1000*time.Hour, 20), 30, false, MaxInterval},
		{"a sleeping one that woke", entries(1000*time.Hour, 20), 30, true, 10 * time.Minute},
		{"no dates", []reader.FeedEntry{{}}, 9, false, 20 * time.Minute},
	} {
		st := &state{Target: int64(fitting(tt.entries, now) / time.Second)}
		var got time.Duration
		for i := range tt.polls {
			got = interval(st, 10*time.Minute, tt.news && i == tt.polls-1)
		}
		if got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	for n, want := range map[int]time.Duration{1: 10 * time.Minute, 2: 20 * time.Minute, 4: 80 * time.Minute, 50: maxBackoff} {
		if got := backoff(n, 10*time.Minute); got != want {
			t.Errorf("after %d failures %v, want %v", n, got, want)
		}
	}
	if got := jitter(time.Hour, 1); got != 66*time.Minute {
		t.Errorf("jitter makes %v", got)
	}
}
