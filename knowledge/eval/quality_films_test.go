package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/text"
)

// namedFilms are the films that an article names, read by hand before the
// program read it. A title written in two ways has a bar between them.
type namedFilms struct {
	Set, ID string
	Half    string // "dev": the rules were looked at with it; "held": only counted
	Films   []string
	May     []string // short names, series and other names that are neither right nor wrong
}

// A filmCount is what was read of the judged articles of one half.
type filmCount struct {
	films    tally
	articles int
	strays   int // people and scores given to something that is no film of the article
}

// TestQualityFilms measures which films are found in articles of four papers,
// and how much is told of what is no film.
func TestQualityFilms(t *testing.T) {
	articles := newsArticles(t)
	half := map[string]*filmCount{"dev": {}, "held": {}}
	for _, j := range filmJudgements(t) {
		a, ok := articles[j.ID]
		if !ok {
			t.Errorf("%s is not in the set", j.ID)
			continue
		}
		wrong, missed := half[j.Half].judge(j, extract.Facts(a))
		if os.Getenv("WORST") == "films" && j.Half == "dev" && len(wrong)+len(missed) > 0 {
			t.Logf("%s: wrong %q, missed %q", j.ID, wrong, missed)
		}
	}
	for _, h := range []struct {
		name              string
		precision, recall float64 // slightly under what was measured
		strays            int
	}{{"dev", 0.89, 0.74, 0}, {"held", 0.77, 0.42, 3}} {
		name, c := h.name, half[h.name]
		floor(t, "precision of films, "+name, c.films.precision(), h.precision)
		floor(t, "recall of films, "+name, c.films.recall(), h.recall)
		if c.strays > h.strays {
			t.Errorf("%d people and scores of what is no film, %s; at most %d", c.strays, name, h.strays)
		}
		row(t, "films an article names, 61 articles, "+name+": precision / recall", fmt.Sprintf("%.3f / %.3f of %d", c.films.precision(), c.films.recall(), c.films.wanted), "–", "–")
		row(t, "people and scores of what is no film of the article, a hundred articles, "+name, fmt.Sprintf("%.1f", 100*ratio(c.strays, c.articles)), "–", "0")
	}
}

// judge counts the facts of an article, and returns the films that are wrong
// and the ones missed.
func (c *filmCount) judge(j namedFilms, f knowledge.Facts) (wrong, missed []string) {
	right, may, found := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, m := range f.Films {
		found[m.Key] = true
	}
	for _, title := range j.May {
		may[text.TitleKey(title)] = true
	}
	for _, title := range j.Films {
		any := false
		for _, spelling := range strings.Split(title, "|") {
			key := text.TitleKey(spelling)
			right[key] = true
			any = any || found[key]
		}
		c.films.wanted++
		if any {
			c.films.both++
			c.films.found++
		} else {
			missed = append(missed, title)
		}
	}
	stray := map[string]bool{}
	for _, m := range f.Films {
		if !right[m.Key] && !may[m.Key] && !stray[m.Key] {
			stray[m.Key] = true
			c.films.found++
			wrong = append(wrong, m.Title+" ("+m.Rule+")")
		}
	}
	c.articles++
	for _, p := range f.People {
		if stray[p.FilmKey] {
			c.strays++
		}
	}
	for _, s := range f.Scores {
		if stray[s.FilmKey] {
			c.strays++
		}
	}
	return wrong, missed
}

// filmJudgements reads the titles written down for each article.
func filmJudgements(t testing.TB) []namedFilms {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "films.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []namedFilms
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var j namedFilms
		if err := json.Unmarshal(lines.Bytes(), &j); err != nil {
			t.Fatal(err)
		}
		out = append(out, j)
	}
	return out
}

// newsArticles returns the articles of the four papers by their names.
func newsArticles(t testing.TB) map[string]knowledge.Article {
	t.Helper()
	out := map[string]knowledge.Article{}
	for _, set := range []string{"felix", "bbc"} {
		for _, a := range records[article](t, set+"/articles.dev.jsonl") {
			out[a.ID] = a.plain()
		}
	}
	for _, set := range []string{"huffpost/items", "inshorts/articles"} {
		for _, a := range records[struct{ ID, Headline, Description, Text string }](t, set+".dev.jsonl") {
			out[a.ID] = knowledge.Article{ID: a.ID, Title: a.Headline, Text: a.Description + a.Text}
		}
	}
	return out
}
