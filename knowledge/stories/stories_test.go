package stories

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
)

// item makes an entry about a film; days count from an arbitrary day.
func item(id, outlet string, day int, film, title, body string) knowledge.Entry {
	e := knowledge.Entry{Article: knowledge.Article{ID: id, Outlet: outlet, Title: title, Text: body, URL: "https://a.example/" + id}}
	if day > 0 {
		e.Article.Published = time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC)
	}
	if film != "" {
		e.Facts.Films = []knowledge.Mention{{Film: knowledge.Film{Key: strings.ToLower(strings.ReplaceAll(film, " ", "")), Title: film}, Primary: true}}
	}
	return e
}

const (
	trailerA = "The first trailer for Harbour Lights has been released by Northgate. Bo Lindqvist plays a captain stranded at a lighthouse in Ann Doyle's thriller."
	trailerB = "Northgate has put out the first trailer for Harbour Lights, the thriller by Ann Doyle with Bo Lindqvist as a captain stranded at a lighthouse."
	boxA     = "Harbour Lights opened on top of the box office with $31.4 million, the best start of Ann Doyle's career. Northgate had hoped for $20 million."
)

func TestAdd(t *testing.T) {
	first := item("a", "Reel", 2, "Harbour Lights", "Harbour Lights: first trailer is here", trailerA+" It was shot on the Norwegian coast in nine cold weeks.")
	for name, c := range map[string]struct {
		next knowledge.Entry
		same bool
	}{
		"another outlet":        {item("b", "Post", 2, "Harbour Lights", "Watch the first trailer for Harbour Lights", trailerB), true},
		"a copy":                {item("b", "Wire", 9, "Harbour Lights", "Trailer: Harbour Lights", first.Article.Text+" We liked it."), true},
		"the same again":        {first, true},
		"another event":         {item("b", "Post", 3, "Harbour Lights", "Harbour Lights opens with $31.4 million", boxA), false},
		"another film":          {item("b", "Post", 2, "Iron Orchard", "Watch the first trailer for Iron Orchard", strings.ReplaceAll(trailerB, "Harbour Lights", "Iron Orchard")), false},
		"a sequel":              {item("b", "Post", 2, "Harbour Lights 2", "Watch the first trailer for Harbour Lights 2", trailerB), false},
		"another trailer":       {item("b", "Post", 2, "Harbour Lights", "Watch the final trailer for Harbour Lights", strings.ReplaceAll(trailerB, "first", "final")), false},
		"weeks later":           {item("b", "Post", 25, "Harbour Lights", "Watch the first trailer for Harbour Lights", trailerB), false},
		"a remake of that year": {withYear(item("b", "Post", 2, "Harbour Lights", "Watch the first trailer for Harbour Lights", trailerB), 1951), false},
	} {
		var cl Clusterer
		id, isNew := cl.Add(withYear(first, 2026))
		if !isNew {
			t.Fatalf("%s: the first article is no new story", name)
		}
		next, nextNew := cl.Add(c.next)
		if (next == id) != c.same || nextNew == c.same {
			t.Errorf("%s: same story %v, want %v", name, next == id, c.same)
		}
	}
}

func withYear(e knowledge.Entry, year int) knowledge.Entry {
	e.Facts.Films = slices.Clone(e.Facts.Films)
	e.Facts.Films[0].Year = year
	return e
}

func TestAddParts(t *testing.T) {
	for name, c := range map[string][2]knowledge.Entry{
		"two people cast": {
			item("a", "Reel", 2, "Harbour Lights", "Bo Lindqvist joins Harbour Lights", "Bo Lindqvist has joined the cast of Harbour Lights, the thriller by Ann Doyle for Northgate."),
			item("b", "Post", 2, "Harbour Lights", "Cy Poole joins Harbour Lights", "Cy Poole has joined the cast of Harbour Lights, the thriller by Ann Doyle for Northgate."),
		},
		"two weekends": {
			item("a", "Reel", 2, "Harbour Lights", "Harbour Lights leads box office with $31 million", "Harbour Lights earned $31 million and leads the box office, ahead of Iron Orchard."),
			item("b", "Post", 5, "Harbour Lights", "Harbour Lights leads box office with $19 million", "Harbour Lights earned $19 million and leads the box office, ahead of Iron Orchard."),
		},
		"two dates": {
			item("a", "Reel", 2, "Harbour Lights", "Harbour Lights sets release date", "Northgate opens Harbour Lights in theaters on November 20."),
			item("b", "Post", 3, "Harbour Lights", "Harbour Lights sets release date", "Northgate opens Harbour Lights in theaters on January 15."),
		},
		"two critics": {
			item("a", "Reel", 2, "Harbour Lights", "Harbour Lights review: a stormy joy", "Ann Doyle's Harbour Lights is a joy, with Bo Lindqvist at his best."),
			item("b", "Post", 2, "Harbour Lights", "Harbour Lights review: all at sea", "Ann Doyle's Harbour Lights is a bore, with Bo Lindqvist at his worst."),
		},
		"two deaths": {
			item("a", "Reel", 2, "", "Composer Leopold Harrow dies at 91", "The film composer Leopold Harrow has died in Vienna at the age of 91."),
			item("b", "Post", 2, "", "Composer Viktor Sand dies at 91", "The film composer Viktor Sand has died in Vienna at the age of 91."),
		},
	} {
		var cl Clusterer
		x, _ := cl.Add(c[0])
		if y, _ := cl.Add(c[1]); x == y {
			t.Errorf("%s: one story", name)
		}
	}
}

