package eval

import (
	"fmt"
	"testing"

	"marquee/knowledge/text"
)

// TestQualityFind looks up film titles as people type them, partial or with a
// typo, among all that the extractor took for a film in the news: the right
// film must be found, and no other for one that the news do not know.
func TestQualityFind(t *testing.T) {
	type lookup struct {
		ID    string `json:"id"`
		Title string `json:"title"`
		Film  string `json:"film"`
		Found *bool  `json:"found"`
	}
	desk := newsDesk(t, nil)
	right, found, wrong, absent := 0, 0, 0, 0
	for _, l := range records[lookup](t, "films.jsonl") {
		exact, near := desk.Titles.Find(l.Title)
		if l.Found != nil && !*l.Found {
			absent++
			if len(exact) > 0 {
				wrong++
				t.Logf("%s: %q finds %q", l.ID, l.Title, exact[0].Title)
			}
			continue
		}
		found++
		if len(exact) > 0 && exact[0].Key == text.TitleKey(l.Film) {
			right++
		} else {
			t.Logf("%s: %q finds %v, near %v", l.ID, l.Title, exact, near)
		}
	}
	row(t, "films.jsonl: titles found, absent ones taken for another", fmt.Sprintf("%d/%d, %d/%d", right, found, wrong, absent), "", "≥ .97, 0")
	if right < found-1 || wrong > 0 {
		t.Errorf("%d of %d found, %d wrong", right, found, wrong)
	}
}
