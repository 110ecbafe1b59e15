package extract

import "strings"

// whoWrote reads what a clause without a name of its own says of somebody
// named before it: "directed by Ann Lee in her debut, who also wrote the
// script", "Bob Ray produced the film and wrote the script".
func (f *finder) whoWrote(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	from := k
	for from > 0 && k-from < 3 && (beforeVerb[ts[from-1].Lower] && ts[from-1].Lower != "who" && ts[from-1].Lower != "and") {
		from--
	}
	if from == 0 || !wrotePart(ts, k) {
		return
	}
	switch w := ts[from-1].Lower; {
	case w == "who":
		f.again(i, from-1, 8, "writer", "who "+ts[k].Lower)
	case w == "and" || w == ",":
		for j := from - 2; j > 0 && j > from-14; j-- {
			if ts[j].Lower == "who" {
				f.again(i, j, 2, "writer", "who "+ts[k].Lower)
				return
			}
			if ts[j].Text == "." || ts[j].Text == ";" || ts[j].Text == ":" || relatives[ts[j].Lower] {
				return
			}
			if activeVerbs[ts[j].Lower] != "" && ts[j+1].Lower != "by" && !strings.HasSuffix(ts[j].Lower, "ing") {
				if row := s.namesBefore(j); len(row) > 0 && full(s, row) {
					f.claim(i, f.filmOf(i, k), row, "writer", ts[k].Lower, false)
				}
				return
			}
		}
	}
}

// relatives begin a clause that speaks of something else.
var relatives = set(`that which whose whom where when while after before about because but as`)

// wrotePart reports whether a verb of writing at k has the film or its script
// as its object, or none.
func wrotePart(ts []token, k int) bool {
	for j := k + 1; j < len(ts) && j < k+7; j++ {
		switch w := ts[j].Lower; {
		case scripts[w], w == "film", w == "movie", w == "it":
			return j == k+1 || ts[j-1].Lower != "a" && ts[j-1].Lower != "another" && ts[j-1].Lower != "first"
		case ts[j].Kind == punct, w == "and", w == "with":
			return j > k+1 || strings.HasPrefix(ts[k].Lower, "co-")
		case ts[j].Kind == capital:
			return false
		}
	}
	return false
}

// again gives a role to whoever the sentence has claimed last at or before
// token k, at most reach tokens back.
func (f *finder) again(i, k, reach int, role, rule string) {
	best := -1
	for j := len(f.claims) - 1; j >= 0 && f.claims[j].sentence == i; j-- {
		if c := &f.claims[j]; c.end <= k && k-c.end <= reach && (best < 0 || c.end > f.claims[best].end) {
			best = j
		}
	}
	if best >= 0 {
		c := f.claims[best]
		c.role, c.rule, c.character, c.weak = role, rule, "", false
		f.claims = append(f.claims, c)
	}
}

// himself reports whether "by" at k is followed by a pronoun for whoever
// directs: "written by himself and Ann Lee", "a screenplay by him".
func himself(ts []token, k int) bool {
	if k+1 >= len(ts) {
		return false
	}
	switch ts[k+1].Lower {
	case "him", "himself", "her", "herself", "them", "themselves":
		return k+2 >= len(ts) || ts[k+2].Kind == punct || ts[k+2].Lower == "and" || ts[k+2].Lower == "with"
	}
	return false
}

// workOf reads "Ann Lee's 1938 play" where a film is told to be based on it.
func (f *finder) workOf(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j < len(ts) && j < k+7; j++ {
		t := &ts[j]
		if sources[t.Lower] && !wholes[t.Lower] && (t.Lower != "play" || j > k+1) || t.Lower == "drama" && staged[ts[j-1].Lower] {
			f.authorEnding(i, k)
			return
		}
		if t.Kind == punct && t.Text != "-" || outsideDescription[t.Lower] {
			return
		}
	}
}

// wholes are rows of works, which may be films.
var wholes = set(`series story trilogy collection comics stories`)

// staged stand before a drama that is no film.
var staged = set(`stage broadway radio`)

// authorEnding claims the name that ends before token k as an author.
func (f *finder) authorEnding(i, k int) {
	s := &f.d.sentences[i]
	first := nameEnding(s.Tokens, k)
	n := named{first: first, end: k}
	if first == k || s.inFilm(k-1) || !full(s, []named{n}) && !f.knows(s, []named{n}) || !f.isPerson(s, n) || !basedNear(s.Tokens, first) {
		return
	}
	f.claim(i, f.filmOf(i, first), []named{n}, "author", "based on", false)
}

// basedNear reports whether what a film is made from is told right before
// token k: "loosely based on the 1952", "adapted from", "and", after such.
func basedNear(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-9; j-- {
		switch ts[j].Lower {
		case "based", "adapted", "adaptation", "inspired", "version", "adapting", "from", "adapts":
			return j == 0 || ts[j-1].Lower != "not"
		case ".", ";", ",", "by", "is", "was":
			return false
		}
	}
	return false
}

// scriptThat reports whether "a screenplay that" or "a script" ends before
// token k, where who wrote it is named.
func scriptThat(ts []token, k int) bool {
	if k > 1 && (ts[k-1].Lower == "that" || ts[k-1].Lower == "which") {
		k--
	}
	return k > 0 && (ts[k-1].Lower == "screenplay" || ts[k-1].Lower == "script")
}
