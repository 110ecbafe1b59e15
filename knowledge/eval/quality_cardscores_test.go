package eval

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/reader"
	"marquee/knowledge/text"
)

// newsRecord is an article of a public set, in the contract's JSON lines.
type newsRecord struct {
	ID, Title, Text, Published, Outlet, URL string
}

func (r newsRecord) article() knowledge.Article {
	day, _ := time.Parse(time.DateOnly, r.Published)
	return knowledge.Article{ID: r.ID, Title: r.Title, Text: r.Text, Outlet: r.Outlet, URL: r.URL, Published: day}
}

// TestQualityCardScores measures the scores of judged films over the
// development corpus, straight from extraction.
func TestQualityCardScores(t *testing.T) {
	type card struct {
		Film   string
		Found  bool
		Scores []struct{ Source, Kind, Rating string }
	}
	byFilm := map[string]map[string]bool{}
	for _, r := range records[newsRecord](t, "corpus.jsonl") {
		for _, s := range extract.Facts(r.article()).Scores {
			if byFilm[s.FilmKey] == nil {
				byFilm[s.FilmKey] = map[string]bool{}
			}
			byFilm[s.FilmKey][fmt.Sprint(s.Source, "|", s.Kind, "|", s.Rating)] = true
		}
	}
	var right, stated, found int
	for _, c := range records[card](t, "films.jsonl") {
		if !c.Found {
			continue
		}
		got := byFilm[text.TitleKey(c.Film)]
		stated += len(c.Scores)
		found += len(got)
		for _, s := range c.Scores {
			key := fmt.Sprint(s.Source, "|", s.Kind, "|", s.Rating)
			if got[key] {
				right++
			} else {
				t.Logf("%s: missed %s, got %v", c.Film, key, got)
			}
		}
		if len(got) > len(c.Scores) {
			t.Logf("%s: got %v", c.Film, got)
		}
	}
	f1 := 2 * float64(right) / float64(stated+found)
	if f1 < 0.97 {
		t.Errorf("scores of judged films: F1 %.3f", f1)
	}
	row(t, "films.jsonl: scores F1", fmt.Sprintf("%.3f (%d right of %d stated, %d found)", f1, right, stated, found), "–", "≥ .92")
}

// fromMarkdown reads an article as a Markdown file is read.
func fromMarkdown(t *testing.T, text string) knowledge.Article {
	t.Helper()
	for a, err := range reader.Read("article.md", strings.NewReader(text), reader.Limits{}) {
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	t.Fatal("no article in Markdown")
	return knowledge.Article{}
}

// TestQualityRatingLines measures the rating lines of real reviews.
func TestQualityRatingLines(t *testing.T) {
	type review struct{ ID, Title, Markdown, Standfirst, Score string }
	var right, wrong, n int
	for _, r := range records[review](t, "felix/scored.dev.jsonl") {
		want, _, ok := extract.Rating(r.Score)
		if !ok {
			t.Errorf("%s: cannot read %q", r.ID, r.Score)
			continue
		}
		n++
		a := fromMarkdown(t, r.Markdown)
		a.ID, a.Title, a.Outlet = r.ID, r.Title, "Felix"
		facts := extract.Facts(a)
		hit := false
		for _, s := range facts.Scores {
			if s.Source == "Felix" && s.Rating == want && s.Kind == knowledge.Verdict {
				hit = true
				t.Logf("%-40.40s | %s | %s", r.Title, s.Film, s.Rating)
			} else {
				wrong++
				t.Logf("%s: besides %s %s %s (%s) %s", r.ID, s.Film, s.Source, s.Rating, s.Rule, s.Sentence)
			}
		}
		if hit {
			right++
		} else {
			f, _ := facts.Primary()
			t.Logf("%s: missed %s; about %q", r.ID, r.Score, f.Title)
		}
	}
	if float64(right) < 0.75*float64(n) || wrong > 2 {
		t.Errorf("rating lines: %d of %d found, %d others", right, n, wrong)
	}
	row(t, "felix rating lines found", fmt.Sprintf("%.3f of %d, %d others", float64(right)/float64(n), n, wrong), "–", "–")
}
