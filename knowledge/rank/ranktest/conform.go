package ranktest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// Engine is a search index as the program uses it.
type Engine interface {
	Search(ctx context.Context, q knowledge.Query) ([]knowledge.Hit, error)
	Sync(ctx context.Context, source rank.Source) error
	Rebuild(ctx context.Context, source rank.Source) error
	DocFreq(term string) int
	Docs() int
	Health(ctx context.Context) error
}

// Open returns an empty engine whose day is Today, for one test.
type Open func(t testing.TB) Engine

// Conform runs every test of the contract, or those named.
func Conform(t *testing.T, open Open, only ...string) {
	for _, tt := range []struct {
		name string
		test func(t *testing.T, open Open)
	}{
		{"finds", finds}, {"finds nothing", findsNothing}, {"hit", hit}, {"update and delete", updateAndDelete},
		{"limit", limit}, {"statistics", statistics}, {"ties", ties}, {"rebuild under way", rebuildUnderWay},
		{"failed rebuild", failedRebuild}, {"another corpus", anotherCorpus}, {"hostile articles", hostile},
		{"a query called off", calledOff},
	} {
		if len(only) == 0 || slices.Contains(only, tt.name) {
			t.Run(tt.name, func(t *testing.T) { tt.test(t, open) })
		}
	}
}

// filled returns an engine that has read the shelf.
func filled(t testing.TB, open Open, s *Shelf) Engine {
	t.Helper()
	e := open(t)
	read(t, e, s)
	return e
}

func read(t testing.TB, e Engine, s rank.Source) {
	t.Helper()
	if err := e.Sync(context.Background(), s); err != nil {
		t.Fatal(err)
	}
}

// Found returns the ids that a query finds, best first.
func Found(t testing.TB, e Engine, q knowledge.Query) []string {
	t.Helper()
	hits, err := e.Search(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range hits {
		if h.Partial {
			t.Errorf("%+v: a whole index gives partial hits", q)
		}
		ids = append(ids, h.ID)
	}
	return ids
}

func finds(t *testing.T, open Open) {
	e := filled(t, open, Cinema())
	for _, tt := range []struct {
		name  string
		query knowledge.Query
		first string
	}{
		{"words", knowledge.Query{Text: "space adventure"}, "space"},
		{"other forms of the words", knowledge.Query{Text: "adventures moving"}, "space"},
		{"irregular forms", knowledge.Query{Text: "who writes about dogs walking"}, "dog"},
		{"number words", knowledge.Query{Text: "shot in 9 weeks"}, "heist"},
		{"a typo", knowledge.Query{Text: "spcae adventrue"}, "space"},
		{"a word that is no typo", knowledge.Query{Text: "Lisbon zebra"}, "heist"},
		{"neighbours", knowledge.Query{Text: "lena ortiz directs"}, "heist"},
		{"a title of stop words", knowledge.Query{Text: "it"}, "it"},
		{"accents and case", knowledge.Query{Text: "LISBÓN"}, "heist"},
		{"outlet", knowledge.Query{Text: "lantern"}, "review"},
		{"film by key", knowledge.Query{Film: "harbourlights"}, "review"},
		{"a film's title in another spelling", knowledge.Query{Text: "harbour-lights!"}, "heist"},
		{"a film's title as one word", knowledge.Query{Text: "HarbourLights"}, "review"},
		{"person by key", knowledge.Query{Person: "tomas reyes"}, "review"},
		{"date", knowledge.Query{Text: "film", Since: time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC)}, "review"},
		{"query syntax is words", knowledge.Query{Text: `+title:"space" AND (orbit* OR ~x) ^3 /.*/`}, "space"},
		{"query language is words", knowledge.Query{Text: `{"match_all":{}} "}}, "size": 9999 space _id:* ${x} {{y}}`}, "space"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Found(t, e, tt.query); len(got) == 0 || got[0] != tt.first {
				t.Errorf("found %q, want %q first", got, tt.first)
			}
		})
	}
	if err := e.Health(context.Background()); err != nil {
		t.Error(err)
	}
}

