package answer

import (
	"context"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
)

// TestByOwner asks who directed the newer of two films with one title, of which
// the news only says whose it is.
func TestByOwner(t *testing.T) {
	d := told("Grey Harbour opens", `Laura Lindqvist's "Grey Harbour" opens on Friday.`)
	r := d.Shelf.(*room)
	film := r.films[0]
	r.entries[0].Facts.Films[0].Primary = true
	older := knowledge.Film{Key: film.Key, Title: film.Title, Year: 1984}
	newer := older
	newer.Year = 2021
	r.films = []knowledge.Film{newer, older}
	a, err := d.Ask(context.Background(), "whos behind the camera on grey harbour", nil)
	if err != nil || a.Answer != "Laura Lindqvist" {
		t.Errorf("%q, %v, want Laura Lindqvist", a.Answer, err)
	}
	past := knowledge.Article{ID: "p", Title: "Looking back"}
	r.entries = append(r.entries, knowledge.Entry{Article: past, Facts: knowledge.Facts{Films: []knowledge.Mention{{Film: older, Mentions: 2, Primary: true}},
		People: []knowledge.Person{{Name: "Laura Lindqvist", Roles: []string{"director"}, FilmKey: film.Key, FilmYear: 1984,
			Sentence: "In 1984 Laura Lindqvist directed it.", Article: past.ID}}}})
	if f, ok := d.byOwner(context.Background(), question.Read("who directed grey harbour"), subject{film: &newer, namesakes: []knowledge.Film{older}, entries: r.entries[:1]}); ok {
		t.Errorf("the older film's director answers: %+v", f)
	}
}
