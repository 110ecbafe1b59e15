package extract

import (
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge"
)

// TestElidedVerdicts reads ratings whose unit or verb the sentence leaves out.
func TestElidedVerdicts(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The Times gave Low Tide three stars and Empire four.", "The Times 3/5, Empire 4/5"},
		{"The Guardian gave Low Tide two stars, The Times three.", "The Guardian 2/5, The Times 3/5"},
		{"The Times awarded Low Tide three stars out of five, the Guardian two and Empire four.", "The Times 3/5, The Guardian 2/5, Empire 4/5"},
		{"Low Tide got three stars from The Times and four from Empire.", "The Times 3/5, Empire 4/5"},
		{"Low Tide got 3/5 from The Times while Empire gave it four.", "The Times 3/5, Empire 4/5"},
		{"The Times gave Low Tide three stars, and Empire four pages.", "The Times 3/5"},
		{"The Times gave Low Tide three stars and Empire nine.", "The Times 3/5"},
	} {
		f := Facts(knowledge.Article{Title: "Low Tide review", Text: "Low Tide is a film by Ann Lee. " + c.text})
		var got []string
		for _, s := range f.Scores {
			got = append(got, fmt.Sprintf("%s %s", s.Source, s.Rating))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}
