package answer

import "testing"

func TestHumane(t *testing.T) {
	for _, tt := range []struct {
		sentence, short string
		want            bool
	}{
		{"The drama stars Mara Lindqvist as a pilot.", "Mara Lindqvist", true},
		{"The film brings back Leonardo da Vinci.", "Leonardo da Vinci", true},
		{"The “Night Ferry” star’s dog ran off.", "Night Ferry", false},
		{"More than 40 stars sang as Singers For Africa.", "Singers For Africa", false},
		{"Conservatives Troll Singer With 'Photograph' Of Him And Friends.", "Conservatives Troll Singer", false},
		{"The drama won Best Supporting Actor.", "Supporting Actor", false},
		{"The star's NFL friend knelt.", "NFL", false},
		{"The drama The Door stars nobody.", "The Door", false},
	} {
		if got := humane(tt.sentence, tt.short); got != tt.want {
			t.Errorf("humane(%q, %q) = %t, want %t", tt.sentence, tt.short, got, tt.want)
		}
	}
}
