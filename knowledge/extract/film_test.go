package extract

import (
	"slices"
	"testing"

	"marquee/knowledge"
)

func TestFilms(t *testing.T) {
	for _, c := range []struct {
		name, title, text string
		primary           string // "" for none
		year              int
		others            []string
		never             []string
	}{
		{name: "a definition", text: "The Salt Road is a 1958 British war film directed by Hal Dunne. It was shot in Malta.",
			primary: "The Salt Road", year: 1958, never: []string{"British", "Malta"}},
		{name: "a comma in a title", text: "Come Rain, Come Shine is a 2003 comedy film starring Mia Holt.", primary: "Come Rain, Come Shine", year: 2003},
		{name: "a headline that calls it a review", title: "Glass Orchard review", text: "The actors are fine and the script is not. As a film it hardly moves, and its director seems bored. Glass Orchard is long.",
			primary: "Glass Orchard"},
		{name: "a title above credits", title: "Not my cup of tea", text: "Low Winter Sun\n\nDirector: Ann Lee\n\nStarring: Bob Ray\n\nNobody in the film smiles.", primary: "Low Winter Sun"},
		{name: "a one-word title among the words of the text", text: "Actor Jo Marsh stars in Upstream, which is now streaming on Netflix. The film made Upstream director Al Reed famous.",
			primary: "Upstream", never: []string{"Netflix", "Jo Marsh", "Al Reed"}},
		{name: "a pronoun as a title", text: "The film It, directed by Andy Marsh, opened on Friday. It is a horror film for adults. Fans of “It” will return.", primary: "It"},
		{name: "a pronoun that is none", text: "It is a drama about a farm. It was a long film. It stars nobody.", primary: "", never: []string{"It"}},
		{name: "a sub-title and a dash", text: "Iron Harbour: Dead Calm – Part Two is the sequel to Iron Harbour, and the film hits theaters July 21.",
			primary: "Iron Harbour: Dead Calm – Part Two"},
		{name: "a number as a title", text: "“1889” is a 2019 war film directed by Sam Hart. The film 1889 won three Oscars.", primary: "1889", year: 2019},
		{name: "somebody's other work", text: "Paper Moons star Lena Fox praised The Long Field, the new film by Ed Cole. “The Long Field is the best film this year,” she said. The Long Field opens in cinemas on Friday.",
			primary: "The Long Field", others: []string{"Paper Moons"}},
		{name: "films in a list", text: "He directed such films as Cold Tea, The Gate and Last Bus Home before he turned to cinema criticism.",
			others: []string{"Cold Tea", "The Gate", "Last Bus Home"}},
		{name: "years tell", text: "The remake of Night Mail (1936) is a film of its own. Critics saw Night Mail (1936) at a festival of cinema.", primary: "Night Mail", year: 1936},
		{name: "music", title: "Band announces tour", text: "The band's new album Silver Line tops the charts. The single “Hold On” and the song “Stay Here” were played at every gig. Fans of the album want more songs.",
			never: []string{"Silver Line", "Hold On", "Stay Here"}},
		{name: "a season of television", text: "Stone Cross: Season 2\n\nStarring: Ann Lee\n\nThe drama goes on.", never: []string{"Stone Cross: Season 2"}},
		{name: "a festival is no film", text: "The Bergen Film Festival opened with a film from Norway. The Bergen Film Festival is a film festival. Its director spoke.", never: []string{"Bergen Film Festival", "Bergen"}},
		{name: "quoted speech", title: "Star says 'Enough Is Enough' about film set", text: "“Never Again,” said the actor of the film. The movie has no title yet.", never: []string{"Never Again"}},
		{name: "a genre before titles", text: "Comedy Paper Moons topped the box office, taking $12m. Drama Cold Tea, starring Eva Lund, was third.",
			others: []string{"Paper Moons", "Cold Tea"}, never: []string{"Drama Cold Tea", "Comedy Paper Moons"}},
		{name: "a person behind a clause", text: "Mudflat is a film about two families. Throughout the film, Ann Rees keeps calm. Mudflat was made by Ann Rees.",
			primary: "Mudflat", never: []string{"Ann Rees"}},
		{name: "a headline that the text repeats", title: "Ann Rees Gives Oscar Heft To 'Mudflat' Trailer",
			text:  "Ann Rees Gives Oscar Heft To 'Mudflat' Trailer.\n\nThe two-time Academy Award winner's performance in the drama will make you want to see more of the film.",
			never: []string{"Ann Rees Gives Oscar Heft To"}},
		{name: "nothing", text: "", primary: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Facts(knowledge.Article{Title: c.title, Text: c.text})
			m, _ := f.Primary()
			if m.Title != c.primary {
				t.Errorf("primary film %q, want %q (films %v)", m.Title, c.primary, titlesOf(f))
			}
			if m.Year != c.year {
				t.Errorf("year %d, want %d", m.Year, c.year)
			}
			for _, want := range c.others {
				if !slices.Contains(titlesOf(f), want) {
					t.Errorf("%q is missing among %q", want, titlesOf(f))
				}
			}
			for _, no := range c.never {
				if slices.Contains(titlesOf(f), no) {
					t.Errorf("%q is taken for a film", no)
				}
			}
		})
	}
}

func titlesOf(f knowledge.Facts) []string {
	var out []string
	for _, m := range f.Films {
		out = append(out, m.Title)
	}
	return out
}

func TestFilmsInItalics(t *testing.T) {
	a := knowledge.Article{Text: "The director's new film is slow. Grey Water is what rain would shoot. Some will call Grey Water cinema at its best.",
		Emphasis: []string{"Grey Water", "really"}}
	m, ok := Facts(a).Primary()
	if !ok || m.Title != "Grey Water" || m.Mentions != 2 {
		t.Errorf("Primary() = %+v, %v; want Grey Water, twice", m, ok)
	}
}

type titleSet map[string]bool

func (s titleSet) Has(key string) bool { return s[key] }

func TestKnownTitles(t *testing.T) {
	a := knowledge.Article{Text: "Everybody at the cinema spoke of Old Ferry Lane. The actors of Old Ferry Lane did too."}
	if _, ok := (Extractor{}).Facts(a).Primary(); ok {
		t.Fatal("the text alone is enough: choose a harder one")
	}
	if _, ok := (Extractor{Known: titleSet{"old ferry lane": true, "oldferrylane": true}}).Facts(a).Primary(); !ok {
		t.Error("a list that has the title does not help")
	}
}

func TestSeries(t *testing.T) {
	for title, want := range map[string]string{
		"Iron Harbour 2":                  "Iron Harbour",
		"Iron Harbour: Dead Calm":         "Iron Harbour",
		"Iron Harbour – Part Two":         "Iron Harbour",
		"Iron Harbour":                    "",
		"2":                               "",
		"Twelve":                          "",
		"Iron Harbour II: The Long Night": "Iron Harbour",
	} {
		if got := series(title); got != keyOrNone(want) {
			t.Errorf("series(%q) = %q, want that of %q", title, got, want)
		}
	}
}

func TestMentionsHoldTheirText(t *testing.T) {
	for _, a := range []knowledge.Article{newsArticle} {
		d := read(a)
		findFilms(d, nil, "")
		for _, s := range d.sentences {
			for _, m := range s.Mentions {
				if m.From < 0 || m.To > len(s.Text) || m.From >= m.To {
					t.Errorf("mention %+v is outside %q", m, s.Text)
				}
			}
		}
	}
}
