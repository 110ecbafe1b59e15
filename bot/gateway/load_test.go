package gateway_test

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"marquee/bot/bottest"
)

// percentile returns the value below which a share of the sorted times lie.
func percentile(times []time.Duration, share float64) time.Duration {
	return times[min(len(times)-1, int(share*float64(len(times))))]
}

// burst asks n questions at once and returns how long each took to its first
// answer.
func (s *stage) burst(t testing.TB, n int) []time.Duration {
	t.Helper()
	var mu sync.Mutex
	var wg sync.WaitGroup
	var times []time.Duration
	for i := range n {
		wg.Go(func() {
			question := fmt.Sprintf("number %d?", i)
			x := s.Do(bottest.Act{Command: "ask", User: fmt.Sprint(1000 + i), Options: map[string]any{"question": question}})
			m, err := x.Wait(5 * time.Second)
			if err != nil || m.Content != "answer to "+question {
				t.Errorf("question %d: %v, %v", i, m, err)
				return
			}
			took, _ := x.First()
			mu.Lock()
			defer mu.Unlock()
			times = append(times, took)
		})
	}
	wg.Wait()
	slices.Sort(times)
	return times
}

func TestCrowd(t *testing.T) {
	d := bottest.New(t)
	d.Hasty()
	s := start(t, d, nil)
	s.up(t, 1)
	times := s.burst(t, crowd)
	if len(times) != crowd {
		t.Fatalf("%d answers", len(times))
	}
	t.Logf("%d at once: p50 %v, p99 %v", crowd, percentile(times, 0.5), percentile(times, 0.99))
	if p99 := percentile(times, 0.99); p99 > 2800*time.Millisecond {
		t.Errorf("p99 %v", p99)
	}
}

// heap returns the bytes in use, without what the stand-in remembers.
func heap(d *bottest.Discord) uint64 {
	d.Forget()
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestNoGrowth holds the memory after many interactions to that after few:
// nothing may be kept for each of them.
func TestNoGrowth(t *testing.T) {
	if testing.Short() {
		t.Skip("answers thousands of interactions")
	}
	d := bottest.New(t)
	d.Hasty()
	s := start(t, d, nil)
	s.up(t, 1)
	rounds := func(n int) {
		for range n {
			s.burst(t, crowd/5)
			d.Forget()
		}
	}
	rounds(5)
	before := heap(d)
	rounds(20)
	after := heap(d)
	t.Logf("heap after few interactions %d KB, after five times as many %d KB", before>>10, after>>10)
	if after > before+400<<10 {
		t.Errorf("grew by %d bytes an interaction", (after-before)/uint64(4*crowd))
	}
}

// BenchmarkFirstAnswer measures the time from an interaction to its first
// answer, and what each leaves on the heap: -benchtime 100000x for the figure
// of a busy day.
func BenchmarkFirstAnswer(b *testing.B) {
	d, err := bottest.Start()
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	d.Hasty()
	s := startQuiet(b, d)
	times := make([]time.Duration, 0, 1<<18)
	before := heap(d)
	for b.Loop() {
		x := s.Do(bottest.Act{Command: "ask", Options: map[string]any{"question": "who?"}})
		if _, err := x.Wait(3 * time.Second); err != nil {
			b.Fatal(err)
		}
		took, _ := x.First()
		if times = append(times, took); len(times)%1000 == 0 {
			d.Forget()
		}
	}
	b.ReportMetric(float64(int64(heap(d))-int64(before))/float64(b.N), "heap-B/op")
	slices.Sort(times)
	b.ReportMetric(float64(percentile(times, 0.5).Microseconds()), "p50-µs")
	b.ReportMetric(float64(percentile(times, 0.99).Microseconds()), "p99-µs")
}