func TestStoriesAreTheSameOnEveryRun(t *testing.T) {
	run := func() (ids []string) {
		var c Clusterer
		for i := range 60 {
			id, _ := c.Add(item(fmt.Sprint(i), fmt.Sprint("outlet ", i%3), 1+i/10, "Film "+fmt.Sprint(i/4), fmt.Sprintf("Film %d gets a trailer", i/4), trailerA))
			ids = append(ids, id)
		}
		return ids
	}
	if a, b := run(), run(); !slices.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}

func TestAddToKeepsTheStory(t *testing.T) {
	a := item("a", "Reel", 2, "Harbour Lights", "Harbour Lights: first trailer is here", trailerA)
	b := item("b", "Post", 2, "Harbour Lights", "Watch the first trailer for Harbour Lights", trailerB)
	c := item("c", "Wire", 3, "Harbour Lights", "Harbour Lights gets its first trailer", trailerB)
	var before Clusterer
	id, _ := before.Add(a)
	before.Add(b)
	var after Clusterer // a was changed and comes last now
	after.AddTo(id, b)
	after.AddTo(id, a)
	after.AddTo(id, a)
	if got, isNew := after.Add(c); got != id || isNew {
		t.Errorf("the third article is in story %q, new %v; the others are in %q", got, isNew, id)
	}
	if got, _ := after.Add(a); got != id {
		t.Errorf("the first article is in %q, was in %q", got, id)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	c := Clusterer{Remember: 20}
	for i := range 500 {
		c.Add(item(fmt.Sprint(i), "Reel", 1+i%28, fmt.Sprint("Film ", i%50), fmt.Sprintf("Word%d and word%d trailer", i, i%7), fmt.Sprintf("Text %d of a film. %s", i, trailerA)))
	}
	if len(c.known) != 20 || len(c.byID) != 20 || len(c.stories) > 20 || len(c.byStory) > 20 || len(c.films) > 20 {
		t.Errorf("%d articles, %d ids, %d stories, %d films", len(c.known), len(c.byID), len(c.stories), len(c.films))
	}
	for i, b := range c.bands {
		if len(b) > 20 {
			t.Errorf("band %d has %d", i, len(b))
		}
	}
	if len(c.postings) > 20*60 {
		t.Errorf("%d words", len(c.postings))
	}
}

func TestGroup(t *testing.T) {
	got := Group([]knowledge.Entry{
		item("late", "Wire", 3, "Harbour Lights", "Harbour Lights trailer", trailerA),
		item("bare", "Post", 2, "Harbour Lights", "", trailerB),
		item("speaks", "Reel", 2, "Harbour Lights", "Harbour Lights: first trailer is here", trailerA),
		item("again", "Reel", 3, "Harbour Lights", "Harbour Lights: first trailer is here", trailerA),
		item("box", "Reel", 9, "Harbour Lights", "Harbour Lights opens with $31.4 million", boxA),
	})
	if len(got) != 2 || got[0].Title != "Harbour Lights opens with $31.4 million" {
		t.Fatalf("stories %+v", got)
	}
	var outlets []string
	for _, a := range got[1].Articles {
		outlets = append(outlets, a.Outlet)
	}
	if want := []string{"Reel", "Post", "Wire"}; !slices.Equal(outlets, want) || got[1].Articles[0].ID != "speaks" {
		t.Errorf("articles %+v", got[1].Articles)
	}
	if s := got[1]; s.Film != "Harbour Lights" || s.Published.String() != "2026-03-02" || s.ID == "" {
		t.Errorf("story %+v", s)
	}
	if got := Group(nil); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func FuzzAdd(f *testing.F) {
	f.Add("Harbour Lights trailer", trailerA, "Rocky 4 $3bn July 32", "“")
	f.Fuzz(func(t *testing.T, titleA, textA, titleB, textB string) {
		var c Clusterer
		a, isNew := c.Add(item("a", "x", 1, "", titleA, textA))
		if !isNew || a == "" {
			t.Fatal("the first article begins no story")
		}
		c.Add(item("b", "y", 2, "", titleB, textB))
		if id, isNew := c.Add(item("a", "x", 1, "", titleB, textB)); isNew || id != a {
			t.Fatal("a changed article left its story")
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	b.ReportAllocs()
	var c Clusterer
	body := strings.Repeat(trailerA+" ", 14)
	for i := 0; b.Loop(); i++ {
		c.Add(item(fmt.Sprint(i), fmt.Sprint("outlet ", i%5), 1+i%28, fmt.Sprint("Film ", i%900), fmt.Sprintf("Film %d gets a %d trailer", i%900, i),
			fmt.Sprintf("Lead%d word%d name%d. %s", i, i*7, i*13, body)))
	}
}
