package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"marquee/knowledge"
)

func TestHeadline(t *testing.T) {
	long := "On Friday the coast woke to fog, and " + strings.Repeat("much more of it ", 20) + "came. Low Tide is a drama film by Ann Lee. Low Tide opens in cinemas on Friday."
	for _, c := range []struct {
		name, title, text, want string
	}{
		{"a title stays", " Fog on the coast ", "Low Tide is a film.", "Fog on the coast"},
		{"the sentence names the film", "", "Low Tide is a drama film by Ann Lee. It is short.", "Low Tide is a drama film by Ann Lee."},
		{"the film comes first", "", long, "Low Tide: On Friday the coast woke to fog, and much more of it much more of it much more…"},
		{"no film", "", "The harbour froze. Nobody came.", "The harbour froze."},
		{"no text", "", "", ""},
		{"one endless word", "", strings.Repeat("é", 300), strings.Repeat("é", 89) + "…"},
	} {
		got := Headline(knowledge.Article{Title: c.title, Text: c.text})
		if got != c.want {
			t.Errorf("%s: Headline = %q, want %q", c.name, got, c.want)
		}
		if n := utf8.RuneCountInString(got); n > headlineLength {
			t.Errorf("%s: %d runes", c.name, n)
		}
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Ann's film":           "Ann|'s|film",
		"J.J. Park's “Up”":     "J.J.|Park|'s|“|Up|”",
		"Spider-Man 2: O'Neil": "Spider-Man|2|:|O'Neil",
		"Robert Downs Jr. won": "Robert|Downs|Jr.|won",
		"8½ (1963), 2.5%":      "8|½|(|1963|)|,|2.5|%",
		"the actors’ day":      "the|actors|’|day",
	} {
		var got []string
		for _, tok := range tokens(text) {
			got = append(got, strings.ReplaceAll(tok.Text, "’s", "'s"))
			if text[tok.Start:tok.End] != tok.Text {
				t.Errorf("%q: token %q is not at its offsets", text, tok.Text)
			}
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("tokens(%q) = %s, want %s", text, s, want)
		}
	}
}

func TestFilmAt(t *testing.T) {
	d := read(knowledge.Article{Title: "Low Tide review", Text: "Low Tide is a 2019 film directed by Ann Lee. Unlike The Long Field, it won prizes. " +
		"The Long Field is a 2012 film, and the film was short.\n\nThe film runs again. The sequel to The Long Field is a comedy film."})
	findFilms(d, nil, "")
	for _, c := range []struct {
		sentence int
		word     string
		want     string
	}{
		{1, "directed", "Low Tide"},
		{2, "won", "Low Tide"},
		{3, "2012", "The Long Field"},
		{4, "runs", "Low Tide"},
	} {
		f, ok := d.filmAt(c.sentence, strings.Index(d.sentences[c.sentence].Text, c.word))
		if !ok || f.Title != c.want {
			t.Errorf("%q of sentence %d is about %q, want %q", c.word, c.sentence, f.Title, c.want)
		}
	}
}
