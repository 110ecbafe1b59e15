package reader

import (
	"bytes"
	"compress/gzip"
	"errors"
	"strings"
	"testing"

	"marquee/knowledge"
)

// readAll collects what Read yields: the articles, the bad records, and the
// error that ended the source.
func readAll(t testing.TB, name, content string, limits Limits) (as []knowledge.Article, bad []*RecordError, fatal error) {
	t.Helper()
	for a, err := range Read(name, strings.NewReader(content), limits) {
		var rec *RecordError
		switch {
		case errors.As(err, &rec):
			bad = append(bad, rec)
		case err != nil:
			fatal = err
		default:
			as = append(as, a)
		}
	}
	return as, bad, fatal
}

// one reads a source that holds exactly one good article.
func one(t testing.TB, name, content string) knowledge.Article {
	t.Helper()
	as, bad, fatal := readAll(t, name, content, Limits{})
	if len(as) != 1 || len(bad) != 0 || fatal != nil {
		t.Fatalf("%s: %d articles, bad %v, error %v; want one article", name, len(as), bad, fatal)
	}
	return as[0]
}

func day(a knowledge.Article) string { return knowledge.DateOf(a.Published).String() }

func packed(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPlainText(t *testing.T) {
	const body = "Ridley Vale starts shooting in May.\n\nThe cast is secret."
	tests := []struct {
		name, in, day, title, outlet, author, url, text string
	}{
		{"date line", " date 2020-05-17 ✖\n\n" + body, "2020-05-17", "", "", "", "", body},
		{"no cross", "date 2020-05-17\n\n" + body, "2020-05-17", "", "", "", "", body},
		{"windows lines", " date 2020-05-17 ✖\r\n\r\nA.\r\n\r\nB.", "2020-05-17", "", "", "", "", "A.\n\nB."},
		{"header", "date 2021-01-02 ✖\ntitle: Vale: the return\nurl: HTTPS://News.Example/a?utm_source=x#top\noutlet: Daily Reel\nauthor: Ann Poe\n\n" + body,
			"2021-01-02", "Vale: the return", "Daily Reel", "Ann Poe", "https://news.example/a", body},
		{"header without date", "Title: Vale returns\n\n" + body, "", "Vale returns", "", "", "", body},
		{"nothing but text", body, "", "", "", "", "", body},
		{"date is prose", "Date night is a comedy.\n\nIt opens soon.", "", "", "", "", "", "Date night is a comedy.\n\nIt opens soon."},
		{"a colon in prose", "Reason: money.\n\nMore.", "", "", "", "", "", "Reason: money.\n\nMore."},
		{"byte order mark", "\ufeff date 2020-05-17 ✖\n\n" + body, "2020-05-17", "", "", "", "", body},
		{"windows-1252", "Caf\xe9 is a film \x93with quotes\x94.", "", "", "", "", "", "Café is a film “with quotes”."},
		{"utf-16", "\xff\xfeF\x00i\x00l\x00m\x00.\x00", "", "", "", "", "", "Film."},
		{"zero bytes", "A film\x00 opens. " + strings.Repeat("It is good. ", 9), "", "", "", "", "", "A film opens. " + strings.TrimSpace(strings.Repeat("It is good. ", 9))},
		{"lines of credits", "Director: Ann Poe\nWriter: Bob Roe\n\nGood.", "", "", "", "", "", "Director: Ann Poe\nWriter: Bob Roe\n\nGood."},
		{"wrapped", "The story of a man who walks to the sea and of the people whom\nhe meets while he walks there, told by those who saw him go and\nnever came back.", "", "", "", "", "",
			"The story of a man who walks to the sea and of the people whom he meets while he walks there, told by those who saw him go and never came back."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := one(t, "a.txt", tt.in)
			got := []string{day(a), a.Title, a.Outlet, a.Author, a.URL, a.Text}
			want := []string{tt.day, tt.title, tt.outlet, tt.author, tt.url, tt.text}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("field %d = %q, want %q", i, got[i], want[i])
				}
			}
			if again := one(t, "a.txt.gz", packed(t, tt.in)); again.ID != a.ID || a.ID == "" {
				t.Errorf("id %q packed, %q plain; want the same", again.ID, a.ID)
			}
		})
	}
}

