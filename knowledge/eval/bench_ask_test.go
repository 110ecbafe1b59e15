package eval

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"marquee/internal/newsgen"
	"marquee/knowledge"
)

// BenchmarkAsk asks questions of every kind over generated articles, beside
// plain search for the same words: 10,000 articles, or as many as the
// environment's MARQUEE_BENCH_ARTICLES says.
//
//	MARQUEE_BENCH_ARTICLES=100000 go test ./knowledge/eval -run xxx -bench Ask -benchtime 2000x
func BenchmarkAsk(b *testing.B) {
	n := 10_000
	if s, err := strconv.Atoi(os.Getenv("MARQUEE_BENCH_ARTICLES")); err == nil && s > 0 {
		n = s
	}
	g := newsgen.Generator{Seed: 1, Films: 2000}
	articles := make([]knowledge.Article, n)
	for i := range articles {
		articles[i] = g.Article(i)
	}
	d := deskOver(b, articles)
	var questions []string
	for i := range 200 {
		title := d.Titles.Complete(string(rune('a'+i%26)), 20)
		if len(title) == 0 {
			continue
		}
		form := benchForms[i%len(benchForms)]
		questions = append(questions, fmt.Sprintf(form, title[i%len(title)].Title))
	}
	measure := func(name string, do func(q string) error) {
		b.Run(name, func(b *testing.B) {
			var times []time.Duration
			for i := range b.N {
				start := time.Now()
				if err := do(questions[i%len(questions)]); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
			}
			slices.Sort(times)
			b.ReportMetric(times[len(times)/2].Seconds()*1e3, "p50-ms")
			b.ReportMetric(times[len(times)*99/100].Seconds()*1e3, "p99-ms")
		})
	}
	ctx := context.Background()
	measure("ask", func(q string) error { _, err := d.Ask(ctx, q, nil); return err })
	measure("search", func(q string) error {
		_, err := d.Search.Search(ctx, knowledge.Query{Text: q, Limit: 10})
		return err
	})
}

var benchForms = []string{"who directed %s", "who stars in %s?", "what is the rotten tomatoes score of %s", "how much did %s make at the box office",
	"is there going to be a sequel to %s?", "where can i watch %s", "why was %s delayed", "who composed the music of %s", "what did the director say about %s", "when does %s come out"}
