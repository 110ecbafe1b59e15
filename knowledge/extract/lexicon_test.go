package extract

import "testing"

// TestLexiconKnowsPlaces holds the words' flags and the table of services
// together: a service whose first word lacks the flag would never be found.
func TestLexiconKnowsPlaces(t *testing.T) {
	for w := range placeNames {
		if lexicon.flags(w, hashOf(w))&placeWord == 0 {
			t.Errorf("%q begins the name of a service and is not flagged", w)
		}
	}
	if lexicon.flags("lighthouse", hashOf("lighthouse"))&placeWord != 0 {
		t.Error("any word is flagged")
	}
}
