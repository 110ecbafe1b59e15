package reader

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

func TestWalk(t *testing.T) {
	files := fstest.MapFS{
		"news/b.txt":            {Data: []byte("Text b.")},
		"news/a.jsonl":          {Data: []byte("{\"text\":\"Text a1.\"}\n{\"bad\n{\"text\":\"Text a2.\"}")},
		"news/sub/c.md.gz":      {Data: []byte(packed(t, "Text c."))},
		"news/sub/broken.html":  {Data: []byte("\x89PNG")},
		"news/z.txt":            {Data: []byte("Text z.")},
		"news/.hidden.txt":      {Data: []byte("Hidden.")},
		"news/.git/x.txt":       {Data: []byte("Hidden.")},
		"news/picture.jpg":      {Data: []byte("Unknown.")},
		"news/README":           {Data: []byte("Unknown.")},
		"empty/picture.jpg":     {Data: []byte("Unknown.")},
		"elsewhere/article.txt": {Data: []byte("Elsewhere.")},
	}
	walk := func(root string) (texts, bad []string, fatal error) {
		for a, err := range Walk(files, root, Limits{}) {
			var rec *RecordError
			switch {
			case errors.As(err, &rec):
				bad = append(bad, rec.File)
			case err != nil:
				fatal = err
			default:
				texts = append(texts, a.Text)
			}
		}
		return texts, bad, fatal
	}
	texts, bad, fatal := walk("news")
	if want := []string{"Text a1.", "Text a2.", "Text b.", "Text c.", "Text z."}; !slices.Equal(texts, want) || fatal != nil {
		t.Errorf("texts %q, error %v; want %q", texts, fatal, want)
	}
	if want := []string{"news/a.jsonl", "news/sub/broken.html"}; !slices.Equal(bad, want) {
		t.Errorf("bad %q, want %q", bad, want)
	}
	if texts, bad, fatal := walk("empty"); len(texts)+len(bad) != 0 || fatal != nil {
		t.Errorf("a folder without articles: %q, %q, %v", texts, bad, fatal)
	}
	if texts, _, fatal := walk("news/README"); len(texts) != 1 || fatal != nil {
		t.Errorf("a file without extension, named: %q, %v", texts, fatal)
	}
	if _, _, fatal := walk("nowhere"); !errors.Is(fatal, fs.ErrNotExist) {
		t.Errorf("a missing folder: %v", fatal)
	}
	n := 0
	for range Walk(files, ".", Limits{}) {
		if n++; n == 2 {
			break
		}
	}
}

func TestWalkDisk(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "Text a.", "real.dat": "Text b."} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("real.dat", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("missing", filepath.Join(dir, "loose.txt")); err != nil {
		t.Skip(err)
	}
	var texts []string
	for a, err := range Walk(os.DirFS(dir), ".", Limits{}) {
		if err != nil {
			t.Error(err)
		}
		texts = append(texts, a.Text)
	}
	if want := []string{"Text a.", "Text b."}; !slices.Equal(texts, want) {
		t.Errorf("texts %q, want %q", texts, want)
	}
}
