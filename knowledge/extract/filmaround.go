package extract

import "strings"

// weigh adds evidence, which the sentence at hand gives.
func (f *candidate) weigh(w float64, rule string) {
	f.evidence += w
	if w > f.best && rule != "" {
		f.best, f.rule, f.ruled = w, rule, f.at
	}
}

// against adds what speaks against a film. Where one place is plainly the
// film's, a character of the same name cannot outweigh it for ever.
func (f *candidate) against(w float64) {
	if f.denied+w < maxAgainst {
		w = min(0, maxAgainst-f.denied)
	}
	f.denied += w
	f.evidence += w
}

// maxAgainst bounds what the words around a title say against it.
const maxAgainst = -12

// trust returns by how much the words around a title count: less in a text
// that speaks little of films, and hardly in a long one that does not speak of
// them at all.
func (c *collector) trust() float64 {
	if c.cinema < 0.3 && len(c.d.sentences) > 4 {
		return c.cinema
	}
	return min(1, 0.3+c.cinema)
}

// plainRules are cues that hold a word for a film themselves: they count also
// in a text that speaks little of films, and for titles like a person's name.
var plainRules = map[string]bool{"the film X": true, "films such as X": true}

// plainTrust is the least by which they count.
const plainTrust = 0.85

// weigh adds the evidence of a cue. What speaks for a film counts less in a
// text that speaks little of films.
func (c *collector) weigh(f *candidate, q *cue) {
	if q.Weight < 0 {
		f.against(q.Weight)
		return
	}
	w := q.Weight * c.trust()
	if plainRules[q.Rule] {
		w = q.Weight * max(c.trust(), plainTrust)
		if f.named && !f.lifted && !c.clause {
			f.lifted = true
			f.evidence += 4 // "his latest film Rose Lee"
		}
	}
	if q.Weight < 1.5 {
		if f.weak += w; f.weak > maxWeak {
			return
		}
	}
	f.weigh(w, q.Rule)
}

// surroundings weighs what stands left and right of a place.
func (c *collector) surroundings(f *candidate, ts []token, first, end int, o origin, scored bool) {
	left, right := first, end
	if o == quoted {
		left = max(0, left-1) // a whole headline counts as quoted, without a mark
		for right < len(ts) && right < end+2 && (ts[right].Text == "," || closers[ts[right].Text]) {
			right++
		}
	}
	before := 0.0
	c.clause = f.named && first > 0 && withinFilm(ts, left, right)
	clause := o == bare && f.named && first > 0 && ts[first-1].Text == "," && (end >= len(ts) || ts[end].Text != "," && ts[end].Text != ".")
	if clause && first > 1 && genres[ts[first-2].Lower] {
		c.sum = 0
		f.evidence -= 2 // "throughout the film, Ann Lee …" goes on with a person
	} else if right >= len(ts) || ts[right].Flags&genre == 0 && ts[right].Lower != "films" && ts[right].Lower != "movies" {
		before = c.leftOf(f, ts, left, end, scored)
	}
	c.sum = before
	if o < quoted && first > 2 && ts[first-1].Lower == "for" && prizeBefore(ts, first-1) && !f.named && !c.surname[f.first.Lower] {
		f.weigh(3.2*c.trust(), "a prize for X")
	}
	if o < quoted && c.cinema > 0.6 && first > 1 && ts[first-1].Lower == "'s" && yearOf(&ts[first-2]) > 0 {
		f.weigh(3.4*c.cinema, "a year's X")
		f.note(yearOf(&ts[first-2]))
	}
	if o == bare && c.cinema > 0.6 && first > 0 && ts[first-1].Kind == small && phrased(ts[first:end]) {
		f.weigh(2.9*c.cinema, "a phrase in capitals")
	}
	if y := yearInside(ts, left, right); y > 0 {
		f.weigh(3.2, "X (year)")
		f.note(y)
	} else if y, next := yearAside(ts, right); y > 0 {
		f.weigh(3.2, "X (year)")
		f.note(y)
		right = next
	}
	if right < len(ts) && ts[right].Kind == small && beVerbs[ts[right].Lower] {
		if y, ok := definition(ts, right+1); ok {
			f.weigh(4.5, "X is a film")
			f.note(y)
		}
	}
	if right+1 < len(ts) && (ts[right].Text == "," || ts[right].Text == ":" && ts[right+1].Kind == small || ts[right].Text == "–" || ts[right].Text == "-" || ts[right].Text == "—") {
		if y, ok := definition(ts, apposition(ts, right+1)); ok {
			f.weigh(4*c.trust(), "X, a film")
			f.note(y)
		}
	}
	if scored {
		if q := scoredAfter.at(ts, right); q != nil && !(o == bare && f.named && endsNames(ts, first)) {
			c.weigh(f, q)
			return
		}
	}
	if right >= len(ts) || ts[right].Flags&afterCue == 0 && ts[right].Kind != punct && ts[right].Lower != "'s" {
		return
	}
	if q := afterFilm.at(ts, right); q != nil {
		c.weigh(f, q)
		if n := right + len(q.words); q.Weight == starWeight && n < len(ts) && ts[n].Kind == capital {
			f.weigh(1*c.trust(), q.Rule)
		}
	}
}

