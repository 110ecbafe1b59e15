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
	if ts[k-1].Text == "," && strings.HasSuffix(ts[k].Lower, "ing") {
		return
	}
	if k+1 < len(ts) && ts[k+1].Lower == "by" {
		return
	}
	switch role {
	case "actor":
		f.acts(i, k, row)
	case "writer":
		if o := f.object(i, k); o >= 0 {
			f.claim(i, o, row, "writer", ts[k].Lower, false)
		}
	default:
		if o := f.object(i, k); o >= 0 {
			f.claim(i, o, row, role, ts[k].Lower, false)
		}
	}
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
	if len(row) == 0 && (k == 0 || ts[k-1].Lower != "he" && ts[k-1].Lower != "she" && ts[k-1].Lower != "who") {
		return
	}
	for j := k + 1; j+1 < len(ts) && j < k+6 && ts[j].Kind != punct; j++ {
		if ts[j].Lower != "with" && ts[j].Lower != "alongside" {
			continue
		}
		with, _ := s.namesFrom(j+1, false)
		if len(with) > 0 && full(s, with) {
			f.claim(i, f.filmOf(i, k), with, "writer", ts[k].Lower+" with", false)
		}
		return
	}
}

// acts reads the verbs of playing a part.
func (f *finder) acts(i, k int, row []named) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	w := ts[k].Lower
	j := k + 1
	if supports(ts, k) {
		f.claim(i, f.filmIn(i, k), row, "actor", w, false)
		return
	}
	if strings.HasPrefix(w, "appear") {
		if film := f.filmIn(i, k); film >= 0 && j < len(ts) && (ts[j].Lower == "as" || ts[j].Lower == "in") {
			f.claim(i, film, row, "actor", w, false)
		}
		return
	}
	plays := strings.HasPrefix(w, "play") || strings.HasPrefix(w, "portray") || strings.HasPrefix(w, "voice")
	if !plays {
		if j < len(ts) && ts[j].Lower == "as" {
			j++
			plays = true
		} else if w == "star" && !auxiliary(ts, k) {
			return
		}
	} else if (w == "play" || w == "playing" || w == "plays" || w == "played") && j < len(ts) && notPlayed[ts[j].Lower] {
		return
	}
	film := f.filmIn(i, k)
	if plays && j < len(ts) {
		j = passTo(ts, j)
		if e := characterAt(ts, j); e > j && !s.inFilm(j) && len(row) == 1 {
			row[0].character = s.Text[ts[j].Start:ts[e-1].End]
		} else if w == "plays" || w == "played" || w == "playing" {
			if j >= len(ts) || ts[j].Lower != "the" && ts[j].Lower != "a" && ts[j].Lower != "an" && ts[j].Lower != "his" && ts[j].Lower != "her" {
				return
			}
		}
	}
	if film < 0 {
		return
	}
	f.claim(i, film, row, "actor", w, false)
	if !plays {
		f.actsWith(i, k, film)
	}
}

// actsWith reads "stars in the film with Ann Lee".
func (f *finder) actsWith(i, k, film int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j+1 < len(ts) && j < k+10; j++ {
		switch ts[j].Lower {
		case "with", "alongside", "opposite":
			if row, _ := s.namesFrom(j+1, true); len(row) > 0 && full(s, row) {
				f.claim(i, film, row, "actor", ts[j].Lower, false)
			}
			return
		case ",", ";", "and", "who":
			return
		}
	}
}

// supports reports whether the verb at k tells of smaller parts: "co-star",
// "play supporting roles", "reprise their roles".
func supports(ts []token, k int) bool {
	if strings.HasPrefix(ts[k].Lower, "co-star") || ts[k].Lower == "costar" {
		return true
	}
	if ts[k].Lower == "star" {
		return k+1 >= len(ts) || ts[k+1].Kind == punct || ts[k+1].Lower == "in" || ts[k+1].Lower == "as"
	}
	for j := k + 1; j < len(ts) && j < k+4; j++ {
		if ts[j].Lower == "roles" || ts[j].Lower == "parts" {
			return true
		}
	}
	return false
}

// passTo passes a description before a character's name: "the role of Rose",
// "her mother Rose", "detective Rose Reed".
func passTo(ts []token, j int) int {
	for k := j; k < len(ts) && k < j+6; k++ {
		if ts[k].Kind == capital {
			return k
		}
		if ts[k].Kind == punct || ts[k].Lower == "in" || ts[k].Lower == "who" || ts[k].Lower == "and" || ts[k].Lower == "with" || ts[k].Lower == "from" {
			return j
		}
	}
	return j
}

