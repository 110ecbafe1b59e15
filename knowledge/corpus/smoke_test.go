package corpus

import (
	"context"
	"strings"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/knowledge"
)

func TestSmoke(t *testing.T) {
	ctx := context.Background()
	db, err := database.Open(ctx, "", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	c := &Corpus{DB: db, Version: 1, Extract: func(a knowledge.Article) knowledge.Facts {
		first, _, _ := strings.Cut(a.Text, " ")
		return knowledge.Facts{Films: []knowledge.Mention{{Film: knowledge.Film{Key: strings.ToLower(first), Title: first}, Primary: true}},
			People: []knowledge.Person{{Name: "Jane Doe", FilmKey: strings.ToLower(first), Roles: []string{"director"}, Sentence: a.Text}}}
	}}
	day := time.Date(2024, 2, 3, 0, 0, 0, 0, time.UTC)
	r, err := c.Put(ctx, knowledge.Article{ID: "a", Text: "Dune is long, says a critic.", Published: day, Emphasis: []string{"Dune"}},
		knowledge.Article{Text: "Jaws swims"}, knowledge.Article{ID: "x", Text: "JAWS   swims!"})
	t.Log(r, err)
	r, err = c.Put(ctx, knowledge.Article{ID: "a", Text: "Dune is short, says a critic.", Published: day.AddDate(0, 0, 1)})
	t.Log(r, err)
	e, err := c.About(ctx, "dune", 5)
	t.Logf("%+v %v", e, err)
	e, err = c.ByPerson(ctx, "jane doe", 5)
	t.Logf("%d %v", len(e), err)
	f, err := c.Films(ctx)
	t.Logf("%+v %v", f, err)
	for e, err := range c.After(ctx, 0) {
		t.Logf("%d %s %v", e.Seq, e.Article.ID, err)
	}
	c.Version = 2
	n, err := c.Refresh(ctx, nil)
	t.Log(n, err)
}
