package feeds

import (
	"strings"
	"testing"
)

func TestDefaults(t *testing.T) {
	list, err := Defaults()
	if err != nil || len(list) < 10 {
		t.Fatalf("%d feeds, %v", len(list), err)
	}
	seen := map[string]bool{}
	for _, s := range list {
		if _, err := Check(s.URL, false); err != nil || s.Name == "" || seen[s.URL] || !strings.HasPrefix(s.URL, "https://") {
			t.Errorf("%+v: %v", s, err)
		}
		seen[s.URL] = true
	}
}

func TestReadSources(t *testing.T) {
	for in, want := range map[string]string{
		"A,https://example.com/a\n# no\n\nB , http://localhost:8/b": "A=https://example.com/a B=http://localhost:8/b",
		"":                      "",
		"A,ftp://example.com/":  "error: x.csv, line 1",
		"A\n":                   "error: x.csv",
		"A,https://e.com/,more": "error: x.csv",
	} {
		list, err := ReadSources("x.csv", strings.NewReader(in))
		var words []string
		for _, s := range list {
			words = append(words, s.Name+"="+s.URL)
		}
		got := strings.Join(words, " ")
		if err != nil {
			got = "error: " + err.Error()
		}
		if !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
