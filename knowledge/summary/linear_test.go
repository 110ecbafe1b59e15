package summary

import (
	"testing"

	"marquee/internal/oddtext"
	"marquee/knowledge"
)

// TestLinear holds every function to linear time, whatever the text.
func TestLinear(t *testing.T) {
	for name, f := range map[string]func(string){
		"Article": func(s string) { Article(knowledge.Article{Title: "Low Tide", Text: s}, 3) },
		"headline": func(s string) {
			Article(knowledge.Article{Title: s, Text: "Low Tide is out. It is good. So are its makers. More will come."}, 2)
		},
		"Pick": func(s string) { Pick(sentencesOf(s, "Low Tide is out."), "Low Tide", 3) },
		"Pick whole": func(s string) {
			Pick([]knowledge.Sentence{{Article: "a", Text: s}, {Article: "b", Text: s}}, "Low Tide", 3)
		},
		"about":  func(s string) { Pick(sentencesOf("Low Tide is out. It is good."), s, 3) },
		"Spoils": func(s string) { Spoils(s) },
	} {
		t.Run(name, func(t *testing.T) { oddtext.Linear(t, f) })
	}
}
