package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
	blevequery "github.com/blevesearch/bleve/v2/search/query"

	"marquee/internal/newsgen"
	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// generated returns articles with the facts that the generator put in.
func generated(n int) *shelf {
	g := newsgen.Generator{Seed: 1, Films: 2000}
	s := &shelf{}
	for i := range n {
		s.Fill(g.Article(i))
	}
	return s
}

// BenchmarkIngest compares filling the index with bleve's own Batch and its
// English analyzer over the same articles.
func BenchmarkIngest(b *testing.B) {
	const n = 10_000
	s := generated(n)
	b.Run("marquee", func(b *testing.B) {
		for range b.N {
			ix := open(b, b.TempDir(), Options{})
			if err := ix.Sync(context.Background(), s); err != nil {
				b.Fatal(err)
			}
			b.StopTimer()
			_ = ix.Close()
			b.StartTimer()
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "articles/s")
	})
	b.Run("bleve", func(b *testing.B) {
		for range b.N {
			plain(b, filepath.Join(b.TempDir(), "bleve"), s)
		}
		b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "articles/s")
	})
}

// plain fills an index the way bleve's documentation does, batch by batch.
func plain(b *testing.B, dir string, s *shelf) {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "en"
	ix, err := bleve.NewUsing(dir, m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	for part := range slices.Chunk(s.Entries(), batchEntries) {
		batch := ix.NewBatch()
		for _, e := range part {
			a := e.Article
			if err := batch.Index(a.ID, map[string]any{"title": a.Title, "text": a.Text, "outlet": a.Outlet, "published": a.Published}); err != nil {
				b.Fatal(err)
			}
		}
		if err := ix.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
}

// benchDir keeps the large indexes of the benchmarks between runs.
func benchIndex(b *testing.B, n int) *Index {
	dir := os.Getenv("MARQUEE_BENCH")
	if dir == "" {
		dir = b.TempDir()
	}
	ix := open(b, filepath.Join(dir, fmt.Sprintf("%d-%d", Format, n)), Options{})
	if ix.Docs() < n {
		if err := ix.Sync(context.Background(), generated(n)); err != nil {
			b.Fatal(err)
		}
	}
	return ix
}

// BenchmarkSearch compares our search with bleve's plain OR query of the same
// terms on the same index.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		var once sync.Once
		var ix *Index
		index := func(b *testing.B) *Index {
			once.Do(func() { ix = benchIndex(b, n) })
			return ix
		}
		g := newsgen.Generator{Seed: 1, Films: 2000}
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			ix := index(b)
			b.Run("marquee", func(b *testing.B) {
				latency(b, func(i int) error {
					_, err := ix.Search(context.Background(), knowledge.Query{Text: g.Query(i)})
					return err
				})
			})
			b.Run("bleve", func(b *testing.B) {
				e := ix.owned().engine
				latency(b, func(i int) error {
					var ors []blevequery.Query
					for _, t := range rank.Terms(g.Query(i)) {
						q := bleve.NewTermQuery(t)
						q.SetField(fieldWords)
						ors = append(ors, q)
					}
					_, err := e.bleve.Search(bleve.NewSearchRequestOptions(bleve.NewDisjunctionQuery(ors...), 10, 0, false))
					return err
				})
			})
		})
	}
}

// latency reports the median and the 99th percentile over a thousand queries.
// Each is run five times and its quickest run counts, so that the noise of
// other programs on the machine stays out.
func latency(b *testing.B, f func(i int) error) {
	const queries, runs = 1000, 5
	best := make([]time.Duration, queries)
	for b.Loop() {
		for i := range queries {
			for run := range runs {
				start := time.Now()
				if err := f(i); err != nil {
					b.Fatal(err)
				}
				if took := time.Since(start); run == 0 || took < best[i] {
					best[i] = took
				}
			}
		}
	}
	slices.Sort(best)
	b.ReportMetric(float64(best[queries/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(best[queries*99/100].Microseconds()), "p99-µs")
}

// BenchmarkOpen measures the start with 100,000 articles up to the first
// answer, every checksum verified.
func BenchmarkOpen(b *testing.B) {
	ix := benchIndex(b, 100_000)
	if err := ix.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		again, err := Open(context.Background(), ix.dir, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if hits, err := again.Search(context.Background(), knowledge.Query{Text: "director returns to Vienna"}); err != nil || len(hits) == 0 {
			b.Fatal(hits, err)
		}
		if err := again.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
