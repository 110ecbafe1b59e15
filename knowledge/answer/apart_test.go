package answer

import "testing"

func TestApart(t *testing.T) {
	for _, c := range []struct {
		s    string
		want bool
	}{
		{"The director of Harbour said so.", true},
		{"Ann Lee, who made Harbour (2014), is back.", true},
		{"Harbour is a slow film.", true},
		{"Harbour", true},
		{"Harbour: a review", true},
		{"Ann Lee Talks About 'Harbour' And Her New Role", true},
		{"Ann Lee Talks About 'The Harbour' And Her New Role", true},
		{"Harbour’s cast is fine.", false}, // the owner's s may be a person's as well
		{"Ann Lee Walks Along A Harbour In New Clip", false},
		{"The cast of Harbour Lights met again.", false},
		{"The cast of Quiet Harbour met again.", false},
		{"She loved Harbour and Sea, the series.", false},
		{"Harbour workers saw the film.", false},
		{"They left the harbour at night.", false},
	} {
		if got := apart(c.s, "harbour"); got != c.want {
			t.Errorf("apart(%q) = %v, want %v", c.s, got, c.want)
		}
	}
}

func TestTradeBeforeAName(t *testing.T) {
	for name, want := range map[string]string{
		"Actress Mara Quill":  "Mara Quill",
		"In Ann Lee":          "Ann Lee",
		"With Director Tom Q": "Tom Q",
		"Will Reed":           "Will Reed",
		"In":                  "In",
	} {
		if got := trade(name); got != want {
			t.Errorf("trade(%q) = %q, want %q", name, got, want)
		}
	}
}
