package question

import "testing"

func TestSpoken(t *testing.T) {
	for _, tt := range []struct {
		asked string
		label string
		plain string
	}{
		{"hey do you know who directed heat?", "director", "who directed heat"},
		{"so who directed heat pls", "director", "who directed heat"},
		{"can you tell me who directed heat", "director", "who directed heat"},
		{"heat, who directed that", "director", "who directed heat"},
		{"heat - who directed it", "director", "who directed heat"},
		{"whose directing heat", "director", "whos directing heat"},
		{"wut year did heat come out", "release date", "what year did heat come out"},
		{"ann lee how old was she", "age", "how old was ann lee"},
		{"any idea if heat has a sequel", "sequel", "has heat a sequel"},
		{"the man who knew director", "director", "the man who knew director"},
		{"how long is heat", "runtime", "how long is heat"},
		{"whats heat rated", "certificate", "whats heat rated"},
		{"how many oscars did heat win", "count", "how many oscars did heat win"},
		{"what did ann lee die of", "death", "what did ann lee die of"},
		{"ann lees character in heat", "character", "ann lees character in heat"},
		{"the pilot actor in heat", "cast", "the pilot actor in heat"},
		{"who came up with heat", "creator", "who came up with heat"},
		{"whose novel is heat based on", "basis", "whose novel is heat based on"},
		{"whos hosting the oscars", "host", "whos hosting the oscars"},
		{"is heat happening", "sequel", "is heat happening"},
	} {
		q := Read(tt.asked)
		if q.Label != tt.label || q.Plain != tt.plain {
			t.Errorf("Read(%q): %s, %q, want %s, %q", tt.asked, q.Label, q.Plain, tt.label, tt.plain)
		}
	}
}

func TestExcludes(t *testing.T) {
	q := Read("who is in heat besides ann lee")
	if !q.Excludes("Ann Lee") || q.Excludes("Bo Reed") || q.Asked() != "who is in heat " {
		t.Errorf("%v, %v, %q", q.Excludes("Ann Lee"), q.Excludes("Bo Reed"), q.Asked())
	}
}