// withinFilm reports whether the words left of token k say where a person acts
// rather than what a film is called: "In the film Ann Lee plays", "the film,
// Ann Lee".
func withinFilm(ts []token, k, end int) bool {
	if k == 0 {
		return false
	}
	if ts[k-1].Kind == punct && ts[k-1].Text != ":" && !closers[ts[k-1].Text] {
		return true
	}
	if end >= len(ts) || ts[end].Kind != small || ts[end].Flags&inTitle != 0 || titleVerbs[ts[end].Lower] {
		return false
	}
	for j := k - 1; j >= 0 && j > k-6; j-- {
		switch ts[j].Lower {
		case "in", "throughout", "during", "of":
			return true
		}
	}
	return false
}

// titleVerbs are verbs that go on with a film rather than with a person in it.
var titleVerbs = set(`which is was has had opens opened premiered won wins tells follows hits features stars starring`)

// apposition returns where the article of "Leigh's 1950s drama" would
// stand, so that the words behind a possessive are read like "a drama".
func apposition(ts []token, k int) int {
	for j := k; j < len(ts) && j < k+4; j++ {
		if ts[j].Lower == "'s" && j > k {
			return j
		}
		if ts[j].Kind != capital {
			break
		}
	}
	return k
}

// beVerbs stand between a title and what it is called.
var beVerbs = set(`is was became becomes remains`)

// closers end a quotation.
var closers = set(`” ’ " ' » “`)

// yearAside returns the year of "(2014)" at k and what follows it.
func yearAside(ts []token, k int) (year, next int) {
	if k+1 < len(ts) && ts[k].Text == "(" {
		if y := yearOf(&ts[k+1]); y > 0 && k+2 < len(ts) && (ts[k+2].Text == ")" || ts[k+2].Text == ",") {
			return y, k + 3
		}
	}
	return 0, k
}

// phrased reports whether capitals and small words make up what only a title
// would be in the midst of a sentence: "A Tale of the Sea", "There Will Be Rain".
func phrased(ts []token) bool {
	if len(ts) < 3 || ts[0].Lower == "university" || ts[0].Flags&nation != 0 {
		return false
	}
	smalls := 0
	for k := 1; k < len(ts)-1; k++ {
		if ts[k].Kind == small && ts[k].Lower != "'s" {
			smalls++
		}
		if ts[k].Flags&weakTitle != 0 && ts[k].Lower != "to" {
			return false
		}
	}
	return smalls > 0
}

// yearInside returns the year of "(Low Tide, 2014)", whose title ends before
// token right.
func yearInside(ts []token, left, right int) int {
	if left == 0 || ts[left-1].Text != "(" || right+2 >= len(ts) || ts[right].Text != "," || ts[right+2].Text != ")" {
		return 0
	}
	return yearOf(&ts[right+1])
}

