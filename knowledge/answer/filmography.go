package answer

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// filmsOf are the ways to ask for the films of a person, with the person as
// group who and the deed as group deed.
var filmsOf = []*regexp.Regexp{
	regexp.MustCompile(`^(?:what|which)(?: other)?(?: (?:films?|movies?|pictures?|shows?))?(?: (?:did|has|have|does|is|was|will))? (?P<who>[\pL. -]+?) (?:been |to )?(?P<deed>direct|directed|directing|make|made|star in|stars in|starred in|star|starred|starring in|act in|acted in|appear in|appeared in|appears in|play in|played in|in|write|wrote|written|produce|produced|produces|compose for|composed for)$`),
	regexp.MustCompile(`^(?:films?|movies?|pictures?) (?P<deed>by|with|of|directed by|starring|written by|produced by) (?P<who>[\pL. -]+)$`),
}

// deedRoles are the roles of whoever does a deed, by how its word begins.
var deedRoles = []struct {
	prefix string
	roles  []string
}{
	{"direct", []string{"director"}}, {"ma", []string{"director"}}, {"by", []string{"director"}}, {"of", []string{"director"}},
	{"wr", []string{"writer", "author"}}, {"produce", []string{"producer", "executive producer"}}, {"compose", []string{"composer"}},
	{"", []string{"actor"}},
}

// personWords are the fewest and most words of a name that is looked up, and
// the entries of facts then read.
const (
	fewestNameWords = 2
	mostNameWords   = 4
	personEntries   = 60
	filmsListed     = 8
)

// filmography answers what films a person made or played in, from the facts of
// the articles that name the person. Upper and lower case are the same.
func (d *Desk) filmography(ctx context.Context, q question.Question) (found, bool, error) {
	who, roles := askedFilms(q)
	if who == "" {
		return found{}, false, nil
	}
	key := text.NameKey(who)
	entries, err := d.Shelf.ByPerson(ctx, key, personEntries)
	if err != nil {
		return found{}, false, err
	}
	out := found{confidence: mentionTrust}
	var names, keys []string
	for _, e := range entries {
		for _, p := range e.Facts.People {
			if text.NameKey(p.Name) != key || p.Film == "" || slices.Contains(keys, p.FilmKey) || len(names) == filmsListed ||
				!slices.ContainsFunc(p.Roles, func(r string) bool { return slices.Contains(roles, r) }) {
				continue
			}
			if len(names) == 0 {
				out.sentence = p.Sentence
			}
			names, keys = append(names, p.Film), append(keys, p.FilmKey)
			out.entries = append(out.entries, e.Article)
		}
	}
	out.short = listed(names)
	return out, len(names) > 0, nil
}

// askedFilms returns the person whose films are asked for, and in which roles.
func askedFilms(q question.Question) (who string, roles []string) {
	for _, form := range filmsOf {
		m := form.FindStringSubmatch(q.Plain)
		if m == nil {
			continue
		}
		who, deed := m[form.SubexpIndex("who")], m[form.SubexpIndex("deed")]
		n := strings.Fields(who)
		if len(n) < fewestNameWords || len(n) > mostNameWords || text.IsStop(n[0]) && n[0] != "will" || asides[n[0]] {
			return "", nil
		}
		for _, d := range deedRoles {
			if strings.HasPrefix(deed, d.prefix) {
				return who, d.roles
			}
		}
	}
	return "", nil
}
