package words

import (
	"encoding/json"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/bot"
)

func load(t *testing.T) *Words {
	t.Helper()
	w, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestTranslate(t *testing.T) {
	w := load(t)
	tests := []struct{ locale, phrase, want string }{
		{"de", "Scores", "Wertungen"},
		{"es-419", "Scores", "Puntuaciones"},
		{"pt-BR", "Done.", "Pronto."},
		{"fr", "Sources", "Sources"},
		{"de", "Not a phrase of ours", "Not a phrase of ours"},
		{"ko", "Scores", "Scores"},
		{"", "Scores", "Scores"},
		{"en-US", "Scores", "Scores"},
		{"de", "/film title: a question", "/film titel: a question"},
		{"de", "/channels allow", "/kanäle erlauben"},
		{"de", "/nothing of ours", "/nothing of ours"},
		{"ko", "/film title: x", "/film title: x"},
		{"de", "This server has no feeds. /feeds add adds one.", "Dieser Server hat keine Feeds. /feeds hinzufügen fügt einen hinzu."},
		{"de", "You do not follow that. /following shows what you follow.", "Das verfolgst du nicht. /gefolgt zeigt, was du verfolgst."},
		{"de", "They come as a %s digest, at the hour that /settings set name: digest sets.",
			"Sie kommen als Übersicht (%s), zu der Stunde, die /einstellungen setzen name: digest bestimmt."},
	}
	for _, tt := range tests {
		if got := w.Translate(tt.locale, tt.phrase); got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.locale, tt.phrase, got, tt.want)
		}
	}
}

func TestDay(t *testing.T) {
	w, day := load(t), time.Date(2020, 5, 17, 0, 0, 0, 0, time.UTC)
	for locale, want := range map[string]string{"de": "17. Mai 2020", "ja": "2020年5月17日", "": "17 May 2020", "en-GB": "17 May 2020", "es-ES": "17 de mayo de 2020"} {
		if got := w.Day(locale, day); got != want {
			t.Errorf("%q: %q, want %q", locale, got, want)
		}
	}
	for locale, months := range w.months {
		if len(months) != 12 {
			t.Errorf("%s has %d months", locale, len(months))
		}
	}
}

// verbs finds what fmt fills in.
var verbs = regexp.MustCompile(`%[a-z]`)

func TestTranslationsFillInTheSame(t *testing.T) {
	names, err := fs.Glob(files, "phrases/*.json")
	if err != nil || len(names) != len(languages) {
		t.Fatalf("%d files for %d languages, %v", len(names), len(languages), err)
	}
	for _, name := range names {
		var phrases map[string]string
		raw, _ := fs.ReadFile(files, name)
		if err := json.Unmarshal(raw, &phrases); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for english, text := range phrases {
			if !slices.Equal(verbs.FindAllString(english, -1), verbs.FindAllString(text, -1)) {
				t.Errorf("%s: %q fills in otherwise than %q", path.Base(name), text, english)
			}
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %q is empty", path.Base(name), english)
			}
		}
	}
}

func TestNamesAreGood(t *testing.T) {
	w := load(t)
	type sibling struct{ parent, locale, name string }
	seen := map[sibling]string{}
	for at, names := range w.names {
		parent := path.Dir(strings.ReplaceAll(at, " ", "/"))
		for locale, name := range names {
			if !bot.ValidName(name) {
				t.Errorf("%s %s: %q is no name for Discord", locale, at, name)
			}
			s := sibling{parent, locale, name}
			if other, twice := seen[s]; twice {
				t.Errorf("%s: %q and %q are both %q", locale, at, other, name)
			}
			seen[s] = at
		}
	}
}
