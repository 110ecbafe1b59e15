package extract

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// TestPeopleToldOtherwise reads roles told in less usual ways.
func TestPeopleToldOtherwise(t *testing.T) {
	const lead = "Low Winter Sun is a 2011 drama film directed by Ann Lee. "
	for _, c := range []struct {
		name, text string
		want       map[string]string
		never      []string
	}{
		{"described", lead + "It was written by New York Herald reporter Bob Ray and fashion designer Ida Holm, and stars reality show winner Cy Orr.",
			map[string]string{"Bob Ray": "writer", "Ida Holm": "writer", "Cy Orr": "actor"}, nil},
		{"stars is a verb", "Low Winter Sun is a 2011 film. Directed by Ann Lee, the film stars Bob Ray and Ida Holm.",
			map[string]string{"Ann Lee": "director", "Bob Ray": "actor", "Ida Holm": "actor"}, nil},
		{"its director", lead + "The film was written by its director, Ann Lee.", map[string]string{"Ann Lee": "director+writer"}, nil},
		{"who also wrote", lead + "It stars Bob Ray, who also co-wrote the screenplay with Ida Holm.", map[string]string{"Bob Ray": "writer+actor", "Ida Holm": "writer"}, nil},
		{"both wrote", "Low Winter Sun is a 2011 drama film directed by Ann Lee and Bob Ray, both of whom wrote the screenplay with Ida Holm.",
			map[string]string{"Ann Lee": "director+writer", "Bob Ray": "director+writer", "Ida Holm": "writer"}, nil},
		{"produced and wrote", lead + "Bob Ray produced the film and wrote the script.", map[string]string{"Bob Ray": "writer+producer"}, nil},
		{"by himself", lead + "Bob Ray stars in it, from a screenplay by her and Ida Holm.", map[string]string{"Ann Lee": "director", "Ida Holm": "writer", "Bob Ray": "actor"}, nil},
		{"characters", lead + "It is based on characters created by Ida Holm and Bob Ray.", map[string]string{"Ida Holm": "author", "Bob Ray": "author"}, nil},
		{"two works", lead + "It was adapted from Ida Holm's 1951 stage play and Bob Ray's memoir Cold Tea.", map[string]string{"Ida Holm": "author"}, nil},
		{"tails", lead + "Bob Ray, Ida Holm and Cy Orr round out the cast. Eva Lund and Max Holm play pivotal supporting roles.",
			map[string]string{"Bob Ray": "actor", "Ida Holm": "actor", "Cy Orr": "actor", "Eva Lund": "actor", "Max Holm": "actor"}, nil},
		{"with others", lead + "It stars Bob Ray as Tom, with Ida Holm, Cy Orr and Eva Lund in supporting roles.",
			map[string]string{"Bob Ray": "actor as Tom", "Ida Holm": "actor", "Cy Orr": "actor", "Eva Lund": "actor"}, nil},
		{"with another trade", lead + "It stars Bob Ray, with Ida Holm producing.", map[string]string{"Bob Ray": "actor"}, nil},
		{"in the lead with", lead + "It stars Bob Ray in the lead with Ida Holm and Eva Lund. The cast was headed by Paul Orr as King Tom and Emma Dale as his wife.",
			map[string]string{"Bob Ray": "actor", "Ida Holm": "actor", "Eva Lund": "actor", "Paul Orr": "actor as King Tom", "Emma Dale": "actor"}, nil},
		{"one word", lead + "It stars Bob Ray as Nino Reed, a singer, and Ice-Q as Scott Holm, a cop.", map[string]string{"Bob Ray": "actor as Nino Reed", "Ice-Q": "actor as Scott Holm"}, nil},
		{"particles and initials", lead + "It stars Olivia d'Orr and Steve Holm, Irma P. Ray and R. A. Dow, Oscar Reed, Emmy Lund and Brian De Vera. De Vera wrote the script.",
			map[string]string{"Olivia d'Orr": "actor", "Steve Holm": "actor", "Irma P. Ray": "actor", "R. A. Dow": "actor", "Oscar Reed": "actor", "Emmy Lund": "actor", "Brian De Vera": "writer+actor"}, nil},
		{"plays and is", lead + "Bob Ray plays Tom Reed, Ida Holm is Rose Reed and Cy Orr is her brother Max.",
			map[string]string{"Bob Ray": "actor as Tom Reed", "Ida Holm": "actor as Rose Reed", "Cy Orr": "actor as Max"}, nil},
		{"a made-up aside", lead + "Cold Tea, directed by Bob Ray (Paper Moons), and Rose (Ida Holm) is the director Bob Ray, Mr Holm and Mr Reed.", nil, []string{"Paper Moons", "Holm"}},
		{"an opening word", lead + "Overall, Bob Ray has produced the film. At Christmas-time, Ida Holm plays Rose.", map[string]string{"Bob Ray": "producer", "Ida Holm": "actor as Rose"}, []string{"Overall", "Christmas-time"}},
		{"what might be", lead + "A sequel would likely be played by Bob Ray. It is nothing without the voice of Ida Holm.", nil, []string{"Bob Ray", "Ida Holm"}},
		{"tails of names", lead + "It stars Jennifer Jason Lund. Her mother (Jason Lund) is a nurse.", map[string]string{"Jennifer Jason Lund": "actor"}, []string{"Jason Lund"}},
		{"debut", lead + "It was Bob Ray's film debut.", map[string]string{"Bob Ray": "actor"}, nil},
		{"a character, a possessive", lead + "It is the fourth film to feature the character Ernest Reed, and features Bob Ray's photography.", nil, []string{"Ernest Reed", "Bob Ray"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := peopleOf(Facts(knowledge.Article{Text: c.text}))
			for name, roles := range c.want {
				if got[name+" @ Low Winter Sun"] != roles {
					t.Errorf("%s is %q, want %q (all: %v)", name, got[name+" @ Low Winter Sun"], roles, got)
				}
			}
			for _, no := range c.never {
				for name := range got {
					if strings.HasPrefix(name, no+" @") {
						t.Errorf("%s is listed: %v", no, got)
					}
				}
			}
		})
	}
}

