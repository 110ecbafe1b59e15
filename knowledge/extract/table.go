package extract

import "strings"

// set makes a look-up table of the words of list.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// A cue is a row of words that says something of what stands beside it.
type cue struct {
	words  []string // lower case; "'s" is a word
	Rule   string
	Weight float64
	Role   string
}

// cues finds the longest cue at a place.
type cues struct {
	rows map[string][]*cue // by the word that they are looked up by
	keys *sieve            // of these words
}

// add enters a cue under the word that it is looked up by.
func (c cues) add(key string, q *cue) {
	c.rows[key] = append(c.rows[key], q)
	c.keys.add(hashOf(key))
}

// before returns the longest cue whose last word is token i-1, or nil.
func (c cues) before(ts []token, i int) *cue {
	if i <= 0 || !c.keys.maybe(ts[i-1].Hash) {
		return nil
	}
	var best *cue
	for _, q := range c.rows[ts[i-1].Lower] {
		if (best == nil || len(q.words) > len(best.words)) && i >= len(q.words) && same(ts[i-len(q.words):i], q.words) {
			best = q
		}
	}
	return best
}

// at returns the longest cue whose first word is token i, or nil.
func (c cues) at(ts []token, i int) *cue {
	if i >= len(ts) || !c.keys.maybe(ts[i].Hash) {
		return nil
	}
	var best *cue
	for _, q := range c.rows[ts[i].Lower] {
		if (best == nil || len(q.words) > len(best.words)) && i+len(q.words) <= len(ts) && same(ts[i:i+len(q.words)], q.words) {
			best = q
		}
	}
	return best
}

func same(ts []token, words []string) bool {
	for i := range words {
		if ts[i].Lower != words[i] {
			return false
		}
	}
	return true
}

// row is one line of a cue table: phrases separated by "|".
type row struct {
	rule    string
	weight  float64
	phrases string
}

// leftCues makes a table that is asked with before, rightCues one that is
// asked with at.
func leftCues(rows []row) cues {
	return makeCues(rows, func(w []string) string { return w[len(w)-1] })
}

func rightCues(rows []row) cues {
	return makeCues(rows, func(w []string) string { return w[0] })
}

func makeCues(rows []row, key func([]string) string) cues {
	c := cues{rows: map[string][]*cue{}, keys: new(sieve)}
	for _, r := range rows {
		for _, p := range strings.Split(r.phrases, "|") {
			if w := strings.Fields(p); len(w) > 0 {
				c.add(key(w), &cue{words: w, Rule: r.rule, Weight: r.weight})
			}
		}
	}
	return c
}
