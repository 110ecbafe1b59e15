package eval

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/answer"
	"marquee/knowledge/text"
	"marquee/knowledge/titles"
)

// nothing is a corpus that says nothing: only what a question is about shows.
type nothing struct{}

func (nothing) Search(context.Context, knowledge.Query) ([]knowledge.Hit, error) { return nil, nil }
func (nothing) Articles(context.Context, ...string) ([]knowledge.Article, error) { return nil, nil }
func (nothing) About(context.Context, string, int) ([]knowledge.Entry, error)    { return nil, nil }
func (nothing) ByPerson(context.Context, string, int) ([]knowledge.Entry, error) { return nil, nil }

// slip leaves out a letter in the middle of the longest word.
func slip(title string) string {
	longest := ""
	for _, w := range strings.Fields(title) {
		if len(w) > len(longest) {
			longest = w
		}
	}
	if len(longest) < 6 {
		return title
	}
	at := len(longest) / 2
	return strings.Replace(title, longest, longest[:at]+longest[at+1:], 1)
}

// TestQualitySubject asks about films whose titles a list holds, and looks
// which film the question is taken to be about.
func TestQualitySubject(t *testing.T) {
	type film struct{ Title string }
	films := records[film](t, "gazetteer/metaqa_films.dev.jsonl")
	known := new(titles.Titles)
	var all []titles.Film
	for _, f := range films {
		all = append(all, titles.Film{Film: knowledge.Film{Title: f.Title}})
	}
	known.Add(all...)
	d := &answer.Desk{Search: nothing{}, Shelf: nothing{}, Titles: known}
	for _, way := range []struct {
		name   string
		write  func(string) string
		target float64
	}{
		{"as written", func(s string) string { return s }, .98},
		{"lower case", strings.ToLower, .98},
		{"called, in quotes, lower case", func(s string) string { return "the movie called '" + strings.ToLower(s) + "'" }, .97},
		{"one letter left out, lower case", func(s string) string { return strings.ToLower(slip(s)) }, .92},
	} {
		right, n := 0, 0
		for i := 0; i < len(films); i += 7 {
			form := benchForms[n%len(benchForms)]
			a, err := d.Ask(context.Background(), fmt.Sprintf(form, way.write(films[i].Title)), nil)
			if err != nil {
				t.Fatal(err)
			}
			n++
			if a.Film != nil && text.TitleKey(a.Film.Title) == text.TitleKey(films[i].Title) {
				right++
			}
		}
		row(t, fmt.Sprintf("film a question is about, title %s (%d)", way.name, n), fmt.Sprintf("%.3f", share(right, n)), "", "")
		atLeast(t, "film a question is about, "+way.name, share(right, n), way.target)
	}
}
