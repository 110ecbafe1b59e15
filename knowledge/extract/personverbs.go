package extract

import "strings"

// verb reads "Jane Doe directs", "Ann Lee, who plays Rose".
func (f *finder) verb(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	role := activeVerbs[ts[k].Lower]
	row := s.namesBefore(k)
	if role == "actor" && len(row) == 0 {
		f.starPlays(i, k)
	}
	if role == "writer" {
		f.wroteWith(i, k, row)
	}
	if len(row) == 0 || !full(s, row) && !f.knows(s, row) {
		return
	}
	if (ts[k-1].Text == "," || ts[k-1].Lower == "and" && role == "actor") && strings.HasSuffix(ts[k].Lower, "ing") {
		return
	}
	if k+1 < len(ts) && (ts[k+1].Lower == "by" || ts[k+1].Text == "…") || k+2 < len(ts) && ts[k+2].Lower == "by" && strings.HasSuffix(ts[k+1].Lower, "ly") {
		return
	}
	switch role {
	case "actor":
		f.acts(i, k, row)
	case "writer":
		if ts[k].Lower == "writes" && (k+1 < len(ts) && ts[k+1].Text == "," || ts[0].Lower == "as") {
			return // "As Ann Lee writes, Heat is …"
		}
		o := f.object(i, k)
		if o < 0 && (strings.HasPrefix(ts[k].Lower, "adapt") && (sourceSoon(ts, k) || forScreen(ts, k+1)) || ts[k].Lower == "co-writing" || scriptThat(ts, row[len(row)-1].first)) {
			o = f.filmOf(i, k)
		}
		if o >= 0 {
			if writesMusic(ts, k) {
				role = "composer"
			}
			f.claim(i, o, row, role, ts[k].Lower, false)
			f.alsoActs(i, k, o, row)
		}
	default:
		o := f.object(i, k)
		if o < 0 && role == "director" && k+2 == len(ts) && ts[k+1].Text == "." && row[0].first == 0 && s.Position >= 0 {
			o = f.filmOf(i, k) // "Ann Lee directed."
		}
		if o >= 0 {
			f.claim(i, o, row, role, ts[k].Lower, false)
			f.alsoActs(i, k, o, row)
		}
	}
}

// alsoActs reads "Ann Lee wrote the screenplay and stars as Rose", where the
// verb of making stands at k.
func (f *finder) alsoActs(i, k, film int, row []named) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j+2 < len(ts) && j < k+8; j++ {
		if ts[j].Kind == punct || ts[j].Kind == capital && !s.inFilm(j) {
			return
		}
		if ts[j].Lower != "and" {
			continue
		}
		if j++; ts[j].Lower == "also" || ts[j].Lower == "then" {
			j++
		}
		if j+1 >= len(ts) || activeVerbs[ts[j].Lower] != "actor" || ts[j+1].Lower != "as" && ts[j+1].Lower != "in" && ts[j+1].Lower != "opposite" && ts[j+1].Lower != "alongside" {
			return
		}
		actor := named{first: row[0].first, end: row[0].end}
		if e := characterAt(ts, j+2); len(row) == 1 && ts[j+1].Lower == "as" && e > j+2 && !s.inFilm(j+2) && !owns(ts, e) {
			actor.character = s.Text[ts[j+2].Start:ts[e-1].End]
		}
		f.claim(i, film, []named{actor}, "actor", ts[j].Lower, false)
		return
	}
}

// writesMusic reports whether what is written at k is music: "wrote the
// score".
func writesMusic(ts []token, k int) bool {
	for j := k + 1; j < len(ts) && j < k+5; j++ {
		switch ts[j].Lower {
		case "music", "score", "soundtrack", "songs":
			return true
		case "screenplay", "script", "film", "movie", "and", ",", ".", "story", "novel":
			return false
		}
	}
	return false
}

// sourceSoon reports whether "adapted" at k has a work of somebody's as its
// object: "adapted Ann Lee's 1964 novel".
func sourceSoon(ts []token, k int) bool {
	owner := false
	for j := k + 1; j < len(ts) && j < k+9 && ts[j].Kind != punct; j++ {
		if ts[j].Lower == "'s" {
			owner = true
		} else if sources[ts[j].Lower] {
			return owner
		}
	}
	return false
}

// starPlays reads "we will see the pop star portray Rose": the star is the
// actor named last.
func (f *finder) starPlays(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if k < 2 || k+1 >= len(ts) || ts[k-1].Lower != "star" && ts[k-1].Lower != "actor" && ts[k-1].Lower != "actress" || strings.HasPrefix(ts[k].Lower, "star") {
		return
	}
	e := characterAt(ts, k+1)
	if e == k+1 || s.inFilm(k+1) {
		return
	}
	for j := len(f.claims) - 1; j >= 0 && f.claims[j].sentence >= i-3; j-- {
		if c := f.claims[j]; c.role == "actor" {
			c.sentence, c.rule, c.character = i, "the star "+ts[k].Lower, s.Text[ts[k+1].Start:ts[e-1].End]
			f.claims = append(f.claims, c)
			return
		}
	}
}

