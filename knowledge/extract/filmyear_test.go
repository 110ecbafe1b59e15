package extract

import (
	"testing"

	"marquee/knowledge"
)

// TestNamesakes: what is told of a film of another year is not told of the
// film at hand.
func TestNamesakes(t *testing.T) {
	f := Facts(knowledge.Article{Title: "Low Tide opens", Text: "Low Tide (2021), directed by Ann Lee, opens on Friday. Carl Amsel directed the 1984 film, which nobody saw. Tom Reed stars in the film as Jonah."})
	for _, p := range f.People {
		if p.Name == "Carl Amsel" {
			t.Errorf("the director of the namesake is given to %s (%d)", p.Film, p.FilmYear)
		}
	}
	if len(f.People) != 2 {
		t.Errorf("%d people, want the director and the actor: %+v", len(f.People), f.People)
	}
}
