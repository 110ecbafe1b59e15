package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// result is what one run of the program did.
type result struct {
	code      int
	out, errs string
}

// marquee runs the program on a data directory.
func marquee(t *testing.T, data, stdin string, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(t.Context(), append(args, "--data", data), []string{"LOG_LEVEL=error"}, strings.NewReader(stdin), &out, &errs)
	return result{code, out.String(), errs.String()}
}

// decode reads the one JSON object that a run printed.
func decode[T any](t *testing.T, r result) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(r.out), &v); err != nil {
		t.Fatalf("%v: not one JSON object: %q (stderr %q)", err, r.out, r.errs)
	}
	return v
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const nightTrain = ` date 2021-03-04 ✖
title: Night Ferry sails into cinemas
outlet: Harbour Gazette

"Night Ferry" is now streaming on Netflix. The film was directed by Ann Lee and stars Bo Ray as the captain.

Night Ferry holds an 81% on Rotten Tomatoes. The Harbour Gazette liked the storm best.
`

func TestFirstQuestionOnAFreshMachine(t *testing.T) {
	data := filepath.Join(t.TempDir(), "new", "data")
	r := marquee(t, data, "", "film", "extraction")
	if r.code != 0 || !strings.Contains(r.errs, "built-in sample") {
		t.Fatalf("exit %d, stderr %q", r.code, r.errs)
	}
	for _, want := range []string{"Extraction", "68%", "70%", "2/5", "Sam Hargrave", "Joe Russo", "Chris Hemsworth (Tyler Rake)", "Netflix"} {
		if !strings.Contains(r.out, want) {
			t.Errorf("the card lacks %q:\n%s", want, r.out)
		}
	}
	if strings.Contains(r.out, "\x1b") {
		t.Error("colour in a pipe")
	}
	again := marquee(t, data, "", "film", "extraction")
	if again.errs != "" || again.out != r.out {
		t.Errorf("the second run differs: stderr %q\n%s", again.errs, again.out)
	}
}

func TestIngestThenAsk(t *testing.T) {
	data := t.TempDir()
	article := write(t, "ferry.txt", nightTrain)
	r := marquee(t, data, "", "ingest", article, "--json")
	report := decode[map[string]float64](t, r)
	if r.code != 0 || report["read"] != 1 || report["added"] != 1 || report["failed"] != 0 {
		t.Fatalf("exit %d, %v, stderr %q", r.code, report, r.errs)
	}
	if again := decode[map[string]float64](t, marquee(t, data, "", "ingest", article, "--json")); again["unchanged"] != 1 {
		t.Errorf("the second time: %v", again)
	}
	card := decode[struct {
		Found  bool
		Scores []struct{ Source, Kind, Rating, As_of string }
		People []struct{ Name string }
	}](t, marquee(t, data, "", "film", "night ferry", "--json"))
	if !card.Found || len(card.Scores) != 1 || card.Scores[0].Rating != "81%" || card.Scores[0].As_of != "2021-03-04" {
		t.Errorf("got %+v", card)
	}
	answer := marquee(t, data, "", "ask", "who directed night ferry")
	if !strings.Contains(answer.out, "Ann Lee") {
		t.Errorf("got %q %q", answer.out, answer.errs)
	}
	hits := decode[struct{ Hits []struct{ Title string } }](t, marquee(t, data, "", "search", "--json", "storm in cinemas"))
	if len(hits.Hits) != 1 {
		t.Errorf("got %+v", hits)
	}
	if r := marquee(t, data, "", "reindex"); r.code != 0 || !strings.Contains(r.out, "1 article indexed anew") {
		t.Errorf("reindex: exit %d, %q %q", r.code, r.out, r.errs)
	}
}

func TestUnknownFilmIsNoFailure(t *testing.T) {
	data := t.TempDir()
	marquee(t, data, "", "ingest", write(t, "ferry.txt", nightTrain))
	r := marquee(t, data, "", "film", "a film nobody made")
	if r.code != 0 || !strings.Contains(r.out, "No article here names") {
		t.Errorf("exit %d, %q", r.code, r.out)
	}
}

func TestWrongUsage(t *testing.T) {
	data := t.TempDir()
	for _, args := range [][]string{
		{"nothing"}, {"film"}, {"ask"}, {"search", "x", "--limit", "0"}, {"search", "x", "--limit", "many"},
		{"summarize", "--sentences", "0"}, {"film", "x", "--batch", "y"}, {"completion", "csh"}, {"--log-level", "loud", "version"},
		{"ingest"}, {"film", "--no-such-flag", "x"},
	} {
		r := marquee(t, data, "", args...)
		if r.code != 2 || strings.Count(strings.TrimSpace(r.errs), "\n") != 0 || r.errs == "" {
			t.Errorf("%v: exit %d, stderr %q", args, r.code, r.errs)
		}
	}
}

