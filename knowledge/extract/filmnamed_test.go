package extract

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// TestFilmsNamed reads all films that a text names, those only mentioned
// included.
func TestFilmsNamed(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"Musical starts", "The stage adaptation of children's film Ann Poole has had its opening night in the West End.", "Ann Poole"},
		{"Actress takes spider role", "Actress Ann Lee will play a spider in a new film version of children's classic Arthur's House.", "Arthur's House"},
		{"Actress dies", "She starred in numerous films including 1989's Rose Valentine. She played Nellie in Tom Lee's latest film Rose Drake, which won a prize.", "Rose Valentine; Rose Drake"},
		{"Actor honoured", "The film stars Joe Roe, who starred in Hollywood films Hunted (2008) and World War Z (2013). He was known for Hollywood's fantasy Night Academy (2014).", "Hunted; World War Z; Night Academy"},
		{"Winners", "Bong Lee's \"Underworld\" became the first foreign film to take home the ceremony's top prize.", "Underworld"},
		{"Ten double features for a movie night", "What to pair with \"Night Ferry,\" \"The Long Way,\" \"Ember\" and more.", "Night Ferry; The Long Way; Ember"},
		{"The prizes", "The film awards are near, and every actor and director of the film world waits.\n\nBest Actress\n\nAnn Lee was fine in her film.\n\nWill win: Ann Lee (Ember)\nShould win: Tom Roe (Low Tide)", "Ember; Low Tide"},
		{"Weepies ranked", "We watched all films of the man for you.\n\nMessage of Love – 1999\n\nThe plot is a film about a letter, and its stars cry a lot in every scene of it.\n\nDear Tom - 2010\n\nThe director shows actors at sea, and the film never ends. It is a film of tears.", "Message of Love; Dear Tom"},
		{"Festival", "The actor, whose films include Heroes (2014), Rebels, A Flying Man (2016) and the recent release Munna Lee, will next be seen in the film Kala.", "Heroes; Rebels; A Flying Man; Munna Lee; Kala"},
		{"Prizes of the year", "The film year was good for cinemas, and the film stars of the film world met. The Queen's Lesson is loved, and The Queen's Lesson took away seven awards at the film prizes, and Best Actor went to Tom Reed of that film. He had won Best Leading Actor last year for A Quiet Man.", "The Queen's Lesson; A Quiet Man"},
		{"Too many sequels", "The director's films go on. I saw the cinema's worst scenes in Low Tide 3, and it was a long film.", "Low Tide 3"},
		{"Summer at sea", "The film festival shows the film ‘Leto Dva’ (‘Summer Two’). Its director and actors are here.", "Leto Dva"},
		{"At the sea", "The walk in the Old Fountain is the film's best scene. The film is long.", ""},
		{"Next on screen", "She is currently shooting for the film Kala Din with Ann Lee in Morocco.", "Kala Din"},
		{"Home again", "The 1965 film version of the Reed and Holt classic is shown in the Alps.", ""},
		{"Sweep", "“Ember” won every prize: best supporting actor for Tomas Reed and best adapted screenplay for Siri Holt, who also directed the film.", ""},
		{"A long career", "The films of the director are loved by film actors. He was never better than in There Came a Rain. The actors of the film and its sequel agreed, and 1988's Far Shore is a film of scenes.", "There Came a Rain; Far Shore"},
		{"From book to screen", "The director's film is her adaptation of Ann Lee's The Grey Door. Its actors like the film.", ""},
		{"On to more films", "He went on to direct Rose Lee and the Dark Harbour, Sons of Rain and Ember, which are films that actors love.", "Rose Lee and the Dark Harbour; Sons of Rain; Ember"},
		{"The festival", "The film festival runs to December 2, with films, actors and a director each day of the film week.", ""},
		{"Stage life", "The film actress was artistic director of The Old Rose and had stage performances in Grey Water.", ""},
	} {
		var got []string
		for _, m := range Facts(knowledge.Article{Title: c.title, Text: c.text}).Films {
			got = append(got, m.Title)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: %s, want %s", c.text, s, c.want)
		}
	}
}
