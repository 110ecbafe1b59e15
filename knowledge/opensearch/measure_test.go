package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"marquee/internal/newsgen"
	"marquee/knowledge"
	"marquee/knowledge/index"
	"marquee/knowledge/rank/ranktest"
)

// generated is a corpus of so many generated articles, which are made anew
// whenever they are read: a million of them fit no test's memory.
type generated int

func (n generated) generator() newsgen.Generator { return newsgen.Generator{Seed: 1, Films: 2000} }

func (n generated) After(_ context.Context, cursor int64) iter.Seq2[knowledge.Entry, error] {
	return func(yield func(knowledge.Entry, error) bool) {
		g := n.generator()
		for i := int(cursor); i < int(n); i++ {
			if !yield(knowledge.Entry{Seq: int64(i + 1), Article: g.Article(i)}, nil) {
				return
			}
		}
	}
}

func (n generated) Count(context.Context) (int, error) { return int(n), nil }

// TestMeasureEngines fills the embedded index and a cluster with so many
// generated articles as MARQUEE_MEASURE says, one after the other on the same
// machine, asks both a thousand queries, and prints a table.
//
//	MARQUEE_MEASURE=100000 .ci/opensearch go test ./knowledge/opensearch -run Measure -v -timeout 2h
func TestMeasureEngines(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("MARQUEE_MEASURE"))
	if err != nil || n < 1 {
		t.Skip("MARQUEE_MEASURE says how many articles to measure with")
	}
	t.Logf("| %d articles | articles a second | query p50 | query p99 | resident | on disk |", n)
	t.Run("embedded", func(t *testing.T) {
		dir := t.TempDir()
		ix, err := index.Open(t.Context(), dir, index.Options{Source: generated(n), Now: ranktest.Today})
		if err != nil {
			t.Fatal(err)
		}
		defer ix.Close()
		measure(t, "embedded", n, ix, func() string { return megabytes(resident(t, os.Getpid())) }, func() string { return merged(t, dir) })
	})
	t.Run("OpenSearch", func(t *testing.T) {
		ix := fresh(t, Options{})
		memory := func() string {
			sum := 0
			for _, s := range strings.Fields(os.Getenv("MARQUEE_TEST_OPENSEARCH_PIDS")) {
				if pid, err := strconv.Atoi(s); err == nil {
					sum += resident(t, pid)
				}
			}
			return megabytes(sum) + " in all nodes"
		}
		measure(t, "OpenSearch", n, ix, memory, func() string { return stored(t, ix) })
	})
}

// measure prints one engine's line.
func measure(t *testing.T, name string, n int, e ranktest.Engine, memory, disk func() string) {
	t.Helper()
	began := time.Now()
	if err := e.Rebuild(t.Context(), generated(n)); err != nil {
		t.Fatal(err)
	}
	rate := float64(n) / time.Since(began).Seconds()
	const queries, runs = 1000, 3
	best, g := make([]time.Duration, queries), generated(n).generator()
	for run := range runs { // the quickest run of a query counts: the machine has other work
		for i := range queries {
			start := time.Now()
			if _, err := e.Search(t.Context(), knowledge.Query{Text: g.Query(i)}); err != nil {
				t.Fatal(err)
			}
			if took := time.Since(start); run == 0 || took < best[i] {
				best[i] = took
			}
		}
	}
	slices.Sort(best)
	milli := func(d time.Duration) string { return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000) }
	t.Logf("| %s | %.0f | %s | %s | %s | %s |", name, rate, milli(best[queries/2]), milli(best[queries*99/100]), memory(), disk())
}

func megabytes(n int) string { return fmt.Sprintf("%d MB", n/1e6) }

// resident returns a process's resident memory in bytes.
func resident(t *testing.T, pid int) int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		t.Skip("this system does not tell a process's memory")
	}
	pages, err := strconv.Atoi(string(bytes.Fields(b)[1]))
	if err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}

// folder returns the size of the files in a folder in bytes.
func folder(t *testing.T, dir string) (sum int) {
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil // a segment that was merged away meanwhile
		}
		info, err := d.Info()
		if err == nil {
			sum += int(info.Size())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// merged waits until nothing in a folder has grown or shrunk for a while, and
// says how large it is then and was at most: while segments are merged, those
// that they are merged into lie beside them.
func merged(t *testing.T, dir string) string {
	const look, quiet, most = 500 * time.Millisecond, 8 * time.Second, 10 * time.Minute
	size := folder(t, dir)
	peak, since := size, time.Now()
	for end := time.Now().Add(most); time.Since(since) < quiet && time.Now().Before(end); time.Sleep(look) {
		if now := folder(t, dir); now != size {
			size, since = now, time.Now()
			peak = max(peak, size)
		}
	}
	return fmt.Sprintf("%s, up to %s while segments merge", megabytes(size), megabytes(peak))
}

// stored says how large the index is on the cluster's disks.
func stored(t *testing.T, ix *Index) string {
	b, err := ix.cluster.do(t.Context(), call{method: http.MethodGet, path: []string{ix.names.read(), "_stats", "store"}})
	if err != nil {
		t.Fatal(err)
	}
	type size struct {
		Store struct {
			Bytes int `json:"size_in_bytes"`
		} `json:"store"`
	}
	var a struct {
		All struct {
			Primaries size `json:"primaries"`
			Total     size `json:"total"`
		} `json:"_all"`
	}
	if err := json.Unmarshal(b, &a); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%s each copy, %s in all", megabytes(a.All.Primaries.Store.Bytes), megabytes(a.All.Total.Store.Bytes))
}
