package passage

import (
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// TestFewDescribed asks for fewer lines than there are: the one that answers
// is among them, wherever it stands.
func TestFewDescribed(t *testing.T) {
	for _, at := range []int{0, 40, 99} {
		var b strings.Builder
		for i := range 100 {
			if i == at {
				b.WriteString("Harbour Lights was directed by Mara Lindqvist. ")
				continue
			}
			fmt.Fprintf(&b, "The weather on day %d was mild and nobody complained. ", i)
		}
		docs := []Doc{{ID: "a", Title: "News", Sentences: text.Sentences(b.String())}}
		res := Default().Find(question.Read("who directed Harbour Lights"), docs, nil, 5)
		if len(res.Candidates) != 5 || res.Candidates[0].Position != at || res.Candidates[0].Short != "Mara Lindqvist" {
			t.Errorf("sentence %d: got %d candidates, first %+v", at, len(res.Candidates), res.Candidates[0])
		}
	}
}

func TestForemostKeepsOrder(t *testing.T) {
	s := make(stems)
	docs := []Doc{{Sentences: text.Sentences("A dog ran. The harbour slept. Rain fell. Harbour lights went out. Birds sang.")}}
	sc := s.look(s.ask(question.Read("harbour lights"), nil), docs)
	got := fmt.Sprint(sc.foremost(2))
	if got != "[1 3]" {
		t.Errorf("foremost(2) = %s, want [1 3]", got)
	}
	if got := len(sc.foremost(0)); got != 0 {
		t.Errorf("foremost(0) picks %d lines", got)
	}
}
