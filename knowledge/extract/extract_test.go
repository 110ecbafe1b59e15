package extract

import (
	"testing"

	"marquee/knowledge"
)

func TestFactsPrimary(t *testing.T) {
	a := knowledge.Article{Title: "Harbour Lights review", Text: "Harbour Lights is a 2019 drama film directed by Ann Vesper. In it, a keeper waits.\n\nThe film opens on Friday."}
	m, ok := Facts(a).Primary()
	if !ok || m.Title != "Harbour Lights" || m.Year != 2019 {
		t.Errorf("Primary() = %+v, %v; want Harbour Lights (2019)", m, ok)
	}
}
