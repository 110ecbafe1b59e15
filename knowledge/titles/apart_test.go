package titles

import (
	"fmt"
	"strings"
	"testing"

	"marquee/knowledge"
)

func TestApart(t *testing.T) {
	for _, c := range []struct{ films, want string }{
		{"tide 0, tide 1984", "tide 1984"},
		{"tide 2021, tide 0, tide 1984", "tide 2021, tide 1984"},
		{"tide 0, wave 0, tide 1984, tide 2021", "tide 1984, wave 0, tide 2021"},
		{"tide 2013, tide 2014", "tide 2013"},
		{"tide 2014, tide 1984, tide 2013", "tide 2014, tide 1984"},
		{"tide 0, wave 0", "tide 0, wave 0"},
	} {
		var films []knowledge.Film
		for _, one := range strings.Split(c.films, ", ") {
			var f knowledge.Film
			fmt.Sscan(one, &f.Key, &f.Year)
			films = append(films, f)
		}
		var got []string
		for _, f := range apart(films) {
			got = append(got, fmt.Sprint(f.Key, " ", f.Year))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: %s, want %s", c.films, s, c.want)
		}
	}
}
