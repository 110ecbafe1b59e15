package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"

	"marquee/internal/database"
	"marquee/internal/newsgen"
	"marquee/knowledge/corpus"
	"marquee/knowledge/extract"
	"marquee/knowledge/index"
	"marquee/knowledge/ingest"
	"marquee/knowledge/reader"
	"marquee/knowledge/text"
)

// BenchmarkIngest reads, extracts, stores and indexes 10,000 articles from
// JSON lines, as the program does. What bleve alone needs for the same
// articles is measured by BenchmarkIngest/bleve of the index.
func BenchmarkIngest(b *testing.B) {
	const n = 10_000
	var lines bytes.Buffer
	out := json.NewEncoder(&lines)
	g := newsgen.Generator{Seed: 1, Films: 2000}
	for i := range n {
		a := g.Article(i)
		err := out.Encode(map[string]any{"id": a.ID, "title": a.Title, "text": a.Text, "outlet": a.Outlet, "url": a.URL, "author": a.Author, "published": a.Published})
		if err != nil {
			b.Fatal(err)
		}
	}
	ctx := context.Background()
	for range b.N {
		b.StopTimer()
		dir := b.TempDir()
		db, err := database.Open(ctx, "sqlite", dir)
		if err != nil {
			b.Fatal(err)
		}
		c := &corpus.Corpus{DB: db, Extract: extract.Facts, Version: extract.Version, Headline: extract.Headline, NameKey: text.NameKey}
		ix, err := index.Open(ctx, dir+"/index", index.Options{})
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		pass := ingest.Pass{Corpus: c, Strict: true}
		report, err := pass.Run(ctx, ingest.Stream("news.jsonl", bytes.NewReader(lines.Bytes()), int64(lines.Len()), reader.Limits{}))
		if err != nil || report.Added != n {
			b.Fatal(report, err)
		}
		b.ReportMetric(b.Elapsed().Seconds()*100, "store-centiseconds")
		if err := ix.Sync(ctx, c); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		_ = ix.Close()
		_ = db.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "articles/s")
}
