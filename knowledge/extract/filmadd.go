package extract

import "strings"

// add enters one place of a candidate and returns it, or nil when the place
// cannot be a title.
func (c *collector) add(i, first, end int, o origin, scored bool) *candidate {
	s := &c.d.sentences[i]
	ts := s.Tokens
	n := end - first
	if n <= 0 || n > longestTitle || c.neverTitled(ts, first, end, o) {
		return nil
	}
	if (o == bare || o == piece) && c.isTaken(ts[first:end]) {
		return nil
	}
	if o == bare && end < len(ts) && activeVerbs[ts[end].Lower] == "actor" && endsNames(ts, first) {
		return nil // "Ann Lee and Bob Ray star"
	}
	if o == bare && n == 1 && end < len(ts) && roleNouns[ts[end].Lower] != "" && (ofPeoples(ts[first].Lower) || ts[first].Flags&filler != 0) {
		return nil // "French-Senegalese director Ann Lee", "Veteran star Bob Ray"
	}
	title, ok := plain(s.Text[ts[first].Start:ts[end-1].End])
	if !ok {
		return nil
	}
	c.buf = keyOf(c.buf[:0], ts[first:end])
	k, ok := c.byKey[string(c.buf)]
	if !ok {
		k = len(c.list)
		key := string(c.buf)
		year, _ := yearAside(ts, end)
		c.byKey[key] = k
		c.list = append(c.list, candidate{
			key: key, named: n > 1 && n < 4 && nameAt(ts[first:end], 0) == n,
			title: title, sentence: i, at: i, ruled: i, words: n, first: &ts[first],
			evidence: c.looks(ts[first:end], o, year > 0),
		})
		if o < quoted && isNumbered(ts[first:end]) {
			c.list[k].weigh(2.9*c.cinema, "a numbered title")
		}
		if o < quoted && (n > 3 || n == 3 && first > 0 && ts[first-1].Kind == small) && s.Position >= 0 && subtitled(ts, first, end) {
			c.list[k].weigh(3.5*c.cinema, "a title with a sub-title")
		}
	}
	f := &c.list[k]
	f.at = i
	f.places++
	if o != piece && o != opened {
		f.own++
	}
	if s.Position < 0 {
		f.lead = true
	}
	switch o {
	case quoted:
		f.marked = true
		f.quotes++
		if s.Position <= 0 && first > 1 && reviewing[ts[first-2].Lower] && c.standfirst(i) {
			f.weigh(2*c.trust(), "a critic on X")
		}
		if end+1 < len(ts) && filmNoun[ts[end+1].Lower] {
			f.weigh(2*c.trust(), "X film")
		}
		if s.Position < 0 && f.places == 1 && boxOffice(ts) {
			f.weigh(1.5, "in a headline on the box office")
		}
		if s.Position < 0 && f.places == 1 && n > 2 && subtitled(ts, first, end) {
			f.weigh(2.5*c.trust(), "a title with a sub-title")
		}
		f.weigh(2.6*c.cinema, "in quotation marks")
	case italic:
		f.marked = true
		f.weigh(3.4*c.cinema, "in italics")
	}
	if (o == bare || o == piece) && f.named && (endsNames(ts, first) || end < len(ts) && sources[ts[end].Lower]) {
		f.evidence -= 4
	}
	c.surroundings(f, ts, first, end, o, scored)
	c.last = place{first, end, k}
	return f
}

// ofPeoples reports whether a word names a people, or two: "french-senegalese".
func ofPeoples(w string) bool {
	if nationalities[w] {
		return true
	}
	head, tail, ok := strings.Cut(w, "-")
	return ok && (nationalities[head] || nationalities[tail])
}

// scareQuoted reports whether quotation marks set off a word of the trade or
// a superlative rather than a title: "3D", "sleaziest story".
func scareQuoted(ts []token) bool {
	return len(ts) == 1 && tradeWords[ts[0].Lower] || len(ts) > 1 && strings.HasSuffix(ts[0].Lower, "iest")
}

var tradeWords = set(`3d 2d 4k imax cgi vfx oscar oscars oscar-worthy hollywood bollywood netflix lgbtq lgbt bame dvd tv pg pg-13 r-rated u film movie cinema director actor`)

// reviewing stand between a critic and what the piece is about: "Ann Lee on
// “Low Tide”".
var reviewing = set(`on reviews watches sees enjoys`)

