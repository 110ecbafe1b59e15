package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Format numbers the layout of the index: mapping, records, analysis. It
// rises with every change that an older index does not have; such an index is
// rebuilt from the corpus.
const Format = 1

// ErrNewer says that the index was written by a newer program.
var ErrNewer = errors.New("the search index was written by a newer version of marquee")

// current is the pointer file: which generation is in use. It is replaced by
// renaming, so that it names a whole generation at any moment.
type current struct {
	Format int    `json:"format"`
	Dir    string `json:"dir"`
}

const (
	currentFile = "current.json"
	generation  = "generation-" // and a number: the folder of an engine
)

// readCurrent returns the pointer; the zero value when there is none, or none
// that can be read.
func readCurrent(dir string) (current, error) {
	b, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, os.ErrNotExist) {
		return current{}, nil
	}
	if err != nil {
		return current{}, fmt.Errorf("read search index: %w", err)
	}
	var c current
	if json.Unmarshal(b, &c) != nil || !strings.HasPrefix(c.Dir, generation) || c.Dir != filepath.Base(c.Dir) {
		return current{}, nil // as good as lost
	}
	if c.Format > Format {
		return current{}, fmt.Errorf("%w (format %d, this program knows %d): use that version, or delete %s to rebuild it from the corpus",
			ErrNewer, c.Format, Format, dir)
	}
	return c, nil
}

// writeCurrent points to a generation, durably and at once.
func writeCurrent(dir, gen string) error {
	b, err := json.Marshal(current{Format, gen})
	if err != nil {
		return err
	}
	if err := replace(filepath.Join(dir, currentFile), b); err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	return nil
}

// replace writes a file beside and renames it into place.
func replace(path string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename durable, where folders can be synced at all.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}

// nextGeneration returns a folder name that is not in use.
func nextGeneration(dir string) string {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s%06d", generation, n)
		if _, err := os.Lstat(filepath.Join(dir, name)); errors.Is(err, os.ErrNotExist) {
			return name
		}
	}
}

// sweep removes generations that a crash left behind.
func sweep(dir, keep string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		stale := strings.HasPrefix(e.Name(), generation) || strings.HasPrefix(e.Name(), currentFile+".")
		if stale && e.Name() != keep {
			_ = os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}
