package answer

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// cardShelf serves fixed entries of each film.
type cardShelf map[string][]knowledge.Entry

func (s cardShelf) Articles(context.Context, ...string) ([]knowledge.Article, error) { return nil, nil }

func (s cardShelf) About(_ context.Context, key string, _ int) ([]knowledge.Entry, error) {
	return s[key], nil
}

func (s cardShelf) ByPerson(context.Context, string, int) ([]knowledge.Entry, error) { return nil, nil }

// cardTitles knows a list of films.
type cardTitles []knowledge.Film

func (t cardTitles) Complete(prefix string, _ int) (films []knowledge.Film) {
	for _, f := range t {
		if strings.HasPrefix(f.Key, prefix) {
			films = append(films, f)
		}
	}
	return films
}

func (t cardTitles) Find(title string) (exact, near []knowledge.Film) {
	for _, f := range t {
		if f.Key == text.TitleKey(title) {
			exact = append(exact, f)
		} else {
			near = append(near, f)
		}
	}
	return exact, near
}

func at(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// entry is an article on the film of the year, with what it states.
func entry(id string, published time.Time, year int, primary bool, f knowledge.Facts) knowledge.Entry {
	f.Films = []knowledge.Mention{{Film: knowledge.Film{Key: "harbourlights", Title: "Harbour Lights", Year: year}, Mentions: 2, Primary: primary}}
	for i := range f.Scores {
		f.Scores[i].AsOf, f.Scores[i].Article = knowledge.DateOf(published), id
	}
	for i := range f.Where {
		f.Where[i].Article = id
	}
	return knowledge.Entry{Article: knowledge.Article{ID: id, Title: "About " + id, Published: published,
		Text: "Harbour Lights opened to a full house in the old port. A second line speaks of the weather."}, Facts: f}
}

func rt(rating string, percent float64) knowledge.Score {
	return knowledge.Score{Source: "Rotten Tomatoes", Kind: knowledge.Critics, Rating: rating, Percent: percent}
}

func desk(entries ...knowledge.Entry) *Desk {
	titles := cardTitles{}
	seen := map[int]bool{}
	for _, e := range entries {
		if f := e.Facts.Films[0].Film; f.Year != 0 && !seen[f.Year] {
			seen[f.Year] = true
			titles = append(titles, f)
		}
	}
	if len(titles) == 0 {
		titles = cardTitles{{Key: "harbourlights", Title: "Harbour Lights"}}
	}
	return &Desk{Shelf: cardShelf{"harbourlights": entries}, Titles: titles}
}

func TestTheNewestScoreSpeaks(t *testing.T) {
	d := desk(
		entry("old", at(2020, 1, 1), 0, true, knowledge.Facts{Scores: []knowledge.Score{rt("54%", 54), {Source: "Empire", Kind: knowledge.Verdict, Rating: "2/5", Percent: 40}}}),
		entry("new", at(2020, 2, 1), 0, true, knowledge.Facts{Scores: []knowledge.Score{rt("50%", 50)}}),
		entry("undated", time.Time{}, 0, true, knowledge.Facts{Scores: []knowledge.Score{rt("99%", 99)}}),
	)
	card, err := d.Film(t.Context(), "harbour lights")
	if err != nil {
		t.Fatal(err)
	}
	if len(card.Scores) != 2 || card.Scores[0].Rating != "50%" || card.Scores[1].Source != "Empire" {
		t.Errorf("scores: %+v", card.Scores)
	}
	if len(card.History) != 2 || card.History[0].Rating != "54%" || card.History[1].Rating != "99%" {
		t.Errorf("history: %+v", card.History)
	}
	if !card.Newest.Equal(at(2020, 2, 1)) || card.Articles[0].ID != "new" || card.Articles[0].Relevance != 1 {
		t.Errorf("newest %v, articles %+v", card.Newest, card.Articles)
	}
	if len(card.Summary) == 0 || !strings.Contains(card.Summary[0].Text, "Harbour Lights") {
		t.Errorf("summary: %+v", card.Summary)
	}
}

func TestPeopleAreMerged(t *testing.T) {
	d := desk(
		entry("a", at(2020, 1, 1), 0, true, knowledge.Facts{People: []knowledge.Person{
			{Name: "J.J. Rowe", Roles: []string{"producer"}, Rule: "r"}, {Name: "Ana Lind", Roles: []string{"actor"}}, {Name: "Bo Ray", Roles: []string{"actor"}}}}),
		entry("b", at(2020, 2, 1), 0, true, knowledge.Facts{People: []knowledge.Person{
			{Name: "J. J. Rowe", Roles: []string{"director"}}, {Name: "Bo Ray", Roles: []string{"actor"}, Character: "Max"}}}),
	)
	card, err := d.Film(t.Context(), "Harbour Lights")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range card.People {
		got = append(got, p.Name+": "+strings.Join(p.Roles, ", ")+" "+p.Character+p.Rule)
	}
	want := "J.J. Rowe: director, producer |Bo Ray: actor Max|Ana Lind: actor "
	if strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestALaterWordOnWhereToWatchWins(t *testing.T) {
	where := func(status, service string) knowledge.Facts {
		return knowledge.Facts{Where: []knowledge.Availability{{Status: status, Service: service}}}
	}
	d := desk(
		entry("first", at(2020, 1, 1), 0, true, where(knowledge.Upcoming, "")),
		entry("second", at(2020, 3, 1), 0, true, where(knowledge.Theaters, "")),
		entry("third", at(2020, 6, 1), 0, true, where(knowledge.Streaming, "Netflix")),
	)
	card, err := d.Film(t.Context(), "Harbour Lights")
	if err != nil {
		t.Fatal(err)
	}
	if len(card.Where) != 2 || card.Where[0].Service != "Netflix" || card.Where[1].Status != knowledge.Theaters {
		t.Errorf("got %+v", card.Where)
	}
}

func TestRemakesAreToldApart(t *testing.T) {
	d := desk(
		entry("remake", at(2021, 9, 1), 2021, true, knowledge.Facts{Scores: []knowledge.Score{rt("83%", 83)}}),
		entry("classic", at(2010, 1, 1), 1984, true, knowledge.Facts{Scores: []knowledge.Score{rt("36%", 36)}}),
		entry("announced", at(2020, 12, 1), 0, true, knowledge.Facts{}),
		entry("before", at(2009, 1, 1), 0, true, knowledge.Facts{}),
	)
	card, err := d.Film(t.Context(), "Harbour Lights")
	if err != nil {
		t.Fatal(err)
	}
	if card.Film.Year != 2021 || len(card.Scores) != 1 || card.Scores[0].Rating != "83%" || len(card.Articles) != 2 || len(card.Choices) != 2 {
		t.Errorf("the remake: %+v", card)
	}
	old, err := d.ByRef(t.Context(), "harbourlights|1984")
	if err != nil {
		t.Fatal(err)
	}
	if len(old.Scores) != 1 || old.Scores[0].Rating != "36%" || len(old.Articles) != 2 {
		t.Errorf("the classic: %+v", old)
	}
}

func TestUnknownFilms(t *testing.T) {
	d := desk(entry("a", at(2020, 1, 1), 2019, true, knowledge.Facts{}))
	card, err := d.Film(t.Context(), "harbor light")
	if err != nil || card.Found || len(card.Suggestions) != 1 || card.Suggestions[0] != "Harbour Lights (2019)" {
		t.Errorf("got %+v, error %v", card, err)
	}
	for _, ref := range []string{"", "nonsense", "nobody|1950"} {
		if _, err := d.ByRef(t.Context(), ref); !errors.Is(err, knowledge.ErrNotFound) {
			t.Errorf("%q: error %v", ref, err)
		}
	}
	listed := &Desk{Shelf: cardShelf{}, Titles: cardTitles{{Key: "harbourlights", Title: "Harbour Lights"}}}
	if card, err := listed.Film(t.Context(), "Harbour Lights"); err != nil || card.Found {
		t.Errorf("a film known from a list alone: %+v, error %v", card, err)
	}
}
