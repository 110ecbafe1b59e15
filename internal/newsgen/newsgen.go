// Package newsgen writes film news that never happened: as many articles as a
// benchmark wants, of about 350 words, each the same whenever it is asked for.
// Films, people, outlets and places are put together from tables of parts, so
// that the vocabulary grows with the corpus as that of real news does; a few
// films are in many articles and most in a few (Zipf's law). The sentences are
// our own.
package newsgen

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"marquee/knowledge"
)

// Generator writes articles. It has no state but its fields and may be used
// from several goroutines.
type Generator struct {
	Seed  uint64
	Films int // that the news speak of; 0: 2000
}

// words is how long an article is, but for its last sentence.
const words = 345

// Article returns the i-th article.
func (g Generator) Article(i int) knowledge.Article {
	w := g.writer(uint64(i))
	w.film = g.Film(w.zipf(g.films()))
	w.other = g.Film(w.zipf(g.films()))
	w.outlet = outlets[w.rnd.IntN(len(outlets))]
	a := knowledge.Article{
		ID:        fmt.Sprintf("gen-%d-%d", g.Seed, i),
		Title:     w.fill(pick(w.rnd, headlines)),
		Outlet:    w.outlet,
		URL:       fmt.Sprintf("https://news.example/%d/%d", g.Seed, i),
		Author:    w.person(),
		Published: epoch.Add(time.Duration(w.rnd.IntN(10*365*24)) * time.Hour),
	}
	var b strings.Builder
	for n, inParagraph := 0, 0; n < words; {
		if inParagraph > 0 {
			b.WriteByte(' ')
		}
		s := w.fill(pick(w.rnd, sentences))
		b.WriteString(s)
		n += strings.Count(s, " ") + 1
		if inParagraph++; inParagraph > 2+w.rnd.IntN(3) && n < words {
			b.WriteString("\n\n")
			inParagraph = 0
		}
	}
	a.Text = b.String()
	return a
}

// epoch is when the news begin; they go on for ten years.
var epoch = time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC)

// Film returns the n-th film, the 0th being the most talked about. Film 7 of
// every ten remakes an earlier one: it has the same title and a later year.
func (g Generator) Film(n int) knowledge.Film {
	title := n
	if n%10 == 7 {
		title = n - 7
	}
	rnd := rand.New(rand.NewPCG(g.Seed^0x9e3779b97f4a7c15, uint64(title)))
	f := knowledge.Film{Title: filmTitle(rnd), Year: 1980 + rnd.IntN(25)}
	if title != n {
		f.Year += 15
	}
	return f
}

// Query returns the i-th query that a person may have about the news.
func (g Generator) Query(i int) string {
	w := g.writer(^uint64(i))
	w.film = g.Film(w.zipf(g.films()))
	w.other = g.Film(w.zipf(g.films()))
	w.outlet = pick(w.rnd, outlets)
	return w.fill(pick(w.rnd, queries))
}

func (g Generator) films() int {
	if g.Films > 0 {
		return g.Films
	}
	return 2000
}

func (g Generator) writer(n uint64) *writer {
	return &writer{rnd: rand.New(rand.NewPCG(g.Seed, n))}
}

// writer fills in the sentences of one article.
type writer struct {
	rnd         *rand.Rand
	film, other knowledge.Film
	outlet      string
	people      []string // of this article
}

// zipf returns a number below n, small ones oftener.
func (w *writer) zipf(n int) int {
	return int(math.Pow(float64(n), w.rnd.Float64())) - 1
}

// person returns one of the article's people: mostly one named before.
func (w *writer) person() string {
	if len(w.people) > 3 || len(w.people) > 0 && w.rnd.IntN(3) > 0 {
		return w.people[w.rnd.IntN(len(w.people))]
	}
	p := personName(rand.New(rand.NewPCG(17, uint64(w.zipf(40000)))))
	w.people = append(w.people, p)
	return p
}

// fill replaces the slots of a sentence.
func (w *writer) fill(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		slot, after, _ := strings.Cut(rest, "}")
		b.WriteString(w.slot(slot))
		s = after
	}
}

func (w *writer) slot(name string) string {
	r := w.rnd
	switch name {
	case "film":
		return w.film.Title
	case "year":
		return fmt.Sprint(w.film.Year)
	case "other":
		return w.other.Title
	case "person":
		return w.person()
	case "outlet":
		return w.outlet
	case "character":
		return pick(r, firstNames) + " " + pick(r, starts) + pick(r, ends)
	case "place":
		return pick(r, starts) + pick(r, towns)
	case "percent":
		return fmt.Sprint(20 + r.IntN(80))
	case "stars":
		return fmt.Sprint(1 + r.IntN(5))
	case "number":
		return fmt.Sprint(2 + r.IntN(60))
	case "millions":
		return fmt.Sprintf("%d.%d", 1+r.IntN(300), r.IntN(10))
	case "date":
		return epoch.AddDate(0, 0, r.IntN(4000)).Format("January 2, 2006")
	case "day":
		return epoch.AddDate(0, 0, r.IntN(4000)).Format("January 2")
	}
	if table, ok := slots[name]; ok {
		return pick(r, table)
	}
	return name
}

func pick(r *rand.Rand, table []string) string { return table[r.IntN(len(table))] }

// filmTitle puts a title together.
func filmTitle(r *rand.Rand) string {
	upper := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	name := func() string { return pick(r, starts) + pick(r, ends) }
	switch r.IntN(7) {
	case 0:
		return upper(pick(r, adjectives)) + " " + upper(pick(r, nouns))
	case 1:
		return "The " + upper(pick(r, nouns)) + " of " + name()
	case 2:
		return name() + "'s " + upper(pick(r, nouns))
	case 3:
		return "The " + upper(pick(r, adjectives)) + " " + name()
	case 4:
		return upper(pick(r, nouns)) + " and " + upper(pick(r, nouns))
	case 5:
		return name() + ": " + upper(pick(r, adjectives)) + " " + upper(pick(r, nouns))
	}
	return fmt.Sprintf("%s %d", name(), 2+r.IntN(3))
}

// personName puts a name together.
func personName(r *rand.Rand) string {
	return pick(r, firstNames) + " " + pick(r, starts) + pick(r, middles) + pick(r, ends)
}
