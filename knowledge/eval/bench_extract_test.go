package eval

import (
	"strings"
	"testing"

	"marquee/internal/newsgen"
	"marquee/knowledge"
	"marquee/knowledge/extract"
)

// BenchmarkExtract reads the facts out of articles on one core: made ones, as
// BenchmarkIngest has them, and real ones of a student paper and of a
// newsroom. The rate is told in articles of 350 words.
func BenchmarkExtract(b *testing.B) {
	made := make([]knowledge.Article, 200)
	g := newsgen.Generator{Seed: 1, Films: 2000}
	for i := range made {
		made[i] = g.Article(i)
	}
	b.Run("made", func(b *testing.B) { benchmarkExtract(b, made) })
	for set, file := range map[string]string{"felix": "felix/articles.dev.jsonl", "bbc": "bbc/articles.dev.jsonl"} {
		b.Run(set, func(b *testing.B) {
			var real []knowledge.Article
			for _, r := range records[struct{ ID, Title, Markdown, Text string }](b, file) {
				real = append(real, knowledge.Article{ID: r.ID, Title: r.Title, Text: r.Markdown + r.Text})
			}
			benchmarkExtract(b, real[:min(len(real), 200)])
		})
	}
}

func benchmarkExtract(b *testing.B, articles []knowledge.Article) {
	words := 0
	b.ReportAllocs()
	i := 0
	sizes := make([]int, len(articles))
	for k, a := range articles {
		sizes[k] = len(strings.Fields(a.Title)) + len(strings.Fields(a.Text))
	}
	for b.Loop() {
		extract.Facts(articles[i])
		words += sizes[i]
		i = (i + 1) % len(articles)
	}
	b.ReportMetric(float64(words)/350/b.Elapsed().Seconds(), "articles/s")
}
