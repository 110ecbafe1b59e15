package eval

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/reader"
	"marquee/knowledge/sample"
)

// update rewrites the goldens: go test ./knowledge/eval -run Golden -update
var update = flag.Bool("update", false, "rewrite the goldens")

// sampleArticles reads the built-in corpus, in the order of its files.
func sampleArticles(t testing.TB) []knowledge.Article {
	t.Helper()
	var out []knowledge.Article
	err := fs.WalkDir(sample.FS(), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := sample.FS().Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		for a, err := range reader.Read(path, f, reader.Limits{}) {
			if err != nil {
				return fmt.Errorf("read %s: %w", path, err)
			}
			out = append(out, a)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestGoldenFacts shows every fact that is read out of the built-in corpus,
// so that a change of a rule shows as a change of this file.
func TestGoldenFacts(t *testing.T) {
	var b strings.Builder
	articles := sampleArticles(t)
	sort.SliceStable(articles, func(i, j int) bool { return articles[i].Title < articles[j].Title })
	for _, a := range articles {
		writeFacts(&b, a)
	}
	golden(t, "facts.golden", b.String())
}

// golden compares got with a file of testdata, or rewrites the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	old, now := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := 0; i < len(old) || i < len(now); i++ {
		if i >= len(old) || i >= len(now) || old[i] != now[i] {
			t.Fatalf("%s differs from line %d on; read the change, then run with -update\nwas: %s\nnow: %s", name, i+1, line(old, i), line(now, i))
		}
	}
}

func line(lines []string, i int) string {
	if i >= len(lines) {
		return "(nothing)"
	}
	return lines[i]
}

// writeFacts writes the facts of one article, one a line.
func writeFacts(b *strings.Builder, a knowledge.Article) {
	facts := extract.Facts(a)
	fmt.Fprintf(b, "# %s (%s)\n", a.Title, knowledge.DateOf(a.Published))
	for _, f := range facts.Films {
		kind := "named"
		if f.Primary {
			kind = "about"
		}
		fmt.Fprintf(b, "%s: %s", kind, f.Title)
		if f.Year > 0 {
			fmt.Fprintf(b, " (%d)", f.Year)
		}
		b.WriteByte('\n')
	}
	for _, s := range facts.Scores {
		fmt.Fprintf(b, "score: %s | %s | %s | %s\n", s.Film, s.Source, s.Kind, s.Rating)
	}
	for _, p := range facts.People {
		fmt.Fprintf(b, "person: %s | %s | %s", p.Film, p.Name, strings.Join(p.Roles, ", "))
		if p.Character != "" {
			fmt.Fprintf(b, " | %s", p.Character)
		}
		b.WriteByte('\n')
	}
	for _, w := range facts.Where {
		fmt.Fprintf(b, "where: %s | %s | %s | %s\n", w.Film, w.Service, w.Status, w.Date)
	}
	b.WriteByte('\n')
}
