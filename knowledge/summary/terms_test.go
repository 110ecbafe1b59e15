package summary

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

func TestShippedTerms(t *testing.T) {
	w, err := ParseSigns(fittedTerms)
	if err != nil {
		t.Fatal(err)
	}
	if w != Default.Terms || w == (Signs{}) {
		t.Error("Default does not have the weights of terms.tsv")
	}
}

func TestParseSignsTellsWhatIsWrong(t *testing.T) {
	lines := strings.SplitAfter(strings.TrimRight(fittedTerms, "\n"), "\n")
	for name, tsv := range map[string]string{
		"late":         strings.Join(lines[1:], ""),
		"no number":    strings.Join(lines[1:], "") + "\nlate\tno number",
		"21 lines":     fittedTerms + "luck\t0.5\n",
		"fit them ane": "",
	} {
		if name == "late" {
			tsv = strings.Replace(fittedTerms, "late\t", "tardy\t", 1)
		}
		if _, err := ParseSigns(tsv); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("want an error with %q, got %v", name, err)
		}
	}
}

func TestTerms(t *testing.T) {
	terms := Terms(knowledge.Article{Title: "Harbour Film Wins", Text: "The Harbour film by Ann Lee won on Monday. Nobody in the room had expected that film to win. Lee smiled."})
	signs := map[string]Signs{}
	for _, term := range terms {
		signs[term.Form] = term.Signs
	}
	at := func(name string) int {
		for i, n := range SignNames {
			if n == name {
				return i
			}
		}
		t.Fatalf("no sign %q", name)
		return 0
	}
	for _, c := range []struct {
		form, sign string
		want       float64
	}{
		{"film", "headline", 1},
		{"win", "headline", 0},
		{"win", "headline stem", 1},
		{"room", "headline stem", 0},
		{"harbour", "first sentence", 1},
		{"room", "second sentence", 1},
		{"smiled", "late", 2.0 / 3},
		{"harbour", "headline stem, name", 1},
		{"film", "headline stem, name", 0},
		{"smiled", "near, early", 0},
		{"expected", "behind the aim", 1},
		{"monday", "behind the aim", 0},
	} {
		s, ok := signs[c.form]
		if got := s[at(c.sign)]; !ok || got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%s, %s: %v, want %v", c.form, c.sign, got, c.want)
		}
	}
	if _, ok := signs["the"]; ok {
		t.Error("a stop word is no term")
	}
}