func TestBadInputIsSaidInOneLine(t *testing.T) {
	var cut bytes.Buffer
	zip := gzip.NewWriter(&cut)
	if _, err := zip.Write([]byte(strings.Repeat("half of an article. ", 1000))); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for name, path := range map[string]string{
		"missing file":            filepath.Join(folder, "nowhere.txt"),
		"empty file":              write(t, "empty.txt", ""),
		"binary file":             write(t, "picture.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\xff"),
		"truncated gzip":          write(t, "cut.txt.gz", cut.String()[:cut.Len()/2]),
		"folder without articles": folder,
		"half a JSON line":        write(t, "half.jsonl", `{"id":"a","text":"Half an`),
		"a date that is not one":  write(t, "date.jsonl", `{"text":"Some words of news.","published":"the other day"}`),
		"a JSON without any text": write(t, "notext.json", `{"title":"x"}`),
	} {
		data := t.TempDir()
		r := marquee(t, data, "", "ingest", path)
		said := strings.TrimSpace(r.errs)
		if r.code != 1 || said == "" || strings.Contains(said, "panic") {
			t.Errorf("%s: exit %d, stdout %q, stderr %q", name, r.code, r.out, r.errs)
		}
		for _, line := range strings.Split(said, "\n") {
			if !strings.HasPrefix(line, "marquee:") {
				t.Errorf("%s: a line that does not say who speaks: %q", name, line)
			}
		}
	}
}

func TestGoodRecordsOutliveBadOnes(t *testing.T) {
	data := t.TempDir()
	lines := `{"id":"a","text":"Night Ferry is a film."}` + "\n" + `{"id":` + "\n" + `{"id":"c","text":"Night Ferry is now in cinemas."}` + "\n"
	file := write(t, "mixed.jsonl", lines)
	r := marquee(t, data, "", "ingest", file, "--json")
	report := decode[map[string]float64](t, r)
	if r.code != 0 || report["read"] != 3 || report["added"] != 2 || report["failed"] != 1 || !strings.Contains(r.errs, "mixed.jsonl") || !strings.Contains(r.errs, "2") {
		t.Errorf("exit %d, %v, stderr %q", r.code, report, r.errs)
	}
	if strict := marquee(t, t.TempDir(), "", "ingest", "--strict", file); strict.code != 1 {
		t.Errorf("strict: exit %d, stderr %q", strict.code, strict.errs)
	}
}

