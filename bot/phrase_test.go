package bot

import (
	"context"
	"encoding/json"
	"log/slog"
	"testing"
)

// What is refused below the commands is said in the language of who asked,
// what is filled in too.
func TestRefusalsAreTranslated(t *testing.T) {
	german := map[string]string{"There is no %s of that name: %s.": "Das gibt es nicht: %s (%s).", "reel": "Rolle"}
	run := func(_ *testing.T, err error) string {
		router, newErr := NewRouter(slog.New(slog.DiscardHandler), []Command{{Name: "find", Description: "d",
			Run: func(_ context.Context, _ *Request) (Reply, error) { return Reply{}, err }}})
		if newErr != nil {
			t.Fatal(newErr)
		}
		router.Translate = func(_, english string) string {
			if said, ok := german[english]; ok {
				return said
			}
			return english
		}
		return router.Serve(t.Context(), &Request{Command: "find", Locale: "de"}).Text[0].Text
	}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{Refuse("There is no %s of that name: %s.", Phrased("reel"), "x%d"), "Das gibt es nicht: Rolle (x%d)."},
		{Refuse("Nothing is filled in here: 5 %."), "Nothing is filled in here: 5 %."},
		{&Problem{Message: "reel"}, "Rolle"},
	} {
		if got := run(t, tt.err); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.err, got, tt.want)
		}
	}
}

// A phrase is the same after it was stored.
func TestPhrasesAreStored(t *testing.T) {
	for _, tt := range []struct {
		phrase Phrase
		json   string
	}{
		{Phrased("reel"), `"reel"`},
		{Phrased("%s of %s", "one", Phrased("led by %s", Phrased("%d lamps", 3))), `{"say":"%s of %s","with":["one",{"say":"led by %s","with":[{"say":"%d lamps","with":["3"]}]}]}`},
	} {
		raw, err := json.Marshal(tt.phrase)
		if err != nil || string(raw) != tt.json {
			t.Errorf("%v is stored as %s, error %v", tt.phrase, raw, err)
		}
		var got Phrase
		if err := json.Unmarshal(raw, &got); err != nil {
			t.Errorf("%s: %v", raw, err)
		}
		if again, err := json.Marshal(got); err != nil || string(again) != tt.json {
			t.Errorf("%s becomes %s, error %v", raw, again, err)
		}
	}
	for _, bad := range []string{`{"say":1}`, `[]`, `{"with":[[]]}`} {
		if err := json.Unmarshal([]byte(bad), new(Phrase)); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
