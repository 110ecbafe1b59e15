package main

import (
	"fmt"
	"log/slog"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"marquee/bot/bottest"
	"marquee/internal/newsgen"
	"marquee/knowledge"
)

// How large the conversation's benchmark is.
const (
	benchArticles = 100_000
	benchCrowd    = 500 // ask at once
	benchBatch    = 1_000
	benchPatience = 30 * time.Second
)

// benchNews are the articles of the benchmark.
var benchNews = newsgen.Generator{Seed: 1, Films: 2000}

// benchData returns a data directory with the articles, in the folder that
// MARQUEE_BENCH names: it is filled once, and a run that was cut short goes on
// where the last one ended.
func benchData(b *testing.B) string {
	b.Helper()
	folder := os.Getenv("MARQUEE_BENCH")
	if folder == "" {
		b.Skip("MARQUEE_BENCH names no folder to keep the articles in")
	}
	data := filepath.Join(folder, fmt.Sprintf("conversation-%d", benchArticles))
	cfg, err := loadConfig([]string{"MARQUEE_DATA=" + data})
	if err != nil {
		b.Fatal(err)
	}
	p := &program{cfg: cfg, log: slog.New(slog.DiscardHandler), errs: os.Stderr}
	h, err := p.openStore(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	defer h.close()
	have, err := h.corpus.Count(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for i := have; i < benchArticles; i += benchBatch {
		batch := make([]knowledge.Article, 0, benchBatch)
		for n := i; n < min(i+benchBatch, benchArticles); n++ {
			batch = append(batch, benchNews.Article(n))
		}
		if _, err := h.corpus.Put(b.Context(), batch...); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := h.corpus.Refresh(b.Context(), nil); err != nil { // or the bot would, meanwhile
		b.Fatal(err)
	}
	if err := h.furnish(b.Context(), asItIs); err != nil {
		b.Fatal(err)
	}
	return data
}

// hall is a bot over the benchmark's articles, with people who ask.
type hall struct {
	d    *bottest.Discord
	rnd  *rand.Rand
	next int
}

// act makes a member of a server, each another one, do something.
func (h *hall) act(a bottest.Act) bottest.Act {
	h.next++
	a.User, a.Guild = fmt.Sprint(410000000000000000+h.next), fmt.Sprint(210000000000000000+h.next)
	return a
}

// film is one that people ask for: some much oftener than most.
func (h *hall) film() knowledge.Film {
	return benchNews.Film(int(math.Pow(float64(benchNews.Films), h.rnd.Float64())) - 1)
}

// first waits for the whole reply and returns how long the first answer took.
func first(b *testing.B, x *bottest.Exchange) (time.Duration, string) {
	b.Helper()
	m, err := x.Wait(benchPatience)
	if err != nil {
		b.Fatal(err)
	}
	took, kind := x.First()
	if kind == 5 {
		b.Logf("deferred after %v", took)
	}
	return took, string(m.Raw)
}

// measure reports the median and the 99th percentile of what one act takes.
func measure(b *testing.B, h *hall, once func(i int) time.Duration) {
	b.Helper()
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		times = append(times, once(i))
		if i%500 == 499 {
			h.d.Forget()
		}
	}
	report(b, times)
}

func report(b *testing.B, times []time.Duration) {
	b.Helper()
	slices.Sort(times)
	at := func(share float64) float64 {
		return float64(times[min(len(times)-1, int(share*float64(len(times))))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.5), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
}

// BenchmarkConversation measures the whole bot over the gateway at 100,000
// articles: from an interaction to its first answer. MARQUEE_BENCH names a
// folder where the articles are kept between runs:
//
//	MARQUEE_BENCH=./indexes go test . -run - -bench Conversation -benchtime 1000x
func BenchmarkConversation(b *testing.B) {
	data := benchData(b)
	d, err := bottest.Start()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(d.Close)
	d.Hasty()
	s := asBot(b, d, data, "LOG_LEVEL=warn")
	connected(b, d, s)
	b.Cleanup(func() { b.Log(s.logs) })
	h := &hall{d: d, rnd: rand.New(rand.NewPCG(1, 2))}
	b.Run("film", func(b *testing.B) {
		measure(b, h, func(int) time.Duration {
			film := h.film()
			took, said := first(b, d.Do(h.act(bottest.Act{Command: "film", Options: map[string]any{"title": film.Title}})))
			if !strings.Contains(said, "Newest article") {
				b.Errorf("%s: %.300s", film.Title, said)
			}
			return took
		})
	})
	b.Run("ask", func(b *testing.B) {
		measure(b, h, func(i int) time.Duration {
			took, _ := first(b, d.Do(h.act(bottest.Act{Command: "ask", Options: map[string]any{"question": benchNews.Query(i)}})))
			return took
		})
	})
	b.Run("completion", func(b *testing.B) {
		measure(b, h, func(int) time.Duration {
			title := h.film().Title
			typed := title[:min(len(title), 5+h.rnd.IntN(4))]
			x := d.Do(h.act(bottest.Act{Command: "film", Options: map[string]any{"title": typed}, Focused: "title"}))
			if cs, err := x.Choices(benchPatience); err != nil || len(cs) == 0 {
				b.Errorf("%q completes to %v, %v", typed, cs, err)
			}
			took, _ := x.First()
			return took
		})
	})
	b.Run("crowd", func(b *testing.B) {
		for b.Loop() {
			report(b, crowd(b, h))
		}
	})
	b.Run("heap", func(b *testing.B) { growth(b, h) })
}

// crowd has many people ask for a film at once; all are answered with the
// right one.
func crowd(b *testing.B, h *hall) []time.Duration {
	b.Helper()
	times := make([]time.Duration, benchCrowd)
	var all sync.WaitGroup
	for i := range times {
		film := h.film()
		a := h.act(bottest.Act{Command: "film", Options: map[string]any{"title": film.Title}})
		all.Go(func() {
			x := h.d.Do(a)
			m, err := x.Wait(benchPatience)
			if err != nil {
				_, kind := x.First()
				b.Errorf("%s: %v (%d)", film.Title, err, kind)
				return
			}
			if !strings.Contains(string(m.Raw), film.Title) || !strings.Contains(string(m.Raw), "Newest article") {
				b.Errorf("%s: %.300s", film.Title, m.Raw)
				return
			}
			times[i], _ = x.First()
		})
	}
	all.Wait()
	return times
}

// growth reports what each of many interactions leaves on the heap, once the
// first two thousand have filled the caches: of every eight, six complete what
// is typed, one is for help and one for a film.
func growth(b *testing.B, h *hall) {
	one := func(i int) {
		film := h.film()
		a := bottest.Act{Command: "film", Options: map[string]any{"title": film.Title[:min(len(film.Title), 6)]}, Focused: "title"}
		switch i % 8 {
		case 3:
			a = bottest.Act{Command: "help"}
		case 7:
			a = bottest.Act{Command: "film", Options: map[string]any{"title": film.Title}}
		}
		x := h.d.Do(h.act(a))
		if a.Focused != "" {
			if _, err := x.Choices(benchPatience); err != nil {
				b.Fatal(err)
			}
		} else {
			first(b, x)
		}
		if i%200 == 0 {
			h.d.Forget()
		}
	}
	for i := range 2000 {
		one(i)
	}
	before := heap(h.d)
	n := 0
	for ; b.Loop(); n++ {
		one(n)
	}
	after := heap(h.d)
	b.ReportMetric(float64(before)/(1<<20), "MB-before")
	b.ReportMetric(float64(after)/(1<<20), "MB-after")
	b.ReportMetric(float64(after-before)/float64(n), "B/interaction")
}

// heap returns the bytes in use, without what the stand-in remembers.
func heap(d *bottest.Discord) int64 {
	d.Forget()
	time.Sleep(100 * time.Millisecond)
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkFilm measures the desk alone: a card of a film that articles speak
// of, and how long the program takes until it can give the first one.
func BenchmarkFilm(b *testing.B) {
	data := benchData(b)
	cfg, err := loadConfig([]string{"MARQUEE_DATA=" + data})
	if err != nil {
		b.Fatal(err)
	}
	p := &program{cfg: cfg, log: slog.New(slog.DiscardHandler), errs: os.Stderr}
	began := time.Now()
	h, err := p.open(b.Context(), asItIs)
	if err != nil {
		b.Fatal(err)
	}
	defer h.close()
	opened := time.Since(began)
	h2 := &hall{rnd: rand.New(rand.NewPCG(1, 2))}
	times := make([]time.Duration, 0, b.N)
	for b.Loop() {
		title := h2.film().Title
		began := time.Now()
		if card, err := h.desk.Film(b.Context(), title); err != nil || !card.Found {
			b.Fatalf("%q: found %v, error %v", title, card.Found, err)
		}
		times = append(times, time.Since(began))
	}
	report(b, times)
	b.ReportMetric(opened.Seconds(), "s-to-open")
}