// wroteWith reads "who co-wrote the screenplay with Ann Lee".
func (f *finder) wroteWith(i, k int, row []named) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if len(row) == 0 && k > 1 && (ts[k-1].Lower == "he" || ts[k-1].Lower == "she" || ts[k-1].Lower == "they") && scripts[ts[k-2].Lower] {
		f.directorToo(i, k)
	}
	if k > 0 && ts[k-1].Lower == "both" || k > 2 && ts[k-1].Lower == "whom" && ts[k-3].Lower == "both" {
		f.directorToo(i, k)
	} else if len(row) == 0 {
		f.whoWrote(i, k)
	}
	if len(row) == 0 && (k == 0 || ts[k-1].Lower != "he" && ts[k-1].Lower != "she" && ts[k-1].Lower != "who" && ts[k-1].Lower != "whom" && ts[k-1].Lower != "both" && ts[k-1].Lower != "also") {
		return
	}
	for j := k + 1; j+1 < len(ts) && j < k+10 && ts[j].Kind != punct; j++ {
		if ts[j].Lower != "with" && ts[j].Lower != "alongside" {
			continue
		}
		with, end := s.namesFrom(j+1, false)
		if len(with) > 0 && (full(s, with) || f.knows(s, with)) {
			f.claim(i, f.filmOf(i, k), with, "writer", ts[k].Lower+" with", false)
		}
		if k+1 < len(ts) && end+3 < len(ts) && ts[end].Text == "," && ts[end+1].Lower == "and" && ts[end+2].Lower == "the" && scripts[ts[end+3].Lower] {
			f.storyWith(i, k, end+4)
		}
		return
	}
}

// storyWith reads the end of "who co-wrote the screenplay with Ann Lee, and
// the story with Bob Ray", from token j on.
func (f *finder) storyWith(i, k, j int) {
	s := &f.d.sentences[i]
	if j+1 >= len(s.Tokens) || s.Tokens[j].Lower != "with" {
		return
	}
	if row, _ := s.namesFrom(j+1, false); len(row) > 0 && full(s, row) {
		f.claim(i, f.filmOf(i, k), row, "writer", s.Tokens[k].Lower+" with", false)
	}
}

// object returns the film that a verb of making at k has as its object, or
// -1: a film behind it, or "the film", "the screenplay", "it".
func (f *finder) object(i, k int) int {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if k > 0 && (ts[k-1].Lower == "also" || ts[k-1].Lower == "who") && (k+1 >= len(ts) || ts[k+1].Text == "." || ts[k+1].Text == "," || ts[k+1].Lower == "and") {
		return f.filmOf(i, k)
	}
	for j := k + 1; j < len(ts) && j < k+9; j++ {
		for _, m := range s.Mentions {
			if m.First == j {
				return m.Film
			}
		}
		switch w := ts[j].Lower; {
		case w == "film" || w == "movie" || w == "screenplay" || w == "script" || w == "it" || w == "score" || w == "music" || w == "feature" || w == "sequel" || w == "picture" || w == "adaptation":
			if w == "script" || w == "screenplay" {
				if ts[j-1].Lower == "a" && strings.HasPrefix(ts[k].Lower, "direct") {
					return f.filmOf(i, k) // "Ann Lee directing a screenplay by"
				}
			}
			if j > k+1 && (w == "it" && activeVerbs[ts[j-1].Lower] == "" || ts[j-1].Lower == "a" || ts[j-1].Lower == "another" || ts[j-1].Lower == "first") {
				return -1
			}
			if w == "script" || w == "screenplay" || w == "score" || w == "adaptation" || w == "film" || w == "movie" {
				if m := nextMention(s, j, 5); m >= 0 {
					return m
				}
			}
			return f.filmOf(i, k)
		case renames[w] && (ts[j-1].Lower == "the" || ts[j-1].Lower == "this"):
			return f.filmOf(i, k)
		case ts[j].Kind == capital || ts[j].Kind == number || w == "who" || w == "that" || w == "which" || ts[j].Text == ";":
			return -1
		}
	}
	return -1
}

// nextMention returns the film named within n tokens behind j, or -1.
func nextMention(s *sentence, j, n int) int {
	for _, m := range s.Mentions {
		if m.First > j && m.First <= j+n {
			return m.Film
		}
	}
	return -1
}

