package bot

import (
	"reflect"
	"testing"
)

func TestRecognise(t *testing.T) {
	templates := []string{"%s: no lamp", "led by %s: %s", "the keeper says %s", "the keeper says %s, and %s", "gone"}
	for _, tt := range []struct {
		text string
		want Phrase
	}{
		{"gone", Phrase{Text: "gone"}},
		{"bay.example: no lamp", Phrase{Text: "%s: no lamp", Args: []any{"bay.example"}}},
		{"led by http://a: bay: no lamp", Phrase{Text: "led by %s: %s", Args: []any{"http://a", Phrase{Text: "%s: no lamp", Args: []any{"bay"}}}}},
		{"led by x: gone", Phrase{Text: "led by %s: %s", Args: []any{"x", Phrase{Text: "gone"}}}},
		{"led by x: something %d", Phrase{Text: "led by %s: %s", Args: []any{"x", "something %d"}}},
		{"the keeper says no, and no", Phrase{Text: "the keeper says %s, and %s", Args: []any{"no", "no"}}},
		{": no lamp", Phrase{Text: ": no lamp"}},
		{"no lamp", Phrase{Text: "no lamp"}},
		{"", Phrase{}},
	} {
		got := Recognise(templates, tt.text)
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q: %#v, want %#v", tt.text, got, tt.want)
		}
		if got.String() != tt.text {
			t.Errorf("%q says %q", tt.text, got)
		}
	}
}

func FuzzRecognise(f *testing.F) {
	templates := []string{"%s: no lamp", "led by %s: %s", "the keeper says %s", "gone", "%s: %s, %s"}
	f.Add("led by http://a: bay: no lamp")
	f.Fuzz(func(t *testing.T, text string) {
		if got := Recognise(templates, text); got.String() != text {
			t.Errorf("%q says %q", text, got)
		}
	})
}
