package terminal

import (
	"strings"
	"testing"
	"time"

	"marquee/bot"
)

func show(t *testing.T, s Screen, r bot.Reply) string {
	t.Helper()
	var b strings.Builder
	s.Out = &b
	if err := s.Show(r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var card = bot.Reply{Cards: []bot.Card{{
	Title: "Night Train (2019)",
	Body:  bot.Rich{{Text: "A conductor finds a stowaway."}, {Text: " [1]", Style: bot.Small}, {Text: " "}, {Text: "The film runs 97 minutes."}},
	Sections: []bot.Section{
		{Title: "Scores", Bars: []bot.Bar{{Label: "Rotten Tomatoes critics", Value: "68%", Percent: 68, Note: "2020-05-17"}, {Label: "Empire review", Value: "2/5", Percent: 40}}},
		{Title: "People", Lines: []bot.Rich{{{Text: "Director: ", Style: bot.Bold}, {Text: "Ann Lee"}}}},
	},
	Footer: "Newest article", Time: time.Date(2020, 5, 17, 0, 0, 0, 0, time.UTC),
}}}

func TestCardWithoutColour(t *testing.T) {
	want := `Night Train (2019)
A conductor finds a stowaway. [1] The film runs 97 minutes.

Scores
  Rotten Tomatoes critics  ██████████████░░░░░░  68%  2020-05-17
  Empire review            ████████░░░░░░░░░░░░  2/5

People
  Director: Ann Lee

Newest article: 17 May 2020
`
	if got := show(t, Screen{}, card); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDaysReadAlikeEverywhere(t *testing.T) {
	day := time.Date(2024, 3, 8, 0, 0, 0, 0, time.UTC)
	r := bot.Reply{Text: bot.Rich{{Text: "News · "}, {Time: day}}, Cards: []bot.Card{{Title: "Film", Footer: "Newest article", Time: day}}}
	if got := show(t, Screen{}, r); strings.Count(got, "8 March 2024") != 2 {
		t.Errorf("the day is not written as 8 March 2024 twice:\n%s", got)
	}
}

func TestColourOnlyWhereAsked(t *testing.T) {
	if strings.Contains(show(t, Screen{}, card), "\x1b") {
		t.Error("colour without being asked for")
	}
	if !strings.Contains(show(t, Screen{Color: true}, card), green) {
		t.Error("no colour though asked for")
	}
}

func TestLinesAreWrapped(t *testing.T) {
	text := bot.Reply{Text: bot.Plain(strings.Repeat("seven words of text go on here ", 20))}
	for _, line := range strings.Split(show(t, Screen{Width: 40}, text), "\n") {
		if len(line) > 40 {
			t.Errorf("a line of %d columns: %q", len(line), line)
		}
	}
}

func TestArticleTextCannotSteerTheTerminal(t *testing.T) {
	hostile := "a\x1b]0;owned\x07b\x1b[2Jc\u202ed\u200be\r\x00f"
	r := bot.Reply{Text: bot.Plain(hostile), Cards: []bot.Card{{Title: hostile, Footer: hostile,
		Sections: []bot.Section{{Title: hostile, Lines: []bot.Rich{bot.Plain(hostile)}, Bars: []bot.Bar{{Label: hostile, Value: hostile, Note: hostile}}}}}},
		Menu: &bot.Menu{Placeholder: hostile, Entries: []bot.Entry{{Label: hostile}}}, Buttons: []bot.Button{{Label: hostile, Look: bot.Primary}}}
	if got := show(t, Screen{}, r); strings.ContainsAny(got, "\x1b\x07\r\x00\u202e\u200b") {
		t.Errorf("control characters came through: %q", got)
	}
}
