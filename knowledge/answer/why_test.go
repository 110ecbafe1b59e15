package answer

import (
	"context"
	"testing"
)

func TestReasons(t *testing.T) {
	for _, tt := range []struct{ asked, says, want string }{
		{"why was the lindqvist western scrapped", "The first cut of the western, dropped by the studio over fears that it was too long, is to be shown. Lindqvist will attend. Rain fell.",
			"The first cut of the western, dropped by the studio over fears that it was too long, is to be shown."},
		{"why is the harbour festival moving to the hills", "The harbour festival is moving to the hills because no hall in town was free. Rain fell.",
			"The harbour festival is moving to the hills because no hall in town was free."},
		{"why is carver suing the studio", "Carver is suing the studio over an injury. Carver went to court after he was hit by a lamp. Rain fell.",
			"Carver is suing the studio over an injury. Carver went to court after he was hit by a lamp."},
		// Another deed, the deed denied, no reason given, a time and no reason.
		{"why did carver leave the harbour festival", "Carver opened the harbour festival because his mother asked him to. Rain fell.", ""},
		{"why did carver quit the harbour festival", "Carver did not quit the harbour festival because of the rain. He stayed.", ""},
		{"why was the harbour festival cancelled in oslo", "The harbour festival was cancelled in Oslo over the weekend. Rain fell.", ""},
	} {
		d := prizeNight("News of the week", tt.says)
		answers(t, d, tt.asked, tt.want)
	}
}

func TestCauses(t *testing.T) {
	for s, want := range map[string]bool{
		"He left because he was tired.":            true,
		"It was delayed due to strikes.":           true,
		"She sued over an injury.":                 true,
		"It was shelved after critics said no.":    true,
		"It took 30 million over the weekend.":     false,
		"It came out after a year.":                false,
		"It was seen by over 300 people.":          false,
		"It was shown over the first weekend only": false,
	} {
		if _, got := causeAt(s); got != want {
			t.Errorf("causeAt(%q) = %v, want %v", s, got, want)
		}
	}
}

// answers asks a question and compares the answer; "" stands for none.
func answers(t *testing.T, d *Desk, asked, want string) {
	t.Helper()
	a, err := d.Ask(context.Background(), asked, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	if a.Answered {
		got = a.Answer
	}
	if got != want {
		t.Errorf("%q: %q (%.2f, %q), want %q", asked, got, a.Confidence, a.Sentence, want)
	}
}
