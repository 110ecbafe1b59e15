package index

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// cinema is a small corpus with films that are easily taken for one another.
func cinema() *shelf {
	s := &shelf{}
	s.put(
		article("heist", "Harbour Lights opens", "Lena Ortiz directs the heist drama. It was shot in Lisbon in nine weeks."),
		article("space", "Orbit Seven delayed", "The studio moved the space adventure to spring. Lena Ortiz had left the project."),
		article("dog", "Rex comes home", "A dog walks home. The director wrote it in a week."),
		article("it", "It", "The clown is back."),
	)
	s.putEntry(knowledge.Entry{
		Article: knowledge.Article{ID: "review", Title: "Review", Text: "A fine film with a quiet end.", Outlet: "The Lantern",
			URL: "https://lantern.example/review", Published: time.Date(2024, 5, 1, 9, 0, 0, 0, time.UTC)},
		Facts: knowledge.Facts{
			Films:  []knowledge.Mention{{Film: knowledge.Film{Key: "harbourlights", Title: "Harbour Lights"}, Primary: true}},
			People: []knowledge.Person{{Name: "Tomás Reyes"}},
		},
	})
	return s
}

func TestSearch(t *testing.T) {
	ix := filled(t, cinema())
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
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(t, ix, tt.query); len(got) == 0 || got[0] != tt.first {
				t.Errorf("found %q, want %q first", got, tt.first)
			}
		})
	}
}

func TestSearchFindsNothing(t *testing.T) {
	ix := filled(t, cinema())
	for _, q := range []knowledge.Query{
		{}, {Text: "zebra"}, {Text: "?!"}, {Text: strings.Repeat("\xff", 5000)},
		{Text: "film", Since: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}, {Film: "nosuchfilm"},
	} {
		if got := found(t, ix, q); len(got) > 0 {
			t.Errorf("%+v found %q", q, got)
		}
	}
}

func TestHitCarriesTheArticle(t *testing.T) {
	ix := filled(t, cinema())
	hits, err := ix.Search(context.Background(), knowledge.Query{Text: "quiet end"})
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

func TestUpdateAndDelete(t *testing.T) {
	s := cinema()
	ix := filled(t, s)
	s.put(article("dog", "Rex comes home", "Now a cat walks home."))
	s.put(article("space", "", ""))
	sync1(t, ix)
	if got := found(t, ix, knowledge.Query{Text: "cat"}); !slices.Equal(got, []string{"dog"}) {
		t.Errorf("the changed article is not found: %q", got)
	}
	if got := found(t, ix, knowledge.Query{Text: "director week"}); slices.Contains(got, "dog") {
		t.Errorf("the old text is still found: %q", got)
	}
	if got := found(t, ix, knowledge.Query{Text: "space adventure orbit"}); len(got) > 0 {
		t.Errorf("a deleted article is found: %q", got)
	}
	if st, err := ix.Status(context.Background()); err != nil || st.Docs != 4 || st.Cursor != 7 || st.Fault != "" {
		t.Errorf("status %+v %v", st, err)
	}
}

func TestLimit(t *testing.T) {
	s := &shelf{}
	s.put(many(300)...)
	ix := filled(t, s)
	for limit, want := range map[int]int{0: 10, 3: 3, 200: 200, 1 << 40: 300} {
		if got := found(t, ix, knowledge.Query{Text: "studio film", Limit: limit}); len(got) != want {
			t.Errorf("limit %d: %d hits, want %d", limit, len(got), want)
		}
	}
}

func TestStats(t *testing.T) {
	ix := filled(t, cinema())
	if n := ix.Docs(); n != 5 {
		t.Errorf("%d articles", n)
	}
	for word, want := range map[string]int{"Ortiz": 2, "homes": 1, "zebra": 0} {
		if n := ix.DocFreq(rank.Terms(word)[0]); n != want {
			t.Errorf("%s is in %d articles, want %d", word, n, want)
		}
	}
}