// filmNoun are the nouns that, behind a title in quotation marks, say that
// it is a film's.
var filmNoun = set(`film movie films movies sequel prequel trilogy biopic`)

// boxOffice reports whether a headline is about takings.
func boxOffice(ts []token) bool {
	for k := 0; k+1 < len(ts); k++ {
		if ts[k].Lower == "box" && ts[k+1].Lower == "office" || ts[k].Lower == "box-office" {
			return true
		}
	}
	return false
}

// endsNames reports whether somebody's full name and an "and" stand before
// token k, so that what follows is the next name of a row.
func endsNames(ts []token, k int) bool {
	if k < 4 || ts[k-1].Lower != "and" {
		return false
	}
	end := k - 1
	if ts[end-1].Text == "," {
		end--
	}
	if ts[end-1].Kind != capital {
		return false
	}
	first := nameEnding(ts, end)
	return first < end-1 && ts[first].Flags&firstName != 0
}

// theNoun reports whether tokens [first, end) are "The" and a word of a people
// in the midst of a sentence, where only a title has the capital: "in The
// American, a thriller".
func theNoun(ts []token, first, end int) bool {
	return end-first == 2 && ts[first].Text == "The" && first > 0 && ts[first-1].Kind == small && (end == len(ts) || ts[end].Kind == punct)
}

// onlyPlaces reports whether all capitalised words of a run are ones that
// are no titles: "US and Canada".
func (c *collector) onlyPlaces(ts []token) bool {
	for i := range ts {
		if ts[i].Kind == number || ts[i].Kind == capital && ts[i].Flags&neverTitle == 0 && !compass[ts[i].Lower] {
			return false
		}
	}
	return len(ts) > 1
}

var compass = set(`north south east west new america states kingdom united york los angeles kong hong zealand korea`)

// categories end the names of prizes: "Best Foreign Language Film".
var categories = set(`film films picture director actor actress screenplay score song editing cinematography feature documentary animation design effects music sound soundtrack costume costumes makeup cinematographer screenwriter newcomer debut adaptation comedy drama musical short british`)

// keyOf appends the folded tokens of a title, its leading article left out.
func keyOf(buf []byte, ts []token) []byte {
	if len(ts) > 1 && (ts[0].Lower == "the" || ts[0].Lower == "a" || ts[0].Lower == "an") {
		ts = ts[1:]
	}
	for i := range ts {
		if ts[i].Kind == punct {
			continue
		}
		if len(buf) > 0 {
			buf = append(buf, ' ')
		}
		buf = append(buf, ts[i].Lower...)
	}
	return buf
}

// maxWeak bounds what places that say little add up to.
const maxWeak = 3

// looks returns what the words themselves say for or against a title.
// dated tells that a year in parentheses stands behind them.
func (c *collector) looks(ts []token, o origin, dated bool) float64 {
	if o == quoted || o == italic || o == whole {
		return 0
	}
	sum := 0.0
	end := &ts[len(ts)-1]
	last := end.Lower
	switch {
	case end.Flags&institution != 0 && !dated:
		sum -= 4
	case end.Kind == number && len(ts) == 1:
		sum -= 3
	case len(ts) > 1 && yearOf(&ts[0]) > 0 && ts[1].Kind != punct:
		sum -= 4
	case len(ts) == 2 && ts[0].Text == "The" && end.Flags&nation != 0: // see theNoun
	case end.Flags&nation != 0 || ts[0].Flags&studio != 0 || ts[0].Flags&nation != 0 && categories[last]:
		sum -= 4
	case ts[0].Flags&nation != 0:
		sum--
	}
	named := nameAt(ts, 0)
	if named == len(ts) && len(ts) >= 2 && len(ts) <= 4 && ts[0].Flags&firstName != 0 {
		sum -= 4
		c.surname[last] = true
	}
	if len(ts) > 1 && honorifics[ts[0].Lower] {
		sum -= 5
	}
	if o == opened {
		sum -= 2
	}
	for k := 1; k < len(ts); k++ {
		if ts[k].Flags&neverTitle != 0 && !heroAnd(ts, named, k) && (len(ts) > 2 || ts[k].Flags&nation == 0 || ts[0].Text != "The") && (ts[k-1].Flags&weakTitle != 0 || ts[k-1].Lower == "the") {
			sum -= 4
			break
		}
	}
	if len(ts) > 1 && len(ts) < 4 && named == len(ts) {
		c.parts[ts[0].Lower], c.parts[last] = true, true
	}
	if e := named; e > 1 && e < len(ts) && ts[0].Flags&firstName != 0 && (ts[e].Lower == "and" && !heroAnd(ts, e, e+1) || ts[e].Lower == "or" || ts[e].Lower == "with" || ts[e].Lower == "as") {
		sum -= 4
	}
	if len(ts) == 4 && ts[1].Lower == "and" && ts[0].Flags&firstName != 0 && ts[2].Flags&firstName != 0 && nameAt(ts, 2) == 4 {
		sum -= 4
	}
	if len(ts) == 1 && end.Flags&firstName != 0 {
		sum -= 2
	}
	return sum
}