// notPlayed follow "play" where nobody's part is meant.
var notPlayed = set(`guitar drums piano bass keyboards football cricket games game music songs out with at on host down up along well together live`)

// auxiliary reports whether "star" at k is a verb.
func auxiliary(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-3; j-- {
		switch ts[j].Lower {
		case "will", "to", "would", "who", "both", "also":
			return true
		}
	}
	return false
}

// filmIn returns the film of "stars in X": the one named behind the verb in
// the same clause, or the one at hand; -1 where something else is named.
func (f *finder) filmIn(i, k int) int {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j < len(ts) && j < k+14; j++ {
		for _, m := range s.Mentions {
			if m.First == j {
				return m.Film
			}
		}
		if ts[j].Lower == "in" && j+1 < len(ts) {
			n := j + 1
			for n < len(ts) && n < j+5 && (ts[n].Flags&between != 0 || ts[n].Kind == punct || yearOf(&ts[n]) > 0 || genres[ts[n].Lower]) {
				n++
			}
			if n < len(ts) && ts[n].Kind == capital && !s.inFilm(n) {
				return -1
			}
		}
		if ts[j].Text == ";" || ts[j].Text == "," && j > k+8 {
			break
		}
	}
	return f.filmOf(i, k)
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
			if j > k+1 && (ts[j-1].Lower == "a" || ts[j-1].Lower == "another" || ts[j-1].Lower == "first") {
				return -1
			}
			if w == "script" || w == "screenplay" || w == "score" || w == "adaptation" || w == "film" || w == "movie" {
				if m := nextMention(s, j, 5); m >= 0 {
					return m
				}
			}
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
	return row
}

var beforeVerb = set(`who does do did return returning returned reprise also has had have will would is was previously both co then to and again as be set returns return itself himself herself currently since`)

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

// asCharacter reads "a photo of Ann Lee as Rose".
func (f *finder) asCharacter(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	first := nameEnding(ts, k)
	if first == k || s.inFilm(k-1) || k+1 >= len(ts) || s.inFilm(k+1) {
		return
	}
	e := characterAt(ts, k+1)
	if e == k+1 || trades[ts[k+1].Lower] || ts[k+1].Flags&noName != 0 && ts[k+1].Lower != "the" || trades[ts[e-1].Lower] || notPeople[ts[e-1].Lower] {
		return
	}
	n := named{first: first, end: k, character: s.Text[ts[k+1].Start:ts[e-1].End]}
	if !full(s, []named{n}) && !f.knows(s, []named{n}) || first > 0 && (activeVerbs[ts[first-1].Lower] != "" || ts[first-1].Lower == "like") {
		return
	}
	f.claim(i, f.filmIn(i, k), []named{n}, "actor", "as a character", true)
}

// trades are what people are called that is no part in a film.
var trades = set(`president ceo chairman chairwoman director producer writer head chief minister prime best editor executive judge host chair captain king queen officer ambassador governor senator mayor oscar man woman dj general secretary`)

// aside reads "Tom Reed (Ann Lee)" and "Ann Lee (Tom Reed)".
func (f *finder) aside(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if k == 0 || k+2 >= len(ts) || s.inFilm(k+1) || s.inFilm(k-1) {
		return
	}
	in := s.skipFillers(k + 1)
	e := nameAt(ts, in)
	if e == in || e >= len(ts) || ts[e].Text != ")" || capitals(ts[in:e]) > 4 {
		return
	}
	if s.listsFilms() {
		return
	}
	first := nameEnding(ts, k)
	outside, inside := named{first: first, end: k}, named{first: in, end: e}
	if first == k {
		if capitals(ts[in:e]) > 1 && f.isPerson(s, inside) && describes(ts, k) {
			f.claim(i, f.filmOf(i, k), []named{inside}, "actor", "character (actor)", false)
		}
		return
	}
	switch in, out := f.isActor(s, inside), f.isActor(s, outside); {
	case out && !in:
		outside.character = s.Text[ts[inside.first].Start:ts[inside.end-1].End]
		f.claim(i, f.filmOf(i, k), []named{outside}, "actor", "actor (character)", false)
	case !in && !out && k-first > 1 && ts[first].Flags&firstName != 0 && ts[inside.first].Flags&firstName == 0:
		return
	case in || capitals(ts[inside.first:inside.end]) > 1 && f.isPerson(s, inside):
		inside.character = s.Text[ts[first].Start:ts[k-1].End]
		f.claim(i, f.filmOf(i, k), []named{inside}, "actor", "character (actor)", false)
	}
}

