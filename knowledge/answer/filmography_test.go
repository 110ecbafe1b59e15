package answer

import (
	"context"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

func TestFilmsOfAPerson(t *testing.T) {
	credit := func(name, film, role string) knowledge.Person {
		return knowledge.Person{Name: name, Roles: []string{role}, Film: film, FilmKey: text.TitleKey(film), Article: film, Sentence: name + " is the " + role + " of " + film + "."}
	}
	r := &room{}
	for _, p := range []knowledge.Person{
		credit("Mara Lindqvist", "The Long Ridge", "director"), credit("Mara Lindqvist", "Harbour Lights", "director"),
		credit("Mara Lindqvist", "The Long Ridge", "director"), credit("Mara Lindqvist", "Tin Crown", "actor"), credit("John Carver", "Tin Crown", "director"),
	} {
		e := knowledge.Entry{Article: knowledge.Article{ID: p.Film, Title: p.Film, Text: p.Sentence}}
		e.Facts.People = []knowledge.Person{p}
		r.entries = append(r.entries, e)
	}
	d := &Desk{Search: r, Shelf: r, Titles: r}
	for asked, want := range map[string]string{
		"what films did mara lindqvist direct":                        "The Long Ridge and Harbour Lights",
		"Which movies has Mara Lindqvist made?":                       "The Long Ridge and Harbour Lights",
		"what movies is mara lindqvist in":                            "Tin Crown",
		"films directed by mara lindqvist":                            "The Long Ridge and Harbour Lights",
		"movies with mara lindqvist":                                  "Tin Crown",
		"what has john carver directed":                               "Tin Crown",
		"what films has john carver written":                          "",
		"what films did ann nobody direct":                            "",
		"what films did lindqvist direct":                             "",
		"what films did mara lindqvist make with the harbour company": "",
	} {
		f, ok, err := d.filmography(context.Background(), question.Read(asked))
		if err != nil || ok != (want != "") || f.short != want {
			t.Errorf("%q: %q, %v, %v, want %q", asked, f.short, ok, err, want)
		}
		if a, err := d.Ask(context.Background(), asked, nil); err != nil || want != "" && (a.Answer != want || a.Sources[0].ID == "" || a.Sentence == "") {
			t.Errorf("asked %q: %+v, %v", asked, a, err)
		}
	}
}
