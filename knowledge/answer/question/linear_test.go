package question

import (
	"testing"

	"marquee/internal/oddtext"
)

// TestLinear holds every function to linear time, whatever was asked.
func TestLinear(t *testing.T) {
	for name, f := range map[string]func(string){
		"Read":  func(s string) { Read(s).Asked() },
		"after": func(s string) { Read("who directed " + s) },
		"Plain": func(s string) { Plain(s) },
	} {
		t.Run(name, func(t *testing.T) { oddtext.Linear(t, f) })
	}
}
