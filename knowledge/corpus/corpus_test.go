package corpus_test

import (
	"context"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"marquee/internal/database/databasetest"
	"marquee/knowledge"
	"marquee/knowledge/corpus"
)

// This is the conformance suite: everything here runs on every engine.

// open returns a corpus on the place, with the test's own extractor.
func open(t testing.TB, place databasetest.Place) *corpus.Corpus {
	t.Helper()
	return &corpus.Corpus{DB: place.Open(t), Extract: extract, Version: 1, Headline: headline}
}

// note is what the test's extractor finds: [Title year* 68% by Name & Name],
// the star for a film that the article is about.
var note = regexp.MustCompile(`\[([^]*%]+?)(?: (\d{4}))?(\*)?(?: (\d+)%)?(?: by ([^]]+))?\]`)

func extract(a knowledge.Article) knowledge.Facts {
	var f knowledge.Facts
	for _, m := range note.FindAllStringSubmatch(a.Text, -1) {
		year, _ := strconv.Atoi(m[2])
		film := knowledge.Film{Key: strings.ToLower(m[1]), Title: m[1], Year: year}
		f.Films = append(f.Films, knowledge.Mention{Film: film, Mentions: 1, Primary: m[3] != "", Sentence: m[0]})
		if m[4] != "" {
			percent, _ := strconv.ParseFloat(m[4], 64)
			f.Scores = append(f.Scores, knowledge.Score{FilmKey: film.Key, FilmYear: year, Film: m[1], Kind: knowledge.Critics,
				Rating: m[4] + "%", Percent: percent, AsOf: knowledge.DateOf(a.Published), Article: a.ID, Sentence: m[0]})
		}
		for name := range strings.SplitSeq(m[5], " & ") {
			if name != "" {
				f.People = append(f.People, knowledge.Person{FilmKey: film.Key, FilmYear: year, Name: name,
					Roles: []string{"director"}, Film: m[1], Article: a.ID, Sentence: m[0]})
			}
		}
	}
	return f
}

func headline(a knowledge.Article) string {
	first, _, _ := strings.Cut(a.Text, ".")
	return first
}

func day(d int) time.Time { return time.Date(2024, 3, d, 0, 0, 0, 0, time.UTC) }

// put stores articles and fails the test if that fails.
func put(t testing.TB, c *corpus.Corpus, articles ...knowledge.Article) corpus.Report {
	t.Helper()
	r, err := c.Put(context.Background(), articles...)
	if err != nil {
		t.Fatal(err)
	}
	if r.Read != len(articles) || r.Read != r.Added+r.Updated+r.Unchanged {
		t.Errorf("report %+v of %d articles does not add up", r, len(articles))
	}
	return r
}

// all returns every entry in order.
func all(t testing.TB, c *corpus.Corpus, cursor int64) []knowledge.Entry {
	t.Helper()
	var out []knowledge.Entry
	for e, err := range c.After(context.Background(), cursor) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func ids(entries []knowledge.Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Article.ID)
	}
	return strings.Join(out, " ")
}

func TestPutKeepsEverything(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		want := knowledge.Article{
			ID: "full", Title: "Näkki \U0001F3AC swims", Text: "One.\n\nTwo [Näkki 2024* 68% by Åsa Öst & Jo].", URL: "https://paper.example/a?b=c",
			Outlet: "Paper", Author: "A. Writer", Published: time.Date(2024, 3, 1, 13, 14, 15, 0, time.UTC),
			Emphasis: []string{"Näkki", "Two"}, Review: &knowledge.Review{Film: "Näkki", Rating: "4/5", Author: "B"},
		}
		bare := knowledge.Article{ID: "bare", Text: "Nothing is known. At all."}
		put(t, c, want, bare)
		bare.Title = "Nothing is known" // made from the text

		got, err := open(t, place).Articles(t.Context(), "bare", "none", "full", "bare")
		if err != nil {
			t.Fatal(err)
		}
		if expect := []knowledge.Article{bare, want, bare}; !reflect.DeepEqual(got, expect) {
			t.Errorf("got  %+v\nwant %+v", got, expect)
		}
		entries := all(t, c, 0)
		if len(entries) != 2 || !reflect.DeepEqual(entries[0].Facts, extract(want)) {
			t.Errorf("facts %+v\nwant  %+v", entries[0].Facts, extract(want))
		}
	})
}

