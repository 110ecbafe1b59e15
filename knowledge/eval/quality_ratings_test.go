package eval

import (
	"fmt"
	"math"
	"testing"

	"marquee/knowledge/extract"
)

// TestQualityRatings measures the normaliser of ratings on critics' ratings
// in all their spellings: how many are read, whether the percentage is right,
// and how often 60 % and more agrees with the flag that the critic set.
func TestQualityRatings(t *testing.T) {
	type review struct {
		Rating, Fresh string
		Kind          string   `json:"rating_kind"`
		Percent       *float64 `json:"percent"`
	}
	var read, agree, off int
	unread := map[string]bool{}
	spellings := map[string]bool{}
	for _, r := range records[review](t, "rt_reviews/reviews.dev.jsonl") {
		if r.Kind != "fraction" && r.Kind != "letter" {
			if _, _, ok := extract.Rating(r.Rating); ok {
				t.Errorf("%q (%s) is taken for a rating", r.Rating, r.Kind)
			}
			continue
		}
		spellings[r.Rating] = true
		_, percent, ok := extract.Rating(r.Rating)
		if !ok {
			unread[r.Rating] = true
			continue
		}
		if r.Percent == nil {
			continue // school grades: their percentages are those of grades, C+ is 77, though it is no recommendation
		}
		read++
		if math.Abs(*r.Percent-percent) > 0.5 {
			off++
		}
		if (percent >= 60) == (r.Fresh == "fresh") {
			agree++
		}
	}
	for s := range unread {
		t.Logf("not read: %q", s)
	}
	share := float64(agree) / float64(read)
	row(t, "rt_reviews: ≥ 60 % agrees with the flag", fmt.Sprintf("%.1f %% of %d fractions, %d of %d spellings read, %d off", 100*share, read, len(spellings)-len(unread), len(spellings), off), "94.1 %", "≥ 94.1 %")
	if len(unread) > 0 || off > 0 || share < 0.935 {
		t.Errorf("%d spellings are not read, %d percentages are off, agreement %.3f", len(unread), off, share)
	}
}