// namesBefore returns the row of names that ends before the verb at k:
// "A and B wrote", "A, who wrote", "A also wrote".
func (s *sentence) namesBefore(k int) []named {
	ts := s.Tokens
	end := k
	for end > 1 && k-end < 8 && (ts[end-1].Text == "," || ts[end-1].Lower == "and" || ts[end-1].Text == "&") && activeVerbs[ts[end-2].Lower] != "" {
		end -= 2
	}
	k = end
	for end > 0 && k-end < 4 && (beforeVerb[ts[end-1].Lower] || ts[end-1].Kind == small && strings.HasSuffix(ts[end-1].Lower, "ly")) {
		end--
	}
	if end > 0 && ts[end-1].Text == "," {
		end--
		if nameEnding(ts, end) == end {
			for j := end - 1; j > 0 && j > end-8; j-- {
				if ts[j].Text == "," && ts[j+1].Kind != capital {
					end = j
					break
				}
			}
		}
	}
	if end > 1 && ts[end-1].Text == ")" {
		for j := end - 2; j > 0 && j > end-10; j-- {
			if ts[j].Text == "(" {
				end = j
				break
			}
		}
	}
	var row []named
	for end > 0 && len(row) < 8 {
		first := nameEnding(ts, end)
		if first == end || s.inFilm(end-1) || notPeople[ts[end-1].Lower] {
			break
		}
		if first > 0 && ts[first-1].Lower == "in" {
			break // "known for her part in Mad Tides, plays Rose"
		}
		if first > 0 && ts[first-1].Lower == "the" && ts[first-1].Kind == small && capitals(ts[first:end]) > 1 && !siblings[ts[end-1].Lower] {
			break // "the Grand White House portrays"
		}
		row = append(row, named{first: first, end: end})
		j := first
		for j > 0 && j > first-3 && (ts[j-1].Lower == "and" || ts[j-1].Text == "," || ts[j-1].Text == "&") {
			j--
		}
		if j == first {
			break
		}
		end = j
	}
	return withoutOpening(ts, row)
}

// withoutOpening drops from a row, which is in reversed order, a single word
// that opens the sentence or a phrase: "Overall, Ann Lee", "At Christmas, Ann
// Lee".
func withoutOpening(ts []token, row []named) []named {
	n := len(row)
	if n != 2 || row[1].end != row[1].first+1 || ts[row[1].end].Text != "," || row[1].end+1 != row[0].first || ts[row[1].first].Flags&firstName != 0 {
		return row
	}
	return row[:1]
}

// siblings end what makers are called together: "the Lee Brothers direct".
var siblings = set(`brothers sisters twins siblings duo`)

var beforeVerb = set(`are were round rounds who does do did return returning returned reprise also has had have will would is was previously both co then to and again as be set returns return itself himself herself currently since`)

// nameEnding returns where the name that ends before token end begins, or
// end.
func nameEnding(ts []token, end int) int {
	lo := max(0, end-6)
	for k := lo; k < end; k++ {
		if (ts[k].Kind == capital || ts[k].Flags&particle != 0) && (k == 0 || ts[k-1].Kind != capital || ts[k-1].Flags&noName != 0 || !ts[k].Space) && nameAt(ts, k) == end {
			return k
		}
	}
	return end
}

// filmOf returns the film that a claim at token k of sentence i is about, or
// -1.
func (f *finder) filmOf(i, k int) int {
	s := &f.d.sentences[i]
	if k >= len(s.Tokens) {
		return f.d.filmIndexAt(i, len(s.Text))
	}
	if s.unknownTitle(k) || s.strayTitle(k) {
		return -1
	}
	return f.d.filmIndexAt(i, s.Tokens[k].Start)
}

// strayTitle reports whether what is told at token k belongs to a title that
// nothing else made a film of: "Flight of the Gulls, at number eight, starring".
// Such a title shows by the small words within it.
func (s *sentence) strayTitle(k int) bool {
	ts := s.Tokens
	if k == 0 || ts[k-1].Text != "," {
		return false
	}
	end := k - 1
	for lo := max(0, k-7); end > lo && (chartWords[ts[end-1].Lower] || ts[end-1].Kind == number); {
		end--
	}
	if end == 0 || ts[end-1].Kind != capital || s.inFilm(end-1) {
		return false
	}
	first, inner := end-1, 0
	for first > 0 && (ts[first-1].Kind == capital || first > 1 && strayWords[ts[first-1].Lower] && (ts[first-2].Kind == capital || strayWords[ts[first-2].Lower])) {
		first--
		if ts[first].Kind == small {
			inner++
		}
		if s.inFilm(first) {
			return false
		}
	}
	return end-first > 2 && inner > 0 && ts[first].Kind == capital && ts[first].Flags&firstName == 0 && (ts[first].Flags&noName == 0 || ts[first].Lower == "the") && !notPeople[ts[end-1].Lower] && !chartWords[ts[first].Lower]
}

// chartWords may stand between a title and what is told of it in a list of
// takings.
var chartWords = set(`, at number no no. in place week spot one two three four five six seven eight nine ten`)

// strayWords join the words of titles.
var strayWords = set(`of the to according`)

// unknownTitle reports whether the nearest title before token k, set in
// italics, is of no film at hand: what is told behind it is told of that.
func (s *sentence) unknownTitle(k int) bool {
	last := -1
	for n, e := range s.Emphases {
		if e.End <= k && titleCased(s.Tokens[e.First:e.End]) && !s.inFilm(e.First) && !s.inFilm(e.End-1) {
			last = n
		}
	}
	if last < 0 {
		return false
	}
	for _, m := range s.Mentions {
		if m.First >= s.Emphases[last].End && m.End <= k {
			return false
		}
	}
	return true
}
