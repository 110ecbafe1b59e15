package commands

import (
	"testing"
	"time"

	"marquee/bot"
	"marquee/knowledge"
)

func TestWhereIsHonestAboutThePast(t *testing.T) {
	on := func(y, m, d int) knowledge.Date {
		return knowledge.DateOf(time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC))
	}
	req := &bot.Request{At: time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)}
	tests := []struct {
		status     string
		date, said knowledge.Date
		want       string
		tellsDay   bool
	}{
		{knowledge.Upcoming, on(2022, 5, 27), on(2021, 9, 2), "Was due", true},
		{knowledge.Upcoming, on(2027, 5, 27), on(2026, 9, 2), "Coming", false},
		{knowledge.Upcoming, on(2026, 11, 22), on(2026, 9, 2), "Coming", false}, // today
		{knowledge.Upcoming, knowledge.Date{}, on(2026, 9, 2), "Coming", false},
		{knowledge.Upcoming, knowledge.Date{}, on(2024, 9, 2), "Was due", true},
		{knowledge.Upcoming, knowledge.Date{}, knowledge.Date{}, "Coming", false},
		{knowledge.Delayed, on(2022, 5, 27), on(2021, 9, 2), "Was delayed", true},
		{knowledge.Theaters, knowledge.Date{}, on(2023, 7, 31), "Was in cinemas", true},
		{knowledge.Theaters, knowledge.Date{}, on(2026, 11, 1), "In cinemas", false},
		{knowledge.Theaters, on(2026, 10, 1), on(2026, 1, 1), "In cinemas", false},
		{knowledge.Streaming, on(2020, 4, 24), on(2020, 5, 17), "Streaming", false},
		{knowledge.Cancelled, knowledge.Date{}, on(2019, 1, 1), "Cancelled", false},
	}
	for _, tt := range tests {
		got, asOf := where(req, knowledge.Availability{Status: tt.status, Date: tt.date}, tt.said)
		if got != tt.want || asOf.IsZero() == tt.tellsDay {
			t.Errorf("%s %s, said on %s: %q, %s; want %q", tt.status, tt.date, tt.said, got, asOf, tt.want)
		}
	}
}

func TestOtherSourcesTellTheDayAsReadersDo(t *testing.T) {
	req := &bot.Request{}
	for says, want := range map[string]string{
		"Rotten Tomatoes, audience: 70% (2020-05-17)": "Rotten Tomatoes, audience: 70% (17 May 2020)",
		"It opened (2020-05-17) and closed.":          "It opened (2020-05-17) and closed.",
		"(2020-99-99)":                                "(2020-99-99)",
	} {
		if got := dated(req, says); got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
}
