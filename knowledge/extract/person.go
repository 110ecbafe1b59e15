package extract

import (
	"sort"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// A finder gathers the people of a document.
type finder struct {
	d      *document
	names  *registry
	claims []claim
}

// A claim is that somebody has a role in a film.
type claim struct {
	film      int
	name      string
	role      string
	character string
	sentence  int
	end       int // token behind the name
	rule      string
	weak      bool // counts only where nobody has the role by a strong claim
}

// findPeople returns who made and who plays in the document's films.
func findPeople(d *document) []knowledge.Person {
	if len(d.films) == 0 {
		return nil
	}
	f := &finder{d: d, names: d.names()}
	for i := range d.sentences {
		f.sentence(i)
	}
	return f.merge()
}

// maxClaims bounds what one article may state.
const maxClaims = 2000

// claim notes that the people of a row have the roles ("director+writer").
func (f *finder) claim(i, film int, row []named, roles, rule string, weak bool) {
	if film < 0 || len(f.claims) > maxClaims {
		return
	}
	s := &f.d.sentences[i]
	if len(row) > 0 && f.d.otherYear(i, film, row[0].first, row[len(row)-1].end) {
		return
	}
	for k, n := range row {
		if cutShort(s.Tokens, n) {
			continue
		}
		ts := s.Tokens[n.first:n.end]
		ts = untitled(ts)
		name, full := f.names.resolve(ts, s.Text[ts[0].Start:ts[len(ts)-1].End])
		if !full && k+1 < len(row) {
			name, full = s.sibling(n, row[k+1], name)
		}
		if !full && (weak || len(row) == 1 && (len(name) < 3 || !strings.Contains(rule, " by") && !strings.HasPrefix(rule, "credits"))) {
			continue
		}
		name, ok := plain(withoutDash(name))
		if first, _, _ := strings.Cut(name, " "); roleNouns[lower(first)] != "" {
			continue // "Star Wars has"
		}
		if !ok || strings.EqualFold(name, f.d.films[film].Title) || roles != "actor" && f.isCharacter(film, name) {
			continue
		}
		for _, role := range strings.Split(roles, "+") {
			c := claim{film: film, name: name, role: role, sentence: i, end: n.end, rule: rule, weak: weak}
			if role == "actor" {
				if character, ok := plain(n.character); ok {
					c.character = f.names.character(character, name)
				}
			}
			f.claims = append(f.claims, c)
		}
	}
}

// cutShort reports whether a text that ends in "…" ends within a name: one word
// or an initial is no person.
func cutShort(ts []token, n named) bool {
	if n.end >= len(ts) || ts[n.end].Text != "…" || ts[n.end].Space {
		return false
	}
	return n.end == n.first+1 || len(ts[n.end-1].Text) < 3
}

// withoutDash takes off what a missing space joined to a name: "Ann Lee-the".
func withoutDash(name string) string {
	if n := strings.LastIndexByte(name, '-'); n > 0 && dashTails[name[n+1:]] {
		return name[:n]
	}
	return name
}

// dashTails are the words that a dash without spaces joins to names.
var dashTails = set(`the and but who which was`)

// isCharacter reports whether somebody has been told to play a character of
// this name in the film: a maker it is not, unless the actor plays himself.
func (f *finder) isCharacter(film int, name string) bool {
	for k := range f.claims {
		if c := &f.claims[k]; c.film == film && c.character == name && c.name != name {
			return true
		}
	}
	return false
}

// sibling gives the first of "Jim and John Thomas" the other's surname.
func (s *sentence) sibling(n, next named, name string) (string, bool) {
	ts := s.Tokens
	if ts[n.first].Flags&firstName == 0 || next.end-next.first != 2 || n.end+1 != next.first || ts[n.end].Lower != "and" || ts[next.first].Flags&firstName == 0 {
		return name, false
	}
	return name + " " + ts[next.end-1].Text, true
}

// merge makes one entry of each person and film.
func (f *finder) merge() []knowledge.Person {
	type key struct {
		film int
		name string
	}
	strong := map[[2]any]bool{}
	for _, c := range f.claims {
		if !c.weak {
			strong[[2]any{c.film, c.role}] = true
		}
	}
	var out []knowledge.Person
	var films []int
	at := map[key]int{}
	for _, c := range f.claims {
		k := key{c.film, text.NameKey(c.name)}
		j, ok := at[k]
		if c.weak && c.role != "actor" && strong[[2]any{c.film, c.role}] {
			continue
		}
		if !ok {
			j = len(out)
			at[k] = j
			film := f.d.films[c.film]
			out = append(out, knowledge.Person{FilmKey: film.Key, FilmYear: film.Year, Name: c.name, Film: film.Title,
				Article: f.d.article.ID, Sentence: f.d.sentences[c.sentence].Text, Rule: c.rule})
			films = append(films, c.film)
		}
		p := &out[j]
		p.Roles = withRole(p.Roles, c.role)
		if p.Character == "" {
			p.Character = c.character
		}
	}
	order := make([]int, len(out))
	for k := range order {
		order[k] = k
	}
	sort.SliceStable(order, func(a, b int) bool {
		pa, pb := films[order[a]] == f.d.primary, films[order[b]] == f.d.primary
		return pa && !pb
	})
	sorted := make([]knowledge.Person, len(out))
	for k, o := range order {
		sorted[k] = out[o]
	}
	return sorted
}

// withRole adds a role, in the order of knowledge.Roles.
func withRole(roles []string, role string) []string {
	var out []string
	for _, r := range knowledge.Roles {
		if r == role {
			out = append(out, r)
			continue
		}
		for _, old := range roles {
			if old == r {
				out = append(out, r)
			}
		}
	}
	return out
}
