package extract

import (
	"testing"

	"marquee/internal/oddtext"
	"marquee/knowledge"
)

// TestLinear holds every function to linear time, whatever the text.
func TestLinear(t *testing.T) {
	for name, f := range map[string]func(string){
		"Facts": func(s string) { Facts(knowledge.Article{Title: "Low Tide", Text: s}) },
		"after films": func(s string) {
			Facts(knowledge.Article{Title: "Low Tide review", Text: "Low Tide (2014) stars Ann Lee as Rose. “The Quay” is a film. " + s})
		},
		"headline": func(s string) { Facts(knowledge.Article{Title: s, Text: "Low Tide (2014) stars Ann Lee as Rose."}) },
		"emphasis": func(s string) {
			Facts(knowledge.Article{Text: "Low Tide stars Ann Lee.", Emphasis: []string{s, "Low Tide"}})
		},
		"Headline": func(s string) { Headline(knowledge.Article{Text: s}) },
		"Rating":   func(s string) { Rating(s) },
	} {
		t.Run(name, func(t *testing.T) { oddtext.Linear(t, f) })
	}
}
