package text

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for in, want := range map[string][]string{
		"Spider-Man’s “fast” run": {"spider", "man's", "fast", "run"}, "68% of 1,000 at 3.5/5.": {"68", "of", "1,000", "at", "3.5", "5"},
		"the U.S. and J.J. Abrams": {"the", "us", "and", "jj", "abrams"}, "ComicBook.com": {"comicbook", "com"},
		"'Tis rock'n'roll'": {"tis", "rock'n'roll"}, "Amélie, Łódź, Straße": {"amelie", "lodz", "strasse"}, "— … ★": nil, "WALL·E": {"wall", "e"},
		"\xff\xfeok": {"ok"}, "e\u0301clair": {"eclair"},
	} {
		var got []string
		for _, w := range Words(in) {
			got = append(got, w.Fold)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
		if f := Fold(in); f != strings.Join(want, " ") {
			t.Errorf("Fold(%q) = %q", in, f)
		}
	}
}

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"films": "film", "directed": "direct", "director": "director", "stories": "stori", "running": "run", "hoping": "hope", "hopping": "hop",
		"generously": "generous", "nationalization": "nation", "skies": "sky", "news": "news", "dying": "die", "ties": "tie", "cried": "cri",
		"amélie": "amélie", "it": "it", "studio's": "studio", "happily": "happili", "sequels": "sequel", "agreed": "agre", "proceed": "proceed",
		"controlling": "control", "relational": "relat", "electricity": "electr", "yes": "yes", "boys": "boy", "past": "past",
	} {
		if got := Stem(word); got != want {
			t.Errorf("Stem(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestIsStop(t *testing.T) {
	for word, want := range map[string]bool{"the": true, "didn't": true, "film": false, "": false} {
		if IsStop(word) != want {
			t.Errorf("IsStop(%q) = %v", word, !want)
		}
	}
}
