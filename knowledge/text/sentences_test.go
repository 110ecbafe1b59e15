package text

import (
	"slices"
	"strings"
	"testing"
)

// Of the English golden rules of Pragmatic Segmenter #039 and #040 hold but
// for the line break within a sentence, which they want taken out: sentences
// here are verbatim. Of its further cases those do not hold that no newspaper
// meets: footnote numbers behind a full stop ("consultation.11 12 Take"),
// lists that begin in the middle of a line, long speech in single quotes, and
// markup or page footers, which are the reader's work.
func TestSentences(t *testing.T) {
	for name, parts := range map[string][]string{
		"titles before names":      {"Mr. Doyle met Dr. Who and Mrs. Miniver.", "They talked of Gen. Patton."},
		"initials":                 {"J.J. Abrams and M. Night Shyamalan spoke to Samuel L. Jackson.", "It went well."},
		"initials like an article": {"It stars R. A. Holm.", "She was glad."},
		"an initial like page":     {"It stars Irma P. Holm.", "She was glad."},
		"initials, spaced":         {"The score is by J. R. Newman.", "He wrote it in May."},
		"I at the end":             {"We made it, you and I.", "Critics came."},
		"grade":                    {"CinemaScore audiences gave it an A.", "Critics were colder."},
		"grade with sign":          {"Viewers gave it a B-.", "Critics did not."},
		"U.S. in the middle":       {"The U.S. Treasury and the U.S. box office slept."},
		"U.S. at the end":          {"It opens in the U.S.", "The U.K. follows."},
		"company":                  {"Warner Bros. Pictures and Legendary Inc. signed.", "The deal with A24 Co.", "It is done."},
		"junior":                   {"Robert Downey Jr. returns.", "So does Cuba Gooding Jr.'s agent."},
		"number":                   {"It opened at No. 1 with $12.5 million.", "Vol. 2 made 3.5 times as much."},
		"no as a word":             {"Would he return?", "He said no.", "Then he did."},
		"date":                     {"It arrives Dec. 25 on Hulu.", "Feb. 3 is the next date.", "All begins in Oct.", "The rest is open."},
		"hour":                     {"It airs at 8 p.m. Eastern on HBO.", "At 9 a.m. Mr. Lee arrived.", "Doors close at 10 p.m.", "Fans wait."},
		"quoted title":             {`Leslie Nielsen was in "Airplane!" Robert Hays was too.`},
		"marks in titles":          {"We saw Who Framed Roger Rabbit? in June.", "Then came Mamma Mia! Here We Go Again and Moulin Rouge! on tape."},
		"title then sentence":      {"I liked Mamma Mia!", "The songs are good."},
		"speech":                   {`"I love it!" Hemsworth wrote.`, `"Who knows?" he said.`, `"Never."`, "She left."},
		"long speech kept":         {`“It is fast. It is loud. It is ours,” she said.`, "He nodded."},
		"speech after speech":      {`"We start in May."`, "She smiled."},
		"ellipsis":                 {"He waited… and waited... until dawn.", "Nothing...", "The end."},
		"dots of omission":         {"It was shortened.", ". . . The rest stayed as it was. . . ."},
		"omission":                 {"The film “is […] a triumph […] of nerve” (Doyle 12)."},
		"parentheses":              {"It is long (He cut 40 minutes.) but good.", "(Nobody minds.)", "It sells."},
		"address":                  {"Read ComicBook.com or mail Ann.Lee@studio.example.", "See https://a.example/The.Film for more."},
		"decimal":                  {"It has 8.1 on IMDb and a 2.5/4 from us.", "Not bad."},
		"bullets":                  {"• Dune: Part Two", "• The Batman", "• Nope"},
		"numbered":                 {"1. Sicario", "2. Arrival", "3. Prisoners"},
		"lower-case brand":         {"Apple made it.", "iTunes sells it."},
		"repeated marks":           {"What?!", "No way!!", "Yes."},
		"interjection":             {"“Wow!” was all that the crowd said."},
	} {
		checkSplit(t, name, strings.Join(parts, " "), parts)
	}
}

func TestSentencesLines(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"blank line ends":   {"A heading without a stop\n\nthe next paragraph", []string{"A heading without a stop", "the next paragraph"}},
		"blank with spaces": {"One\n \t\nTwo", []string{"One", "Two"}},
		"wrapped": {"The film that the studio has been waiting for since the spring of last\nyear opens now.",
			[]string{"The film that the studio has been waiting for since the spring of last\nyear opens now."}},
		"pasted": {"It opens on Monday.The sequel is next.Mr. Lee has 1,000 seats.That is a lot.",
			[]string{"It opens on Monday.", "The sequel is next.", "Mr. Lee has 1,000 seats.", "That is a lot."}},
		"labels":      {"Director: Ann Lee\nStarring: Bo Li, Cy Mo\nRating: 4/5", []string{"Director: Ann Lee", "Starring: Bo Li, Cy Mo", "Rating: 4/5"}},
		"headings":    {"The Verdict\nIt works.", []string{"The Verdict", "It works."}},
		"short lines": {"first look\nposter\ntrailer\n", []string{"first look", "poster", "trailer"}},
		"dashes":      {"Coming up:\n- Dune\n- Nope", []string{"Coming up:", "- Dune", "- Nope"}},
		"windows":     {"One.\r\n\r\nTwo.", []string{"One.", "Two."}},
		"nothing":     {" \n\n\t ", nil},
		"no letters":  {"...", []string{"..."}},
	} {
		checkSplit(t, name, c.text, c.want)
	}
}

func checkSplit(t *testing.T, name, s string, want []string) {
	t.Helper()
	var got []string
	for _, x := range Sentences(s) {
		if s[x.Start:x.End] != x.Text {
			t.Errorf("%s: %q is not what stands at %d", name, x.Text, x.Start)
		}
		got = append(got, x.Text)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", name, got, want)
	}
}

func TestParagraphsCount(t *testing.T) {
	ss := Sentences("\n\nOne. Two.\n\n\n\nThree.\nFour.")
	var got []int
	for _, s := range ss {
		got = append(got, s.Paragraph)
	}
	if want := []int{0, 0, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("paragraphs %v, want %v", got, want)
	}
}
