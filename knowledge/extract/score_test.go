package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
)

// block is one case of a file of cases: a text, the article's outlet, and
// the lines that are expected.
type block struct {
	line         int
	text, outlet string
	want         []string
}

// blocks reads a file of testdata: a text, then lines that begin with "= ".
func blocks(t testing.TB, name string) []block {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out []block
	for i, line := range strings.Split(string(data), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "# "):
		case strings.HasPrefix(line, "= "):
			last := &out[len(out)-1]
			last.want = append(last.want, line[2:])
		default:
			text, outlet, _ := strings.Cut(line, "@@")
			out = append(out, block{line: i + 1, text: strings.ReplaceAll(text, `\n`, "\n\n"), outlet: outlet})
		}
	}
	return out
}

// check compares what was found with what a case wants, in any order.
func (b block) check(t *testing.T, name string, got []string) {
	t.Helper()
	missing := map[string]bool{}
	for _, w := range b.want {
		missing[w] = true
	}
	for _, g := range got {
		if !missing[g] {
			t.Errorf("%s:%d: %s\n  wrong %s", name, b.line, b.text, g)
		}
		delete(missing, g)
	}
	for w := range missing {
		t.Errorf("%s:%d: %s\n  missed %s", name, b.line, b.text, w)
	}
}

func TestScoresOfSentences(t *testing.T) {
	for _, b := range blocks(t, "scores.txt") {
		var got []string
		for _, s := range Facts(knowledge.Article{Text: b.text, Outlet: b.outlet}).Scores {
			got = append(got, strings.Join([]string{s.Film, s.Source, string(s.Kind), s.Rating}, " | "))
			if !strings.Contains(b.text, s.Sentence) || s.Rule == "" {
				t.Errorf("%d: the sentence %q is not verbatim, or rule %q is missing", b.line, s.Sentence, s.Rule)
			}
		}
		b.check(t, "scores.txt", got)
	}
}

func TestScoresOfParagraphs(t *testing.T) {
	for _, b := range blocks(t, "paragraphs.txt") {
		var got []string
		for _, s := range Facts(knowledge.Article{Text: b.text, Outlet: b.outlet}).Scores {
			got = append(got, strings.Join([]string{s.Film, s.Source, string(s.Kind), s.Rating}, " | "))
		}
		b.check(t, "paragraphs.txt", got)
	}
}

// TestScoresOfTheSeed reads the article that started it all, which is not
// part of the repository.
func TestScoresOfTheSeed(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "seed", "*.txt"))
	if len(files) == 0 {
		t.Skip("the seed article is not beside the repository")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "\n")
	facts := Facts(knowledge.Article{ID: "seed", Text: strings.TrimSpace(text), Published: time.Date(2020, 5, 17, 0, 0, 0, 0, time.UTC)})
	var scores, where []string
	for _, s := range facts.Scores {
		scores = append(scores, strings.Join([]string{s.Film, s.Source, string(s.Kind), s.Rating, s.AsOf.String()}, " | "))
	}
	for _, w := range facts.Where {
		where = append(where, strings.Join([]string{w.Film, w.Service, w.Status, w.Date.String()}, " | "))
	}
	seed := block{text: "seed", want: []string{
		"Extraction | Rotten Tomatoes | critics | 68% | 2020-05-17",
		"Extraction | Rotten Tomatoes | audience | 70% | 2020-05-17",
		"Extraction | ComicBook.com | review | 2/5 | 2020-05-17",
	}}
	seed.check(t, "seed", scores)
	block{text: "seed", want: []string{"Extraction | Netflix | streaming | "}}.check(t, "seed", where)
}

func TestStructuredRating(t *testing.T) {
	for _, c := range []struct {
		review knowledge.Review
		want   string
	}{
		{knowledge.Review{Film: "Heat", Rating: "4/5"}, "Heat | Empire | review | 4/5"},
		{knowledge.Review{Rating: "4"}, "Heat | Empire | review | 4/5"},
		{knowledge.Review{Film: "Heat", Rating: "B+"}, "Heat | Empire | review | B+"},
		{knowledge.Review{Film: "Ronin", Rating: "85%"}, "Ronin | Empire | review | 85%"},
		{knowledge.Review{Film: "Heat", Rating: "9/5"}, ""},
		{knowledge.Review{Film: "Heat", Rating: "80"}, ""},
	} {
		var got []string
		a := knowledge.Article{Outlet: "Empire", Text: "The film \"Heat\", directed by Michael Mann, is back.", Review: &c.review}
		for _, s := range Facts(a).Scores {
			got = append(got, strings.Join([]string{s.Film, s.Source, string(s.Kind), s.Rating}, " | "))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%+v: %q, want %q", c.review, got, c.want)
		}
	}
}

func FuzzScores(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "scores.txt"))
	if err != nil {
		f.Fatal(err)
	}
	for i, s := range strings.Split(string(data), "\n\n") {
		if i%8 == 0 {
			f.Add(s)
		}
	}
	f.Add("Dune hits theaters Feb. 30. It was pushed from Nov. 3 to 2024, the 31st of June; Netflix, Hulu and")
	f.Fuzz(func(t *testing.T, s string) {
		a := knowledge.Article{Text: s, Published: time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)}
		facts := Facts(a)
		for _, sc := range facts.Scores {
			if sc.Percent < 0 || sc.Percent > 100 || sc.Film == "" || sc.Rating == "" || !strings.Contains(s, sc.Sentence) {
				t.Errorf("%q: %+v", s, sc)
			}
		}
		for _, w := range facts.Where {
			if w.Film == "" || w.Status == "" || !strings.Contains(s, w.Sentence) {
				t.Errorf("%q: %+v", s, w)
			}
		}
	})
}

func BenchmarkScores(b *testing.B) {
	var texts []string
	size := 0
	for _, c := range blocks(b, "scores.txt") {
		texts = append(texts, c.text)
		size += len(c.text)
	}
	a := knowledge.Article{Text: strings.Join(texts, "\n\n")}
	d := read(a)
	findFilms(d, nil, "")
	b.SetBytes(int64(size))
	for b.Loop() {
		findScores(d)
	}
}
