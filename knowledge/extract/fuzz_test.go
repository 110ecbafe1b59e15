package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"marquee/knowledge"
)

func FuzzFacts(f *testing.F) {
	f.Add("Harbour Lights review", newsArticle.Text, "Harbour Lights")
	for _, s := range oddTexts(300) {
		f.Add("Low Tide", s, "")
	}
	f.Add("", "Low Tide (2014", "(")
	f.Add("Ours", "Ours is a film that divides. Cinemas show Ours from Friday, and the critics gave the film, Ours, 4/5. \"Ours\" is a film by Ann Lee.", "")
	for _, word := range []string{"Us", "It", "Her", "Them", "Old"} { // a headline of one common word
		f.Add(word, "This horror film shows what "+word+" can do. The director's film, "+word+", opens. A movie in which "+word+" is the sequel, says the film's actor.", word)
	}
	f.Add("Low Tide", "* * *\n\nLow Tide opens.\n\n###\n\n\u2605\u2605\n\n\u2013 \u2013 \u2013", "") // lines of marks alone
	f.Add("'s", "“”‘’'\"'s's 's", "'s")
	f.Add("A: B: C", "Director:\nStarring: ,,, and\nFilm:\n:\n", ":")
	f.Fuzz(func(t *testing.T, title, text, italics string) {
		a := knowledge.Article{ID: "x", Title: title, Text: text, Emphasis: strings.Split(italics, "|")}
		facts := Facts(a)
		primary := 0
		for _, m := range facts.Films {
			if m.Primary {
				primary++
			}
			if m.Key == "" || m.Title == "" || m.Mentions < 1 {
				t.Errorf("the film %+v is incomplete", m)
			}
		}
		if primary > 1 {
			t.Errorf("%d primary films", primary)
		}
		for _, p := range facts.People {
			if p.Name == "" || len(p.Roles) == 0 || p.FilmKey == "" {
				t.Errorf("the person %+v is incomplete", p)
			}
			if !strings.Contains(text, p.Sentence) && !strings.Contains(title, p.Sentence) {
				t.Errorf("%q is no sentence of the article", p.Sentence)
			}
		}
		if h := Headline(knowledge.Article{Text: text}); utf8.ValidString(text) && utf8.RuneCountInString(h) > headlineLength {
			t.Errorf("the headline %q is too long", h)
		}
	})
}
