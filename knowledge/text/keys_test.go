package text

import "testing"

func TestTitleKeySame(t *testing.T) {
	for _, same := range [][]string{
		{"Spider-Man", "spiderman", "Spider Man", "SPIDER–MAN"},
		{"Lilo & Stitch", "Lilo and Stitch"},
		{"The Godfather Part II", "Godfather, Part 2", "the godfather 2", "Godfather II", "The Godfather: Part Two"},
		{"Guardians of the Galaxy Vol. 2", "guardians of the galaxy volume two", "Guardians of the Galaxy 2"},
		{"Amélie", "amelie"}, {"The Matrix", "Matrix", "Matrix, The", "“The Matrix”"},
		{"WALL·E", "WALL-E", "Wall•E", "walle"}, {"Ocean’s Eleven", "Oceans Eleven", "ocean's 11"},
		{"Rocky V", "Rocky 5", "rocky v"}, {"Star Wars: Episode IV – A New Hope", "Star Wars Episode 4: A New Hope"},
		{"M*A*S*H", "MASH"}, {"8½", "8 1/2"}, {"Alien³", "Alien 3"}, {"E.T. the Extra-Terrestrial", "ET the extra terrestrial"},
		{"Romeo + Juliet", "Romeo & Juliet"}, {"The A-Team", "A-Team"}, {"Face/Off", "FaceOff"}, {"Æon Flux", "Aeon Flux"},
		{"It Chapter Two", "It: Chapter 2"}, {"History of the World, Part I", "History of the World Part 1"},
	} {
		for _, s := range same[1:] {
			if TitleKey(s) != TitleKey(same[0]) {
				t.Errorf("%q has key %q, %q has %q", s, TitleKey(s), same[0], TitleKey(same[0]))
			}
		}
	}
}

func TestTitleKeyApart(t *testing.T) {
	for _, c := range [][2]string{
		{"Malcolm X", "Malcolm 10"}, {"I, Tonya", "1 Tonya"}, {"V for Vendetta", "5 for Vendetta"}, {"Nine", "9"},
		{"Rocky", "Rocky II"}, {"Se7en", "Se8en"}, {"The Thing", "The Things"}, {"Them", "The M"}, {"Batman v Superman", "Batman 5 Superman"},
		{"Dune", "Dune: Part Two"}, {"1917", "1918"},
	} {
		if TitleKey(c[0]) == TitleKey(c[1]) {
			t.Errorf("%q and %q share key %q", c[0], c[1], TitleKey(c[0]))
		}
	}
	for title, want := range map[string]string{
		"1917": "1917", "The": "the", "A": "a", "II": "ii", "???": "???", "I, Tonya": "itonya", "Malcolm X": "malcolmx",
		"Part 2": "part2", "": "", "千と千尋": "千と千尋", "&": "and", "Se7en": "se7en", "Seven": "seven", "The One": "one",
	} {
		if got := TitleKey(title); got != want {
			t.Errorf("TitleKey(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestNameKey(t *testing.T) {
	for name, want := range map[string]string{
		"J.J. Abrams": "jj abrams", "J. J. Abrams": "jj abrams", "JJ Abrams": "jj abrams", "Zoë Saldaña": "zoe saldana",
		"Joseph Gordon-Levitt": "joseph gordon levitt", "Lupita Nyong’o": "lupita nyongo", "Robert Downey Jr.": "robert downey jr",
		"Samuel L. Jackson": "samuel l jackson", "  Guillermo   del Toro ": "guillermo del toro", "": "", "—": "", "Ø": "o",
	} {
		if got := NameKey(name); got != want {
			t.Errorf("NameKey(%q) = %q, want %q", name, got, want)
		}
	}
}
