package summary

import (
	"slices"
	"strings"
	"testing"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

const harbour = `Harbour Lights, the drama by Ann Doyle, opens in cinemas on Friday after a festival run that brought it three prizes.

Subscribe to our newsletter for more film news. He added that the shoot was the hardest of his life. In the post below you can see the poster.

The film follows a lighthouse keeper who hides a stranded crew, and stars Bo Lindqvist and Cy Poole. Photo: the studio.

The story is told in one long night, with Poole as the captain who trusts nobody.`

func TestArticle(t *testing.T) {
	a := knowledge.Article{Title: "Harbour Lights by Ann Doyle opens on Friday", Text: harbour}
	for n, want := range map[int][]string{
		0: nil, -1: nil,
		1: {"Harbour Lights, the drama"},
		2: {"Harbour Lights, the drama", "The film follows"},
		3: {"Harbour Lights, the drama", "The film follows", "The story is told"},
	} {
		got := Article(a, n)
		if len(got) != len(want) {
			t.Errorf("%d sentences: %q", n, got)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], want[i]) || !strings.Contains(harbour, got[i]) {
				t.Errorf("%d sentences: %q at %d, want %q…", n, got[i], i, want[i])
			}
		}
	}
	if got, all := Article(a, 50), text.Sentences(harbour); len(got) != len(all) {
		t.Errorf("asked for more than there are: %d of %d", len(got), len(all))
	}
	if got := Article(knowledge.Article{}, 3); len(got) != 0 {
		t.Errorf("of nothing: %q", got)
	}
}

// sentencesOf makes the sentences of articles named a, b, c…
func sentencesOf(texts ...string) []knowledge.Sentence {
	var out []knowledge.Sentence
	for i, s := range texts {
		for j, x := range text.Sentences(s) {
			out = append(out, knowledge.Sentence{Article: string(rune('a' + i)), Text: x.Text, Position: j, Paragraph: x.Paragraph})
		}
	}
	return out
}

func TestPickSaysNothingTwice(t *testing.T) {
	got := Pick(sentencesOf(
		"Harbour Lights opens in cinemas on Friday, the studio said.",
		"The studio said that Harbour Lights opens on Friday in cinemas. Bo Lindqvist plays the keeper of Harbour Lights.",
		"Sign up for the newsletter about Harbour Lights and more. Harbour Lights has an 84% score with critics so far.",
	), "Harbour Lights", 4)
	var said []string
	for _, s := range got {
		said = append(said, s.Text)
	}
	want := []string{"Harbour Lights opens in cinemas on Friday, the studio said.", "Bo Lindqvist plays the keeper of Harbour Lights.",
		"Harbour Lights has an 84% score with critics so far."}
	slices.Sort(said)
	slices.Sort(want)
	if !slices.Equal(said, want) {
		t.Errorf("got %q", said)
	}
}

func TestPickSpreadsOverArticles(t *testing.T) {
	ss := sentencesOf(
		"Harbour Lights is a drama about a keeper of the coast. Harbour Lights was filmed in Norway over nine cold weeks. Harbour Lights cost twelve million dollars to produce.",
		"Harbour Lights won the main prize at the festival of Bergen.",
	)
	articles := map[string]bool{}
	for _, s := range Pick(ss, "Harbour Lights", 2) {
		articles[s.Article] = true
	}
	if len(articles) != 2 {
		t.Errorf("two sentences from %d articles", len(articles))
	}
}

func TestPickKeepsWhatItLeansOn(t *testing.T) {
	for _, s := range Pick(sentencesOf("The weather was fine in town all day. He liked Harbour Lights and its cast a lot."), "Harbour Lights", 1) {
		if strings.HasPrefix(s.Text, "He ") {
			t.Errorf("picked %q alone", s.Text)
		}
	}
	if got := Pick(nil, "x", 3); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
	if got := Pick(sentencesOf("One thing is said here."), "x", 0); len(got) != 0 {
		t.Errorf("none asked for: %v", got)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add(harbour, "Harbour Lights", 3)
	f.Add("“ a \" b.", "", 1)
	f.Fuzz(func(t *testing.T, s, title string, n int) {
		n %= 8
		all := text.Sentences(s)
		got := Article(knowledge.Article{Title: title, Text: s}, n)
		if want := max(0, min(n, len(all))); len(got) != want {
			t.Fatalf("%d of %d sentences, asked for %d", len(got), len(all), n)
		}
		from := 0
		for _, x := range got {
			at := strings.Index(s[from:], x)
			if at < 0 {
				t.Fatalf("%q is not verbatim or not in order", x)
			}
			from += at + len(x)
		}
		if picked := Pick(sentencesOf(s, s), title, n); len(picked) > max(0, n) {
			t.Fatalf("picked %d, asked for %d", len(picked), n)
		}
	})
}

func BenchmarkArticle(b *testing.B) {
	a := knowledge.Article{Title: "Harbour Lights opens", Text: strings.Repeat(harbour+"\n\n", 4)}
	b.ReportAllocs()
	for b.Loop() {
		Article(a, 3)
	}
}

func BenchmarkPick(b *testing.B) {
	ss := sentencesOf(harbour, harbour, harbour, harbour, harbour, harbour, harbour, harbour)
	b.ReportAllocs()
	for b.Loop() {
		Pick(ss, "Harbour Lights", 4)
	}
}
