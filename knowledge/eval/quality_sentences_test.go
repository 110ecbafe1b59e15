package eval

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"marquee/knowledge/text"
)

// TestQualitySentences runs the English golden rules of Pragmatic Segmenter.
// White space is compared loosely, since sentences here are verbatim.
func TestQualitySentences(t *testing.T) {
	type splitCase struct {
		ID, Name, Text string
		Golden         bool
		Sentences      []string
		Verbatim       bool `json:"concat_equals_text"`
	}
	right, golden, others, rightOthers := 0, 0, 0, 0
	for _, c := range records[splitCase](t, "sentences/cases.dev.jsonl") {
		if !c.Verbatim {
			continue // the case wants markup or footers removed: the reader's work
		}
		var got, want []string
		for _, s := range text.Sentences(c.Text) {
			got = append(got, strings.Join(strings.Fields(s.Text), " "))
		}
		for _, s := range c.Sentences {
			want = append(want, strings.Join(strings.Fields(s), " "))
		}
		ok := slices.Equal(got, want)
		switch {
		case c.Golden && ok:
			right++
		case ok:
			rightOthers++
		default:
			t.Logf("golden %v %s\n got %q\nwant %q", c.Golden, c.Name, got, want)
		}
		if c.Golden {
			golden++
		} else {
			others++
		}
	}
	row(t, "sentences: golden rules", fmt.Sprintf("%d of %d", right, golden), "24 of 52", "all a newspaper meets")
	row(t, "sentences: other cases", fmt.Sprintf("%d of %d", rightOthers, others), "", "")
	if right < golden {
		t.Errorf("%d of %d golden rules", right, golden)
	}
}
