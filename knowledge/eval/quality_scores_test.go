package eval

import (
	"fmt"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/extract"
)

// scored is one judged sentence: the scores it states, or none.
type scored struct {
	ID     string
	Text   string
	Outlet string
	Scores []struct{ Film, Source, Kind, Rating string }
}

// TestQualityScores measures (film, source, kind, rating) on sentences with
// scores and with numbers that look like them.
func TestQualityScores(t *testing.T) {
	name := "scores.jsonl"
	var right, stated, found, invented int
	for _, c := range records[scored](t, name) {
		want := map[string]bool{}
		for _, s := range c.Scores {
			want[fmt.Sprint(s.Film, "|", s.Source, "|", s.Kind, "|", s.Rating)] = true
		}
		got := extract.Facts(knowledge.Article{ID: c.ID, Text: c.Text, Outlet: c.Outlet}).Scores
		stated += len(want)
		found += len(got)
		for _, s := range got {
			key := fmt.Sprint(s.Film, "|", s.Source, "|", s.Kind, "|", s.Rating)
			if want[key] {
				right++
				delete(want, key)
				continue
			}
			invented++
			t.Logf("%s: wrong %s (%s)", c.ID, key, s.Rule)
		}
		for key := range want {
			t.Logf("%s: missed %s", c.ID, key)
		}
	}
	f1 := 2 * float64(right) / float64(stated+found)
	row(t, "scores.jsonl: (film, source, kind, rating) F1", fmt.Sprintf("%.3f, %d false", f1, invented), "–", "≥ 0.97, 0 false")
	if f1 < 0.97 || invented > 0 {
		t.Errorf("F1 %.3f with %d false positives", f1, invented)
	}
}
