package titles

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
)

func film(title string, year, articles int) Film {
	return Film{Film: knowledge.Film{Title: title, Year: year}, Articles: articles}
}

// repertoire returns a set of films with remakes, sequels and look-alikes.
func repertoire() *Titles {
	t := &Titles{}
	t.Add(
		film("Dune", 1984, 3), film("Dune", 2021, 9), film("Dune: Part Two", 2024, 12),
		film("The Matrix", 1999, 5), film("Alien", 1979, 4), film("Aliens", 1986, 4),
		film("Spider-Man: No Way Home", 2021, 6), film("Amélie", 2001, 2), film("Rocky II", 1979, 1), film("Rocky III", 1982, 1),
		film("The Grand Budapest Hotel", 2014, 2), film("12 Years a Slave", 2013, 2), film("Godzilla", 2014, 3),
		film("Blade Runner 2049", 2017, 3), film("Marriage Story", 2019, 2), film("Mad Max: Fury Road", 2015, 4),
		film("Ocean's Eleven", 2001, 2), film("Fast & Furious", 2009, 1), film("1917", 2019, 2), film("Whiplash", 2014, 2),
		film("The Iron Lady", 2011, 1), film("Up", 2009, 1), film("Extraction", 0, 2), film("Deadpool 2", 2018, 1),
	)
	return t
}

func names(films []knowledge.Film) []string {
	var out []string
	for _, f := range films {
		out = append(out, fmt.Sprintf("%s %d", f.Title, f.Year))
	}
	return out
}

func TestComplete(t *testing.T) {
	titles := repertoire()
	for typed, first := range map[string]string{
		"du": "Dune: Part Two 2024", "DUNE 2": "Dune: Part Two 2024", "dune part t": "Dune: Part Two 2024",
		"the mat": "The Matrix 1999", "matr": "The Matrix 1999", "spiderman": "Spider-Man: No Way Home 2021",
		"spider man no": "Spider-Man: No Way Home 2021", "no way": "Spider-Man: No Way Home 2021",
		"amelie": "Amélie 2001", "rocky 2": "Rocky II 1979", "rocky two": "Rocky II 1979", "rocky iii": "Rocky III 1982",
		"oceans": "Ocean's Eleven 2001", "oceans 11": "Ocean's Eleven 2001", "fast and f": "Fast & Furious 2009",
		"gozilla": "Godzilla 2014", "goddzilla": "Godzilla 2014", "gpdzilla": "Godzilla 2014", "ogdzilla": "Godzilla 2014",
		"teh matr": "The Matrix 1999", "thematr": "The Matrix 1999", "hte grand": "The Grand Budapest Hotel 2014", "fast fur": "Fast & Furious 2009",
		"bufapest": "The Grand Budapest Hotel 2014", "madmax": "Mad Max: Fury Road 2015", "191": "1917 2019", "u": "Up 2009",
	} {
		if got := names(titles.Complete(typed, 5)); len(got) == 0 || got[0] != first {
			t.Errorf("%q completes to %q, want %s first", typed, got, first)
		}
	}
	for _, typed := range []string{"", " ", "?!", "zzzz", "xup", strings.Repeat("dune ", 1000), "\xff\xfe"} {
		if got := titles.Complete(typed, 5); len(got) > 0 {
			t.Errorf("%.20q completes to %q", typed, names(got))
		}
	}
}

func TestCompleteKeepsTheOrderOfTiers(t *testing.T) {
	titles := &Titles{}
	titles.Add(film("Star", 2001, 1), film("Lone Star", 2010, 50), film("Stir Crazy", 2011, 99), film("Stark", 1990, 2))
	got := names(titles.Complete("star", 10))
	want := []string{"Stark 1990", "Star 2001", "Lone Star 2010", "Stir Crazy 2011"}
	slices.Sort(got[:2])
	slices.Sort(want[:2])
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFind(t *testing.T) {
	titles := repertoire()
	for _, tt := range []struct {
		typed string
		exact []string
	}{
		{"dune", []string{"Dune 2021", "Dune 1984"}},
		{"dune 1984", []string{"Dune 1984"}},
		{"Dune (2021)", []string{"Dune 2021"}},
		{"dune 1999", nil},
		{"extraction 2020", []string{"Extraction 0"}},
		{"1917", []string{"1917 2019"}},
		{"blade runner 2049", []string{"Blade Runner 2049 2017"}},
		{"blade runner", nil},
		{"deadpool", nil},
		{"godzila", []string{"Godzilla 2014"}},
		{"grand budapest", []string{"The Grand Budapest Hotel 2014"}},
		{"fury road", []string{"Mad Max: Fury Road 2015"}},
		{"12 years slave", []string{"12 Years a Slave 2013"}},
		{"marriage italian style", nil},
		{"the iron claw", nil},
		{"whip it", nil},
		{"alienz", nil}, // Alien or Aliens?
		{"zodiac", nil},
		{"", nil},
	} {
		exact, near := titles.Find(tt.typed)
		if got := names(exact); !slices.Equal(got, tt.exact) {
			t.Errorf("%q finds %q (near %q), want %q", tt.typed, got, names(near), tt.exact)
		}
	}
	for typed, want := range map[string]string{
		"blade runner": "Blade Runner 2049 2017", "the iron claw": "The Iron Lady 2011", "marriage italian style": "Marriage Story 2019",
		"alienz": "Alien 1979", "dune 1999": "Dune 2021", "extracsion": "Extraction 0", "goodzila": "Godzilla 2014",
	} {
		exact, near := titles.Find(typed)
		if got := names(append(exact, near...)); !slices.Contains(got, want) {
			t.Errorf("%q suggests %q, want %s among them", typed, got, want)
		}
	}
}

func TestAddRenews(t *testing.T) {
	titles := &Titles{}
	var list []Film
	for i := range 3 * mostRecent {
		list = append(list, Film{Film: knowledge.Film{Title: fmt.Sprintf("Picture %d", i)}, Popularity: float64(i)})
	}
	titles.Add(list...)
	if n := titles.Len(); n != len(list) {
		t.Fatalf("%d titles, want %d", n, len(list))
	}
	titles.Add(film("Picture 17", 0, 1))
	if got := names(titles.Complete("picture", 2)); got[0] != "Picture 17 0" {
		t.Errorf("the film in the news is not first: %q", got)
	}
	titles.Add(list[17]) // a list does not take the news back
	titles.Add(Film{Film: knowledge.Film{Title: "Picture 18"}, Articles: 1, Newest: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)})
	if got := names(titles.Complete("picture", 3)); got[0] != "Picture 18 0" || got[1] != "Picture 17 0" || got[2] == got[1] {
		t.Errorf("order %q", got)
	}
	if n := titles.Len(); n != len(list) {
		t.Errorf("%d titles after renewal, want %d", n, len(list))
	}
}

