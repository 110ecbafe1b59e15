package opensearch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/knowledge/rank"
	"marquee/knowledge/rank/ranktest"
)

// double stands in for a node: it answers by path and counts what was asked.
type double struct {
	*httptest.Server
	mu     sync.Mutex
	asked  map[string]int
	auth   []string
	bodies []string
	// answer returns what is said to a request; "" is the plain answer.
	answer func(w http.ResponseWriter, r *http.Request, body string) bool
}

func newDouble(t testing.TB) *double {
	d := &double{asked: map[string]int{}}
	d.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		d.mu.Lock()
		d.asked[r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]]++
		d.auth = append(d.auth, r.Header.Get("Authorization"))
		d.bodies = append(d.bodies, string(body))
		answer := d.answer
		d.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		if answer == nil || !answer(w, r, string(body)) {
			d.plain(w, r, string(body))
		}
	}))
	t.Cleanup(d.Close)
	return d
}

// say changes what the double answers.
func (d *double) say(answer func(w http.ResponseWriter, r *http.Request, body string) bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.answer = answer
}

func (d *double) count(last string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.asked[last]
}

const wholeShards = `"timed_out":false,"_shards":{"total":3,"successful":3,"failed":0}`

// plain is how a node that is well answers: it holds one article.
func (d *double) plain(w http.ResponseWriter, r *http.Request, body string) {
	switch {
	case strings.HasSuffix(r.URL.Path, "_msearch"):
		var parts []string
		for range strings.Count(body, "\n") / 2 {
			parts = append(parts, fmt.Sprintf(`{%s,"hits":{"total":{"value":1}},"aggregations":{"terms":{"value":9},"docs":{"value":1}}}`, wholeShards))
		}
		fmt.Fprintf(w, `{"responses":[%s]}`, strings.Join(parts, ","))
	case strings.HasSuffix(r.URL.Path, "_search"):
		fmt.Fprintf(w, `{%s,"hits":{"hits":[%s]}}`, wholeShards, oneHit())
	default:
		fmt.Fprint(w, `{}`)
	}
}

// oneHit is an article as a search brings it.
func oneHit() string {
	e := ranktest.Cinema().Entries()[1]
	record, _ := json.Marshal(rank.NewDocument(e).Record)
	return fmt.Sprintf(`{"_id":"a:%s","_source":{"r":%s},"sort":[1.5,%d]}`, e.Article.ID, record, e.Seq)
}

// over opens an index over doubles, whose log is returned.
func over(t testing.TB, o Options, urls ...string) (*Index, *bytes.Buffer) {
	t.Helper()
	log := &lockedBuffer{}
	o.URLs, o.Log = urls, slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	ix, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	ix.pause = time.Millisecond
	t.Cleanup(func() { _ = ix.Close() })
	return ix, &log.Buffer
}

type lockedBuffer struct {
	mu sync.Mutex
	bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.Buffer.Write(p)
}
