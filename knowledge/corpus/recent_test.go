package corpus

import (
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/knowledge"
)

func TestRecentAndEntries(t *testing.T) {
	db, err := database.Open(t.Context(), "sqlite", t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	c := &Corpus{DB: db, Extract: func(knowledge.Article) knowledge.Facts { return knowledge.Facts{} }, Version: 1}
	day := func(d int) time.Time { return time.Date(2020, 5, d, 0, 0, 0, 0, time.UTC) }
	if _, err := c.Put(t.Context(),
		knowledge.Article{ID: "old", Text: "The first of three.", Published: day(1)},
		knowledge.Article{ID: "undated", Text: "The one without a date."},
		knowledge.Article{ID: "new", Text: "The last of three.", Published: day(9)},
	); err != nil {
		t.Fatal(err)
	}
	ids := func(entries []knowledge.Entry, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, e := range entries {
			all += e.Article.ID + " "
		}
		return all
	}
	for _, c := range []struct{ got, want string }{
		{ids(c.Recent(t.Context(), time.Time{}, 0)), "new old undated "},
		{ids(c.Recent(t.Context(), day(1), 1)), "new "},
		{ids(c.Recent(t.Context(), day(2), 10)), "new "},
		{ids(c.Entries(t.Context(), "undated", "nobody", "old")), "undated old "},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}
