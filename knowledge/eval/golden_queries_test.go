package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"marquee/knowledge"
)

// judgedQuery is a query and the headlines of the articles that answer it.
type judgedQuery struct {
	query string
	right []string
}

func judgedQueries(t *testing.T) []judgedQuery {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "queries.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var all []judgedQuery
	for _, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		query, right, ok := strings.Cut(l, "\t")
		if !ok {
			t.Fatalf("queries.tsv: no tab in %q", l)
		}
		all = append(all, judgedQuery{query, strings.Split(right, " | ")})
	}
	return all
}

// TestGoldenQueries ranks the built-in corpus by judged queries: one line a
// query with the rank of its first right article and what came first, and
// recall and MRR at the end. A change of ranking shows as a change of this
// file.
func TestGoldenQueries(t *testing.T) {
	desk := deskOver(t, sampleArticles(t))
	known := map[string]bool{}
	for _, a := range sampleArticles(t) {
		known[a.Title] = true
	}
	var b strings.Builder
	var at1, at5, reciprocal float64
	queries := judgedQueries(t)
	for _, q := range queries {
		for _, title := range q.right {
			if !known[title] {
				t.Errorf("%q: no article of the built-in corpus has the headline %q", q.query, title)
			}
		}
		hits, err := desk.Search.Search(t.Context(), knowledge.Query{Text: q.query, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		rank := slices.IndexFunc(hits, func(h knowledge.Hit) bool { return slices.Contains(q.right, h.Title) }) + 1
		first := "nothing"
		if len(hits) > 0 {
			first = hits[0].Title
		}
		fmt.Fprintf(&b, "%2d  %s  →  %s\n", rank, q.query, first)
		if rank > 0 {
			reciprocal += 1 / float64(rank)
			if rank == 1 {
				at1++
			}
			if rank <= 5 {
				at5++
			}
		}
	}
	n := float64(len(queries))
	fmt.Fprintf(&b, "\nrecall@1 %.3f  recall@5 %.3f  MRR %.3f  of %.0f queries\n", at1/n, at5/n, reciprocal/n, n)
	golden(t, "queries.golden", b.String())
}

// typed are titles as people type them, and the film they mean; "" is none.
var typed = []struct{ title, film string }{
	{"extraction", "Extraction"}, {"extracton", "Extraction"}, {"extraction 2", "Extraction 2"}, {"dune", "Dune (2021)"},
	{"dune 1984", "Dune (1984)"}, {"dune part 2", "Dune: Part Two"}, {"IT", "It (2017)"}, {"it 1990", "It (1990)"},
	{"us", "Us"}, {"nope", "Nope"}, {"up", "Up"}, {"her", "Her"}, {"seven", ""}, {"se7en", "Se7en"}, {"1917", "1917"},
	{"ghostbusters 2016", "Ghostbusters (2016)"}, {"spiderman no way home", "Spider-Man: No Way Home"},
	{"mission impossible rogue nation", "Mission: Impossible – Rogue Nation"}, {"paddingtn 2", "Paddington 2"},
	{"love and mercy", "Love & Mercy"}, {"a star is born", "A Star Is Born (2018)"}, {"west side story", "West Side Story"},
	{"parasit", "Parasite"}, {"killers of the flower", "Killers of the Flower Moon"}, {"a film nobody made", ""}, {"extraction 5", ""},
}

// TestGoldenTitles shows which film each typed title finds.
func TestGoldenTitles(t *testing.T) {
	desk := deskOver(t, sampleArticles(t))
	var b strings.Builder
	right := 0
	for _, c := range typed {
		card, err := desk.Film(t.Context(), c.title)
		if err != nil {
			t.Fatal(err)
		}
		found := ""
		if card.Found {
			found = card.Film.Name()
		}
		mark := "wrong"
		bare, _, _ := strings.Cut(found, " (")
		if found == c.film || bare == c.film {
			mark = "right"
			right++
		}
		fmt.Fprintf(&b, "%s  %s  →  %s\n", mark, c.title, found)
	}
	fmt.Fprintf(&b, "\n%d of %d right\n", right, len(typed))
	golden(t, "titles.golden", b.String())
}
