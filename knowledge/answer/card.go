package answer

import (
	"context"
	"fmt"
	"time"

	"marquee/knowledge"
)

// The bounds of a card. A film of which the corpus says more is told by its
// most telling and newest articles.
const (
	cardEntries   = 60 // articles read for one card
	cardSentences = 3  // of the summary
	cardArticles  = 25 // listed
	nearOffered   = 5  // suggestions for an unknown title
)

// Film returns the card of the film that title names. Of several films with
// that title the likeliest is shown and all are offered as choices; an unknown
// title gives Found false and suggestions, never another film's card.
func (d *Desk) Film(ctx context.Context, title string) (knowledge.Card, error) {
	exact, near := d.Titles.Find(title)
	for _, f := range exact {
		card, err := d.ByFilm(ctx, f)
		if err != nil {
			return knowledge.Card{}, fmt.Errorf("film %q: %w", title, err)
		}
		if !card.Found {
			continue // known from a list alone
		}
		card.Query = title
		if len(exact) > 1 {
			card.Choices = exact
		}
		return card, nil
	}
	card := emptyCard(title)
	for _, f := range near[:min(nearOffered, len(near))] {
		card.Suggestions = append(card.Suggestions, f.Name())
	}
	return card, nil
}

// ByFilm returns the card of one film. The film's Year picks among remakes; 0
// takes every article that gives none.
func (d *Desk) ByFilm(ctx context.Context, film knowledge.Film) (knowledge.Card, error) {
	entries, err := d.entries(ctx, film, cardEntries)
	if err != nil {
		return knowledge.Card{}, err
	}
	return cardOf(entries, film), nil
}

// entries returns at most limit entries of what the corpus states of a film,
// of its year alone where films share the title.
func (d *Desk) entries(ctx context.Context, film knowledge.Film, limit int) ([]knowledge.Entry, error) {
	entries, err := d.Shelf.About(ctx, film.Key, limit)
	if err != nil || film.Year == 0 {
		return entries, err
	}
	siblings, _ := d.Titles.Find(film.Title)
	return ofYear(entries, film, siblings), nil
}

// cardOf makes the card of a film from what the corpus states of it.
func cardOf(entries []knowledge.Entry, film knowledge.Film) knowledge.Card {
	card := emptyCard(film.Name())
	if len(entries) == 0 {
		return card
	}
	card.Found = true
	card.Film = &film
	card.Scores, card.History = mergeScores(entries)
	card.People = mergePeople(entries)
	card.Where = mergeWhere(entries)
	card.Articles = rankEntries(entries, film)
	card.Newest = newest(entries)
	card.Summary = summarize(entries, film)
	return card
}

// emptyCard has the empty lists that its JSON promises.
func emptyCard(query string) knowledge.Card {
	return knowledge.Card{
		Query: query, Summary: []knowledge.Evidence{}, Scores: []knowledge.Score{}, People: []knowledge.Person{},
		Where: []knowledge.Availability{}, Articles: []knowledge.Source{}, Choices: []knowledge.Film{}, Suggestions: []string{},
	}
}

// mentionOf returns what an entry says of the film itself.
func mentionOf(e knowledge.Entry, key string) (knowledge.Mention, bool) {
	for _, m := range e.Facts.Films {
		if m.Key == key {
			return m, true
		}
	}
	return knowledge.Mention{}, false
}

// ofYear keeps the entries that speak of the film of that year. An article
// that gives no year speaks of the newest namesake that its date allows.
func ofYear(entries []knowledge.Entry, film knowledge.Film, siblings []knowledge.Film) []knowledge.Entry {
	if film.Year == 0 || len(siblings) < 2 {
		return entries
	}
	var kept []knowledge.Entry
	for _, e := range entries {
		m, ok := mentionOf(e, film.Key)
		year := m.Year
		if ok && year == 0 {
			year = likelyYear(e.Article.Published, siblings)
		}
		if ok && near(year, film.Year) {
			kept = append(kept, e)
		}
	}
	return kept
}

// near says whether two years may name one film: a festival and a release,
// or a date that slipped, lie a year apart.
func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// announced is how many years before its release a film is written about.
const announced = 2

func likelyYear(published time.Time, siblings []knowledge.Film) int {
	best, newestYear := 0, 0
	for _, s := range siblings {
		newestYear = max(newestYear, s.Year)
		if s.Year <= published.Year()+announced {
			best = max(best, s.Year)
		}
	}
	if published.IsZero() || best == 0 {
		return newestYear
	}
	return best
}

func newest(entries []knowledge.Entry) time.Time {
	var t time.Time
	for _, e := range entries {
		if e.Article.Published.After(t) {
			t = e.Article.Published
		}
	}
	return t
}

// ByRef returns the card of the film that a choice or a button carries (see
// knowledge.Film.Ref). ErrNotFound says that no article names it any more.
func (d *Desk) ByRef(ctx context.Context, ref string) (knowledge.Card, error) {
	key, year, ok := knowledge.ParseRef(ref)
	if !ok {
		return knowledge.Card{}, fmt.Errorf("film reference %q: %w", ref, knowledge.ErrNotFound)
	}
	exact, _ := d.Titles.Find(key)
	if len(exact) == 0 {
		exact = d.Titles.Complete(key, 1) // a long key that was cut
	}
	for _, f := range exact {
		if year == 0 || f.Year != 0 && near(f.Year, year) {
			return d.ByFilm(ctx, f)
		}
	}
	return knowledge.Card{}, fmt.Errorf("film %s: %w", ref, knowledge.ErrNotFound)
}
