package feeds

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"

	"marquee/knowledge"
)

// BenchmarkPass polls 10,000 feeds of as many hosts, all due at once, each
// with ten entries, and reports the time and the memory of one pass.
func BenchmarkPass(b *testing.B) {
	const count = 10_000
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		var items []string
		for i := range 10 {
			items = append(items, item(fmt.Sprintf("%c story of %s", 'A'+i, r.Host), "A sequel is being shot.", ""))
		}
		fmt.Fprint(w, rss(items...))
	}))
	defer s.Close()
	at := s.Listener.Addr().String()
	var urls []string
	for i := range count {
		urls = append(urls, fmt.Sprintf("http://feed%d.example.com/feed", i))
	}
	var most uint64
	for b.Loop() {
		d := newDesk(urls...)
		d.Sink = counter{}
		d.Fetch.dial = func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, at)
		}
		for {
			n, err := d.Pass(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			if n == 0 {
				break
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/pass")
	b.ReportMetric(float64(most)/(1<<20), "MiB-heap")
}

type counter struct{}

func (counter) Take(context.Context, string, bool, []knowledge.Article) error { return nil }
