package knowledge

import (
	"strings"
	"testing"
	"time"
)

func TestTellsEnding(t *testing.T) {
	for sentence, want := range map[string]bool{
		"The captain dies at the end, alone on deck.":                        true,
		"In the final scene the stowaway takes the wheel.":                   true,
		"The twist is that both brothers are ghosts.":                        true,
		"Mara turns out to be the thief.":                                    true,
		"A post-credits scene sets up the sequel.":                           true,
		"Audiences were split over the film’s ending.":                       true,
		"She sacrifices herself so that the ferry can leave.":                true,
		"The butler is revealed to be her father.":                           true,
		"Shooting begins at the end of the month.":                           false,
		"The film opens on Friday and stars Bo Ray as the captain.":          false,
		"Oliver Twist was filmed in Prague.":                                 false,
		"The director, who died last spring, had finished the cut.":          false,
		"It is ending its run in cinemas on Sunday.":                         false,
		"A spoiler-free review gives it four stars.":                         false,
		"The actor dies at the age of 81, a year after his last role.":       false,
		"The company expects a decision by the end of June.":                 false,
		"The Neverending Story returns with an ending-less marathon screen.": false,
		"": false,
	} {
		if got := TellsEnding(sentence); got != want {
			t.Errorf("TellsEnding(%q) = %v", sentence, got)
		}
	}
}

func TestTellsEndingIsLinear(t *testing.T) {
	start := time.Now()
	TellsEnding(strings.Repeat("x at the en", 200_000))
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("2 MB took %v", took)
	}
}
