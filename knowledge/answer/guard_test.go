package answer

import (
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
)

// TestGuarded has for each question a sentence that can answer it and one
// that only sounds like it.
func TestGuarded(t *testing.T) {
	for _, tt := range []struct{ asked, short, good, bad string }{
		{"what did Ann Lee say when she won", "", "“I never dreamt of this,” Ann Lee said.", "Ann Lee won for her drama."},
		{"who does Ann Lee play in Embers", "Rose", "Ann Lee plays the baker Rose.", "Ann Lee is busy, Rose reports, with playing."},
	} {
		q := question.Read(tt.asked)
		if got := guarded(q, knowledge.Article{}, passage.Candidate{Text: tt.good, Short: tt.short}, 1); got != 1 {
			t.Errorf("%q: %q is lowered to %v", tt.asked, tt.good, got)
		}
		if got := guarded(q, knowledge.Article{}, passage.Candidate{Text: tt.bad, Short: tt.short}, 1); got == 1 {
			t.Errorf("%q: %q is not lowered", tt.asked, tt.bad)
		}
	}
}

func TestBestNamed(t *testing.T) {
	q := question.Read("who won best film at the harbour awards")
	for sentence, want := range map[string]bool{
		"Embers was named best picture.":            true,
		"Both were winners at the Harbour Awards.":  false,
		"Ann Lee was best actress at the ceremony.": false,
	} {
		if got := bestNamed(q, sentence); got != want {
			t.Errorf("bestNamed(%q) = %v", sentence, got)
		}
	}
}

func TestOfAnother(t *testing.T) {
	for before, want := range map[string]bool{
		"The panel included Paper Moons director ":    true,
		"The jury heard Edge of the Sea director ":    true,
		"The winner was Quiet Harbour director ":      false,
		"It was made by the British director ":        false,
		"The panel listened to the veteran director ": false,
	} {
		if got := ofAnother(before, "Quiet Harbour"); got != want {
			t.Errorf("ofAnother(%q) = %v", before, got)
		}
	}
}
