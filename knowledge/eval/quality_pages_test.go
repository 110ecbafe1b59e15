package eval

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"marquee/knowledge/reader"
)

// pageCase is a news page with its main text.
type pageCase struct {
	ID       string `json:"id"`
	HTML     string `json:"html"`
	Expected string `json:"expected_text"`
}

var pageToken = regexp.MustCompile(`[\p{L}\p{N}]+`)

// tokenF1 compares two texts as bags of words.
func tokenF1(got, want string) (precision, recall, f1 float64) {
	bag := map[string]int{}
	wanted := pageToken.FindAllString(strings.ToLower(want), -1)
	for _, w := range wanted {
		bag[w]++
	}
	found := pageToken.FindAllString(strings.ToLower(got), -1)
	both := 0
	for _, w := range found {
		if bag[w] > 0 {
			bag[w]--
			both++
		}
	}
	if both == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(both)/float64(len(found)), float64(both)/float64(len(wanted))
	return precision, recall, 2 * precision * recall / (precision + recall)
}

func TestQualityPages(t *testing.T) {
	for set, goal := range map[string]struct{ target, floor float64 }{"article_extraction": {0.92, 0.965}, "readability": {0.93, 0.99}} {
		t.Run(set, func(t *testing.T) {
			cases := records[pageCase](t, "pages/"+set+".dev.jsonl")
			sum := 0.0
			for _, c := range cases {
				text := ""
				for a, err := range reader.Read(c.ID+".html", strings.NewReader(c.HTML), reader.Limits{}) {
					if err != nil {
						t.Logf("%s: %v", c.ID, err)
					}
					text = a.Text
				}
				p, r, f1 := tokenF1(text, c.Expected)
				sum += f1
				if f1 < 0.95 {
					t.Logf("%s: precision %.2f, recall %.2f, F1 %.2f", c.ID, p, r, f1)
				}
			}
			mean := sum / float64(len(cases))
			row(t, "pages: token F1, "+set, fmt.Sprintf("%.3f of %d", mean, len(cases)), "–", fmt.Sprintf("≥ %.2f", goal.target))
			if mean < goal.floor {
				t.Errorf("below %.3f, which was reached before", goal.floor)
			}
		})
	}
}
