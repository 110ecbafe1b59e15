package bot

import (
	"context"
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