func TestPutRecognisesArticles(t *testing.T) {
	type a = knowledge.Article
	const u = "https://paper.example/"
	for _, tt := range []struct {
		name string
		puts [][]a
		want string // the reports: added updated unchanged, by put
		ids  string // in order of Seq
	}{
		{"the same", [][]a{{{ID: "1", Text: "x"}}, {{ID: "1", Text: "x"}}}, "1+0+0 0+0+1", "1"},
		{"changed text", [][]a{{{ID: "1", Text: "x"}, {ID: "2", Text: "y"}}, {{ID: "1", Text: "z"}}}, "2+0+0 0+1+0", "2 1"},
		{"changed date", [][]a{{{ID: "1", Text: "x"}}, {{ID: "1", Text: "x", Published: day(1)}}}, "1+0+0 0+1+0", "1"},
		{"same address", [][]a{{{ID: "1", Text: "x", URL: u + "n"}}, {{ID: "2", Text: "y", URL: "http://www.paper.example/n/?utm_source=x#top"}}},
			"1+0+0 0+1+0", "1"},
		{"same text elsewhere", [][]a{{{ID: "1", Text: "It is out.", URL: u + "n"}}, {{ID: "2", Text: "It  is “out”!", URL: u + "m"}}}, "1+0+0 0+0+1", "1"},
		{"other text, same front page", [][]a{{{ID: "1", Text: "x", URL: u}}, {{ID: "2", Text: "y", URL: u}}}, "1+0+0 1+0+0", "1 2"},
		{"within one batch", [][]a{{{ID: "1", Text: "x"}, {ID: "1", Text: "x"}, {ID: "2", Text: "X"}, {ID: "1", Text: "y"}, {ID: "3", Text: "x"}}},
			"2+1+2", "1 3"},
		{"text that was left is free again", [][]a{{{ID: "1", Text: "x"}}, {{ID: "1", Text: "y"}}, {{ID: "2", Text: "x"}}}, "1+0+0 0+1+0 1+0+0", "1 2"},
		{"ids are made", [][]a{{{Text: "x", URL: u + "n"}}, {{Text: "y", URL: u + "n"}}, {{Text: "z"}}, {{Text: "Z."}}}, "1+0+0 0+1+0 1+0+0 0+0+1", ""},
		{"nameless copies", [][]a{{{Text: "It is out.", Outlet: "A"}, {Text: "it is OUT", Outlet: "B"}}, {{Text: "It is out!", Published: day(1)}}}, "1+0+1 0+0+1", ""},
		{"signs alone", [][]a{{{ID: "1", Text: "!"}, {ID: "2", Text: "?"}}}, "2+0+0", "1 2"},
		{"foreign bytes", [][]a{{{ID: "1", Text: "a\x00b\xff"}}, {{ID: "1", Text: "a\x00b\xff"}}}, "1+0+0 0+0+1", "1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
				c := open(t, place)
				var got []string
				for _, articles := range tt.puts {
					r := put(t, c, articles...)
					got = append(got, fmt.Sprintf("%d+%d+%d", r.Added, r.Updated, r.Unchanged))
				}
				if g := strings.Join(got, " "); g != tt.want {
					t.Errorf("reports %s, want %s", g, tt.want)
				}
				if g := ids(all(t, c, 0)); tt.ids != "" && g != tt.ids {
					t.Errorf("holds %s, want %s", g, tt.ids)
				}
			})
		})
	}
}

func TestPutRefusesATextlessArticleWhole(t *testing.T) {
	c := open(t, databasetest.Place{Dir: t.TempDir()})
	_, err := c.Put(t.Context(), knowledge.Article{ID: "1", Text: "x"}, knowledge.Article{ID: "empty"})
	if err == nil || !strings.Contains(err.Error(), `"empty"`) {
		t.Errorf("err = %v, want one that names the article", err)
	}
	if n, err := c.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("%d articles, %v: want nothing stored", n, err)
	}
}

