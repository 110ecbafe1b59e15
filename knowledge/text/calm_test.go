package text

import "testing"

func TestCalm(t *testing.T) {
	for title, want := range map[string]string{
		"THE LIGHTHOUSE KEEPER":    "The Lighthouse Keeper",
		"RETURN OF THE FERRY":      "Return of the Ferry",
		"LIGHTHOUSE":               "Lighthouse",
		"HARBOUR II":               "Harbour II",
		"SEA-WOLF: THE LAST WATCH": "Sea-Wolf: The Last Watch",
		"CODA":                     "CODA",
		"1917":                     "1917",
		"Se7en":                    "Se7en",
		"Harbour Lights":           "Harbour Lights",
		"":                         "",
	} {
		if got := Calm(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
		if TitleKey(Calm(title)) != TitleKey(title) {
			t.Errorf("%q: another film", title)
		}
	}
}
