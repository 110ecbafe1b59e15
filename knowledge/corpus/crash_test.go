package corpus_test

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
	"marquee/knowledge"
	"marquee/knowledge/corpus"
)

// The environment by which this test binary becomes the process that a test
// kills.
const (
	childRole    = "CORPUS_TEST_CHILD"
	childAddress = "CORPUS_TEST_ADDRESS"
	childDir     = "CORPUS_TEST_DIR"
)

func TestMain(m *testing.M) {
	if role := os.Getenv(childRole); role != "" {
		if err := child(role, os.Getenv(childAddress), os.Getenv(childDir), os.Stdout); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const (
	crashBatch   = 20
	crashBatches = 40
)

// crashBatchOf is a batch of the sources that the child ingests: additions,
// copies, and changes of what came two batches before.
func crashBatchOf(n int) []knowledge.Article {
	var out []knowledge.Article
	for i := range crashBatch {
		id := n*crashBatch + i
		version := 0
		if i%5 == 4 && n >= 2 {
			id, version = id-2*crashBatch, n
		}
		out = append(out, knowledge.Article{
			ID:        fmt.Sprint("a", id),
			URL:       fmt.Sprint("https://paper.example/news/", id),
			Published: day(1 + id%28),
			Text:      fmt.Sprintf("Text %d, version %d, of [Film %d 2020* %d%% by Person %d & Person %d] and [Film %d].", id, version, id%7, version%100, id%11, n%3, n%5),
		})
		if i%7 == 0 {
			copied := out[len(out)-1]
			copied.ID, copied.URL = "copy"+copied.ID, ""
			out = append(out, copied)
		}
	}
	return out
}

// child ingests everything and says after each batch what is stored.
func child(role, address, dir string, out io.Writer) error {
	ctx := context.Background()
	db, err := database.Open(ctx, address, dir)
	if err != nil {
		return err
	}
	defer db.Close()
	c := &corpus.Corpus{DB: db, Extract: extract, Version: 1, Headline: headline}
	if role == "refresh" {
		c.Version = 2
		_, err := c.Refresh(ctx, func(done, left int) { fmt.Fprintln(out, "left", left) })
		return err
	}
	for n := range crashBatches {
		if _, err := c.Put(ctx, crashBatchOf(n)...); err != nil {
			return err
		}
		fmt.Fprintln(out, "stored", n)
	}
	return nil
}

// runChild starts the child, kills it after a while (0: never) and returns the
// lines it wrote.
func runChild(t *testing.T, place databasetest.Place, role string, killAfter time.Duration) []string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childRole+"="+role, childAddress+"="+place.Address, childDir+"="+place.Dir)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		if len(said) == 0 && killAfter > 0 { // from its first word on
			time.AfterFunc(killAfter, func() { cmd.Process.Kill() })
		}
		said = append(said, lines.Text())
	}
	err = cmd.Wait()
	if len(said) > 0 && strings.HasPrefix(said[len(said)-1], "error:") {
		t.Fatalf("the process failed: %s", said[len(said)-1])
	}
	if killAfter == 0 && err != nil {
		t.Fatalf("the process failed: %v", err)
	}
	return said
}

// content is what a corpus holds, without the numbers that depend on how
// often it was written.
type content struct {
	Entries []knowledge.Entry
	Films   []corpus.FilmCount
}

func contentOf(t testing.TB, c *corpus.Corpus) content {
	t.Helper()
	entries := all(t, c, 0)
	slices.SortFunc(entries, func(a, b knowledge.Entry) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	for i := range entries {
		entries[i].Seq = 0
	}
	films, err := c.Films(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return content{entries, films}
}

func TestKilledAtAnyMoment(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		kills := 12
		if testing.Short() {
			kills = 3
		}
		whole := databasetest.Place{Dir: t.TempDir()}
		runChild(t, whole, "put", 0)
		want := contentOf(t, open(t, whole))
		if len(want.Entries) < crashBatches*crashBatch/2 {
			t.Fatalf("only %d entries", len(want.Entries))
		}
		reported := map[string]string{} // id → text that must be there
		for range kills {
			said := runChild(t, place, "put", time.Duration(1+rand.IntN(60))*time.Millisecond)
			for n := range said {
				for _, a := range crashBatchOf(n) {
					if !strings.HasPrefix(a.ID, "copy") {
						reported[a.ID] = a.Text
					}
				}
			}
			got := map[string]bool{}
			for _, e := range all(t, open(t, place), 0) {
				got[e.Article.ID] = true
			}
			for id := range reported {
				if !got[id] {
					t.Fatalf("%s was reported and is gone", id)
				}
			}
		}
		runChild(t, place, "put", 0)
		c := open(t, place)
		if got := contentOf(t, c); !reflect.DeepEqual(got, want) {
			t.Errorf("after kills and a whole run: %d entries, %d films, or others than %d and %d",
				len(got.Entries), len(got.Films), len(want.Entries), len(want.Films))
		}
		checkIndexes(t, c)
	})
}

func TestRefreshKilledGoesOn(t *testing.T) {
	place := databasetest.Place{Dir: t.TempDir()}
	runChild(t, place, "put", 0)
	for range 5 {
		runChild(t, place, "refresh", time.Duration(1+rand.IntN(10))*time.Millisecond)
	}
	runChild(t, place, "refresh", 0)
	c := open(t, place)
	c.Version = 2
	if changed, err := c.Refresh(t.Context(), func(done, _ int) { t.Errorf("%d were left", done) }); changed != 0 || err != nil {
		t.Errorf("changed %d, %v", changed, err)
	}
	checkIndexes(t, c)
}

// checkIndexes compares what About, ByPerson and Films find by their tables
// with what the entries themselves say.
func checkIndexes(t testing.TB, c *corpus.Corpus) {
	t.Helper()
	films, people := map[string]map[string]bool{}, map[string]map[string]bool{}
	add := func(m map[string]map[string]bool, key, id string) {
		if m[key] == nil {
			m[key] = map[string]bool{}
		}
		m[key][id] = true
	}
	for _, e := range all(t, c, 0) {
		for _, m := range e.Facts.Films {
			add(films, m.Key, e.Article.ID)
		}
		for _, p := range e.Facts.People {
			add(people, strings.ToLower(p.Name), e.Article.ID)
		}
	}
	check := func(kind string, want map[string]map[string]bool, read func(context.Context, string, int) ([]knowledge.Entry, error)) {
		for key, ids := range want {
			entries, err := read(context.Background(), key, 0)
			if err != nil {
				t.Fatal(err)
			}
			if len(entries) != len(ids) {
				t.Errorf("%s %q: %d entries, want %d", kind, key, len(entries), len(ids))
			}
			for _, e := range entries {
				if !ids[e.Article.ID] {
					t.Errorf("%s %q: %s does not name it", kind, key, e.Article.ID)
				}
			}
		}
	}
	check("film", films, c.About)
	check("person", people, c.ByPerson)
	counted, err := c.Films(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for _, f := range counted {
		keys[f.Key] = true
		if f.Articles <= 0 || f.Primary < 0 || f.Primary > f.Articles {
			t.Errorf("film %+v counts wrongly", f)
		}
	}
	if len(keys) != len(films) {
		t.Errorf("%d film keys are counted, %d are named", len(keys), len(films))
	}
}