func TestAfterFollowsTheCursor(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		var articles []knowledge.Article
		for i := range 600 { // more than two pages
			articles = append(articles, knowledge.Article{ID: fmt.Sprint(i), Text: fmt.Sprint("text ", i)})
		}
		put(t, c, articles...)
		first := all(t, c, 0)
		if len(first) != 600 || !slices.IsSortedFunc(first, func(a, b knowledge.Entry) int { return int(a.Seq - b.Seq) }) {
			t.Fatalf("%d entries, or out of order", len(first))
		}
		cursor, err := c.Latest(t.Context())
		if err != nil || cursor != first[599].Seq {
			t.Errorf("latest %d, %v; want %d", cursor, err, first[599].Seq)
		}
		put(t, c, articles[5]) // unchanged
		if rest := all(t, c, cursor); len(rest) != 0 {
			t.Errorf("%d entries after the last", len(rest))
		}
		articles[5].Text = "changed"
		put(t, c, articles[5], knowledge.Article{ID: "new", Text: "new"})
		rest := all(t, c, cursor)
		if ids(rest) != "5 new" || rest[0].Seq <= cursor || rest[0].Article.Text != "changed" {
			t.Errorf("after the cursor: %s", ids(rest))
		}
		if n, err := c.Count(t.Context()); n != 601 || err != nil {
			t.Errorf("count %d, %v", n, err)
		}
	})
}

func TestAboutAndByPerson(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		put(t, c,
			knowledge.Article{ID: "old", Text: "[Dune* 80% by Ann Bee] and [Jaws 97% by Cy Dee].", Published: day(1)},
			knowledge.Article{ID: "aside", Text: "[Jaws*], then [Dune by Ann  BEE].", Published: day(9)},
			knowledge.Article{ID: "undated", Text: "[Dune*] someday."},
			knowledge.Article{ID: "new", Text: "[Dune* 83%] again.", Published: day(5)},
			knowledge.Article{ID: "none", Text: "Nothing of it.", Published: day(6)},
		)
		for _, tt := range []struct {
			film  string
			limit int
			want  string
		}{{"dune", 0, "new old undated aside"}, {"dune", 2, "new old"}, {"jaws", 9, "aside old"}, {"alien", 9, ""}} {
			got, err := c.About(t.Context(), tt.film, tt.limit)
			if err != nil || ids(got) != tt.want {
				t.Errorf("about %s: %s, %v; want %s", tt.film, ids(got), err, tt.want)
			}
			for _, e := range got {
				if f := e.Facts; len(f.Films) != 1 || f.Films[0].Key != tt.film ||
					slices.ContainsFunc(f.People, func(p knowledge.Person) bool { return p.FilmKey != tt.film }) ||
					slices.ContainsFunc(f.Scores, func(s knowledge.Score) bool { return s.FilmKey != tt.film }) {
					t.Errorf("about %s: %s brings facts of other films: %+v", tt.film, e.Article.ID, f)
				}
			}
		}
		got, err := c.ByPerson(t.Context(), "ann bee", 0)
		if err != nil || ids(got) != "aside old" || len(got[1].Facts.Films) != 2 {
			t.Errorf("by person: %s, %v", ids(got), err)
		}
		put(t, c, knowledge.Article{ID: "old", Text: "All of it is taken back.", Published: day(2)})
		if got, err := c.ByPerson(t.Context(), "ann bee", 0); err != nil || ids(got) != "aside" {
			t.Errorf("by person after a change: %s, %v", ids(got), err)
		}
		if got, err := c.About(t.Context(), "dune", 0); err != nil || ids(got) != "new undated aside" {
			t.Errorf("about after a change: %s, %v", ids(got), err)
		}
	})
}

func TestFilms(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		c := open(t, place)
		put(t, c,
			knowledge.Article{ID: "1", Text: "[Dune 1984*], not [Dune 2021].", Published: day(1)},
			knowledge.Article{ID: "2", Text: "[DUNE*]!", Published: day(3)},
			knowledge.Article{ID: "3", Text: "[jaws*]", Published: day(2)},
			knowledge.Article{ID: "4", Text: "[Jaws 1975] x"},
			knowledge.Article{ID: "5", Text: "[Jaws 1975] y"},
			knowledge.Article{ID: "6", Text: "[Gone]", Published: day(9)},
		)
		put(t, c, knowledge.Article{ID: "6", Text: "[Jaws*] z", Published: day(4)})
		got, err := c.Films(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		film := func(key, title string, year, articles, primary, newest int) corpus.FilmCount {
			f := corpus.FilmCount{Film: knowledge.Film{Key: key, Title: title, Year: year}, Articles: articles, Primary: primary}
			if newest > 0 {
				f.Newest = day(newest)
			}
			return f
		}
		want := []corpus.FilmCount{
			film("dune", "DUNE", 0, 1, 1, 3), film("dune", "Dune", 1984, 1, 1, 1), film("dune", "Dune", 2021, 1, 0, 1),
			film("jaws", "Jaws", 1975, 4, 2, 4),
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
}