// leftOf weighs what stands left of token k. A title that goes on a list
// ("films such as A, B and C") shares the words before the list.
func (c *collector) leftOf(f *candidate, ts []token, k, end int, scored bool) float64 {
	if c.last.end > 0 && c.last.end < k && k-c.last.end <= 8 && listed(ts[c.last.end:k]) {
		switch {
		case c.sum >= 3:
			f.weigh(3*c.trust(), "in a list of films")
			return c.sum
		case c.sum <= -3:
			f.weigh(-3, "")
			return c.sum
		}
	}
	if k > 1 && ts[k-1].Lower == "as" && ts[k-2].Kind == capital {
		f.evidence -= 4
		return -4
	}
	for skip := 0; skip < 5 && k > 0; skip++ {
		if q := beforeIf(notBeforeFilm, notLeftCue, ts, k); q != nil && skip < 2 {
			if p := beforeFilm.before(ts, k); p == nil || len(p.words) <= len(q.words) {
				c.weigh(f, q)
				return q.Weight
			}
		}
		if q := beforeIf(beforeFilm, leftCue, ts, k); q != nil && (ts[k-1].Kind == small || k == 1 || c.head || ts[k-1].Text == "(") {
			w := q.Weight
			c.weigh(f, q)
			if y := yearBefore(ts, k-len(q.words)); y > 0 {
				f.note(y)
			}
			return w
		}
		if scored {
			if q := scoredFilm.before(ts, k); q != nil {
				c.weigh(f, q)
				return q.Weight
			}
		}
		if ts[k-1].Text == "," && !closes(ts, end) {
			break // "In this film, Rose leaves": a clause, no title
		}
		if ts[k-1].Lower == "'s" && k > 1 && (genres[ts[k-2].Lower] || ts[k-2].Lower == "films") {
			break // "the film's Rose": hers, not a film of that title
		}
		if ts[k-1].Flags&between == 0 && yearOf(&ts[k-1]) == 0 && !decade(&ts[k-1]) {
			break
		}
		if y := yearOf(&ts[k-1]); y > 0 && skip == 0 {
			f.note(y)
		}
		k--
	}
	return 0
}

// closes reports whether an aside ends at k: "her film, Low Tide, opens".
func closes(ts []token, k int) bool {
	return k >= len(ts) || ts[k].Kind == punct || ts[k].Lower == "which" || ts[k].Lower == "and" || ts[k].Lower == "is" || ts[k].Lower == "was"
}

// decade reports whether a token is like "1980s" or "80s".
func decade(t *token) bool {
	return t.Kind == number && len(t.Lower) > 2 && strings.HasSuffix(t.Lower, "0s")
}

// beforeIf asks a table only where a word's flag says that it may answer.
func beforeIf(c cues, f flag, ts []token, k int) *cue {
	if ts[k-1].Flags&f == 0 && ts[k-1].Kind != punct {
		return nil
	}
	return c.before(ts, k)
}

// yearBefore returns the year of "2014's film X" and "the 2014 film X".
func yearBefore(ts []token, k int) int {
	for j := k - 1; j >= 0 && j >= k-4; j-- {
		if y := yearOf(&ts[j]); y > 0 {
			return y
		}
		if ts[j].Kind == punct {
			return 0
		}
	}
	return 0
}

// listed reports whether the tokens between two places join a list.
func listed(ts []token) bool {
	joined := false
	if y, next := yearAside(ts, 0); y > 0 {
		ts = ts[next:]
	}
	if len(ts) > 6 {
		return false
	}
	for i := range ts {
		switch ts[i].Lower {
		case ",", "and", "or", "&":
			joined = true
		case "“", "”", "‘", "’", "\"", "'", "the", "his", "her", "recent", "release", "hit", "latest", "more", "recently", "most":
		default:
			return false
		}
	}
	return joined
}
