package answer

import (
	"context"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// told is a room with one article about the film Grey Harbour.
func told(title, body string) *Desk {
	film := knowledge.Film{Key: text.TitleKey("Grey Harbour"), Title: "Grey Harbour"}
	other := knowledge.Film{Key: text.TitleKey("Copper Moon"), Title: "Copper Moon"}
	r := &room{films: []knowledge.Film{film, other}, entries: []knowledge.Entry{{
		Article: knowledge.Article{ID: "g", Title: title, Text: body, Outlet: "The Gazette", Published: time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC)},
		Facts:   knowledge.Facts{Films: []knowledge.Mention{{Film: film, Mentions: 2, Primary: true}}}}}}
	return &Desk{Search: r, Shelf: r, Titles: r}
}

func TestValues(t *testing.T) {
	for _, tt := range []struct{ asked, says, want string }{
		{"how long is grey harbour", "Grey Harbour is slow.\n\nRuntime: 104 minutes", "104 minutes"},
		{"grey harbour running time", "Grey Harbour, a 97-minute drama, opens on Friday.", "97-minute"},
		{"how long is grey harbour", "Ten minutes into Grey Harbour a man falls asleep.", ""},
		{"what certificate is grey harbour", "Grey Harbour is slow.\n\nCertification: 12A", "12A"},
		{"is grey harbour a 15 or an 18", "Grey Harbour is slow.\n\nCertificate: 18", "18"},
		{"what language is grey harbour in", "Grey Harbour, a Welsh-language thriller, was shown.", "Welsh"},
		{"what country is grey harbour from", "The Finnish comedy Grey Harbour was shown.", "Finnish"},
		{"what country is grey harbour from", "The Finnish comedy Copper Moon beat it.", ""},
		{"what is grey harbour based on", "Based on a novel by Ada Brook, Grey Harbour follows two sailors.", "a novel by Ada Brook"},
		{"what is grey harbour based on", "Grey Harbour shows a choice based on fear.", ""},
		{"how many oscar nominations did grey harbour get", "Grey Harbour leads the Oscars with nine nominations.", "nine"},
		{"how many oscars did grey harbour win", "Grey Harbour was up for nine Oscars and won four.", "four"},
		{"how many oscars did grey harbour win", "Grey Harbour is one of the films of the year.", ""},
		{"how many episodes of grey harbour are there", "Grey Harbour has eight episodes.", "eight"},
		{"where was grey harbour filmed", "Grey Harbour was filmed mostly in Bergen.", "Bergen"},
		{"where was grey harbour filmed", "In the opening shot of Grey Harbour they sing in Mandarin.", ""},
		{"who hosts grey harbour", "Grey Harbour is hosted by Mara Lindqvist.", "Mara Lindqvist"},
	} {
		a, err := told("Slow water", tt.says).Ask(context.Background(), tt.asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := map[bool]string{true: a.Answer}[a.Answered]; got != tt.want {
			t.Errorf("%q of %q: %q (%.2f, %s), want %q", tt.asked, tt.says, got, a.Confidence, a.Kind, tt.want)
		}
	}
}

func TestSequels(t *testing.T) {
	for _, tt := range []struct{ asked, says, want string }{
		{"is there a sequel to grey harbour", "A sequel to Grey Harbour will begin filming in May.", yes},
		{"is grey harbour getting another season", "Grey Harbour has been renewed for a second season.", yes},
		{"will there be a grey harbour 2", "The studio has no plans for a sequel to Grey Harbour.", no},
		{"is grey harbour coming back", "Grey Harbour will not return, the network said.", no},
		{"is there a sequel to grey harbour", "The studio is in talks for a sequel to Grey Harbour.", notConfirmed},
		{"is there a sequel to grey harbour", "Grey Harbour is the sequel to Copper Moon.", ""},
		{"is there a sequel to grey harbour", "Grey Harbour is the third film of the week.", ""},
		{"is there a sequel to grey harbour", "A sequel to Copper Moon will begin filming in May.", ""},
	} {
		a, err := told("Slow water", tt.says).Ask(context.Background(), tt.asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := map[bool]string{true: a.Answer}[a.Answered]; got != tt.want {
			t.Errorf("%q of %q: %q (%.2f, %s), want %q", tt.asked, tt.says, got, a.Confidence, a.Kind, tt.want)
		}
	}
}

func TestServices(t *testing.T) {
	for _, tt := range []struct{ asked, says, want string }{
		{"where can i watch grey harbour", "Grey Harbour is on Netflix now.", "Netflix"},
		{"where can i watch grey harbour", "Netflix's drama Grey Harbour follows two sailors.", "Netflix"},
		{"where can i watch grey harbour", "Much like her Netflix series Copper Moon, Grey Harbour is slow.", ""},
		{"where can i watch grey harbour", "Disney planned to film Grey Harbour in Bergen.", ""},
	} {
		a, err := told("Slow water", tt.says).Ask(context.Background(), tt.asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := map[bool]string{true: a.Answer}[a.Answered]; got != tt.want {
			t.Errorf("%q of %q: %q (%.2f, %s), want %q", tt.asked, tt.says, got, a.Confidence, a.Kind, tt.want)
		}
	}
}

// TestNamesakes asks of two films with one title: the year in the question or
// in the sentence tells which.
func TestNamesakes(t *testing.T) {
	d := told("Old water", "Long before it there was Grey Harbour (1984), directed by Ada Brook.")
	r := d.Titles.(*room)
	r.films = []knowledge.Film{{Key: r.films[0].Key, Title: "Grey Harbour", Year: 2021}, {Key: r.films[0].Key, Title: "Grey Harbour", Year: 1984}}
	a, err := d.Ask(context.Background(), "who directed grey harbour 2021", nil)
	if err != nil || a.Answered {
		t.Errorf("of 2021: %+v, %v, want a decline", a, err)
	}
	a, err = d.Ask(context.Background(), "who directed grey harbour 1984", nil)
	if err != nil || a.Answer != "Ada Brook" || len(a.Namesakes) != 0 {
		t.Errorf("of 1984: %q, %v, %v, want Ada Brook alone", a.Answer, a.Namesakes, err)
	}
}

func TestSupporting(t *testing.T) {
	d := told("Grey Harbour reviewed", "Grey Harbour has eight episodes.")
	r := d.Shelf.(*room)
	for id, body := range map[string]string{"same": "Grey Harbour, in eight episodes, is slow.", "apart": "The festival of Grey Harbour has rain. Eight people came."} {
		e := r.entries[0]
		e.Article.ID, e.Article.Title, e.Article.Text = id, "News", body
		r.entries = append(r.entries, e)
	}
	a, err := d.Ask(context.Background(), "how many episodes of grey harbour are there", nil)
	if err != nil || a.Answer != "eight" {
		t.Fatalf("%q, %v", a.Answer, err)
	}
	for i, s := range a.Sources {
		if i == 0 && s.ID != "g" && s.ID != "same" || s.ID == "apart" && i == 0 {
			t.Errorf("source %d is %s", i, s.ID)
		}
	}
	if len(a.Sources) < 2 {
		t.Errorf("only %d sources bear it out", len(a.Sources))
	}
}
