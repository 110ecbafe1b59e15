package passage

import "testing"

func TestHeadlined(t *testing.T) {
	for run, want := range map[string]string{
		"Peter Jackson Dead":             "Peter Jackson",
		"Conservatives Troll Trump":      "",
		"Meteorologist Surprised":        "",
		"Amid Lori Jackson Mess":         "",
		"Sarah Jackson Coverage":         "Sarah Jackson",
		"Satanic Temple Settles Lawsuit": "",
		"R. Kelly Coverage":              "R. Kelly",
		"Michelle Yeoh":                  "Michelle Yeoh",
		"Denzel Washington":              "Denzel Washington",
		"Queen Elizabeth Jubilee":        "",
	} {
		if got := Headlined(run); got != want {
			t.Errorf("Headlined(%q) = %q, want %q", run, got, want)
		}
	}
}
