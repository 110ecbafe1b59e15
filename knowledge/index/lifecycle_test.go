package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/rank/ranktest"
)

func TestDamagedIndexIsFilledAnew(t *testing.T) {
	segment := func(dir string) string {
		paths, _ := filepath.Glob(filepath.Join(dir, generation+"*", "store", "*.zap"))
		return paths[0]
	}
	write := func(path string, change func([]byte) []byte) error {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(path, change(b), 0o600)
	}
	for name, damage := range map[string]func(dir string) error{
		"a byte is wrong": func(dir string) error {
			return write(segment(dir), func(b []byte) []byte { b[len(b)/2] ^= 0xff; return b })
		},
		"a file is cut short": func(dir string) error {
			return write(segment(dir), func(b []byte) []byte { return b[:len(b)/3] })
		},
		"a file is empty": func(dir string) error {
			return write(segment(dir), func(b []byte) []byte { return nil })
		},
		"a file is gone": func(dir string) error { return os.Remove(segment(dir)) },
		"the root is garbled": func(dir string) error {
			paths, _ := filepath.Glob(filepath.Join(dir, generation+"*", "store", "root.bolt"))
			return write(paths[0], func(b []byte) []byte { clear(b[:len(b)/2]); return b })
		},
		"the pointer is gone":    func(dir string) error { return os.Remove(filepath.Join(dir, currentFile)) },
		"the pointer is garbled": func(dir string) error { return os.WriteFile(filepath.Join(dir, currentFile), []byte("{"), 0o600) },
		"the pointer leads astray": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, currentFile), []byte(`{"format":1,"dir":"generation-/../../.."}`), 0o600)
		},
		"the format is older": func(dir string) error {
			return write(filepath.Join(dir, currentFile), func(b []byte) []byte {
				return []byte(strings.Replace(string(b), fmt.Sprintf(`"format":%d`, Format), `"format":0`, 1))
			})
		},
		"everything is gone": func(dir string) error { return os.RemoveAll(dir) },
	} {
		t.Run(name, func(t *testing.T) {
			s := ranktest.Cinema()
			ix := filled(t, s)
			if err := ix.Close(); err != nil {
				t.Fatal(err)
			}
			if err := damage(ix.dir); err != nil {
				t.Fatal(err)
			}
			again := open(t, ix.dir, Options{Source: s})
			if st, err := again.Status(context.Background()); err != nil || !st.Building {
				t.Errorf("status %+v, %v; want one that is being built", st, err)
			}
			sync1(t, again)
			if got := found(t, again, knowledge.Query{Text: "space adventure"}); !slices.Equal(got, []string{"space"}) {
				t.Errorf("found %q", got)
			}
			if st, err := again.Status(context.Background()); err != nil || st.Building || st.Docs != 5 {
				t.Errorf("status %+v, %v", st, err)
			}
			if left, _ := filepath.Glob(filepath.Join(ix.dir, generation+"*")); len(left) != 1 {
				t.Errorf("generations left: %q", left)
			}
		})
	}
}

func TestNewerFormatIsRefused(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, currentFile), []byte(`{"format":99,"dir":"generation-000001"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), dir, Options{})
	if !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "99") || !strings.Contains(err.Error(), dir) {
		t.Errorf("error %v", err)
	}
	if _, err := Open(context.Background(), dir, Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("a refused index stays locked: %v", err)
	}
}

func TestNoFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), filepath.Join(file, "index"), Options{}); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("error %v", err)
	}
}

func TestReopenKeepsEverything(t *testing.T) {
	s := ranktest.Cinema()
	ix := filled(t, s)
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Search(context.Background(), knowledge.Query{Text: "space"}); err == nil {
		t.Error("a closed index answers")
	}
	again := open(t, ix.dir, Options{})
	if got := found(t, again, knowledge.Query{Text: "space adventure"}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("found %q", got)
	}
	if st, err := again.Status(context.Background()); err != nil || st.Building || st.Cursor != 5 {
		t.Errorf("status %+v, %v", st, err)
	}
}

func TestRebuildWhileReadersGoOn(t *testing.T) {
	s := &shelf{}
	s.Put(ranktest.Many(500)...)
	ix := filled(t, s)
	ctx := context.Background()
	var stop atomic.Bool
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for n := 0; !stop.Load(); n++ {
				hits, err := ix.Search(ctx, knowledge.Query{Text: fmt.Sprintf("lot%d", n%500)})
				if err != nil || len(hits) != 1 {
					t.Errorf("lot%d: %v %v", n%500, hits, err)
					return
				}
			}
		})
	}
	for round := range 3 {
		var news sync.WaitGroup
		news.Go(func() {
			s.Put(article(fmt.Sprintf("late%d", round), "Late", fmt.Sprintf("Something about lateness%d.", round)))
			sync1(t, ix)
		})
		if err := ix.Rebuild(ctx, nil); err != nil {
			t.Fatal(err)
		}
		news.Wait()
		if got := found(t, ix, knowledge.Query{Text: fmt.Sprintf("lateness%d", round)}); len(got) != 1 {
			t.Errorf("what came during the rebuild is lost: %q", got)
		}
	}
	stop.Store(true)
	readers.Wait()
	if left, _ := filepath.Glob(filepath.Join(ix.dir, generation+"*")); len(left) != 1 {
		t.Errorf("generations left: %q", left)
	}
}

func TestRebuildThatFailsChangesNothing(t *testing.T) {
	ix := filled(t, ranktest.Cinema())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := ix.Rebuild(ctx, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if got := found(t, ix, knowledge.Query{Text: "space adventure"}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("found %q", got)
	}
	if left, _ := filepath.Glob(filepath.Join(ix.dir, generation+"*")); len(left) != 1 {
		t.Errorf("generations left: %q", left)
	}
}

func TestProgress(t *testing.T) {
	var last atomic.Int64
	s := &shelf{}
	s.Put(ranktest.Many(2500)...)
	ix := open(t, t.TempDir(), Options{Source: s, Progress: func(done int) { last.Store(int64(done)) }})
	sync1(t, ix)
	if last.Load() != 2500 {
		t.Errorf("progress ended at %d", last.Load())
	}
}

func TestLongPathsWork(t *testing.T) {
	dir := filepath.Join(t.TempDir(), strings.Repeat("long", 30))
	s := ranktest.Cinema()
	ix := open(t, dir, Options{Source: s})
	sync1(t, ix)
	guest := open(t, dir, Options{})
	if guest.owned() != nil {
		t.Fatal("the index has two owners")
	}
	if got := found(t, guest, knowledge.Query{Text: "space adventure"}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("found %q", got)
	}
}
