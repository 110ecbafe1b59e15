package extract

import (
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
)

func TestWhereOfTexts(t *testing.T) {
	for _, b := range blocks(t, "where.txt") {
		var got []string
		a := knowledge.Article{Text: b.text, Published: time.Date(2023, 7, 12, 9, 0, 0, 0, time.UTC)}
		for _, w := range Facts(a).Where {
			got = append(got, strings.TrimSpace(strings.Join([]string{w.Film, w.Service, w.Status, w.Date.String()}, " | ")))
			if !strings.Contains(b.text, w.Sentence) || w.Rule == "" {
				t.Errorf("%d: the sentence %q is not verbatim, or rule %q is missing", b.line, w.Sentence, w.Rule)
			}
		}
		for i := range b.want {
			b.want[i] = strings.TrimSpace(b.want[i])
		}
		b.check(t, "where.txt", got)
	}
}

func TestDatesAreResolvedAgainstTheArticle(t *testing.T) {
	wednesday := time.Date(2023, 7, 12, 23, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		text string
		past bool
		want string
	}{
		{"July 21", false, "2023-07-21"},
		{"July 21st, 2024", false, "2024-07-21"},
		{"21 July", false, "2023-07-21"},
		{"Dec. 25", false, "2023-12-25"},
		{"Jan. 5", false, "2024-01-05"},
		{"July 4", false, "2023-07-04"}, // just past
		{"Nov. 3", true, "2022-11-03"},
		{"2023-07-21", false, "2023-07-21"},
		{"this Friday", false, "2023-07-14"},
		{"Friday", false, "2023-07-14"},
		{"Friday", true, "2023-07-07"},
		{"Wednesday", false, "2023-07-12"},
		{"last Wednesday", true, "2023-07-05"},
		{"next Friday", false, "2023-07-21"},
		{"Friday, July 28", false, "2023-07-28"},
		{"today", false, "2023-07-12"},
		{"tomorrow", false, "2023-07-13"},
		{"in three days", false, "2023-07-15"},
		{"in two weeks", false, "2023-07-26"},
		{"Labor Day", false, "2023-09-04"},
		{"Memorial Day 2024", false, "2024-05-27"},
		{"Fourth of July 2024", false, "2024-07-04"},
		{"Christmas Day", false, "2023-12-25"},
		{"Thanksgiving", false, "2023-11-23"},
		{"Halloween 2024", false, "2024-10-31"},
		{"July", false, ""},
		{"March 2024", false, ""},
		{"2025", false, ""},
		{"Feb. 30", false, ""},
	} {
		ts := tokens(c.text)
		w, ok := whenAt(ts, 0)
		got := ""
		if ok {
			got = w.resolve(wednesday, c.past).String()
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	w, _ := whenAt(tokens("July 21"), 0)
	if d := w.resolve(time.Time{}, false); !d.IsZero() {
		t.Errorf("a day without a year, in an article without a date, is %s", d)
	}
}

// TestTimesWithoutADay reads when a film comes where only a season, a month or
// a year is told: a period, never a day.
func TestTimesWithoutADay(t *testing.T) {
	for _, c := range []struct{ text, status, words, from, to string }{
		{"Low Tide, the new film by Ann Lee, will be released in the fall.", "upcoming", "the fall", "2023-09-01", "2023-11-30"},
		{"The film Low Tide has been pushed to 2025.", "delayed", "2025", "2025-01-01", "2025-12-31"},
		{"The film Low Tide, directed by Ann Lee, is expected early next year.", "upcoming", "early next year", "2024-01-01", "2024-04-30"},
		{"The film Low Tide, directed by Ann Lee, opens in theaters next summer.", "upcoming", "next summer", "2024-06-01", "2024-08-31"},
	} {
		f := Facts(knowledge.Article{Title: "Low Tide delayed", Text: c.text, Published: time.Date(2023, 7, 12, 9, 0, 0, 0, time.UTC)})
		found := false
		for _, w := range f.Where {
			if !w.Date.IsZero() {
				t.Errorf("%q is given the day %s", c.text, w.Date)
			}
			found = found || w.Status == c.status && w.Period.Words == c.words && w.Period.From.String() == c.from && w.Period.To.String() == c.to
		}
		if !found {
			t.Errorf("%q: %+v", c.text, f.Where)
		}
	}
}
