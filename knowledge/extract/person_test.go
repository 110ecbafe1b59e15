package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

func keyOrNone(title string) string {
	if title == "" {
		return ""
	}
	return text.TitleKey(title)
}

// peopleOf renders people as "Name: roles (character) of Film".
func peopleOf(f knowledge.Facts) map[string]string {
	out := map[string]string{}
	for _, p := range f.People {
		s := strings.Join(p.Roles, "+")
		if p.Character != "" {
			s += " as " + p.Character
		}
		out[p.Name+" @ "+p.Film] = s
	}
	return out
}

func TestPeople(t *testing.T) {
	const lead = "Low Winter Sun is a 2011 drama film. "
	for _, c := range []struct {
		name, text string
		want       map[string]string // of Low Winter Sun, or "Name @ Film"
		never      []string          // names
	}{
		{"a cast after its names", lead + "Ann Lee, Bob Ray and Ida Holm are featured in supporting roles. The film stars Tuesday Reed along with Anna May Cole.",
			map[string]string{"Ann Lee": "actor", "Bob Ray": "actor", "Ida Holm": "actor", "Tuesday Reed": "actor", "Anna May Cole": "actor"}, nil},
		{"other versions", lead + "It is a remake of the 1939 film starring Ann Lee. It was remade in 1988 starring Bob Ray. It stars Ida Holm.",
			map[string]string{"Ida Holm": "actor"}, []string{"Ann Lee", "Bob Ray"}},
		{"another name, a process, a company", "Low Winter Sun, also released as Cold Sun, is a 2011 drama film in CinemaScope from Grand Harbour Pictures, directed by Ann Lee and starring Bob Ray and Yvonna Holm.",
			map[string]string{"Ann Lee": "director", "Bob Ray": "actor", "Yvonna Holm": "actor"}, nil},
		{"writers told otherwise", lead + "It was directed by Ann Lee from a screenplay she co-wrote with Bob Ray, based on a story by former submariner Paul Holm.",
			map[string]string{"Ann Lee": "director+writer", "Bob Ray": "writer"}, nil},
		{"own script", lead + "It was directed by Ann Lee from her own original screenplay. Bob Ray's original story was bought in 2001.",
			map[string]string{"Ann Lee": "director+writer", "Bob Ray": "writer"}, nil},
		{"written with", lead + "The film was directed by Ann Lee and co-written with Bob Ray, an adaptation of the Ida Holm play.",
			map[string]string{"Ann Lee": "director+writer", "Bob Ray": "writer", "Ida Holm": "author"}, nil},
		{"a headline cut short", "Low Winter Sun is a 2011 drama film directed by Ann Lee and starring… The film stars Bob Ray.",
			map[string]string{"Ann Lee": "director", "Bob Ray": "actor"}, nil},
		{"participles", lead + "It was written, directed and edited by Ann Lee, produced by Bob Ray and scored by Ida Holm.",
			map[string]string{"Ann Lee": "director+writer+editor", "Bob Ray": "producer", "Ida Holm": "composer"}, nil},
		{"nouns by", lead + "The screenplay by Cy Young and Dee Orr is witty. Cinematography by Eva Lund, music by Max Orff.",
			map[string]string{"Cy Young": "writer", "Dee Orr": "writer", "Eva Lund": "cinematographer", "Max Orff": "composer"}, nil},
		{"a list with characters", lead + "The film stars Ann Lee as Rose, Bob Ray (Tom Reed), and the late Cy Young in the role of Dr. Bell.",
			map[string]string{"Ann Lee": "actor as Rose", "Bob Ray": "actor as Tom Reed", "Cy Young": "actor as Dr. Bell"}, nil},
		{"two as two", lead + "The film stars Ann Lee and Bob Ray as Rose Reed and Tom Reed, two friends.",
			map[string]string{"Ann Lee": "actor as Rose Reed", "Bob Ray": "actor as Tom Reed"}, []string{"Tom Reed", "Rose Reed"}},
		{"character and actor in reviews", lead + "The film follows Rose (Ann Lee), who meets Tom (Bob Ray).",
			map[string]string{"Ann Lee": "actor as Rose", "Bob Ray": "actor as Tom"}, nil},
		{"played by", lead + "Her brother Tom, played by Bob Ray, is a liar.", map[string]string{"Bob Ray": "actor as Tom"}, nil},
		{"verbs", lead + "Ann Lee plays Rose. Bob Ray directed the film and Cy Young wrote the screenplay with Dee Orr.",
			map[string]string{"Ann Lee": "actor as Rose", "Bob Ray": "director", "Cy Young": "writer", "Dee Orr": "writer"}, nil},
		{"music is written too", lead + "Max Orff wrote the music. Ida Holm appears as Rose. Ann Lee directed.",
			map[string]string{"Max Orff": "composer", "Ida Holm": "actor as Rose", "Ann Lee": "director"}, nil},
		{"the comedy that another wrote", lead + "Comedy Paper Moons - co-written by Bob Ray - came second at the box office.",
			map[string]string{"Bob Ray @ Paper Moons": "writer"}, nil},
		{"surnames resolve", "Ann Lee made Low Winter Sun at home. " + lead + "The film was directed by Lee.", map[string]string{"Ann Lee": "director"}, []string{"Lee"}},
		{"brothers", lead + "The film was directed by Jim and John Thorn.", map[string]string{"Jim Thorn": "director", "John Thorn": "director"}, nil},
		{"a novelist", lead + "It is based on the 1952 novel of the same name by E. B. Frost. Another source is adapted from Ida Holm's memoir.",
			map[string]string{"E. B. Frost": "author", "Ida Holm": "author"}, nil},
		{"hard names", lead + "It stars María de la Cruz, J.J. Park, Robert Downs Jr., Anne-Marie O'Neil and Dwayne “The Wall” Stone.",
			map[string]string{"María de la Cruz": "actor", "J.J. Park": "actor", "Robert Downs Jr.": "actor", "Anne-Marie O'Neil": "actor", "Dwayne “The Wall” Stone": "actor"}, nil},
		{"directed by and starring", lead + "It was written, directed by and starring Ann Lee as Rose, with Bob Ray in a supporting role.",
			map[string]string{"Ann Lee": "director+writer+actor as Rose", "Bob Ray": "actor"}, nil},
		{"credits", "Low Winter Sun\n\nDirector: Ann Lee\nWriters: Bob Ray, Cy Young (novel)\nStarring: Dee Orr, Eva Lund",
			map[string]string{"Ann Lee": "director", "Bob Ray": "writer", "Cy Young": "author", "Dee Orr": "actor", "Eva Lund": "actor"}, nil},
		{"other films' credits", lead + "Ann Lee directed the film. Paper Moons star Bob Ray praised it. “I loved it,” said Cy Young, a singer.",
			map[string]string{"Ann Lee": "director", "Bob Ray @ Paper Moons": "actor"}, []string{"Cy Young"}},
		{"a remake's credits", lead + "It is a remake of the 1958 film Cold Tea, directed by Bob Ray. It was directed by Ann Lee.",
			map[string]string{"Ann Lee": "director", "Bob Ray @ Cold Tea": "director"}, nil},
		{"not by", lead + "It is the first of the series not directed by Ann Lee.", nil, []string{"Ann Lee"}},
		{"a song's writer", lead + "The theme song was written by Ann Lee.", nil, nil},
		{"another film", lead + "There is another film about winter, starring Bob Ray.", nil, []string{"Bob Ray"}},
		{"films in parentheses", lead + "The awards of the film world went to Ann Lee (Cold Tea) and Bob Ray (Paper Moons), who beat the director.", nil, []string{"Cold Tea", "Paper Moons"}},
		{"a company", lead + "It was produced by Granite Pictures and Ann Lee Productions.", nil, []string{"Granite Pictures", "Ann Lee Productions"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := peopleOf(Facts(knowledge.Article{Text: c.text}))
			for name, roles := range c.want {
				if !strings.Contains(name, " @ ") {
					name += " @ Low Winter Sun"
				}
				if got[name] != roles {
					t.Errorf("%s is %q, want %q (all: %v)", name, got[name], roles, got)
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

func TestPeopleCarryTheirSentence(t *testing.T) {
	a := newsArticle
	f := Facts(a)
	if len(f.People) < 7 {
		t.Errorf("%d people, want at least 7: %v", len(f.People), peopleOf(f))
	}
	for _, p := range f.People {
		if p.Sentence == "" || p.Rule == "" || p.Article != a.ID || !strings.Contains(a.Text+a.Title, p.Sentence) {
			t.Errorf("%s has sentence %q, rule %q, article %q", p.Name, p.Sentence, p.Rule, p.Article)
		}
		known := map[string]bool{}
		for _, r := range knowledge.Roles {
			known[r] = true
		}
		for _, r := range p.Roles {
			if !known[r] {
				t.Errorf("%s has the unknown role %q", p.Name, r)
			}
		}
	}
}

// TestSeed reads the article that the product began with, where it is at
// hand.
func TestSeed(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "seed", "*.txt"))
	if len(files) == 0 {
		t.Skip("the seed article is not beside the repository")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(raw), "\n")
	checkSeed(t, knowledge.Article{Text: strings.TrimSpace(body)})
}

// TestSeedRetold reads another telling of the same facts.
func TestSeedRetold(t *testing.T) {
	checkSeed(t, knowledge.Article{Text: `Extraction only reached Netflix in April, yet a second part is on its way. The streamer has hired writer/producer Joe Russo to write the script for the sequel, and hopes that director Sam Hargrave and star Chris Hemsworth come back. In a video, Hemsworth said that he would love to; it would let the Marvel Cinematic Universe star portray Tyler Rake again.

He posted pictures from the set of Extraction this week. Among those who liked them was Aquaman star Jason Momoa.

At the moment, Extraction has a 68% critics score and 70% audience score on Rotten Tomatoes. Critic Charlie Ridgely gave the movie a 2 out of 5.

Extraction is Hargrave's feature directorial debut. He was stunt coordinator on Avengers: Endgame, and Chris Evans' stunt double in other films. The movie also stars David Harbour and Derek Luke.

Extraction is now streaming on Netflix.`})
}

func checkSeed(t *testing.T, a knowledge.Article) {
	t.Helper()
	f := Facts(a)
	if m, ok := f.Primary(); !ok || m.Title != "Extraction" {
		t.Fatalf("it is about %q, want Extraction", m.Title)
	}
	got := peopleOf(f)
	for name, roles := range map[string]string{"Sam Hargrave": "director", "Joe Russo": "writer+producer",
		"Chris Hemsworth": "actor as Tyler Rake", "David Harbour": "actor", "Derek Luke": "actor"} {
		if got[name+" @ Extraction"] != roles {
			t.Errorf("%s is %q, want %q", name, got[name+" @ Extraction"], roles)
		}
	}
	for _, no := range []string{"Jason Momoa", "Chris Evans", "Charlie Ridgely"} {
		if roles, ok := got[no+" @ Extraction"]; ok {
			t.Errorf("%s is listed as %q", no, roles)
		}
	}
	if h := Headline(a); !strings.Contains(h, "Extraction") || len([]rune(h)) > headlineLength {
		t.Errorf("Headline = %q", h)
	}
}
