package extract

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
	if !firstNames[ts[first].Lower] && k-first > 1 && !f.isActor(s, named{first: first, end: k}) {
		return
	}
	if notPeople[ts[k-1].Lower] || s.emphasised(k) {
		return
	}
	n := named{first: first, end: k}
	if !owns(ts, e) {
		n.character = s.Text[ts[k+1].Start:ts[e-1].End]
	}
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
	if e == in || ts[k+1].Lower == "eponymous" || ts[k+2].Lower == "eponymous" || ts[k+2].Lower == "titular" || e >= len(ts) || ts[e].Text != ")" || capitals(ts[in:e]) > 4 {
		return
	}
	if s.listsFilms() || s.emphasised(k) {
		return
	}
	first := nameEnding(ts, k)
	if foreignArticles[ts[in].Lower] || first > 0 && first < k && ts[first-1].Kind == capital && (ts[first-1].Lower == "a" || ts[first-1].Lower == "an") {
		return // a film's other title
	}
	if first > 1 && first < k && ts[first-1].Lower == "of" && ts[first-2].Kind == capital || foreignTitle(ts[in:e]) {
		return // "the Battle of Rosewall (High Water)", "Tide (Marée des Filles)"
	}
	if first+1 < k && (ts[first].Lower == "enter" || ts[first].Lower == "meet") {
		first++
	}
	if first > 0 && first < k && styles[ts[first-1].Lower] && ts[first-1].Kind == capital {
		first-- // "Captain Reed (Ann Lee)"
	}
	outside, inside := named{first: first, end: k}, named{first: in, end: e}
	if first == k {
		if capitals(ts[in:e]) > 1 && f.isPerson(s, inside) && describes(ts, k) {
			f.claim(i, f.filmOf(i, k), []named{inside}, "actor", "character (actor)", false)
		}
		return
	}
	if f.made(i, k) {
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

// foreignTitle reports whether words in parentheses are a title in another
// language: a plural article stands within them.
func foreignTitle(ts []token) bool {
	for k := 1; k+1 < len(ts); k++ {
		if ts[k].Lower == "des" || ts[k].Lower == "les" {
			return true
		}
	}
	return false
}

// emphasised reports whether token k stands inside words set off as one, as
// the other title of "Low Tide (Baixa Mar)" in italics does.
func (s *sentence) emphasised(k int) bool {
	for _, e := range s.Emphases {
		if e.First < k && k < e.End {
			return true
		}
	}
	return false
}

// made reports whether the name that ends before token k of sentence i has
// been claimed as a maker's: what stands behind it in parentheses is another
// work of his.
func (f *finder) made(i, k int) bool {
	for j := len(f.claims) - 1; j >= 0 && f.claims[j].sentence == i; j-- {
		if c := &f.claims[j]; c.end == k {
			return c.role != "actor"
		}
	}
	return false
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

// styles begin a character's name.
var styles = set(`captain dr dr. mr mr. mrs mrs. miss ms ms. lady lord king queen prince princess professor sergeant detective agent doctor father sister brother`)

// foreignArticles begin a title in another language.
var foreignArticles = set(`un une le les el los las il lo gli i der die das den ein eine o os a`)

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

// performance reads "Ann Lee's award-winning performance as Rose" and "Bob
// Ray's portrayal of Tom Reed". A director's portrait is none.
func (f *finder) performance(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j+2 < len(ts) && j < k+5; j++ {
		w := ts[j].Lower
		if w != "portrayal" && w != "performance" && w != "turn" {
			if ts[j].Kind != small {
				return
			}
			continue
		}
		if w == "portrayal" && ts[j+1].Lower != "of" || w != "portrayal" && ts[j+1].Lower != "as" || s.inFilm(j+2) {
			return
		}
		n := named{first: nameEnding(ts, k), end: k}
		if n.first == k || s.inFilm(k-1) || !full(s, []named{n}) || ts[n.first].Flags&firstName == 0 || f.made(i, k) {
			return
		}
		e := characterAt(ts, passTo(ts, j+2))
		if from := passTo(ts, j+2); e > from && !s.inFilm(from) && !owns(ts, e) {
			n.character = s.Text[ts[from].Start:ts[e-1].End]
		} else if w == "portrayal" {
			return
		}
		if w != "portrayal" || capitals(ts[passTo(ts, j+2):e]) > 1 {
			f.claim(i, f.filmIn(i, j), []named{n}, "actor", "somebody's "+w, true)
		}
		return
	}
}

// debut reads "Jane Doe's feature directorial debut".
func (f *finder) debut(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j+1 < len(ts) && j < k+5; j++ {
		if (ts[j].Lower == "directorial" || ts[j].Lower == "directing" || ts[j].Lower == "directoral") && (ts[j+1].Lower == "debut" || ts[j+1].Lower == "effort" || ts[j+1].Lower == "feature") {
			if first := nameEnding(ts, k); first < k {
				film := nextMention(s, j, 4) // "Ann Lee's directorial debut, Heat"
				if film < 0 {
					film = f.filmOf(i, k)
				}
				f.claim(i, film, []named{{first: first, end: k}}, "director", "directorial debut", false)
			}
			return
		}
	}
}

// scriptOf reads "Ann Lee's original screenplay".
func (f *finder) scriptOf(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j < len(ts) && j < k+4; j++ {
		w := ts[j].Lower
		if w == "screenplay" || w == "script" || w == "story" && ts[j-1].Lower == "original" {
			if first := nameEnding(ts, k); first < k && !s.inFilm(k-1) && (j == k+1 || ofScripts[ts[k+1].Lower] || j == k+2) {
				if n := (named{first: first, end: k}); full(s, []named{n}) || f.knows(s, []named{n}) {
					f.claim(i, f.filmOf(i, k), []named{n}, "writer", "somebody's "+w, false)
				}
			}
			return
		}
		if ts[j].Kind != small {
			return
		}
	}
}

// ofScripts may begin what is said of a script where more than one word is.
var ofScripts = set(`own original first new latest brilliant sharp witty clever excellent superb terrific fine`)

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
	if ts[k].Lower == "inspired" && (j >= len(ts) || ts[j].Lower != "by") {
		return
	}
	for j < len(ts) && j < k+7 && (ts[j].Kind == number || ts[j].Lower == "a" || ts[j].Lower == "on" || ts[j].Lower == "upon" || ts[j].Lower == "from" || ts[j].Lower == "of" || ts[j].Lower == "the" || ts[j].Lower == "loosely" || ts[j].Lower == "in" || ts[j].Lower == "part" || ts[j].Lower == "partly" || ts[j].Lower == "by") {
		j++
	}
	row, end := s.namesFrom(j, false)
	if len(row) == 0 && j < len(ts) && !s.inFilm(j) {
		if e := nameAt(ts, j); e > j+1 && e < len(ts) && ts[e].Kind == small {
			row, end = []named{{first: j, end: e}}, e
		}
	}
	for n := 0; n < 2 && len(row) == 1 && end+1 < len(ts) && ts[end].Kind == small && ts[end].Lower != "'s" && !sources[ts[end].Lower] && sources[ts[end+1].Lower]; n++ {
		end++
	}
	if len(row) == 0 || end >= len(ts) {
		return
	}
	if ts[k].Lower == "inspired" && len(row) > 1 {
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
