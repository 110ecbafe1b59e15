package corpus

import (
	"cmp"
	"context"
	"slices"
	"time"

	"marquee/knowledge"
)

// FilmCount is a film and how much the corpus says of it.
type FilmCount struct {
	knowledge.Film
	Articles int       // articles that name it
	Primary  int       // articles about it
	Newest   time.Time // date of the newest of them; zero when none has one
}

// Films returns every film that an article names, by key and year. What names
// no year is counted with the film's only known year; a key with several
// years may also have an entry without one. Title is the spelling that most
// articles use.
func (c *Corpus) Films(ctx context.Context) ([]FilmCount, error) {
	rows, err := c.DB.Query(ctx, "SELECT film_key, year, title, articles, primaries, age FROM films")
	if err != nil {
		return nil, c.wrap("reading the films", err)
	}
	var spellings []spelling
	err = each(rows, func() error {
		var s spelling
		var age int64
		if err := rows.Scan(&s.Key, &s.Year, &s.Title, &s.Articles, &s.Primary, &age); err != nil {
			return err
		}
		if age != undated {
			s.Newest = time.Unix(-age, 0).UTC()
		}
		spellings = append(spellings, s)
		return nil
	})
	if err != nil {
		return nil, c.wrap("reading the films", err)
	}
	return mergeSpellings(spellings), nil
}

// spelling is a FilmCount of one way to write the title.
type spelling FilmCount

// mergeSpellings turns counts by key, year and spelling into counts by film.
func mergeSpellings(all []spelling) []FilmCount {
	slices.SortFunc(all, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Year, b.Year),
			cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Title, b.Title))
	})
	var out []FilmCount
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Key == all[0].Key {
			n++
		}
		out = append(out, mergeYears(all[:n])...)
		all = all[n:]
	}
	return out
}

// mergeYears merges the spellings of one key, sorted by year and then by how
// many articles use them.
func mergeYears(same []spelling) []FilmCount {
	var films []FilmCount
	best := 0 // articles behind the title of the last film
	for _, s := range same {
		last := len(films) - 1
		if last < 0 || films[last].Year != s.Year && !(films[last].Year == 0 && onlyYear(same)) {
			films = append(films, FilmCount(s))
			best = s.Articles
			continue
		}
		f := &films[last]
		if s.Articles > best {
			f.Title, best = s.Title, s.Articles
		}
		f.Year = s.Year
		f.Articles += s.Articles
		f.Primary += s.Primary
		if s.Newest.After(f.Newest) {
			f.Newest = s.Newest
		}
	}
	return films
}

// onlyYear reports whether sorted spellings of one key name one year at most.
func onlyYear(same []spelling) bool {
	first := 0
	for _, s := range same {
		if s.Year != 0 {
			if first != 0 && s.Year != first {
				return false
			}
			first = s.Year
		}
	}
	return true
}
