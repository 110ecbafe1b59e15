package eval

import (
	"fmt"
	"os"
	"sort"
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
	var director, writer, cast tally
	primary, total := 0, 0
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
			if worst == r.name {
				report(t, c.Text, r.found, want)
			}
		}
	}
	row(t, "film_roles: director", director.String(), ".725", "F1 ≥ .92")
	row(t, "film_roles: writer", writer.String(), "–", "F1 ≥ .85")
	row(t, "film_roles: cast", cast.String(), ".632", "F1 ≥ .88")
	row(t, "film_roles: film", fmt.Sprintf("%.3f of %d", ratio(primary, total), total), "–", "–")
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
