package eval

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// credits is a shelf that knows nothing but who did what: entries by the key
// of a person's name.
type credits struct {
	nothing
	byPerson map[string][]knowledge.Entry
}

func (c credits) ByPerson(_ context.Context, key string, limit int) ([]knowledge.Entry, error) {
	e := c.byPerson[key]
	return e[:min(limit, len(e))], nil
}

// TestQualityFilmography asks in lower case for the films of people that a
// list holds, and looks whether real questions about films, in lower case and
// full of names, are taken for such questions.
func TestQualityFilmography(t *testing.T) {
	type film struct {
		Title  string   `json:"title"`
		Direct []string `json:"directed_by"`
		Star   []string `json:"starred_actors"`
	}
	shelf := credits{byPerson: map[string][]knowledge.Entry{}}
	known, listed := new(titles.Titles), []titles.Film(nil)
	films := map[string]map[string][]string{"director": {}, "actor": {}}
	for _, f := range records[film](t, "gazetteer/metaqa_films.dev.jsonl") {
		listed = append(listed, titles.Film{Film: knowledge.Film{Title: f.Title}})
		for role, names := range map[string][]string{"director": f.Direct, "actor": f.Star} {
			for _, name := range names {
				e := knowledge.Entry{Article: knowledge.Article{ID: f.Title, Title: f.Title}}
				e.Facts.People = []knowledge.Person{{Name: name, Roles: []string{role}, Film: f.Title, FilmKey: text.TitleKey(f.Title), Sentence: name + ", " + f.Title}}
				shelf.byPerson[text.NameKey(name)] = append(shelf.byPerson[text.NameKey(name)], e)
				films[role][name] = append(films[role][name], f.Title)
			}
		}
	}
	known.Add(listed...)
	d := &answer.Desk{Search: nothing{}, Shelf: shelf, Titles: known}
	for role, forms := range map[string][]string{
		"director": {"what films did %s direct", "which movies has %s made?", "films by %s", "movies directed by %s"},
		"actor":    {"what films is %s in", "what movies has %s starred in?", "movies with %s", "what has %s been in"},
	} {
		var names []string
		for name := range films[role] {
			names = append(names, name)
		}
		slices.Sort(names)
		right, wrong, n := 0, 0, 0
		for i := 0; i < len(names); i += 5 {
			a, err := d.Ask(context.Background(), fmt.Sprintf(forms[n%len(forms)], strings.ToLower(names[i])), nil)
			if err != nil {
				t.Fatal(err)
			}
			n++
			switch {
			case a.Answered && slices.ContainsFunc(films[role][names[i]], func(s string) bool { return contains(a.Answer, s) }):
				right++
			case a.Answered:
				wrong++
			}
		}
		row(t, fmt.Sprintf("films of a person, %s, name in lower case (%d)", role, n), fmt.Sprintf("%.3f, wrong %.3f", share(right, n), share(wrong, n)), "", "")
		atLeast(t, "films of a person, "+role, share(right, n), .9)
		atLeast(t, "films of a person, not wrong, "+role, 1-share(wrong, n), .99)
	}
	type query struct {
		Question string
		Tags     []string
	}
	taken, n := 0, 0
	for i, q := range records[query](t, "mit_movie_trivia/queries.dev.jsonl") {
		if i%5 != 0 {
			continue
		}
		a, err := d.Ask(context.Background(), q.Question, nil)
		if err != nil {
			t.Fatal(err)
		}
		n++
		if a.Answered {
			taken++
			if taken < 6 {
				t.Logf("taken: %q: %s", q.Question, cut(a.Answer))
			}
		}
	}
	row(t, fmt.Sprintf("descriptions of a film taken for a question for a person's films (%d)", n), fmt.Sprintf("%.4f", share(taken, n)), "", "0")
	atLeast(t, "descriptions not taken for lists", 1-share(taken, n), .995)
}
