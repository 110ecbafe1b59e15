package oddtext

import (
	"strings"
	"testing"
)

// TestLinear holds the check itself to account: it lets a walk through a text
// pass, and sees a look at all the rest from every byte.
func TestLinear(t *testing.T) {
	if !timed {
		t.Skip("the race detector changes the times")
	}
	walk := func(s string) {
		for range 400 {
			_ = strings.Count(s, "b")
		}
	}
	if short, long, ok := linear(walk, "aa "); !ok {
		t.Errorf("a walk fails: %v and %v", short, long)
	}
	found := 0
	squares := func(s string) {
		for i := range len(s) / 4 {
			for j := i; j < len(s); j++ {
				if s[j] == 'b' {
					found++
				}
			}
		}
	}
	if short, long, ok := linear(squares, "a"); ok {
		t.Errorf("squares pass: %v and %v", short, long)
	}
	if n := len(All(1000)); n != len(units) || n < 100 {
		t.Errorf("%d texts", n)
	}
}