func findsNothing(t *testing.T, open Open) {
	e := filled(t, open, Cinema())
	for _, q := range []knowledge.Query{
		{}, {Text: "zebra"}, {Text: "?!"}, {Text: strings.Repeat("\xff", 5000)},
		{Text: "film", Since: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}, {Film: "nosuchfilm"},
	} {
		if got := Found(t, e, q); len(got) > 0 {
			t.Errorf("%+v found %q", q, got)
		}
	}
}

func hit(t *testing.T, open Open) {
	e := filled(t, open, Cinema())
	hits, err := e.Search(context.Background(), knowledge.Query{Text: "quiet end"})
	if err != nil || len(hits) != 1 {
		t.Fatal(hits, err)
	}
	h := hits[0]
	want := knowledge.Hit{ID: "review", Title: "Review", Outlet: "The Lantern", URL: "https://lantern.example/review",
		Published: time.Date(2024, 5, 1, 9, 0, 0, 0, time.UTC), Score: h.Score}
	if h != want || h.Score <= 0 {
		t.Errorf("hit %+v, want %+v", h, want)
	}
}

func updateAndDelete(t *testing.T, open Open) {
	s := Cinema()
	e := filled(t, open, s)
	s.Put(Article("dog", "Rex comes home", "Now a cat walks home."))
	s.Put(Article("space", "", ""))
	read(t, e, s)
	if got := Found(t, e, knowledge.Query{Text: "cat"}); !slices.Equal(got, []string{"dog"}) {
		t.Errorf("the changed article is not found: %q", got)
	}
	if got := Found(t, e, knowledge.Query{Text: "director week"}); slices.Contains(got, "dog") {
		t.Errorf("the old text is still found: %q", got)
	}
	if got := Found(t, e, knowledge.Query{Text: "space adventure orbit"}); len(got) > 0 {
		t.Errorf("a deleted article is found: %q", got)
	}
	if n := e.Docs(); n != 4 {
		t.Errorf("%d articles, want 4", n)
	}
	s.Put(Article("space", "Orbit Seven is back", "It opens in May."))
	read(t, e, s)
	if got := Found(t, e, knowledge.Query{Text: "orbit"}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("an article that came back is not found: %q", got)
	}
}

func limit(t *testing.T, open Open) {
	s := &Shelf{}
	s.Fill(Many(300)...)
	e := filled(t, open, s)
	for limit, want := range map[int]int{0: 10, 3: 3, 200: 200, 1 << 40: 300} {
		if got := Found(t, e, knowledge.Query{Text: "studio film", Limit: limit}); len(got) != want {
			t.Errorf("limit %d: %d hits, want %d", limit, len(got), want)
		}
	}
}

func statistics(t *testing.T, open Open) {
	e := filled(t, open, Cinema())
	if n := e.Docs(); n != 5 {
		t.Errorf("%d articles", n)
	}
	for word, want := range map[string]int{"Ortiz": 2, "homes": 1, "zebra": 0} {
		if n := e.DocFreq(rank.Terms(word)[0]); n != want {
			t.Errorf("%s is in %d articles, want %d", word, n, want)
		}
	}
}

// ties holds that of equal articles the newest come first, and those of no date
// last.
func ties(t *testing.T, open Open) {
	s := &Shelf{}
	day := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	for i := range 12 {
		a := Article(fmt.Sprintf("t%02d", i), "Premiere", "The premiere was full.")
		if i == 3 || i == 7 {
			a.Published = day.AddDate(0, 0, i)
		}
		s.Put(a)
	}
	e := filled(t, open, s)
	got := Found(t, e, knowledge.Query{Text: "premiere", Limit: 12})
	if len(got) != 12 || got[0] != "t07" || got[1] != "t03" {
		t.Errorf("order %q, want t07 and t03 first of 12", got)
	}
}

