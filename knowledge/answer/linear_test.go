package answer

import (
	"context"
	"testing"

	"marquee/internal/oddtext"
)

// TestLinear holds the desk to linear time, whatever is asked and whatever
// stands in the article that is read for it.
func TestLinear(t *testing.T) {
	desk := func(text string) *Desk {
		r := ridge()
		r.entries[0].Article.Text += " " + text
		return &Desk{Search: r, Shelf: r, Titles: r}
	}
	asked := desk("")
	for name, f := range map[string]func(string){
		"Ask": func(s string) { _, _ = asked.Ask(context.Background(), s, nil) },
		// An eighth of the text: all its sentences are described by 61 features.
		"article": func(s string) {
			_, _ = desk(s[:len(s)/8]).Ask(context.Background(), "why was Harbour Lights shot in Bergen?", nil)
		},
		"Film": func(s string) { _, _ = asked.Film(context.Background(), s) },
		"card": func(s string) { _, _ = desk(s).Film(context.Background(), "Harbour Lights") },
	} {
		t.Run(name, func(t *testing.T) { oddtext.Linear(t, f) })
	}
}
