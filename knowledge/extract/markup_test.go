package extract

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// TestMarkdownInPlainText reads articles whose marks were left in.
func TestMarkdownInPlainText(t *testing.T) {
	for _, c := range []struct {
		name, title, text string
		films             string
		want              map[string]string
	}{
		{"italics", "The Ledger – confessions of an auditor", "And then there is _The Ledger_, a drama about a bank. _The Ledger_ is a film in thrall to its Greta Holm (Ann Lee).",
			"The Ledger", map[string]string{"Ann Lee @ The Ledger": "actor as Greta Holm"}},
		{"a mark too far", "Tides", "I went to see_ Low Tide_ and _High Water _at the cinema. _Low Tide_, directed by Ann Lee, is the better film.",
			"Low Tide", map[string]string{"Ann Lee @ Low Tide": "director"}},
		{"links", "Tides", "[_Low Tide_](https://films.example/low_tide?x=1) is a film directed by [Ann Lee](https://people.example/ann).",
			"Low Tide", map[string]string{"Ann Lee @ Low Tide": "director"}},
		{"another title", "Tides", "Her latest film is _Low Tide (Baixa Mar)_, a drama directed by Ann Lee.", "Low Tide", map[string]string{"Ann Lee @ Low Tide": "director"}},
		{"credits in italics", "Two to see", "**LOW TIDE**\n\n_DIR: Ann Lee_\n\n_SCRIPT: Ann Lee, Bob Ray_\n\n_Low Tide_ is a film about the sea.",
			"LOW TIDE", map[string]string{"Ann Lee @ LOW TIDE": "director+writer", "Bob Ray @ LOW TIDE": "writer"}},
		{"a title not known", "Tides", "_Low Tide_ is a film directed by Ann Lee. Better was the play _Sundry_, with Bob Ray as Tom Holm.", "Low Tide", map[string]string{"Ann Lee @ Low Tide": "director"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Facts(knowledge.Article{Title: c.title, Text: c.text})
			m, _ := f.Primary()
			if m.Title != c.films {
				t.Errorf("about %q, want %q", m.Title, c.films)
			}
			got := peopleOf(f)
			for who, roles := range c.want {
				if got[who] != roles {
					t.Errorf("%s is %q, want %q", who, got[who], roles)
				}
			}
			if len(got) != len(c.want) {
				t.Errorf("people %v, want %v", got, c.want)
			}
			for _, p := range f.People {
				if strings.ContainsAny(p.Name+p.Character+p.Film, "_[]()") {
					t.Errorf("marks are left in %+v", p)
				}
			}
		})
	}
}

// TestNobody names what was read as people and is none, or nobody's role.
func TestNobody(t *testing.T) {
	const lead = "Low Winter Sun is a 2011 drama film directed by Ann Lee. It stars Bob Ray as Rose Reed. "
	for _, c := range []struct {
		name, text string
		want       map[string]string // further ones
		never      []string
	}{
		{"a character's creation", lead + "Whether Max was real or just a character created by Rose stays open.", nil, []string{"Rose Reed"}},
		{"what a picture portrays", lead + "A photo in the Green White House portrays a room full of men.", nil, []string{"Green White House"}},
		{"a writer's portrait", lead + "Ida Holm intentionally portrays Rose as a liar.", nil, []string{"Ida Holm"}},
		{"not written by", lead + "It is a drama that wasn't written by Ida Holm.", nil, []string{"Ida Holm"}},
		{"a script toned down", lead + "Ida Holm's heavily toned down script suits the code.", nil, []string{"Ida Holm"}},
		{"the drama it is based on", lead + "It is based on the novels by Eva Lund and the stage drama by Ida Holm.", nil, []string{"Ida Holm"}},
		{"somebody's colleague", lead + "Ida Holm stars as one of Rose's colleagues.", map[string]string{"Ida Holm": "actor"}, nil},
		{"somebody's brother", lead + "Cy Orr plays Rose's brother Max.", map[string]string{"Cy Orr": "actor as Max"}, nil},
		{"a dash too tight", "Low Winter Sun is a 2011 drama film directed by Ann Lee-the woman behind the camera.", map[string]string{"Ann Lee": "director"}, nil},
		{"lines of credits", "Low Winter Sun\n\nDirector Ann Lee\nScreenwriters Bob Ray, Ida Holm\nCast Cy Orr, Eva Lund\n\nA drama film.",
			map[string]string{"Ann Lee": "director", "Bob Ray": "writer", "Ida Holm": "writer", "Cy Orr": "actor", "Eva Lund": "actor"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := peopleOf(Facts(knowledge.Article{Title: "Low Winter Sun review", Text: c.text}))
			for who, roles := range c.want {
				if have := got[who+" @ Low Winter Sun"]; have != roles {
					t.Errorf("%s is %q, want %q", who, have, roles)
				}
			}
			for _, who := range c.never {
				for k, roles := range got {
					if strings.HasPrefix(k, who+" @") && !(who == "Rose Reed" && roles == "actor") {
						t.Errorf("%s is %q", k, roles)
					}
				}
			}
		})
	}
}

// TestNotOfTheFilm names people of other works told of beside the film.
func TestNotOfTheFilm(t *testing.T) {
	const lead = "Low Winter Sun is a 2011 drama film directed by Ann Lee. "
	for _, c := range []struct {
		name, text string
		want       map[string]string // "Name @ Film"
		never      []string
	}{
		{"those who were beaten", lead + "Its star won best actress, beating stars including Ida Holm, Eva Lund and Emma Dale.", nil, []string{"Ida Holm", "Eva Lund", "Emma Dale"}},
		{"a critic quoted", lead + "As Ida Holm writes, Low Winter Sun is a riddle.", nil, []string{"Ida Holm"}},
		{"a series named as what an actress was in", lead + "Emma Dale, known for her part in Mad Tides, plays Rose Reed.", nil, []string{"Mad Tides"}},
		{"a title in a chart", lead + "Last in the list was Flight of the Gulls, at number eight, starring Ida Holm.", nil, []string{"Ida Holm"}},
		{"a series of films", lead + "The season has the debuts of the first Tom Reed film, Low Winter Sun and others.", nil, []string{"Tom Reed"}},
		{"the novelist of another", lead + "She has also committed to a film version of Paper Boats, based on the best-selling book by Ida Holm.",
			map[string]string{"Ida Holm @ Paper Boats": "author"}, nil},
		{"a people", lead + "The French-Danish director Ida Holm came to see it.", nil, []string{"French-Danish"}},
		{"two people and their cast", "With _Low Winter Sun_, Angela Lee and Bob Ray have put together a five-star cast. Low Winter Sun is a drama film.", nil, []string{"Angela Lee", "Bob Ray"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Facts(knowledge.Article{Title: "Low Winter Sun review", Text: c.text})
			got := peopleOf(f)
			for who, roles := range c.want {
				if got[who] != roles {
					t.Errorf("%s is %q, want %q (%v)", who, got[who], roles, got)
				}
			}
			for _, who := range c.never {
				for k, roles := range got {
					if strings.HasPrefix(k, who+" @") || strings.HasSuffix(k, "@ "+who) {
						t.Errorf("%s is %q", k, roles)
					}
				}
				for _, m := range f.Films {
					if m.Title == who {
						t.Errorf("%s is a film by %s", m.Title, m.Rule)
					}
				}
			}
		})
	}
}
