package eval

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/extract"
	"marquee/knowledge/text"
)

// A tally counts what was found, what was wanted, and what is both.
type tally struct{ found, wanted, both int }

func (y *tally) add(found, wanted map[string]bool) {
	y.found += len(found)
	y.wanted += len(wanted)
	for k := range found {
		if wanted[k] {
			y.both++
		}
	}
}

func (y tally) precision() float64 { return ratio(y.both, y.found) }
func (y tally) recall() float64    { return ratio(y.both, y.wanted) }

func (y tally) f1() float64 {
	return ratio(2*y.both, y.found+y.wanted)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (y tally) String() string {
	return fmt.Sprintf("F1 %.3f (P %.3f, R %.3f)", y.f1(), y.precision(), y.recall())
}

// roleCase is a film's lead with the people that it names.
type roleCase struct {
	ID, Title, Text string
	Director        []string `json:"director_in_text"`
	Writer          []string `json:"writer_in_text"`
	Cast            []string `json:"cast_in_text"`
	Writers         []string `json:"writer"` // all whom the list knows; a quarter of the lists know none
}

// nameSet returns the keys of names.
func nameSet(names []string) map[string]bool {
	m := map[string]bool{}
	for _, n := range names {
		m[text.NameKey(n)] = true
	}
	return m
}

// withRoles returns the keys of the people who have one of the roles.
func withRoles(people []knowledge.Person, roles ...string) map[string]bool {
	m := map[string]bool{}
	for _, p := range people {
		for _, r := range p.Roles {
			for _, want := range roles {
				if r == want {
					m[text.NameKey(p.Name)] = true
				}
			}
		}
	}
	return m
}

// ofFilm returns the people of the film with this key.
func ofFilm(people []knowledge.Person, key string) []knowledge.Person {
	var out []knowledge.Person
	for _, p := range people {
		if p.FilmKey == key {
			out = append(out, p)
		}
	}
	return out
}

// TestQualityRoles measures directors, writers (novelists included, as the
// set counts them) and cast on the leads of film_roles.
func TestQualityRoles(t *testing.T) {
	var director, writer, listed, cast, byHand tally
	primary, total := 0, 0
	judged := roleJudgements(t)
	worst := os.Getenv("WORST")
	for _, c := range records[roleCase](t, "film_roles/films.dev.jsonl") {
		facts := extract.Facts(knowledge.Article{ID: c.ID, Text: c.Text})
		total++
		m, ok := facts.Primary()
		if ok && m.Key == text.TitleKey(c.Title) {
			primary++
		} else if worst == "primary" {
			t.Logf("PRIMARY %q got %q: %.120s", c.Title, m.Title, c.Text)
		}
		people := ofFilm(facts.People, m.Key)
		for _, r := range []struct {
			y     *tally
			name  string
			found map[string]bool
			want  []string
		}{
			{&director, "director", withRoles(people, "director"), c.Director},
			{&writer, "writer", withRoles(people, "writer", "author"), c.Writer},
			{&cast, "cast", withRoles(people, "actor"), c.Cast},
		} {
			want := nameSet(r.want)
			r.y.add(r.found, want)
			if r.y == &writer && len(c.Writers) > 0 {
				listed.add(r.found, want)
			}
			if right, ok := judged[c.ID]; ok {
				byHand.add(r.found, union(want, right))
			}
			if worst == r.name {
				report(t, c.Text, r.found, want)
			}
		}
	}
	row(t, "film_roles: director", director.String(), ".725", "F1 ≥ .92")
	row(t, "film_roles: writer", writer.String(), "–", "F1 ≥ .85")
	row(t, "film_roles: writer, films whose list names one", listed.String(), "–", "F1 ≥ .85")
	row(t, "film_roles: cast", cast.String(), ".632", "F1 ≥ .88")
	row(t, "film_roles: precision, 197 films judged by hand", fmt.Sprintf("%.3f of %d", byHand.precision(), byHand.found), "–", "–")
	row(t, "film_roles: film", fmt.Sprintf("%.3f of %d", ratio(primary, total), total), "–", "–")
	floor(t, "director F1", director.f1(), 0.94)
	floor(t, "writer F1", writer.f1(), 0.805)
	floor(t, "cast F1", cast.f1(), 0.865)
	floor(t, "writer F1 where the list names one", listed.f1(), 0.85)
	floor(t, "precision by hand", byHand.precision(), 0.985)
}

// roleJudgements reads whom the sampled leads name besides the set's lists,
// judged by hand: keys of names by the film's id.
func roleJudgements(t *testing.T) map[string]map[string]bool {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "roles.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]bool{}
	for line := range strings.Lines(string(raw)) {
		var j struct {
			ID    string
			Right map[string][]string
		}
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			t.Fatal(err)
		}
		out[j.ID] = map[string]bool{}
		for _, names := range j.Right {
			for k := range nameSet(names) {
				out[j.ID][k] = true
			}
		}
	}
	return out
}

// union returns what either set holds.
func union(a, b map[string]bool) map[string]bool {
	m := map[string]bool{}
	for _, s := range []map[string]bool{a, b} {
		for k := range s {
			m[k] = true
		}
	}
	return m
}

// floor fails the test when a figure falls under what was reached.
func floor(t *testing.T, measure string, figure, least float64) {
	t.Helper()
	if figure < least {
		t.Errorf("%s fell to %.3f, under %.3f", measure, figure, least)
	}
}

// report logs what was found beside what was wanted, where they differ.
func report(t *testing.T, text string, found, want map[string]bool) {
	t.Helper()
	var extra, missed []string
	for k := range found {
		if !want[k] {
			extra = append(extra, k)
		}
	}
	for k := range want {
		if !found[k] {
			missed = append(missed, k)
		}
	}
	if len(extra)+len(missed) == 0 {
		return
	}
	sort.Strings(extra)
	sort.Strings(missed)
	t.Logf("EXTRA %q MISSED %q\n      %s", extra, missed, text)
}