// never are single words that are taken for no title unless marked.
var never = set(`alas please the a an this that these those i i've i'm i'd i'll we've we're we'll you've you're you'll they've they're there's here's that's what's let's don't doesn't didn't won't can't isn't aren't wasn't it'll he's she's who's it's its ok okay yes no etc uk us usa u.s. u.k. eu un tv dvd cd bbc itv nbc cnn fbi cia
	january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
	netflix hbo disney marvel warner sony paramount universal fox pixar amazon hulu apple dreamworks lionsgate miramax mgm google facebook twitter instagram youtube imdb letterboxd metacritic cinemascore posttrak tomatometer
	hollywood bollywood academy oscar oscars emmy bafta baftas cannes sundance venice toronto berlin telluride
	american british english french german italian spanish indian chinese japanese korean russian australian canadian irish scottish european african asian
	l.a l.a. nyc washington melbourne sydney rome berlin madrid tokyo
	london paris korea vietnam iraq iran afghanistan israel egypt greece turkey spain portugal sweden denmark norway finland poland austria belgium holland brazil argentina mexico cuba jamaica nigeria kenya texas california york england america britain france germany italy spain india china japan russia australia canada ireland scotland europe africa asia
	film movie director dir starring stars cast runtime certification rating genre writer writers producer screenplay cgi pg-13 pg nc-17 r-rated 3d 2d imax mcu mr mrs dr)`)

// subtitled reports whether a colon parts a title and its sub-title.
func subtitled(ts []token, first, end int) bool {
	if ts[first].Lower == "best" || end < len(ts) && ts[end].Kind == small && afterFilm.at(ts, end) == nil && !inTitles[ts[end].Lower] {
		return false
	}
	for k := first + 1; k < end-1; k++ {
		if ts[k].Text == ":" {
			return !(firstNames[ts[k+1].Lower] && nameAt(ts, k+1) == end)
		}
	}
	return false
}

// numbered are words before numbers that make no sequel.
var numbered = set(`channel radio bbc itv formula episode top maroon season series chapter part level number no no. page volume route room studio terminal phase world day act week round issue section`)

// isNumbered reports whether a run ends in a sequel's number: "Low Tide 3".
func isNumbered(ts []token) bool {
	n := len(ts)
	return n > 1 && len(ts[n-1].Lower) < 4 && sequelNumbers[ts[n-1].Lower] && !numbered[ts[n-2].Lower] && months[ts[n-2].Lower] == 0
}

// heroAnd reports whether token k is the article of "Rose Lee and the Dark
// Harbour", a hero's full name that ends at token e and what it has to do with.
func heroAnd(ts []token, e, k int) bool {
	return e == 2 && k == 3 && k < len(ts) && ts[0].Flags&firstName != 0 && ts[2].Lower == "and" && ts[3].Text == "the"
}

// nationalities are said of films more often than they begin a title.
var nationalities = set(`american british english french german italian spanish indian chinese japanese korean russian australian canadian irish scottish european african asian hollywood bollywood danish swedish norwegian polish iranian mexican israeli belgian dutch hungarian czech greek turkish thai brazilian argentine austrian finnish icelandic chilean colombian peruvian portuguese ukrainian romanian cuban swiss welsh pakistani nigerian taiwanese filipino vietnamese serbian croatian venezuelan african-american african-americans lebanese palestinian senegalese indonesian hindi bengali tamil telugu punjabi malayalam marathi kannada gujarati urdu persian arabic hebrew yiddish cantonese mandarin south north oscar oscar-winning`)

// places are last words of names that are no films.
var places = set(`festival awards award studios pictures entertainment productions magazine university college street avenue square museum theatre orchestra records times post guardian telegraph independent mail mirror guild association society institute foundation inc ltd corp city county cinemas cinema academy`)
