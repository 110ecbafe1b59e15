package titles

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"marquee/knowledge"
)

func knownFilms() []Film {
	films := []Film{
		{Film: knowledge.Film{Title: "The Glass Harbour", Year: 1961}, Popularity: 9},
		{Film: knowledge.Film{Title: "The Glass Harbour", Year: 2014}, Popularity: 40},
		{Film: knowledge.Film{Title: "The Glass Harbour", Year: 2014}, Popularity: 2},
		{Film: knowledge.Film{Title: "Salt & Thunder", Year: 1999}, Popularity: 3},
		{Film: knowledge.Film{Title: "Zwölf Monde"}, Popularity: 1},
		{Film: knowledge.Film{Title: "…"}},
	}
	for i := range 300 {
		films = append(films, Film{Film: knowledge.Film{Title: fmt.Sprint("Filler Reel ", i), Year: 1900 + i%100}})
	}
	return films
}

func namesOf(films []knowledge.Film) (all []string) {
	for _, f := range films {
		all = append(all, f.Name())
	}
	return all
}

func TestAListIsReadBackAsItWas(t *testing.T) {
	built := NewList("of today", knownFilms())
	read, err := LoadList(built.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if read.ID() != "of today" || read.Len() != built.Len() || read.Len() != 305 {
		t.Errorf("id %q, %d films of %d", read.ID(), read.Len(), built.Len())
	}
	var a, b Titles
	a.Know(built)
	b.Know(read)
	for _, prefix := range []string{"glass", "the", "salt th", "zwolf", "gals harb", "filler reel 29", "x"} {
		if got, want := namesOf(b.Complete(prefix, 25)), namesOf(a.Complete(prefix, 25)); !slices.Equal(got, want) {
			t.Errorf("%q: %v, before %v", prefix, got, want)
		}
	}
	if !read.Has("glassharbour") || read.Has("glassharbor") || (*List)(nil).Has("glassharbour") {
		t.Error("the list does not know its titles")
	}
}

func TestTheNewsCountMoreThanTheList(t *testing.T) {
	var ts Titles
	ts.Know(NewList("", knownFilms()))
	ts.Add(Film{Film: knowledge.Film{Title: "The Glass Harbor", Key: "glassharbour", Year: 2014}, Articles: 3, Newest: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)})
	got := namesOf(ts.Complete("glass har", 25))
	if want := []string{"The Glass Harbor (2014)", "The Glass Harbour (1961)"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if n := ts.Len(); n != 305 {
		t.Errorf("%d films", n)
	}
}

func TestADamagedListIsBuiltAnew(t *testing.T) {
	whole := NewList("x", knownFilms()).Bytes()
	for _, at := range []int{0, 9, 13, 30, len(whole) / 2, len(whole) - 1} {
		bad := slices.Clone(whole)
		bad[at] ^= 0x41
		if _, err := LoadList(bad); !errors.Is(err, ErrStale) {
			t.Errorf("damaged at %d: %v", at, err)
		}
	}
	for _, n := range []int{0, 7, 11, 100, len(whole) - 1} {
		if _, err := LoadList(whole[:n]); !errors.Is(err, ErrStale) {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
}

func FuzzLoadList(f *testing.F) {
	whole := NewList("x", knownFilms()[:8]).Bytes()
	f.Add(whole)
	f.Add(whole[:60])
	f.Fuzz(func(_ *testing.T, data []byte) {
		if len(data) >= 4 { // whatever it holds, its checksum is right
			data = seal(data[:len(data)-4])
		}
		l, err := LoadList(data)
		if err != nil {
			return
		}
		var ts Titles
		ts.Know(l)
		for _, typed := range []string{"the", "gl", "glass harbour", "slat thunder"} {
			ts.Complete(typed, 25)
			ts.Find(typed)
		}
	})
}