func rebuildUnderWay(t *testing.T, open Open) {
	s := &Shelf{}
	s.Fill(Many(500)...)
	e := filled(t, open, s)
	ctx := context.Background()
	var stop atomic.Bool
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for n := 0; !stop.Load(); n++ {
				hits, err := e.Search(ctx, knowledge.Query{Text: fmt.Sprintf("lot%d", n%500)})
				if err != nil || len(hits) != 1 {
					t.Errorf("lot%d: %v %v", n%500, hits, err)
					return
				}
			}
		})
	}
	for round := range 2 {
		var news sync.WaitGroup
		news.Go(func() {
			s.Put(Article(fmt.Sprintf("late%d", round), "Late", fmt.Sprintf("Something about lateness%d.", round)))
			if err := e.Sync(ctx, s); err != nil {
				t.Error(err)
			}
		})
		if err := e.Rebuild(ctx, s); err != nil {
			t.Fatal(err)
		}
		news.Wait()
		if got := Found(t, e, knowledge.Query{Text: fmt.Sprintf("lateness%d", round)}); len(got) != 1 {
			t.Errorf("what came during the rebuild is lost: %q", got)
		}
	}
	stop.Store(true)
	readers.Wait()
}

func failedRebuild(t *testing.T, open Open) {
	s := Cinema()
	e := filled(t, open, s)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := e.Rebuild(ctx, s); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if got := Found(t, e, knowledge.Query{Text: "space adventure"}); !slices.Equal(got, []string{"space"}) {
		t.Errorf("found %q", got)
	}
}

func anotherCorpus(t *testing.T, open Open) {
	old := Cinema()
	old.Name = "one"
	e := filled(t, open, old)
	old.Put(Article("more", "More", "More of the old corpus."))
	read(t, e, old)
	if got := Found(t, e, knowledge.Query{Text: "old corpus"}); len(got) != 1 {
		t.Fatalf("found %q", got)
	}
	backup := &Shelf{Name: "two"}
	backup.Put(Article("only", "Only", "The space between two adventures."))
	read(t, e, backup)
	if got := Found(t, e, knowledge.Query{Text: "space adventure corpus"}); !slices.Equal(got, []string{"only"}) {
		t.Errorf("after a restore: found %q", got)
	}
	backup.Put(Article("next", "Next", "What came after the restore."))
	read(t, e, backup)
	if n := e.Docs(); n != 2 {
		t.Errorf("%d articles, want 2", n)
	}
}

// hostile holds that no article keeps others from being indexed.
func hostile(t *testing.T, open Open) {
	s := &Shelf{}
	long := strings.Repeat("x", 499)
	s.Put(
		Article(`"},{"delete":{"_index":"*"}}`+"\n", "Quote", `A "quoted" \ text with }{ braces and marquee.`),
		Article(long, "Long id", "An id as long as any, marquee."),
		Article("bytes", "Bytes \x00\xff\u2028", "Odd bytes \xc3\x28 \x00 in a marquee \U0010ffff."),
		Article("word", "Word", strings.Repeat("z", 100_000)+" marquee"),
		Article("many", "Many", strings.Repeat("again and marquee ", 20_000)),
	)
	s.PutEntry(knowledge.Entry{Article: Article("key", "Key", "A marquee."),
		Facts: knowledge.Facts{Films: []knowledge.Mention{{Film: knowledge.Film{Key: strings.Repeat("k", 40_000)}}}}})
	e := filled(t, open, s)
	if got := Found(t, e, knowledge.Query{Text: "marquee"}); len(got) != 6 || !slices.Contains(got, long) {
		t.Errorf("found %d of 6", len(got))
	}
}

func calledOff(t *testing.T, open Open) {
	e := filled(t, open, Cinema())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if hits, err := e.Search(ctx, knowledge.Query{Text: "space adventure"}); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("%v %v", hits, err)
	}
	if got := Found(t, e, knowledge.Query{Text: "space adventure"}); len(got) != 1 {
		t.Errorf("the next query found %q", got)
	}
}
