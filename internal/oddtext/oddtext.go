// Package oddtext holds texts that are made to be slow for rules that look too
// far ahead or back, and a check that a function takes linear time on each of
// them. For tests alone: whoever sends an article decides what is in it.
package oddtext

import (
	"strings"
	"testing"
	"time"
)

// units are repeated to make a text each: what opens and never closes, what
// almost begins a rule, what joins without end. One line more is one text more
// for every room.
var units = []string{
	// letters, digits, signs
	"a", "A", "é", "İ", "ß", "e\u0301", "1", "1 ", "1.", ".", ". ", ",", ", ", "?", "? ", "!", "…", "…. ", "-", "- ", "–", ":", ": ", ";", "/", "%", "\n", "\n\n", " ", "\t", "\u00a0",
	"\"", "\" ", "“", "“ ", "”", "”.", "‘", "’", "'", "' ", "(", ")", "( ", "[", "]", "{", "<", ">", "&", "#", "@", "*", "_", "`", "~", "|", "\\", "$", "★", "☆", "½", "•", "👩‍🚀", "日本",
	// words
	"Aa ", "AA ", "aa ", "a b ", "Aa bb ", "Aa Bb ", "Aa. ", "A. ", "A.B. ", "J.J. ", "Mr. ", "a.m. ", "U.S. ", "No. 5 ", "the ", "The ", "of the ", "and ", "Aa and ", "Aa, ", "Aa, Bb and ", "Aa's ", "Aa–", "Aa-", "aA", "it ", "It ",
	"“a. ", "“Aa ", "“Aa” ", "\"Aa ", "'Aa ", "(Aa ", "Aa (", "Aa) ", "Aa: ", "Aa\n", "aa\n\n", "1. aa\n", "- aa\n", "> ", "# Aa\n", "a.\nB",
	// statements
	"directed by ", "starring ", "starring Aa Bb, ", "written, directed and ", "based on the novel by ", "Aa as Bb ", "Aa Bb as Cc, ", "Director: Aa Bb\n", "Aa Bb (Cc Dd) ", "the sequel to ", "from the director of ", "The film Aa Bb is a drama. ",
	"Low Tide ", "Low Tide (2014) ", "Low Tide has 50% ", "50% ", "4/5 ", "1/2", "3 out of ", "four stars ", "★★ ", "B+ ", "Rating: ", "gave it ", "on Rotten Tomatoes ", "Empire gave Low Tide four, ", "from 54% to ",
	"on Netflix ", "in cinemas July 21, ", "pushed to ", "will be ", "2014 ", "July ", "x at the en", "in the final scene ", "it turns out to be ", "who directed ", "why did ", "said that ", "post credits scene ", "in the post below ",
	// markup
	"<div>", "<a href=\"", "</p>", "<!--", "&amp;", "&#", "![", "[a](", "](", "[[", "**a", "_a ", "*a* ", "{{<", "``", "~~a", "| a ", "http://a.b/", "a@b.c ", "{\"a\":", "[1,", "<item><title>", "<![CDATA[", "<entry>", "\\u00", "%2", "&a=1", "/..",
}

// All returns the texts, each of about n bytes, in the order of their table.
func All(n int) []string {
	out := make([]string, 0, len(units))
	for _, u := range units {
		out = append(out, Of(u, n))
	}
	return out
}

// Of repeats a unit to about n bytes.
func Of(unit string, n int) string { return strings.Repeat(unit, max(1, n/len(unit))) }

const (
	length = 64 << 10 // of the long text, in bytes
	growth = 8        // how much longer the long text is than the short one
	excess = 3        // by how much more than that its time may grow; squares would give growth
	trials = 5        // of both; the quickest counts
	quick  = 40 * time.Millisecond
)

// Linear fails where f takes more than linear time on an odd text. What is
// quick on a long text passes at once.
func Linear(t *testing.T, f func(text string)) {
	t.Helper()
	if !timed {
		t.Skip("the race detector changes the times")
	}
	for _, u := range units {
		if short, long, ok := linear(f, u); !ok {
			t.Errorf("%q: %d bytes take %v, %d take %v", u, length/growth, short, length, long)
		}
	}
}

// linear compares the times that f takes on a short and a long text of a unit.
func linear(f func(string), unit string) (short, long time.Duration, ok bool) {
	text := Of(unit, length)
	if long = took(f, text); long < quick {
		return 0, long, true
	}
	short = time.Hour
	for range trials {
		short, long = min(short, took(f, text[:len(text)/growth])), min(long, took(f, text))
		if ok = float64(long) < excess*growth*float64(short) || long < quick; ok {
			break
		}
	}
	return short, long, ok
}

func took(f func(string), text string) time.Duration {
	start := clock()
	f(text)
	return clock() - start
}
