package extract

import (
	"math"
	"strings"
	"testing"
)

func TestRatingHasOneSpelling(t *testing.T) {
	for _, c := range []struct {
		text, want string
		percent    float64
	}{
		{"68%", "68%", 68},
		{"68 %", "68%", 68},
		{"68 per cent", "68%", 68},
		{"Sixty-eight percent", "68%", 68},
		{"one hundred percent", "100%", 100},
		{"2/5", "2/5", 40},
		{"2 / 5", "2/5", 40},
		{"5.0/5", "5/5", 100},
		{"7.0/10", "7/10", 70},
		{"3,5/5", "3.5/5", 70},
		{"2 out of 5", "2/5", 40},
		{"two out of five", "2/5", 40},
		{"a two out of five", "2/5", 40},
		{"three and a half out of four", "3.5/4", 87.5},
		{"three-and-a-half stars", "3.5/5", 70},
		{"3 1/2 out of 4", "3.5/4", 87.5},
		{"3-1/2 stars out of 4", "3.5/4", 87.5},
		{"3½/4", "3.5/4", 87.5},
		{"½ star", "0.5/5", 10},
		{"half a star", "0.5/5", 10},
		{"zero stars", "0/5", 0},
		{"94 out of a possible 100", "94/100", 94},
		{"★★★½", "3.5/5", 70},
		{"★★★☆☆", "3/5", 60},
		{"★★★☆", "3/4", 75},
		{"★★★½☆", "3.5/5", 70},
		{"⭐⭐⭐⭐", "4/5", 80},
		{"***1/2", "3.5/5", 70},
		{"***½ (out of four)", "3.5/4", 87.5},
		{"4★", "4/5", 80},
		{"4.5 Stars", "4.5/5", 90},
		{"four stars out of five", "4/5", 80},
		{"four out of five stars", "4/5", 80},
		{"4/5 stars", "4/5", 80},
		{"three of four stars", "3/4", 75},
		{"B+", "B+", 87},
		{"A−", "A-", 90},
		{"A–", "A-", 90},
		{"A minus", "A-", 90},
		{"B-minus", "B-", 80},
		{"a C plus", "C+", 77},
		{"“D-”", "D-", 60},
		{"F", "F", 50},
		{"4/6", "4/6", 66.67},
		{"6/8", "6/8", 75},
		{"(3/4)", "3/4", 75},
		{"4 of 5", "4/5", 80},
		{"b+", "B+", 87},
		{"A +", "A+", 97},
		{"Rating: 4/5", "4/5", 80},
		{"Grade: B−", "B-", 80},
		{"**/****", "2/4", 50},
		{"★★★/★★★★★", "3/5", 60},
		{"5 out of 5 popcorns", "5/5", 100},
		{"3.5/5 skulls", "3.5/5", 70},
	} {
		got, percent, ok := Rating(c.text)
		if !ok || got != c.want || math.Abs(percent-c.percent) > 0.01 {
			t.Errorf("Rating(%q) = %q, %v, %v; want %q, %v", c.text, got, percent, ok, c.want, c.percent)
		}
	}
}

func TestRatingRefusesWhatIsNone(t *testing.T) {
	for _, text := range []string{"", "8", "R", "PG-13", "2.1/2", "6/5", "E", "F+", "A*", "four", "stars", "A-list", "B movie",
		"120%", "9/11/2001", "$5/5", "2 of 3", "3 of 4 films", "-1/4", "5/2019", "3 out of 5 critics", "★★★★★★★", strings.Repeat("★", 9000)} {
		if got, percent, ok := Rating(text); ok {
			t.Errorf("Rating(%q) = %q, %v; want none", text, got, percent)
		}
	}
}

func TestRatingsInASentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"It fell from 54% to 50%.", "54% 50%"},
		{"A four-star review and a 7.1/10.", "A 4 7.1/10"},
		{"Rated PG-13, it opened on 9/11 in 3,000 theaters.", "9/11 3000"},
		{"It cost $45 million, runs 122 minutes, and got a B−.", "122 B-"},
		{"The A-list cast of the B movie, 1080p, in the 1980s, the 94th", "B"},
		{"Grades: A−, B+, “C”.", "A- B+ C"},
	} {
		var got []string
		for _, r := range ratings(lex(c.text)) {
			if c.text[r.start:r.end] == "" {
				t.Errorf("%q: an empty rating", c.text)
			}
			got = append(got, r.spelling())
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzRating(f *testing.F) {
	for _, s := range []string{"3 1/2 out of 4", "★★★½", "A−", "sixty-eight per cent", "***1/2", "4★", "1/2", "½½", "-", "A'"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		spelling, percent, ok := Rating(s)
		if ok && (spelling == "" || percent < 0 || percent > 100) {
			t.Errorf("Rating(%q) = %q, %v", s, spelling, percent)
		}
		if again, p, ok2 := Rating(spelling); ok && (!ok2 || again != spelling || math.Abs(p-percent) > 0.3) {
			t.Errorf("Rating(%q) = %q, but Rating(%q) = %q, %v, %v", s, spelling, spelling, again, p, ok2)
		}
		for _, r := range ratings(lex(s)) {
			if r.start < 0 || r.end > len(s) || r.start >= r.end {
				t.Errorf("%q: a rating at %d to %d", s, r.start, r.end)
			}
		}
	})
}
