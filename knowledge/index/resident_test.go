package index

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"marquee/internal/newsgen"
	"marquee/knowledge"
)

// BenchmarkResident tells the memory that a process keeps after a thousand
// queries on 100,000 articles. Run one of the two at a time, with
// MARQUEE_BENCH naming a folder where the indexes are kept, twice: the first
// run builds the index and its memory counts as well.
func BenchmarkResident(b *testing.B) {
	const n = 100_000
	g := newsgen.Generator{Seed: 1, Films: 2000}
	b.Run("marquee", func(b *testing.B) {
		ix := benchIndex(b, n)
		for b.Loop() {
			for i := range 1000 {
				if _, err := ix.Search(context.Background(), knowledge.Query{Text: g.Query(i)}); err != nil {
					b.Fatal(err)
				}
			}
		}
		resident(b)
	})
	b.Run("bleve", func(b *testing.B) {
		dir := os.Getenv("MARQUEE_BENCH")
		if dir == "" {
			b.Skip("MARQUEE_BENCH names no folder")
		}
		dir = filepath.Join(dir, fmt.Sprintf("plain-%d", n))
		ix, err := bleve.Open(dir)
		if err != nil {
			plain(b, dir, generated(n))
			if ix, err = bleve.Open(dir); err != nil {
				b.Fatal(err)
			}
		}
		defer ix.Close()
		for b.Loop() {
			for i := range 1000 {
				q := bleve.NewMatchQuery(g.Query(i))
				if _, err := ix.Search(bleve.NewSearchRequest(q)); err != nil {
					b.Fatal(err)
				}
			}
		}
		resident(b)
	})
}

// resident reports the process's resident memory, mapped files included.
func resident(b *testing.B) {
	debug.FreeOSMemory()
	stat, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		b.Skip("this system does not tell a process's memory")
	}
	fields := bytes.Fields(stat)
	total, _ := strconv.Atoi(string(fields[1]))
	files, _ := strconv.Atoi(string(fields[2]))
	page := os.Getpagesize()
	b.ReportMetric(float64(total*page)/1e6, "MB")
	b.ReportMetric(float64((total-files)*page)/1e6, "MB-without-files")
}
