package answer

import (
	"context"
	"testing"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// TestTold asks for what a whole sentence answers.
func TestTold(t *testing.T) {
	const saga = "Harbour Lights opened the festival on Friday. The film follows a lighthouse keeper (John Carver) who must choose between the sea and his daughter. " +
		"The performances are the best of the year. Mara Lindqvist was asked about the ending. \"I wanted the sea to have the last word,\" she said. Tickets sold out."
	for _, tt := range []struct{ asked, title, says, want string }{
		{"what is harbour lights about", "Harbour Lights shines", saga,
			"Harbour Lights opened the festival on Friday. The film follows a lighthouse keeper (John Carver) who must choose between the sea and his daughter."},
		{"what did mara lindqvist say about the ending of harbour lights", "Harbour Lights shines", saga,
			"Mara Lindqvist was asked about the ending. \"I wanted the sea to have the last word,\" she said."},
		{"what did john carver think about the ending of harbour lights", "Harbour Lights shines", saga, ""},
		{"what did mara lindqvist say about the budget of harbour lights", "Harbour Lights shines", saga, ""},
		// A headline and a line below it are one answer.
		{"why is lindqvist annoyed with the studio", "Mara Lindqvist Slams Studio Over Cuts", "Mara Lindqvist Slams Studio Over Cuts.  The director says forty minutes were lost.",
			"Mara Lindqvist Slams Studio Over Cuts. The director says forty minutes were lost."},
		{"did carver have a boy or a girl", "Carver and Adair Welcome Baby Girl", "Carver and Adair Welcome Baby Girl.  It is the first for both.",
			"Carver and Adair Welcome Baby Girl. It is the first for both."},
		{"did carver have twins", "Carver and Adair Welcome Baby Girl", "Carver and Adair Welcome Baby Girl.  It is the first for both.", ""},
		{"what did carver say about filming the ridge", "John Carver Reveals Why Filming The Ridge Was Awful", "John Carver Reveals Why Filming The Ridge Was Awful.  \"It rained,\" the actor said.",
			"John Carver Reveals Why Filming The Ridge Was Awful. \"It rained,\" the actor said."},
		{"what did adair say about john carver", "Mara Lindqvist Reveals John Carver's Plans", "Mara Lindqvist Reveals John Carver's Plans.  The director met him at Adair's house.", ""},
		{"what did critics say about carver's comeback", "Carver Back", "Carver wrote a book in winter. Adair thanked the audience for its patience.", ""},
	} {
		d := prizeNight(tt.title, tt.says, "Harbour Lights")
		answers(t, d, tt.asked, tt.want)
	}
}

func TestHowMany(t *testing.T) {
	for _, tt := range []struct{ asked, says, want string }{
		{"how many goats died on the set of the western", "The western is delayed. Handlers say that twenty-seven goats died on the set of the western.", "twenty-seven"},
		{"how many viewers watched the harbour final", "The harbour final drew 10.9m viewers who watched on Friday.", "10.9m"},
		{"how many goats died on the set of the western", "Handlers say that goats died on the set of the western after 12 days.", ""},
		{"how many horses died on the set of the western", "Handlers say that twenty-seven goats died on the set of the western.", ""},
	} {
		a, err := prizeNight("News of the week", tt.says).Ask(context.Background(), tt.asked, nil)
		if err != nil {
			t.Fatal(err)
		}
		if a.Answered != (tt.want != "") || a.Answered && a.Answer != tt.want {
			t.Errorf("%q: answered %v %q (%.2f, %q), want %q", tt.asked, a.Answered, a.Answer, a.Confidence, a.Sentence, tt.want)
		}
	}
}

func TestReadSaying(t *testing.T) {
	// Who speaks, by the last word's stem, and how many words the topic has.
	for asked, want := range map[string]struct {
		who   string
		topic int
	}{
		"what did director mara lindqvist say about the long ridge": {"lindqvist", 2},
		"how did carver react to the ban":                           {"carver", 1},
		"what is adair's opinion on dubbing":                        {"adair", 1},
		"what was the reaction of lindqvist to the ban":             {"lindqvist", 1},
	} {
		who, what, ok := readSaying(question.Read(asked))
		if !ok || len(who) == 0 || who[len(who)-1] != text.Stem(want.who) && who[len(who)-1] != want.who || len(what) != want.topic {
			t.Errorf("%q: %v, %v, %v; want %v", asked, who, what, ok, want)
		}
	}
}