// TestAgainstPlainSearch holds the clever arrays against a plain walk over
// all titles.
func TestAgainstPlainSearch(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	words := []string{"ab", "abc", "ba", "cab", "abba", "caba", "bac", "cc", "ca"}
	var entries []entry
	for i := range 300 {
		title := words[rnd.IntN(len(words))] + " " + words[rnd.IntN(len(words))]
		entries = append(entries, entry{knowledge.Film{Title: title, Year: 1900 + i, Key: strings.ReplaceAll(title, " ", "")}, rnd.Float32()})
	}
	s := newShelf(entries)
	for range 200 {
		q := make([]byte, 1+rnd.IntN(5))
		for i := range q {
			q[i] = "abc "[rnd.IntN(4)]
		}
		want, wantTypo := map[int]bool{}, map[int]bool{}
		for i := range s.size() {
			for _, v := range strings.Split(strings.TrimSuffix(string(s.text[s.textAt[i]:s.end(i)]), "\x00"), "\x00") {
				if strings.HasPrefix(v, string(q)) {
					want[i] = true
				}
				for k := range len(v) + 1 {
					if oneEdit(string(q), v[:k]) {
						wantTypo[i] = true
					}
				}
			}
		}
		check := func(name string, spans []span, want map[int]bool) {
			got, last := map[int]bool{}, uint32(0)
			s.heads.each(spans, func(p uint32) bool {
				if p < last {
					t.Fatalf("%s %q: places out of order", name, q)
				}
				last = p
				got[s.of(p)] = true
				return true
			})
			for i := range s.size() {
				if got[i] != want[i] {
					t.Fatalf("%s %q: %q is %v, want %v", name, q, s.spaced(i), got[i], want[i])
				}
			}
		}
		check("prefix", []span{s.heads.narrow(span{0, len(s.heads.places)}, 0, q)}, want)
		// An edit in front of a match is a match of the rest: both count.
		typos := s.heads.typos(q, 0)
		got := map[int]bool{}
		s.heads.each(typos, func(p uint32) bool { got[s.of(p)] = true; return true })
		for i := range wantTypo {
			if !got[i] {
				t.Fatalf("typo %q: %q is not found", q, s.spaced(i))
			}
		}
		for i := range got {
			if !wantTypo[i] {
				t.Fatalf("typo %q: %q is found", q, s.spaced(i))
			}
		}
	}
}

func (s *shelf) end(i int) int {
	if i+1 < len(s.textAt) {
		return int(s.textAt[i+1])
	}
	return len(s.text)
}

// oneEdit reports whether a becomes b by exactly one edit.
func oneEdit(a, b string) bool {
	for i := range len(a) + 1 {
		if i < len(a) && a[:i]+a[i+1:] == b {
			return true
		}
		if i+1 < len(a) && a[:i]+a[i+1:i+2]+a[i:i+1]+a[i+2:] == b && a != b {
			return true
		}
		for _, c := range []byte("abc ") {
			if a[:i]+string(c)+a[i:] == b || i < len(a) && a[i] != c && a[:i]+string(c)+a[i+1:] == b {
				return true
			}
		}
	}
	return false
}

func TestAnArticleAlone(t *testing.T) {
	var all Titles
	for i, title := range []string{"The Quiet Lantern", "Harbour Lights", "Theory of Rain", "A Paper Moon Rises", "Apricot", "An Orchard", "Anthill", "The Last Tram"} {
		all.Add(Film{Film: knowledge.Film{Title: title}, Articles: 100 - i})
	}
	for prefix, want := range map[string]string{
		"the":   "The Quiet Lantern|The Last Tram|Theory of Rain",
		"The ":  "The Quiet Lantern|The Last Tram|Theory of Rain",
		"th":    "Theory of Rain|The Quiet Lantern|The Last Tram",
		"the l": "The Last Tram",
		"a":     "Apricot|Anthill|A Paper Moon Rises",
		"a ":    "A Paper Moon Rises|Apricot|Anthill",
		"an ":   "An Orchard|Anthill",
		"h":     "Harbour Lights",
	} {
		var got []string
		for _, f := range all.Complete(prefix, 25) {
			got = append(got, f.Title)
		}
		if !strings.HasPrefix(strings.Join(got, "|"), want) {
			t.Errorf("%q: %s, want first %s", prefix, strings.Join(got, "|"), want)
		}
	}
}
