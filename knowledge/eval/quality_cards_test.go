package eval

import (
	"fmt"
	"os"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/text"
)

// filmCard is what the corpus says of a film, by hand.
type filmCard struct {
	ID, Title, Film string
	Found           bool
	People          []struct{ Name, Role, Character string }
	MustNot         []string `json:"must_not"`
}

// corpusArticle is a record of the set's corpus.
type corpusArticle struct {
	ID, Title, Text, Outlet, URL, Published string
}

func (a corpusArticle) article() knowledge.Article {
	day, _ := time.Parse(time.DateOnly, a.Published)
	return knowledge.Article{ID: a.ID, Title: a.Title, Text: a.Text, Outlet: a.Outlet, URL: a.URL, Published: day}
}

// TestQualityPeople measures the people that extraction over a whole corpus
// gives to the films of the card set, and that it gives none of another film.
func TestQualityPeople(t *testing.T) {
	people := map[string][]knowledge.Person{}
	for _, a := range records[corpusArticle](t, "corpus.jsonl") {
		for _, p := range extract.Facts(a.article()).People {
			people[p.FilmKey] = append(people[p.FilmKey], p)
		}
	}
	found, wanted, forbidden := 0, 0, 0
	for _, c := range records[filmCard](t, "films.jsonl") {
		if !c.Found {
			continue
		}
		have := people[text.TitleKey(c.Film)]
		for _, w := range c.People {
			wanted++
			if withRoles(have, w.Role)[text.NameKey(w.Name)] {
				found++
			} else if os.Getenv("WORST") == "people" {
				t.Logf("%s: %s (%s) is missing", c.Film, w.Name, w.Role)
			}
		}
		bad := nameSet(c.MustNot)
		for _, p := range have {
			if bad[text.NameKey(p.Name)] {
				forbidden++
				t.Logf("%s: %s is shown by %q: %s", c.Film, p.Name, p.Rule, p.Sentence)
			}
			if os.Getenv("WORST") == "people" {
				t.Logf("      %s: %s %v (%s) by %q in %s", c.Film, p.Name, p.Roles, p.Character, p.Rule, p.Article)
			}
		}
	}
	row(t, "films.jsonl: people found", fmt.Sprintf("%.3f of %d", ratio(found, wanted), wanted), "–", "≥ .85")
	row(t, "films.jsonl: forbidden people shown", fmt.Sprint(forbidden), "–", "0")
	floor(t, "people found", ratio(found, wanted), 0.9)
	if forbidden > 0 {
		t.Errorf("%d people of other films are shown", forbidden)
	}
}