// listsFilms reports whether the sentence names films in parentheses behind
// people: "Ann Lee (Heat) and Bob Ray (Dust)".
func (s *sentence) listsFilms() bool {
	for _, m := range s.Mentions {
		if m.First > 1 && s.Tokens[m.First-1].Text == "(" && s.Tokens[m.First-2].Kind == capital {
			return true
		}
	}
	return false
}

// describes reports whether a word before "(" tells of a part: "her mother
// (Ann Lee)".
func describes(ts []token, k int) bool { return parts[ts[k-1].Lower] }

var parts = set(`mother father brother sister son daughter wife husband friend boss girlfriend boyfriend detective cop agent lawyer teacher villain hero heroine protagonist uncle aunt grandfather grandmother grandma grandpa boy girl man woman neighbour neighbor partner colleague fiancé fiancée lover king queen prince princess killer doctor officer scientist narrator priest sheriff sidekick assistant rival mentor ex-wife ex-husband widow captain soldier journalist reporter writer singer nurse maid butler landlord secretary commander general leader dad mum mom antagonist character twins student roommate best-friend coach manager thief gangster hitman assassin robber mayor president`)

// isActor reports whether a name is that of somebody claimed as an actor.
func (f *finder) isActor(s *sentence, n named) bool {
	ts := s.Tokens[n.first:n.end]
	name, _ := f.names.resolve(ts, s.Text[ts[0].Start:ts[len(ts)-1].End])
	for k := range f.claims {
		if f.claims[k].role == "actor" && f.claims[k].name == name {
			return true
		}
	}
	return false
}

// isPerson reports whether a name looks like that of a real person.
func (f *finder) isPerson(s *sentence, n named) bool {
	ts := s.Tokens[n.first:n.end]
	return len(ts) > 0 && !notPeople[ts[len(ts)-1].Lower] && !places[ts[len(ts)-1].Lower]
}

// debut reads "Jane Doe's feature directorial debut".
func (f *finder) debut(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j+1 < len(ts) && j < k+5; j++ {
		if (ts[j].Lower == "directorial" || ts[j].Lower == "directing" || ts[j].Lower == "directoral") && (ts[j+1].Lower == "debut" || ts[j+1].Lower == "effort" || ts[j+1].Lower == "feature") {
			if first := nameEnding(ts, k); first < k {
				f.claim(i, f.filmOf(i, k), []named{{first: first, end: k}}, "director", "directorial debut", false)
			}
			return
		}
	}
}

// debutOf reads "the directorial debut of Jane Doe".
func (f *finder) debutOf(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if k == 0 || k+2 >= len(ts) || ts[k+1].Lower != "of" && ts[k+1].Lower != "for" && ts[k+1].Lower != "from" && ts[k+1].Lower != "by" {
		return
	}
	if w := ts[k-1].Lower; w != "directorial" && w != "directing" && w != "feature" {
		return
	}
	if row, _ := s.namesFrom(k+2, false); len(row) == 1 {
		f.claim(i, f.filmOf(i, k), row, "director", "directorial debut", false)
	}
}

// source reads "based on Jane Doe's novel".
func (f *finder) source(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	j := k + 1
	for j < len(ts) && j < k+7 && (ts[j].Kind == number || ts[j].Lower == "a" || ts[j].Lower == "on" || ts[j].Lower == "upon" || ts[j].Lower == "from" || ts[j].Lower == "of" || ts[j].Lower == "the" || ts[j].Lower == "loosely") {
		j++
	}
	row, end := s.namesFrom(j, false)
	if len(row) == 0 || end >= len(ts) {
		return
	}
	if len(row) == 1 && full(s, row) && sources[ts[end].Lower] && ts[end].Lower != "series" && ts[end].Lower != "story" {
		f.claim(i, f.filmOf(i, k), row, "author", "based on", false)
		return
	}
	if ts[end].Lower != "'s" && ts[end].Text != "’" && ts[end].Text != "'" {
		return
	}
	for n := end + 1; n < len(ts) && n < end+9; n++ {
		if sources[ts[n].Lower] {
			f.claim(i, f.filmOf(i, k), row, "author", "based on", false)
			return
		}
	}
}

// filmOf returns the film that a claim at token k of sentence i is about, or
// -1.
func (f *finder) filmOf(i, k int) int {
	s := &f.d.sentences[i]
	if k >= len(s.Tokens) {
		return f.d.filmIndexAt(i, len(s.Text))
	}
	return f.d.filmIndexAt(i, s.Tokens[k].Start)
}
