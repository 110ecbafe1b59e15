package extract

import (
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge"
)

// roundUp is an article on several films, each under a heading.
var roundUp = knowledge.Article{Title: "Four releases for the dark evenings", Outlet: "The Harbour Bell", Text: strings.TrimSpace(`
Our critic has seen the films that open this month.

1. Paper Lanterns (1998)

Directed by Ann Vesper, this is a slow drama about a town without light. Tom Reedley stars as Jonah Pike, and the whole cast is a joy to watch. The film was shot in one winter.

4/5

2. Who Called Me? (2003)

A thriller that never starts. Directed by Carl Amsel, it stars Mara Quill as Nell, who hears a voice that nobody else can hear.

2 stars

3. Albert Nimmo (21 May)

Based on the novel by Ida Brandt, the story of a quiet man. Ben Oster plays Albert with great tenderness, and the ending is as sad as can be.

Also showing

Two of last year's hits are back. They were directed by Noel Fiske, whose hand is felt in every scene of both.
`)}

// TestSections: what stands below a heading is said of its film alone.
func TestSections(t *testing.T) {
	f := Facts(roundUp)
	var films, people, scores []string
	for _, m := range f.Films {
		films = append(films, m.Name())
		if m.Primary {
			t.Errorf("the article on several films is said to be about %s", m.Title)
		}
	}
	for _, p := range f.People {
		people = append(people, fmt.Sprintf("%s: %s %s", p.Film, p.Name, strings.Join(p.Roles, "+")))
	}
	for _, s := range f.Scores {
		scores = append(scores, s.Film+" "+s.Rating)
	}
	for what, c := range map[string][2]string{
		"films":  {strings.Join(films, "; "), "Paper Lanterns (1998); Who Called Me? (2003); Albert Nimmo"},
		"people": {strings.Join(people, "; "), "Paper Lanterns: Ann Vesper director; Paper Lanterns: Tom Reedley actor; Who Called Me?: Carl Amsel director; Who Called Me?: Mara Quill actor; Albert Nimmo: Ida Brandt author; Albert Nimmo: Ben Oster actor"},
		"scores": {strings.Join(scores, "; "), "Paper Lanterns 4/5; Who Called Me? 2/5"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s:\n got %s\nwant %s", what, c[0], c[1])
		}
	}
}

func TestReadHeading(t *testing.T) {
	for _, c := range []struct {
		line, title string
		year        int
	}{
		{"10. Low Tide (1998)", "Low Tide", 1998},
		{"The Girl who Was not There (2001)", "The Girl who Was not There", 2001},
		{"#3 Harbour Lights", "Harbour Lights", 0},
		{"Low Tide (16 March)", "Low Tide", 0},
		{"Low Tide, dir. Ann Lee", "Low Tide", 0},
		{"Low Tide ★★★★", "Low Tide", 0},
		{"21 Paper Boats", "21 Paper Boats", 0},
		{"A late success: Low Tide (1998):", "Low Tide", 1998},
		{"Also showing", "Also showing", 0},
		{"4.5 Stars", "", 0},
		{"This is just a line of the text", "", 0},
	} {
		ts := tokens(c.line)
		h, ok := readHeading(ts)
		title := ""
		if ok {
			title = c.line[ts[h.span[0]].Start:ts[h.span[1]-1].End]
		}
		if title != c.title || h.year != c.year {
			t.Errorf("%q: %q %d, want %q %d", c.line, title, h.year, c.title, c.year)
		}
	}
	if h, _ := readHeading(tokens("Low Tide (1998), High Water (1999):")); !h.many {
		t.Error("a heading of two films is taken for one film's")
	}
}
