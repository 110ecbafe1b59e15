package text

import (
	"testing"
	"time"
)

func TestPeriod(t *testing.T) {
	march := time.Date(2024, 3, 2, 21, 0, 0, 0, time.UTC)
	for _, c := range []struct{ sentence, words, from, to string }{
		{"Low Tide will be released in the fall.", "the fall", "2024-09-01", "2024-11-30"},
		{"Low Tide has been pushed to 2025.", "2025", "2025-01-01", "2025-12-31"},
		{"Low Tide was pushed from summer 2024 to early 2025.", "early 2025", "2025-01-01", "2025-04-30"},
		{"Low Tide opens in theaters next summer.", "next summer", "2025-06-01", "2025-08-31"},
		{"Low Tide opens this summer, he said this year.", "this summer", "2024-06-01", "2024-08-31"},
		{"Low Tide is expected early next year.", "early next year", "2025-01-01", "2025-04-30"},
		{"Low Tide comes out later this year.", "later this year", "2024-03-02", "2024-12-31"},
		{"Low Tide is due by the end of the year.", "end of the year", "2024-09-01", "2024-12-31"},
		{"Low Tide arrives in November.", "November", "2024-11-01", "2024-11-30"},
		{"Low Tide arrives in late January.", "late January", "2025-01-01", "2025-01-31"},
		{"Low Tide is set for spring 2026.", "spring 2026", "2026-03-01", "2026-05-31"},
		{"Low Tide opens this winter.", "this winter", "2024-12-01", "2025-02-28"},
		{"Low Tide premieres next month.", "next month", "2024-04-01", "2024-04-30"},
		{"Earlier this year Low Tide opened.", "", "", ""},
		{"Low Tide won at this year's festival.", "", "", ""},
		{"Low Tide arrives on July 21.", "", "", ""},
		{"Low Tide opens on 21 July.", "", "", ""},
		{"Low Tide opened in 2019.", "", "", ""},
		{"Low Tide is based on the 2024 film Paper Boats.", "", "", ""},
		{"Low Winter Sun may fall in love with the sea.", "", "", ""},
		{"It may open soon.", "", "", ""},
	} {
		p := Period(c.sentence, march)
		if p.Words != c.words || p.From.String() != c.from || p.To.String() != c.to {
			t.Errorf("%q: %q from %s to %s, want %q from %s to %s", c.sentence, p.Words, p.From, p.To, c.words, c.from, c.to)
		}
	}
	if p := Period("Low Tide opens next summer.", time.Time{}); p.Words != "next summer" || !p.From.IsZero() {
		t.Errorf("without the article's day: %+v", p)
	}
}

func FuzzPeriod(f *testing.F) {
	f.Add("pushed from summer 2024 to early 2025")
	f.Add("in the fall of 2025, mid-2026, end of 20")
	f.Fuzz(func(t *testing.T, s string) {
		p := Period(s, time.Date(2024, 12, 31, 23, 0, 0, 0, time.UTC))
		if (p.Words == "") != p.From.IsZero() || p.To.Before(p.From.Time) {
			t.Errorf("%q: %+v", s, p)
		}
	})
}
