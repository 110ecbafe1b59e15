package extract

import (
	"reflect"
	"strings"
	"testing"
)

// TestLexiconFindsEveryWord holds the table of flags against the plain map it
// is made of.
func TestLexiconFindsEveryWord(t *testing.T) {
	for w, f := range makeLexicon() {
		if got := lexicon.flags(w, hashOf(w)); got != f {
			t.Errorf("%q has flags %b, want %b", w, got, f)
		}
	}
	for _, w := range []string{"lighthouse", "", "zyx"} {
		if got := lexicon.flags(w, hashOf(w)); got != 0 {
			t.Errorf("the unknown %q has flags %b", w, got)
		}
	}
}

// TestFactsAreTheSameAgain reads articles in turn, so that what one leaves in
// a slab would show in the next.
func TestFactsAreTheSameAgain(t *testing.T) {
	long := newsArticle
	long.Text = strings.Repeat(long.Text+"\n\n", 12)
	first, firstLong := Facts(newsArticle), Facts(long)
	for range 3 {
		if got := Facts(long); !reflect.DeepEqual(got, firstLong) {
			t.Fatal("a long article reads differently the second time")
		}
		if got := Facts(newsArticle); !reflect.DeepEqual(got, first) {
			t.Fatal("an article reads differently after another")
		}
	}
}

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