// TestCastToldOtherwise reads actors whose names or verbs are less usual.
func TestCastToldOtherwise(t *testing.T) {
	const lead = "Low Winter Sun is a 2011 drama film directed by Ann Lee. "
	for _, c := range []struct {
		name, text string
		want       map[string]string
		never      []string
	}{
		{"a stage name in a list", lead + "It stars Bob Ray, Max the Baker, Ida Holm and Larry the Quiet Man.",
			map[string]string{"Bob Ray": "actor", "Max the Baker": "actor", "Ida Holm": "actor", "Larry the Quiet Man": "actor"}, nil},
		{"nicknames", lead + "It stars \"Wild Bob\" Holm, Steven \"kWick\" Ray and Ida Holm.",
			map[string]string{"\"Wild Bob\" Holm": "actor", "Steven \"kWick\" Ray": "actor", "Ida Holm": "actor"}, nil},
		{"a place in the description", lead + "Bob Ray stars as Tom Reed, an auctioneer living in New York.", map[string]string{"Bob Ray": "actor as Tom Reed"}, nil},
		{"wrote and stars", lead + "Ida Holm wrote the screenplay and stars as Rose Reed.", map[string]string{"Ida Holm": "writer+actor as Rose Reed"}, nil},
		{"a portrayal", lead + "Paul Giordano's portrayal of Ben Reed earned him a prize, as did Emma Dale's quiet performance as the cook.",
			map[string]string{"Paul Giordano": "actor as Ben Reed", "Emma Dale": "actor"}, nil},
		{"a debut", lead + "Anthony Frank made his debut in the film.", map[string]string{"Anthony Frank": "actor"}, nil},
		{"winners", lead + "It has an ensemble cast including three Oscar winners: Gene Holm, Bob Ray and Ida Dow.",
			map[string]string{"Gene Holm": "actor", "Bob Ray": "actor", "Ida Dow": "actor"}, nil},
		{"a row that stars", lead + "Emma Dale, Bob Ray, and Yoko Tann star in supporting roles.", map[string]string{"Emma Dale": "actor", "Bob Ray": "actor", "Yoko Tann": "actor"}, nil},
		{"costars", lead + "Chris Ray costars as her partner.", map[string]string{"Chris Ray": "actor"}, nil},
		{"the story with", lead + "It is based on a novel by Ida Holm, who also co-wrote the script for this film with Bob Ray, and the story with Cy Orr.",
			map[string]string{"Bob Ray": "writer", "Cy Orr": "writer"}, nil},
		{"cut short", "Low Winter Sun is a 2011 drama film directed by Rohit…", nil, []string{"Rohit"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := peopleOf(Facts(knowledge.Article{Text: c.text}))
			for who, roles := range c.want {
				if have := got[who+" @ Low Winter Sun"]; have != roles {
					t.Errorf("%s is %q, want %q (%v)", who, have, roles, got)
				}
			}
			for _, who := range c.never {
				for k, roles := range got {
					if strings.HasPrefix(k, who+" @") {
						t.Errorf("%s is %q", k, roles)
					}
				}
			}
		})
	}
	got := peopleOf(Facts(knowledge.Article{Text: "Hoffner is a 1992 American film directed by Ann Lee. Bob Ray plays Hoffner."}))
	if got["Bob Ray @ Hoffner"] != "actor as Hoffner" {
		t.Errorf("who plays the title role: %v", got)
	}
}
