package extract

import (
	"testing"
	"time"

	"marquee/knowledge"
)

func TestAnOpeningDatesItsFilm(t *testing.T) {
	published := time.Date(2021, 10, 20, 0, 0, 0, 0, time.UTC)
	for text, want := range map[string]int{
		`"Silent Harbor" opens in theaters on October 22. Ann Lee directed it.`:                                2021,
		`"Silent Harbor" returns to theaters on October 22 for its fortieth anniversary. Ann Lee directed it.`: 0,
		`"Silent Harbor" opens in theaters on January 14. Ann Lee directed it.`:                                0,
		`"Silent Harbor" opens wide in theaters on November 5. Ann Lee directed it.`:                           0,
		`"Silent Harbor" starts streaming on Netflix on October 22. Ann Lee directed it.`:                      0,
		`"Silent Harbor" (1987) opens in theaters on October 22. Ann Lee directed it.`:                         1987,
		`"Silent Harbor" is a film by Ann Lee, who directed it over three years.`:                              0,
	} {
		f := Facts(knowledge.Article{ID: "a", Title: "Silent Harbor is on its way", Text: text, Published: published})
		m, ok := f.Primary()
		if !ok || m.Year != want {
			t.Errorf("%s: year %d, want %d (%+v)", text, m.Year, want, f.Where)
		}
		for _, p := range f.People {
			if want == 2021 && p.FilmYear != want {
				t.Errorf("%s: %s is of the film of %d", text, p.Name, p.FilmYear)
			}
		}
	}
}
