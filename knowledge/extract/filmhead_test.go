package extract

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// TestFilmsOfHeadlines reads headlines with a line of text, as feeds have
// them: the films, the one the article is about first and marked.
func TestFilmsOfHeadlines(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"Mara Quill Looks Weary In Stark 'Low Tide' Trailer", "The actress has Oscar buzz already.", "*Low Tide"},
		{"Tom Reed And Ann Lee Make Up In 'Low Tide 2' Teaser", "The funny trailer gets fans laughing.", "*Low Tide 2"},
		{"How 'Night Ferry' Director Ann Lee Got In", "She needed no pass for the ceremony.", "*Night Ferry"},
		{"Tom Reed Wins Best Actor Oscar For ‘Night Ferry’", "The film is the darling of the season.", "*Night Ferry"},
		{"Ann Lee Boards A24 Drama 'Ember'", "Ann Lee Boards A24 Drama 'Ember'", "*Ember"},
		{"'Paper Boats' tops box office as ‘Low Tide’ sinks", "It took $20m in its second weekend.", "*Paper Boats; Low Tide"},
		{"Low Tide: Review", "Ann Lee stars in the film as a diver.", "*Low Tide"},
		{"Low Tide:Review", "Ann Lee stars in the film as a diver.", "*Low Tide"},
		{"Documentary corner: Boats are burning", "This film follows four men. It was shot in a year.", "*Boats are burning"},
		{"Tom Reed Shuts Down 'Horrible' Reaction To His Film", "The actor spoke on Monday.", ""},
		{"Victim Calls Tom Reed 'The Face Of Fear' And 'A Great Liar'", "The former film actor was sentenced.", ""},
		{"Mara Quill Recalls Work With 'Lonely Giant' Tom Reed", "The actor talked about films.", ""},
		{"Tom Reed: 'We Never Had A Chance'", "The actor spoke about his new movie.", ""},
		{"Edith 'Big Edie' Lee remembered", "Fans of the movie still love “Big Edie” today.", ""},
		{"Gripping 'Harbour Watch' Trailer Is Here", "The eight-episode series begins on Netflix in May.", ""},
		{"Who smiles most at parties", "The \"Harbour Watch\" star smiled.", ""},
		{"I never read my own scripts at home: Reed", "The film by Reed opens soon.", ""},
	} {
		f := Facts(knowledge.Article{Title: c.title, Text: c.text})
		var got []string
		for _, m := range f.Films {
			mark := ""
			if m.Primary {
				mark = "*"
			}
			got = append(got, mark+m.Title)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %s, want %s", c.title, s, c.want)
		}
	}
}

// TestNoFilms: words that stand where films do and are none.
func TestNoFilms(t *testing.T) {
	for _, c := range []struct{ text, not string }{
		{"In this film, I've seen it all. The film, I've heard, is long.", "I've"},
		{"Greek director Yannis Vell made the film. The Greek director is known.", "Greek"},
		{"Her turn was nominated for Best Music at the awards. The film won nothing.", "Best Music"},
		{"Fans of films by Kubrick and Hitchcock will like the film. It is like Hitchcock.", "Hitchcock"},
		{"The show was on BBC One. She is starring in BBC One dramas, not in a film.", "BBC One"},
		{"Shot in Devon, the film tells the tale of a horse.", "Devon"},
		{"Rose is a fine addition to the film. Rose is a hero of the film.", "Rose"},
		{"The film gets five stars. Should Win: Best Thing. The movie was long.", "Should Win: Best Thing"},
		{"The film, said *The Daily Planet*, is long. The film drags.", "The Daily Planet"},
	} {
		for _, m := range Facts(knowledge.Article{Title: "A night at the pictures", Text: c.text}).Films {
			if m.Title == c.not {
				t.Errorf("%q: %s is taken for a film by %q", c.text, m.Title, m.Rule)
			}
		}
	}
}
