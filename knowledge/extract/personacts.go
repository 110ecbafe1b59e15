package extract

import "strings"

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
		if film := f.filmIn(i, k); film >= 0 && j < len(ts) && (ts[j].Lower == "as" || ts[j].Lower == "in" || ts[j].Text == "," && j+1 < len(ts) && ts[j+1].Lower == "in") {
			if e := characterAt(ts, j+1); ts[j].Lower == "as" && e > j+1 && !s.inFilm(j+1) && len(row) == 1 {
				row[0].character = s.Text[ts[j+1].Start:ts[e-1].End]
			}
			f.claim(i, film, row, "actor", w, false)
		}
		return
	}
	if strings.HasPrefix(w, "portray") && depicts(ts, j) {
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
	if (w == "playing" || w == "plays" || w == "played") && soon(ts, j, games) {
		return
	}
	film := f.filmIn(i, k)
	if plays && j < len(ts) {
		j = passTo(ts, j)
		e := characterAt(ts, j)
		owned := e > j && owns(ts, e)
		if owned { // "Rose's brother Tom"
			j = passTo(ts, e+1)
			e = characterAt(ts, j)
		}
		if e > j && !s.inFilm(j) && len(row) == 1 && !owns(ts, e) {
			row[0].character = s.Text[ts[j].Start:ts[e-1].End]
		} else if m := mentionAt(s, j); m >= 0 && strings.HasPrefix(w, "play") {
			film = m // "Ann Lee plays Rose", of the film Rose
			if e := characterAt(ts, j); e > j && len(row) == 1 && ts[j].Kind == capital {
				row[0].character = s.Text[ts[j].Start:ts[e-1].End]
			}
		} else if !owned && (w == "plays" || w == "played" || w == "playing") {
			if j >= len(ts) || ts[j].Lower != "the" && ts[j].Lower != "a" && ts[j].Lower != "an" && ts[j].Lower != "his" && ts[j].Lower != "her" && ts[j].Lower != "their" {
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
	} else if row[0].character != "" {
		f.alsoAre(i, j, film)
	}
}

// mentionAt returns the film whose mention begins at token k, or -1.
func mentionAt(s *sentence, k int) int {
	for _, m := range s.Mentions {
		if m.First == k {
			return m.Film
		}
	}
	return -1
}

// depicts reports whether "portrays" tells how somebody is shown and not who
// plays: "Ann Lee portrays Rose as a liar", "portrays a room full of men".
func depicts(ts []token, k int) bool {
	for j := k; j < len(ts) && j < k+5 && ts[j].Kind != punct; j++ {
		if w := ts[j].Lower; w == "as" || w == "how" || w == "room" || w == "world" || w == "life" || w == "lives" {
			return true
		}
	}
	return false
}

// owns reports whether what ends before token k is told as an owner: "one of
// Rose's colleagues".
func owns(ts []token, k int) bool {
	return k < len(ts) && (ts[k].Lower == "'s" || ts[k].Text == "’" || ts[k].Text == "'") && !ts[k].Space
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
		return k+1 >= len(ts) || ts[k+1].Kind == punct || ts[k+1].Lower == "in" || ts[k+1].Lower == "as" || ts[k+1].Lower == "with" || ts[k+1].Lower == "alongside" || ts[k+1].Lower == "opposite"
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

// games are what is played and is no part.
var games = set(`game games gig gigs concert concerts set trick tricks havoc tune tunes song songs cards guitar piano drums`)

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
			for n < len(ts) && n < j+5 && (ts[n].Flags&between != 0 || ts[n].Kind == punct || yearOf(&ts[n]) > 0 || genres[ts[n].Lower] || tales[ts[n].Lower] || strings.Contains(ts[n].Lower, "-") && n+1 < len(ts) && (genres[ts[n+1].Lower] || tales[ts[n+1].Lower])) {
				n++
			}
			if n < len(ts) && ts[n].Kind == capital && !s.inFilm(n) && !(settings[ts[n].Lower] && ts[j-1].Kind == small && j-1 > k) {
				return -1
			}
		}
		if ts[j].Text == ";" || ts[j].Text == "," && j > k+8 {
			break
		}
	}
	return f.filmOf(i, k)
}

// settings begin the names of places where stories play: "stars as a drifter
// in Los Angeles" names no film.
var settings = set(`york orleans zealand los las san new london paris berlin rome chicago boston texas california america england ireland scotland france germany italy japan china mexico russia africa europe hollywood brooklyn manhattan washington vietnam hawaii florida victorian nazi medieval colonial world`)

// tales are further words for a film that may stand before its title.
var tales = set(`tale flick adventure story hit show series sitcom play vehicle chiller romcom`)
