package extract

import (
	"strings"
	"time"

	"marquee/knowledge"
)

// secondRuns are words of a sentence that tells of a film's return rather than
// of its release; its day says nothing of the film's year.
var secondRuns = []string{"return", "back to", "back in", "re-release", "rerelease", "reissue", "anniversary", "again", "restor", "remaster",
	"classic", "revival", "wide", "expand", "special screening", "one night", "one-night", "years ago", "decades"}

// firstMonth is the first month whose openings say the year of a film: many
// that reach more cinemas or other countries in January or February opened in
// the year before.
const firstMonth = time.March

// datesFilms gives a film that has no year, and that the article is about, the
// year of the day on which it says that the film opens in cinemas. So a new
// film is told from an older one of its title.
func datesFilms(f *knowledge.Facts) {
	for i := range f.Films {
		film := &f.Films[i]
		if film.Year != 0 || !film.Primary {
			continue
		}
		film.Year = openingYear(f.Where, film.Key)
		if film.Year == 0 {
			continue
		}
		for k := range f.People {
			if f.People[k].FilmKey == film.Key {
				f.People[k].FilmYear = film.Year
			}
		}
		for k := range f.Scores {
			if f.Scores[k].FilmKey == film.Key {
				f.Scores[k].FilmYear = film.Year
			}
		}
		for k := range f.Where {
			if f.Where[k].FilmKey == film.Key {
				f.Where[k].FilmYear = film.Year
			}
		}
	}
}

// openingYear is the year of a film's first day in cinemas, or 0 when the
// article does not tell one, tells several, or speaks of a return.
func openingYear(where []knowledge.Availability, key string) int {
	year := 0
	for _, w := range where {
		if w.FilmKey != key || w.Service != "" || w.Date.IsZero() {
			continue
		}
		said := strings.ToLower(w.Sentence)
		for _, again := range secondRuns {
			if strings.Contains(said, again) {
				return 0
			}
		}
		switch w.Status {
		case knowledge.Upcoming, knowledge.Theaters, knowledge.Delayed:
			if year != 0 && year != w.Date.Year() || w.Date.Month() < firstMonth {
				return 0
			}
			year = w.Date.Year()
		}
	}
	return year
}
