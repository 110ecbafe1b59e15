package titles

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// list reads a list and returns its films as "title year popularity".
func list(r io.Reader) (films []string, done Import, err error) {
	done, err = ReadList(context.Background(), r, func(f Film) error {
		films = append(films, fmt.Sprintf("%s %d %g", f.Title, f.Year, f.Popularity))
		return nil
	})
	return films, done, err
}

func packed(s string) io.Reader {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, s)
	_ = z.Close()
	return &b
}

func TestReadList(t *testing.T) {
	export := `{"adult":false,"id":1,"original_title":"Harbour Lights","popularity":12.5,"video":false}
{"adult":false,"id":2,"original_title":"Été","popularity":0.6,"video":false}
`
	for _, tt := range []struct {
		name   string
		in     io.Reader
		films  []string
		failed int
	}{
		{"TMDB's export", packed(export), []string{"Harbour Lights 0 12.5", "Été 0 0.6"}, 0},
		{"TMDB's export, unpacked", strings.NewReader(export), []string{"Harbour Lights 0 12.5", "Été 0 0.6"}, 0},
		{"JSON lines", strings.NewReader("{\"title\":\"One\",\"year\":1999}\n\n{\"title\":\"Two\",\"year\":\"2001\",\"votes\":7}\n{\"title\":\"Three\",\"release_date\":\"2010-05-01\"}"),
			[]string{"One 1999 0", "Two 2001 7", "Three 2010 0"}, 0},
		{"bad JSON lines", strings.NewReader("{\"title\":\"One\"}\n{\"title\":\n{\"title\":\"\"}\n{\"title\":\"?!\"}\n{\"title\":\"" + strings.Repeat("x", 400) + "\"}\n{\"title\":7}\n{\"title\":\"Two\"}"),
			[]string{"One 0 0", "?! 0 0", "Two 0 0"}, 4},
		{"CSV", strings.NewReader("id,Title,Year\n1,\"Me, Myself\",2000\n2,,2001\n3,Other\n"), []string{"Me, Myself 2000 0", "Other 0 0"}, 1},
		{"IMDb's table", strings.NewReader("tconst\tprimaryTitle\tstartYear\ntt1\tThe \"Quoted\" Film\t1950\ntt2\tNo Year\t\\N\n"),
			[]string{`The "Quoted" Film 1950 0`, "No Year 0 0"}, 0},
		{"one column without a header", strings.NewReader("\xef\xbb\xbfFirst Film\nSecond Film\r\n"), []string{"First Film 0 0", "Second Film 0 0"}, 0},
		{"packed CSV", packed("name\nA Film\n"), []string{"A Film 0 0"}, 0},
	} {
		films, done, err := list(tt.in)
		if err != nil || !slices.Equal(films, tt.films) || done.Failed != tt.failed || done.Read != len(tt.films) || len(done.Errors) != tt.failed {
			t.Errorf("%s: %q, %+v, %v", tt.name, films, done, err)
		}
	}
}

func TestReadListRefuses(t *testing.T) {
	for name, in := range map[string]io.Reader{
		"nothing":         strings.NewReader(""),
		"no title column": strings.NewReader("a,b\n1,2\n"),
		"no good line":    strings.NewReader("{\"a\":1}\n"),
	} {
		if _, _, err := list(in); !errors.Is(err, ErrNoTitles) {
			t.Errorf("%s: %v", name, err)
		}
	}
	whole, _ := io.ReadAll(packed(strings.Repeat("{\"title\":\"Once More\"}\n", 1000)))
	if _, _, err := list(bytes.NewReader(whole[:len(whole)-20])); err == nil {
		t.Error("half a packed list is taken for a whole one")
	}
	if _, _, err := list(strings.NewReader("{\"title\":\"" + strings.Repeat("x", 2*longestLine))); err == nil {
		t.Error("a line without an end is read")
	}
	if _, err := ReadList(context.Background(), strings.NewReader("A Film\n"), func(Film) error { return io.ErrShortWrite }); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("the reader's own error is lost: %v", err)
	}
}

func FuzzReadList(f *testing.F) {
	for _, s := range []string{"{\"title\":\"One\",\"year\":1999}", "title,year\nOne,1999\n", "a\tb\n\"", "\x1f\x8b\x08", "\xef\xbb\xbf\"\n\"\"\n", "One\nTwo"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		done, err := ReadList(context.Background(), bytes.NewReader(b), func(f Film) error {
			if f.Title == "" || f.Key == "" || len(f.Title) > longestTitle {
				t.Fatalf("film %+v", f)
			}
			return nil
		})
		if err == nil && done.Read == 0 {
			t.Fatal("no titles and no error")
		}
	})
}

func FuzzTitles(f *testing.F) {
	f.Add("Dune: Part Two", "dune 2 2024")
	f.Add("\xff&", "the ")
	f.Add("A", "a (1999)")
	f.Fuzz(func(t *testing.T, title, typed string) {
		all := repertoire()
		all.Add(film(title, 2000, 1))
		all.Complete(typed, 5)
		all.Find(typed)
		if exact, _ := all.Find(title); len(title) < longestPrefix && strings.ToValidUTF8(title, "") == title && len(strings.TrimSpace(title)) > 0 && len(exact) == 0 {
			t.Errorf("%q does not find itself", title)
		}
	})
}
