package text

import (
	"testing"

	"marquee/internal/oddtext"
)

// TestLinear holds every function to linear time, whatever the text.
func TestLinear(t *testing.T) {
	for name, f := range map[string]func(string){
		"Sentences": func(s string) { Sentences(s) },
		"Words":     func(s string) { Words(s) },
		"Fold":      func(s string) { Fold(s) },
		"Stem":      func(s string) { Stem(s) },
		"IsStop":    func(s string) { IsStop(s) },
		"TitleKey":  func(s string) { TitleKey(s) },
		"NameKey":   func(s string) { NameKey(s) },
		"Calm":      func(s string) { Calm(s) },
	} {
		t.Run(name, func(t *testing.T) { oddtext.Linear(t, f) })
	}
}
