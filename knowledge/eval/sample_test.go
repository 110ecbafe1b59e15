package eval

import (
	"io/fs"
	"path"
	"testing"

	"marquee/knowledge/extract"
	"marquee/knowledge/sample"
)

// TestSampleIsWhole holds the built-in corpus to its promises: enough
// articles, one outlet, every text format, no article twice.
func TestSampleIsWhole(t *testing.T) {
	articles := sampleArticles(t)
	if len(articles) < 60 {
		t.Errorf("%d articles, want at least 60", len(articles))
	}
	texts := map[string]string{}
	scores, undated := 0, 0
	for _, a := range articles {
		if a.Outlet != "Marquee Sampler" || a.Title == "" || len(a.Text) < 80 {
			t.Errorf("%q: outlet %q, %d bytes", a.Title, a.Outlet, len(a.Text))
		}
		if other := texts[a.Text]; other != "" {
			t.Errorf("%q and %q are one text", a.Title, other)
		}
		texts[a.Text] = a.Title
		if a.Published.IsZero() {
			undated++
		}
		scores += len(extract.Facts(a).Scores)
	}
	if scores < 100 || undated == 0 {
		t.Errorf("%d scores and %d undated articles", scores, undated)
	}
	formats := map[string]bool{}
	err := fs.WalkDir(sample.FS(), ".", func(name string, _ fs.DirEntry, err error) error {
		formats[path.Ext(name)] = true
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, ext := range []string{".txt", ".md", ".html", ".json", ".jsonl", ".xml"} {
		if !formats[ext] {
			t.Errorf("no article in %s", ext)
		}
	}
}