func TestLines(t *testing.T) {
	in := "\ufeff" + `{"id":"a1","title":"T","text":"Text one.","published":"2020-05-17","outlet":"O","url":"https://x.example/1","author":"A","extra":[1,{}]}
{"id":7,"text":"Text two.","published":"2020-05-17T23:30:00-05:00"}

{"text":"Text thr
{"title":"no text"}
{"text":"Text four.","published":"2020-02-31"}
[1,2]
{"text":5}
{"text":"Caf` + "\xe9" + ` five."}
{"text":"` + strings.Repeat("long ", 300) + `"}
{"text":"Last."}`
	as, bad, fatal := readAll(t, "x.jsonl", in, Limits{Document: 1000})
	if fatal != nil {
		t.Fatal(fatal)
	}
	var texts []string
	for _, a := range as {
		texts = append(texts, a.ID[:min(2, len(a.ID))]+" "+day(a)+" "+a.Text)
	}
	want := []string{"a1 2020-05-17 Text one.", "7 2020-05-18 Text two.", deriveID("", "Café five.")[:2] + "  Café five.", deriveID("", "Last.")[:2] + "  Last."}
	if strings.Join(texts, "|") != strings.Join(want, "|") {
		t.Errorf("articles %q, want %q", texts, want)
	}
	wantBad := []struct {
		line int
		says string
	}{{4, "broken JSON"}, {5, `"text" is required`}, {6, `"2020-02-31"`}, {7, "array"}, {8, `"text" is a number`}, {10, "too large"}}
	if len(bad) != len(wantBad) {
		t.Fatalf("bad records %v, want %d", bad, len(wantBad))
	}
	for i, w := range wantBad {
		if bad[i].Line != w.line || !strings.Contains(bad[i].Error(), w.says) || bad[i].File != "x.jsonl" {
			t.Errorf("bad record %d = %v, want line %d saying %q", i, bad[i], w.line, w.says)
		}
	}
}

func TestJSON(t *testing.T) {
	tests := []struct {
		name, file, in string
		texts          string // joined by |
		bad            []int  // lines
		fatal          string
	}{
		{"one object", "a.json", "{\n\"text\": \"One.\"\n}", "One.", nil, ""},
		{"array", "a.json", "[\n{\"text\":\"One.\"},\n{\"text\":\n\"Two.\"}\n]", "One.|Two.", nil, ""},
		{"array with a bad record", "a.json", "[{\"text\":\"One.\"},\n{\"text\":3},\n{\"text\":\"Two.\"}]", "One.|Two.", []int{2}, ""},
		{"empty array", "a.json", "[]", "", nil, ""},
		{"objects in a row", "a.json", "{\"text\":\"One.\"} {\"text\":\"Two.\"}", "One.|Two.", nil, ""},
		{"lines under a wrong name", "a.json", "{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Two.\"}\n", "One.|Two.", []int{2}, ""},
		{"authors in a list", "a.json", `{"text":"One.","author":[{"name":"Ann"},"Bob"]}`, "One.", nil, ""},
		{"lines on standard input", "-", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n", "One.|Two.", nil, ""},
		{"cut off", "a.json", "[{\"text\":\"One.\"},\n{\"text\":\"Tw", "One.", nil, "line 2"},
		{"too large a record", "a.json", "[{\"text\":\"One.\"},\n{\"text\":\"" + strings.Repeat("x", 3000) + "\"}]", "One.", nil, "too large"},
		{"deep", "a.json", strings.Repeat("[", 900), "", nil, "broken JSON"},
		{"utf-16", "a.json", "\xfe\xff" + utf16(`[{"text":"One."}]`), "One.", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			as, bad, fatal := readAll(t, tt.file, tt.in, Limits{Document: 1000})
			var texts []string
			for _, a := range as {
				texts = append(texts, a.Text)
			}
			if got := strings.Join(texts, "|"); got != tt.texts {
				t.Errorf("texts %q, want %q", got, tt.texts)
			}
			if len(bad) != len(tt.bad) {
				t.Fatalf("bad %v, want lines %v", bad, tt.bad)
			}
			for i := range bad {
				if bad[i].Line != tt.bad[i] {
					t.Errorf("bad %v, want line %d", bad[i], tt.bad[i])
				}
			}
			if tt.fatal == "" && fatal != nil || tt.fatal != "" && (fatal == nil || !strings.Contains(fatal.Error(), tt.fatal)) {
				t.Errorf("error %v, want %q", fatal, tt.fatal)
			}
		})
	}
}

// utf16 is s as big-endian UTF-16; ASCII alone.
func utf16(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(0)
		b.WriteByte(s[i])
	}
	return b.String()
}
