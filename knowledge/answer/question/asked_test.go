package question

import (
	"os"
	"strings"
	"testing"
)

// TestAsked reads the ways of asking in testdata/asked.tsv: a label, a tab and
// a question.
func TestAsked(t *testing.T) {
	b, err := os.ReadFile("testdata/asked.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		label, asked, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		if got := Read(asked).Label; got != label {
			t.Errorf("Read(%q).Label = %q, want %q", asked, got, label)
		}
	}
}

// TestTold tells that what is no question of a film's facts is not taken for
// one by its last word.
func TestTold(t *testing.T) {
	for asked, label := range map[string]string{
		"why did she say the budget":                      "reason",
		"what did Ann Lee think of the dark ending":       "quote",
		"when did the war start":                          "date",
		"how many people live in the city he talks about": "number",
		"who was the doctor":                              "person",
	} {
		if got := Read(asked).Label; got != label {
			t.Errorf("Read(%q).Label = %q, want %q", asked, got, label)
		}
	}
}
