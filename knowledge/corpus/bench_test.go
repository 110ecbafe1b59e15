package corpus_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/knowledge"
	"marquee/knowledge/corpus"
)

// benchSize is how many articles the reading benchmarks run over;
// CORPUS_BENCH_SIZE replaces it.
func benchSize(b *testing.B) int {
	n := 10_000
	if s := os.Getenv("CORPUS_BENCH_SIZE"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			b.Fatal(err)
		}
	}
	return n
}

// benchFilms are the films that generated articles are about; how often one is
// named falls with its number, as in real news.
const benchFilms = 5000

// generated returns article n of some 350 words, with the sentences that
// generatedFacts finds in it.
func generated(n int) knowledge.Article {
	random := rand.New(rand.NewPCG(uint64(n), 7))
	var text strings.Builder
	for i := range 20 {
		if i > 0 && i%4 == 0 {
			text.WriteString("\n\n")
		}
		fmt.Fprintf(&text, "Sentence %d of article %d ", i, n)
		for range 12 {
			text.WriteString(benchWords[random.IntN(len(benchWords))])
			text.WriteByte(' ')
		}
		text.WriteString("ends. ")
	}
	return knowledge.Article{
		ID: strconv.Itoa(n), Title: fmt.Sprint("News about film, part ", n), Text: text.String(), Outlet: "Paper",
		URL: fmt.Sprint("https://paper.example/news/", n), Published: day(1).AddDate(0, 0, -n%3650),
	}
}

var benchWords = strings.Fields(`the director studio sequel release critics audience weekend box office of a in on
	with has said will star cast trailer streaming theaters announced according first new year film story role
	production writer producer score percent opening review horror drama comedy hero villain franchise`)

func generatedFacts(a knowledge.Article) knowledge.Facts {
	n, _ := strconv.Atoi(a.ID)
	random := rand.New(rand.NewPCG(uint64(n), 9))
	sentences := strings.SplitAfter(a.Text, ". ")
	var f knowledge.Facts
	for i := range 3 {
		k := int(float64(benchFilms) * random.Float64() * random.Float64() * random.Float64())
		film := knowledge.Film{Key: fmt.Sprint("film number ", k), Title: fmt.Sprint("Film Number ", k), Year: 1950 + k%75}
		f.Films = append(f.Films, knowledge.Mention{Film: film, Mentions: 3, Primary: i == 0, Sentence: sentences[i]})
		f.Scores = append(f.Scores, knowledge.Score{FilmKey: film.Key, FilmYear: film.Year, Film: film.Title, Source: "Rotten Tomatoes",
			Kind: knowledge.Critics, Rating: "68%", Percent: 68, AsOf: knowledge.DateOf(a.Published), Article: a.ID, Sentence: sentences[i+3], Rule: "percent"})
		for j := range 2 {
			f.People = append(f.People, knowledge.Person{FilmKey: film.Key, FilmYear: film.Year, Name: fmt.Sprint("Person Number ", k*3+j),
				Roles: []string{"actor"}, Film: film.Title, Article: a.ID, Sentence: sentences[i+6], Rule: "stars"})
		}
	}
	f.Where = []knowledge.Availability{{FilmKey: f.Films[0].Key, Film: f.Films[0].Title, Service: "Netflix", Status: knowledge.Streaming, Sentence: sentences[9]}}
	return f
}

func benchCorpus(b *testing.B) *corpus.Corpus {
	b.Helper()
	db, err := database.Open(context.Background(), os.Getenv("CORPUS_BENCH_DATABASE"), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	return &corpus.Corpus{DB: db, Extract: generatedFacts, Version: 1}
}

func fillCorpus(b *testing.B, c *corpus.Corpus, from, to int) {
	b.Helper()
	for from < to {
		var batch []knowledge.Article
		for ; from < to && len(batch) < 256; from++ {
			batch = append(batch, generated(from))
		}
		if _, err := c.Put(context.Background(), batch...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPut stores batches of 256 new articles; an operation is one
// article.
func BenchmarkPut(b *testing.B) {
	c := benchCorpus(b)
	n := 0
	for b.Loop() {
		b.StopTimer()
		var batch []knowledge.Article
		for range 256 {
			batch = append(batch, generated(n))
			n++
		}
		b.StartTimer()
		if _, err := c.Put(b.Context(), batch...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkRead measures single reads over a filled corpus.
func BenchmarkRead(b *testing.B) {
	c := benchCorpus(b)
	size := benchSize(b)
	start := time.Now()
	fillCorpus(b, c, 0, size)
	b.Logf("%d articles filled in %v", size, time.Since(start))
	random := rand.New(rand.NewPCG(3, 3))
	film := func() int { return int(benchFilms * random.Float64() * random.Float64() * random.Float64()) }
	for _, read := range []struct {
		name string
		call func() error
	}{
		{"About20", func() error {
			_, err := c.About(b.Context(), fmt.Sprint("film number ", film()), 20)
			return err
		}},
		{"ByPerson20", func() error {
			_, err := c.ByPerson(b.Context(), fmt.Sprint("person number ", film()*3), 20)
			return err
		}},
		{"Articles10", func() error {
			var ids []string
			for range 10 {
				ids = append(ids, strconv.Itoa(random.IntN(size)))
			}
			_, err := c.Articles(b.Context(), ids...)
			return err
		}},
		{"Films", func() error {
			_, err := c.Films(b.Context())
			return err
		}},
		{"Recent20", func() error {
			_, err := c.Recent(b.Context(), time.Time{}, 20)
			return err
		}},
	} {
		b.Run(read.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				if err := read.call(); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
