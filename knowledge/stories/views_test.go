package stories

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// Two critics on one film are two pieces, however alike their headlines; a
// copy of a review, shortened or reprinted, belongs to it.
func TestViewsStandAlone(t *testing.T) {
	const plot = "Salt Harbour follows the keeper Ada Lund and her brother through one winter on the northern coast of Norway. "
	first := plot + strings.Repeat("The camera of Jon Vik lingers on ice and rope, and the story takes its time to reach the storm that everybody awaits. ", 2) +
		"Ada Lund is played with great calm, and the last half hour is as tense as anything this year. It never explains itself, and need not."
	second := plot + "What a dreary wait it is. Every scene says the same thing twice, the dialogue is wooden, and by the time the storm comes one " +
		"has stopped caring who drowns. The music tells us what to feel at every turn, and the ending is stolen from a better picture of the seventies."
	review := func(id, outlet, author, title, body string, rating float64) knowledge.Entry {
		e := item(id, outlet, 3, "Salt Harbour", title, body)
		e.Article.Author = author
		if rating > 0 {
			e.Facts.Scores = []knowledge.Score{{Film: "Salt Harbour", Source: outlet, Kind: knowledge.Verdict, Percent: rating}}
		}
		return e
	}
	var c Clusterer
	a, _ := c.Add(review("a", "Reel", "Ann Poe", "Salt Harbour, a cold wonder", first, 80))
	for _, tt := range []struct {
		e    knowledge.Entry
		same bool
	}{
		{review("b", "Reel", "Bob Roe", "Salt Harbour, a cold bore", second, 40), false},
		{review("c", "Post", "Cy Doe", "Salt Harbour, a cold wonder of a film", second, 0), false}, // no rating: told by its author
		{review("d", "Wire", "Ann Poe", "Salt Harbour, a cold wonder", first, 80), true},
		{review("e", "Echo", "", "A cold wonder", first[:len(first)*3/4], 0), true},
	} {
		if id, _ := c.Add(tt.e); (id == a) != tt.same {
			t.Errorf("article %s shares the first one's story: %v", tt.e.Article.ID, id == a)
		}
	}
}
