package answer

import (
	"testing"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

func TestOwner(t *testing.T) {
	for _, tt := range []struct{ role, title, sentence, want string }{
		{"director", "Quiet Harbour", "Laura Lindqvist’s $40-million sci-fi blockbuster looks grey.", "Laura Lindqvist"},
		{"director", "Quiet Harbour", "Laura Lindqvist’s bold, loving re-interpretation starts off well.", "Laura Lindqvist"},
		{"director", "Quiet Harbour", "The screening of Quiet Harbour by Laura Lindqvist sold out.", "Laura Lindqvist"},
		{"director", "Quiet Harbour", "A song called Quiet Harbour by Laura Lindqvist is out.", ""},
		{"director", "Edda", "The portrayal of Edda by Laura Lindqvist convinces.", ""},
		{"writer", "Quiet Harbour", "Quiet Harbour by Laura Lindqvist was named best play.", "Laura Lindqvist"},
		{"director", "Quiet Harbour", "It marks Laura Lindqvist's cinematic debut.", ""},
		{"producer", "Quiet Harbour", "Sir Peter Lindqvist's lavish production cost a lot.", "Peter Lindqvist"},
	} {
		if got := owner(tt.sentence, cue{label: tt.role}, tt.title); got != tt.want {
			t.Errorf("%s in %q = %q, want %q", tt.role, tt.sentence, got, tt.want)
		}
	}
}

func TestStarBefore(t *testing.T) {
	d := passage.Doc{Title: "'Night Ferry' Star Laura Lindqvist Held At Border", Sentences: []text.Sentence{
		{Text: "'Night Ferry' Star Laura Lindqvist Held At Border."}, {Text: "The Danish actress who plays Edda was late."}}}
	c := passage.Candidate{Position: 1, Text: d.Sentences[1].Text}
	if got := starBefore(d, c, cue{label: "role"}, "edda", "Night Ferry"); got != "Laura Lindqvist" {
		t.Errorf("the actor of the line before = %q", got)
	}
	if got := starBefore(d, c, cue{label: "role"}, "the pilot", "Night Ferry"); got != "" {
		t.Errorf("another character's actor = %q", got)
	}
}

func TestPartOfFilm(t *testing.T) {
	d := passage.Doc{}
	for _, s := range []string{"Our films of the month.", "Quiet Harbour (7th May) 4 stars", "Laura Lindqvist shines.", "Night Ferry - 2002", "Director Peter Lind", "A dull affair."} {
		d.Sentences = append(d.Sentences, text.Sentence{Text: s})
	}
	for _, tt := range []struct {
		at   int
		key  string
		want part
	}{{2, "quiet harbour", ownPart}, {5, "quiet harbour", otherPart}, {5, "night ferry", ownPart}, {0, "night ferry", noParts}, {5, "edda", noParts}} {
		if got := partOfFilm(d, tt.at, tt.key); got != tt.want {
			t.Errorf("part of %q at %d = %d, want %d", tt.key, tt.at, got, tt.want)
		}
	}
}

func TestAddedWords(t *testing.T) {
	q := question.Read("who directed quiet harbour with laura lindqvist")
	if got := added(q); len(got) != 2 {
		t.Errorf("added by %q = %q, want the two words of the name", q.Text, got)
	}
	if got := added(question.Read("who was quiet harbour written by")); len(got) != 0 {
		t.Errorf("added by a passive = %q", got)
	}
}

func TestStarOf(t *testing.T) {
	for _, tt := range []struct{ sentence, want string }{
		{"The Laura Jackson action film “Night Ferry” led all movies.", "Laura Jackson"},
		{"Laura Jackson Wins Best Supporting Actress Oscar For ‘Night Ferry’.", "Laura Jackson"},
		{"Laura Jackson Wins Best Supporting Actress Oscar For ‘Copper Moon’.", ""},
		{"The Academy Award film opens.", ""},
	} {
		if got := starOf(tt.sentence, "Night Ferry"); got != tt.want {
			t.Errorf("starOf(%q) = %q, want %q", tt.sentence, got, tt.want)
		}
	}
}

func TestPassingBy(t *testing.T) {
	d := passage.Doc{Title: "News", Sentences: []text.Sentence{{Text: "One."}, {Text: "Two."}, {Text: "Three."}, {Text: "They praise Night Ferry."}, {Text: "Director Peter Lind may win."}, {Text: "The film is by Ada Brook."}}}
	for at, want := range map[int]bool{4: true, 5: false} {
		if got := passingBy(d, passage.Candidate{Position: at, Text: d.Sentences[at].Text}, "Night Ferry"); got != want {
			t.Errorf("passingBy(%q) = %t, want %t", d.Sentences[at].Text, got, want)
		}
	}
}

func TestHeadingDay(t *testing.T) {
	for _, tt := range [][2]string{{"Night Ferry (3rd July)", "3rd July"}, {"Night Ferry - 19/10/12", "19/10/12"}, {"Copper Moon (3rd July)", ""}, {"Night Ferry opens on 3rd July", ""}} {
		if got := headingDay(tt[0], cue{label: "release date"}, "Night Ferry"); got != tt[1] {
			t.Errorf("headingDay(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}
