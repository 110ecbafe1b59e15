package answer

import (
	"context"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// prizeNight is a desk over one article of March 2012.
func prizeNight(title, body string, films ...string) *Desk {
	r := &room{}
	e := knowledge.Entry{Article: knowledge.Article{ID: "night", Title: title, Text: body, Published: time.Date(2012, 3, 1, 0, 0, 0, 0, time.UTC)}}
	for _, f := range films {
		film := knowledge.Film{Key: text.TitleKey(f), Title: f}
		r.films = append(r.films, film)
		e.Facts.Films = append(e.Facts.Films, knowledge.Mention{Film: film, Mentions: 1})
	}
	r.entries = append(r.entries, e)
	return &Desk{Search: r, Shelf: r, Titles: r}
}

func TestAwards(t *testing.T) {
	const head = "Harbour Lights triumphs on Oscar night"
	for _, tt := range []struct{ asked, title, says, want string }{
		{"who won best picture at the 84th oscars", head, "Harbour Lights won Best Picture. Crowds cheered.", "Harbour Lights"},
		{"what won best film at the oscars in 2012?", head, "Best picture went to Harbour Lights. Crowds cheered.", "Harbour Lights"},
		{"which film won best picture at the oscars", head, "Mara Lindqvist's Harbour Lights took four prizes, including best picture.", "Harbour Lights"},
		{"who won best actress at the academy awards", head, "Mara Lindqvist was named best actress for The Long Ridge.", "Mara Lindqvist"},
		{"who won best actor at the oscars", head, "Best actor winner John Carver thanked his mother.", "John Carver"},
		{"which film did the boston critics pick as best film", "Critics laud The Long Ridge", "Boston critics named Harbour Lights best film of the year.", "Harbour Lights"},
		{"which film did the boston critics pick as best film", "Critics laud The Long Ridge", "The Boston critics gave it the prize for best film.", "The Long Ridge"},
		// Another ceremony, another prize, a hope, another category, nobody named.
		{"who won best picture at the 83rd oscars", head, "Harbour Lights won Best Picture. Crowds cheered.", ""},
		{"who won best picture at the oscars in 1999", head, "Harbour Lights won Best Picture. Crowds cheered.", ""},
		{"who won best film at the baftas", head, "Harbour Lights won Best Picture. Crowds cheered.", ""},
		{"who won best picture at the oscars", head, "Harbour Lights won the Bafta for best film.", ""},
		{"who won best picture at the oscars", head, "Harbour Lights may have won Best Picture already.", ""},
		{"who won best picture at the oscars", head, "Harbour Lights is nominated for best picture after it won a prize.", ""},
		{"who won best picture at the oscars", head, "The Long Ridge won Best Picture in 2004.", ""},
		{"who won best actor at the oscars", head, "John Carver was there, but he won best actor elsewhere.", ""},
		{"who won best actress at the oscars", head, "Harbour Lights won Best Picture. Crowds cheered.", ""},
		{"which film did the boston critics pick as best film", head, "Chicago critics named Harbour Lights best film of the year.", ""},
	} {
		a, err := prizeNight(tt.title, tt.says, "Harbour Lights", "The Long Ridge").Ask(context.Background(), tt.asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.Answered != (tt.want != "") || a.Answered && a.Answer != tt.want || a.AskBack {
			t.Errorf("%q of %q: answered %v %q (%.2f, ask back %v), want %q", tt.asked, tt.says, a.Answered, a.Answer, a.Confidence, a.AskBack, tt.want)
		}
	}
}

func TestAskedAward(t *testing.T) {
	for asked, want := range map[string]bool{
		"who won the palme d'or at cannes":              true,
		"who won best supporting actor at the baftas":   true,
		"who was nominated for best actor at the emmys": false,
		"what was the first film to win best picture":   false,
		"who directed the best picture oscar winner":    false,
		"who is the best actor":                         false,
		"when are the oscars":                           false,
	} {
		if _, got := askedAward(question.Read(asked)); got != want {
			t.Errorf("askedAward(%q) = %v, want %v", asked, got, want)
		}
	}
}
