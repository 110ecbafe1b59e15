package eval

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// trivia is a line of mit_movie_trivia: words with what each is. None of its
// questions names the film: they describe it, mostly by people, years and plot.
type trivia struct {
	Question     string
	Tokens, Tags []string
}

// tagged returns the runs of words with the tag.
func (q trivia) tagged(tag string) (out []string) {
	for i, t := range q.Tags {
		switch {
		case t == "B-"+tag:
			out = append(out, q.Tokens[i])
		case t == "I-"+tag && len(out) > 0:
			out[len(out)-1] += " " + q.Tokens[i]
		}
	}
	return out
}

// TestQualityTrivia looks what is made of descriptions of films: the year they
// name, the people (each asked for by name, in lower case), and how often an
// everyday run of their words is taken for one of 8,230 titles.
func TestQualityTrivia(t *testing.T) {
	known := new(titles.Titles)
	var all []titles.Film
	people := map[string]bool{}
	shelf := credits{byPerson: map[string][]knowledge.Entry{}}
	for _, f := range records[struct {
		Title  string   `json:"title"`
		Direct []string `json:"directed_by"`
		Star   []string `json:"starred_actors"`
	}](t, "gazetteer/metaqa_films.dev.jsonl") {
		all = append(all, titles.Film{Film: knowledge.Film{Title: f.Title}})
		for role, names := range map[string][]string{"director": f.Direct, "actor": f.Star} {
			for _, name := range names {
				e := knowledge.Entry{Article: knowledge.Article{ID: f.Title, Title: f.Title}}
				e.Facts.People = []knowledge.Person{{Name: name, Roles: []string{role}, Film: f.Title, FilmKey: text.TitleKey(f.Title), Sentence: name}}
				shelf.byPerson[text.NameKey(name)] = append(shelf.byPerson[text.NameKey(name)], e)
				people[role+" "+text.NameKey(name)] = true
			}
		}
	}
	known.Add(all...)
	d := &answer.Desk{Search: nothing{}, Shelf: shelf, Titles: known}
	ask := func(s string) knowledge.Answer {
		a, err := d.Ask(context.Background(), s, nil)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	var years, yearsRight, named, asked, found, seen int
	records := records[trivia](t, "mit_movie_trivia/queries.dev.jsonl")
	for i, q := range records {
		for _, y := range q.tagged("Year") {
			if n, err := strconv.Atoi(y); err == nil && len(y) == 4 {
				years++
				if question.Read(q.Question).Year == n {
					yearsRight++
				}
			}
		}
		if i%4 != 0 {
			continue
		}
		seen++
		if a := ask(q.Question); a.Film != nil {
			named++
			if named <= 12 {
				t.Logf("taken for a title: %q in %q", a.Film.Title, cut(q.Question))
			}
		}
		for role, form := range map[string]string{"director": "what movies did %s direct", "actor": "what movies has %s been in"} {
			for _, name := range q.tagged(strings.ToUpper(role[:1]) + role[1:]) {
				if !people[role+" "+text.NameKey(name)] {
					continue
				}
				asked++
				if a := ask(fmt.Sprintf(form, name)); a.Answered {
					found++
				} else {
					t.Logf("not known: %s %q", role, name)
				}
			}
		}
	}
	row(t, fmt.Sprintf("mit_movie_trivia: years told (%d)", years), fmt.Sprintf("%.3f", share(yearsRight, years)), "", "")
	row(t, fmt.Sprintf("mit_movie_trivia: people of a list known by name in lower case (%d)", asked), fmt.Sprintf("%.3f", share(found, asked)), "", "")
	row(t, fmt.Sprintf("mit_movie_trivia: descriptions in which a title is seen that none names (%d)", seen), fmt.Sprintf("%.3f", share(named, seen)), "", "")
	atLeast(t, "mit_movie_trivia: years", share(yearsRight, years), .9)
	atLeast(t, "mit_movie_trivia: no title where none is named", 1-share(named, seen), .9)
	atLeast(t, "mit_movie_trivia: people", share(found, asked), .9)
}