func TestUnusableDataDirectory(t *testing.T) {
	file := write(t, "a-file", "not a directory")
	r := marquee(t, filepath.Join(file, "data"), "", "film", "x")
	if r.code != 1 || strings.Count(strings.TrimSpace(r.errs), "\n") != 0 || r.errs == "" {
		t.Errorf("exit %d, stderr %q", r.code, r.errs)
	}
	damaged := t.TempDir()
	if err := os.WriteFile(filepath.Join(damaged, "marquee.db"), bytes.Repeat([]byte("no database "), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := marquee(t, damaged, "", "film", "x"); r.code != 1 || strings.Count(strings.TrimSpace(r.errs), "\n") != 0 {
		t.Errorf("damaged: exit %d, stderr %q", r.code, r.errs)
	}
}

func TestALostIndexIsRebuilt(t *testing.T) {
	data := t.TempDir()
	marquee(t, data, "", "ingest", write(t, "ferry.txt", nightTrain))
	if err := os.RemoveAll(filepath.Join(data, indexFolder)); err != nil {
		t.Fatal(err)
	}
	if r := marquee(t, data, "", "search", "storm"); r.code != 0 || !strings.Contains(r.out, "Night Ferry") {
		t.Errorf("exit %d, %q %q", r.code, r.out, r.errs)
	}
}

func TestExtractAndSummarizeWriteNothing(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	r := marquee(t, data, nightTrain, "extract", "--json", "--why")
	found := decode[struct {
		Article struct{ Title, Outlet, Published string }
		Films   []struct {
			Title, Rule string
			Primary     bool
		}
		Scores []struct{ Rating, Rule string }
	}](t, r)
	if found.Article.Published != "2021-03-04" || len(found.Films) == 0 || !found.Films[0].Primary || found.Films[0].Rule == "" ||
		len(found.Scores) != 1 || found.Scores[0].Rule == "" {
		t.Errorf("got %+v", found)
	}
	if plain := marquee(t, data, nightTrain, "extract", "--json"); strings.Contains(plain.out, `"rule"`) {
		t.Errorf("rules though not asked for: %s", plain.out)
	}
	all := decode[struct{ Summary []string }](t, marquee(t, data, nightTrain, "summarize", "--sentences", "99", "--json"))
	if len(all.Summary) != 4 {
		t.Errorf("got %d sentences: %q", len(all.Summary), all.Summary)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("the data directory was made")
	}
}

func TestBatchOverTheProgram(t *testing.T) {
	data := t.TempDir()
	marquee(t, data, "", "ingest", write(t, "ferry.txt", nightTrain))
	r := marquee(t, data, `{"id":"1","title":"night ferry"}`+"\nnonsense\n"+`{"id":"2","title":"nothing"}`+"\n", "film", "--batch", "-")
	lines := strings.Split(strings.TrimSpace(r.out), "\n")
	if r.code != 0 || len(lines) != 3 || !strings.HasPrefix(lines[0], `{"id":"1","query":"night ferry","found":true`) ||
		!strings.HasPrefix(lines[1], `{"line":2,"error":`) || !strings.HasPrefix(lines[2], `{"id":"2","query":"nothing","found":false`) {
		t.Errorf("exit %d: %s", r.code, r.out)
	}
}

func TestVersionHelpAndCompletion(t *testing.T) {
	data := t.TempDir()
	v := decode[map[string]string](t, marquee(t, data, "", "version", "--json"))
	if v["version"] == "" || v["index_format"] == "" || !strings.HasPrefix(v["go"], "go") {
		t.Errorf("got %v", v)
	}
	help := marquee(t, data, "", "--help")
	if help.code != 0 || !strings.Contains(help.out, "Example: marquee film extraction") {
		t.Errorf("exit %d: %s", help.code, help.out)
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		if r := marquee(t, data, "", "completion", shell); r.code != 0 || !strings.Contains(r.out, "summarize") {
			t.Errorf("%s: exit %d: %s", shell, r.code, r.out)
		}
	}
}

func TestImportedTitlesAreCompleted(t *testing.T) {
	data := t.TempDir()
	marquee(t, data, "", "ingest", write(t, "ferry.txt", nightTrain))
	list := write(t, "titles.csv", "title,year\nThe Quiet Lighthouse,1987\n,\n")
	if r := marquee(t, data, "", "titles", "--import", list); r.code != 0 || !strings.Contains(r.out, "1 title added") {
		t.Fatalf("exit %d, %q %q", r.code, r.out, r.errs)
	}
	done := decode[struct {
		Choices []struct {
			Title string
			Year  int
		}
	}](t, marquee(t, data, "", "titles", "quiet li", "--json"))
	if len(done.Choices) != 1 || done.Choices[0].Title != "The Quiet Lighthouse" || done.Choices[0].Year != 1987 {
		t.Errorf("got %+v", done)
	}
	if r := marquee(t, data, "", "film", "the quiet lighthouse"); r.code != 0 || !strings.Contains(r.out, "No article here names") {
		t.Errorf("exit %d, %q", r.code, r.out)
	}
}

// The seed article's facts, as the product promises them.
func TestSeedArticle(t *testing.T) {
	seeds, err := filepath.Glob(filepath.Join("..", "shared", "seed", "*.txt"))
	if err != nil || len(seeds) == 0 {
		t.Skip("the seed article is not beside the repository")
	}
	data := t.TempDir()
	if r := marquee(t, data, "", "ingest", seeds[0]); r.code != 0 {
		t.Fatal(r.errs)
	}
	card := decode[struct {
		Summary []struct{ Text string }
		Scores  []struct{ Film, Source, Kind, Rating string }
		People  []struct {
			Name, Character string
			Roles           []string
		}
		Where []struct{ Service, Status string }
	}](t, marquee(t, data, "", "film", "extraction", "--json"))
	got := map[string]bool{}
	for _, s := range card.Scores {
		got[strings.Join([]string{s.Film, s.Source, s.Kind, s.Rating}, " ")] = true
	}
	for _, p := range card.People {
		for _, role := range p.Roles {
			got[strings.TrimSpace(p.Name+" "+role)] = true
		}
		if p.Name == "Chris Hemsworth" && p.Character != "Tyler Rake" {
			t.Errorf("Chris Hemsworth plays %q", p.Character)
		}
		if p.Name == "Jason Momoa" || p.Name == "Chris Evans" {
			t.Errorf("%s is not in it", p.Name)
		}
	}
	for _, w := range card.Where {
		got[w.Service+" "+w.Status] = true
	}
	for _, want := range []string{"Extraction Rotten Tomatoes critics 68%", "Extraction Rotten Tomatoes audience 70%", "Extraction ComicBook.com review 2/5",
		"Sam Hargrave director", "Joe Russo writer", "Joe Russo producer", "Chris Hemsworth actor", "David Harbour actor", "Derek Luke actor", "Netflix streaming"} {
		if !got[want] {
			t.Errorf("the card lacks %q", want)
		}
	}
	if len(card.Scores) != 3 || len(card.Summary) < 2 || len(card.Summary) > 4 {
		t.Errorf("%d scores, %d sentences", len(card.Scores), len(card.Summary))
	}
}

// lockedBuffer is written by the program while a test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
