package extract

import "strings"

// fromNouns are what comes "from" whoever made it.
var fromNouns = set(`score soundtrack script screenplay cinematography music`)

// sourceAside reports whether "(novel)" or the like stands at k.
func sourceAside(ts []token, k int) bool {
	if k >= len(ts) || ts[k].Text != "(" {
		return false
	}
	for j := k + 1; j < len(ts) && j < k+10 && ts[j].Text != ")"; j++ {
		if w := ts[j].Lower; sources[w] && w != "story" || w == "works" || w == "characters" || w == "based" {
			return true
		}
	}
	return false
}

// by reads "directed and co-written by", "screenplay by", "novel by".
func (f *finder) by(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	roles, from := rolesBefore(ts, k)
	if roles == "" {
		return
	}
	behind := k + 1
	if himself(ts, k) && strings.Contains(roles, "writer") {
		f.directorToo(i, k)
		behind++
		for behind < len(ts) && (ts[behind].Lower == "and" || ts[behind].Lower == "with" || ts[behind].Text == ",") {
			behind++
		}
	}
	if n := alsoStarring(ts, behind); n > behind {
		behind = n
		cast, _ := s.namesFrom(n, true)
		f.claim(i, f.filmOf(i, from), cast, "actor", "starring", false)
	}
	row, end := s.namesFrom(behind, roles == "actor")
	if end+1 < len(ts) && ts[end].Lower == "with" && roles == "writer" && strings.HasPrefix(ts[from].Lower, "co") {
		with, _ := s.namesFrom(end+1, false)
		row = append(row, with...)
	}
	if len(row) == 0 {
		row, _ = s.namesFrom(s.pastTrade(behind), roles == "actor")
	}
	if n := len(row); n > 0 && row[n-1].end < len(ts) && ts[row[n-1].end].Lower == "'s" {
		row = row[:n-1] // "produced by Ann Lee's company"
	}
	if len(row) == 0 || s.inOwnWork(row[len(row)-1].end) {
		return
	}
	for j := behind; j < row[0].first; j++ {
		if w := ts[j].Lower; (w == "director" || w == "filmmaker") && ts[from].Lower == "shot" && roles == "cinematographer" {
			roles = "director"
		} else if (w == "director" || w == "filmmaker") && roles != "actor" && roles != "author" && !strings.Contains(roles, "director") {
			roles += "+director"
		}
	}
	if roles == "actor" {
		f.playedBy(i, from, row)
		return
	}
	if denied(ts, from) && !(roles == "writer" && moreWriting(ts, from)) {
		return
	}
	if roles == "writer" && musicBefore(ts, from) {
		roles = "composer"
		if ts[from-1].Kind == punct || !auxiliaries[ts[from-1].Lower] {
			return
		}
	}
	if (roles == "writer" || roles == "creator") && !strings.HasPrefix(ts[from].Lower, "adapt") && sourceBefore(ts, from) {
		roles = "author"
	}
	if ts[from].Kind == small && roles == "director" && roleVerbs[ts[from].Lower] == "" && basedBefore(ts, from) {
		return // "based on the drama by"
	}
	if roles == "creator" && created(ts, from) {
		return
	}
	if roles == "creator" && from > 0 && ts[from-1].Kind != punct && basedBefore(ts, from) {
		roles = "author" // "based on characters created by"
	}
	if roles == "author" && !basedBefore(ts, from) || roles == "creator" && row[0].end < len(ts) && ts[row[0].end].Text == "(" {
		return // what characters create they create in the story
	}
	film := f.filmOf(i, from)
	if roles == "author" {
		film = f.versionOf(i, from, film)
	}
	f.claim(i, film, row, roles, ts[from].Lower+" by", false)
}

// versionOf returns the film named before token k as what is to be made, with
// its source told behind: "a film version of Low Tide, based on the book by".
// Without one it is film.
func (f *finder) versionOf(i, k, film int) int {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for n := len(s.Mentions) - 1; n >= 0; n-- {
		m := &s.Mentions[n]
		if m.End >= k {
			continue
		}
		if m.Origin && m.First > 1 && m.End+1 < k && ts[m.End].Text == "," && (ts[m.End+1].Lower == "based" || ts[m.End+1].Lower == "adapted") &&
			ts[m.First-1].Lower == "of" && (ts[m.First-2].Lower == "version" || ts[m.First-2].Lower == "adaptation") {
			return m.Film
		}
		break
	}
	return film
}

// inOwnWork reports whether "in her" behind names leads on to another work:
// "adapted by Ann Lee in her High Water".
func (s *sentence) inOwnWork(k int) bool {
	ts := s.Tokens
	return k+2 < len(ts) && ts[k].Lower == "in" && (ts[k+1].Lower == "her" || ts[k+1].Lower == "his" || ts[k+1].Lower == "their") && s.inFilm(k+2)
}

// created reports whether what was created, named just before token k, is no
// film or series: "a character created by Rose", "the world created by".
func created(ts []token, k int) bool {
	if k == 0 || ts[k-1].Kind != small || strings.HasSuffix(ts[k-1].Lower, "ly") {
		return false
	}
	w := ts[k-1].Lower
	return !filmWords[w] && !tales[w] && !genres[w] && !auxiliaries[w] && !roleJoins[w] && !sources[w] && roleVerbs[w] == "" && w != "characters"
}

// roleJoins may stand between a film and "created by".
var roleJoins = set(`'s and also then first originally that which been drama miniseries mini-series programme program franchise universe cartoon soap dramedy docuseries`)

// pastTrade passes up to four words that say who somebody is: "by former
// submariner Ann Lee". Behind them must stand a known given name.
func (s *sentence) pastTrade(k int) int {
	ts := s.Tokens
	for j := k; j < len(ts) && j < k+5; j++ {
		if ts[j].Kind == capital && ts[j].Flags&firstName != 0 && j > k {
			return j
		}
		if ts[j].Kind != small || ts[j].Flags&inTitle != 0 && ts[j].Lower != "and" && ts[j].Lower != "the" {
			break
		}
	}
	return k
}

// alsoStarring returns what follows "and starring" behind "directed by", or k.
func alsoStarring(ts []token, k int) int {
	j := k
	for j < len(ts) && j < k+3 && (ts[j].Text == "," || ts[j].Lower == "and" || ts[j].Lower == "also") {
		j++
	}
	if j > k && j < len(ts) && (ts[j].Lower == "starring" || ts[j].Lower == "co-starring" || ts[j].Lower == "stars") {
		return j + 1
	}
	return k
}

// denied reports whether the words before a role say that it is not meant
// of the film: "not directed by", "additional scenes directed by".
func denied(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		switch ts[j].Lower {
		case "not", "never", "wasn't", "isn't", "weren't", "aren't", "hasn't", "additional", "scenes", "sequences", "segments", "scene", "sequence", "cinematography", "photography", "originally", "uncredited", "almost", "episode", "episodes", "song", "songs":
			return true
		}
	}
	return false
}

// moreWriting reports whether "additional dialogue" or the like is told of.
func moreWriting(ts []token, k int) bool {
	w := ts[k].Lower
	if k > 0 && w == "written" {
		w = ts[k-1].Lower
	}
	return w == "dialogue" || w == "material" || w == "writing"
}

// wished reports whether the words before token k tell of what might be:
// "would likely be".
func wished(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-5; j-- {
		switch ts[j].Lower {
		case "would", "could", "should", "might":
			return true
		}
	}
	return false
}

// musicBefore reports whether music was written.
func musicBefore(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-6; j-- {
		switch ts[j].Lower {
		case "music", "score", "song", "songs", "lyrics", "soundtrack", "theme", "tunes", "melodies":
			return true
		case "film", "movie", "screenplay", ".", ";", "by":
			return false
		}
	}
	return false
}

// byAlone may stand before "by": "played primarily by".
var byAlone = set(`primarily mainly mostly solely entirely jointly respectively`)

var auxiliaries = set(`was were is are been`)

// rolesBefore returns the roles that the words before "by" at k name, and
// the first of those words.
func rolesBefore(ts []token, k int) (roles string, from int) {
	j := k - 1
	if j > 1 && (ts[j].Text == "," || ts[j].Lower == "also" || byAlone[ts[j].Lower] && roleVerbs[ts[j-1].Lower] != "") {
		j--
	}
	if j > 2 && ts[j].Lower == "screen" && ts[j-1].Lower == "the" && ts[j-2].Lower == "for" {
		j -= 3
	}
	if role := byNouns[ts[j].Lower]; role != "" && roleVerbs[ts[j].Lower] == "" {
		if ts[j].Lower == "photography" && j > 1 && ts[j-2].Lower == "director" {
			return "", k
		}
		if ts[j].Lower == "adaptation" && (staged[ts[j-1].Lower] || ts[j-1].Lower == "theatrical") {
			return "author", j
		}
		return role, j
	}
	if j > 1 && (ts[j].Lower == "was" || ts[j].Lower == "is") && byNouns[ts[j-1].Lower] == "writer" {
		return "writer", j - 1
	}
	if j > 6 && (ts[j].Lower == "name" || ts[j].Lower == "title") && (ts[j-1].Lower == "same" || ts[j-1].Lower == "that") {
		for n := j; n > j-9 && n >= 0; n-- {
			if sources[ts[n].Lower] {
				return "author", n
			}
		}
	}
	if j > 2 && (ts[j].Kind == capital || closers[ts[j].Text] || ts[j].Text == ")" || ts[j].Text == "!" || ts[j].Text == "?" || ts[j].Text == "]") {
		for n := j; n > j-20 && n >= 0; n-- {
			if sources[ts[n].Lower] {
				return "author", n
			}
			if ts[n].Text == "." || ts[n].Text == ";" || roleVerbs[ts[n].Lower] != "" {
				break
			}
		}
	}
	from = k
	for ; j >= 0 && k-j < 14; j-- {
		w := ts[j].Lower
		role := roleVerbs[w]
		if w == "starring" && from < k {
			role = "actor"
		}
		if role != "" {
			if !strings.Contains(roles, role) {
				roles = role + plus(roles)
			}
			from = j
			continue
		}
		if from == k || !rolesJoin[w] {
			break
		}
	}
	return roles, from
}

func plus(s string) string {
	if s == "" {
		return ""
	}
	return "+" + s
}

// rolesJoin may stand between participles: "written, produced and directed".
var rolesJoin = set(`by , and & / or also co then for the screen - conceived animated narrated illustrated choreographed designed executive solely`)

// sourceBefore reports whether what was written is a book or the like.
func sourceBefore(ts []token, k int) bool {
	reach := 8
	if k > 0 && closers[ts[k-1].Text] {
		reach = 20 // the poem “A Long Title” written by
	}
	for j := k - 1; j >= 0 && j > k-reach; j-- {
		if sources[ts[j].Lower] && ts[j].Lower != "story" {
			return true
		}
		if ts[j].Text == "," || ts[j].Lower == "and" || genres[ts[j].Lower] || byNouns[ts[j].Lower] != "" {
			return false
		}
	}
	return false
}

// basedBefore reports whether a work is told to be what a film is based on.
func basedBefore(ts []token, k int) bool {
	for j := k - 1; j >= 0 && j > k-24; j-- {
		switch ts[j].Lower {
		case "after", "based", "adapted", "adaptation", "adapts", "from", "inspired", "version", "adapting", "retelling", "staging", "rendition":
			return true
		case ".", ";":
			return false
		}
	}
	return false
}

// playedBy reads "Tom Reed, played by Ann Lee".
func (f *finder) playedBy(i, from int, row []named) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if denied(ts, from) && ts[from-1].Lower == "originally" || wished(ts, from) {
		return
	}
	end := from
	for end > 0 && (ts[end-1].Text == "," || ts[end-1].Text == "(" || ts[end-1].Lower == "who" || ts[end-1].Lower == "is" || ts[end-1].Kind == small && strings.HasSuffix(ts[end-1].Lower, "ly")) {
		end--
	}
	if len(row) == 1 && row[0].character == "" {
		first := end
		for first > 0 && first > end-4 && (ts[first-1].Kind == capital || ts[first-1].Flags&particle != 0) && !s.inFilm(first-1) {
			first--
		}
		if first < end && ts[first].Kind == capital && ts[first].Flags&noName == 0 {
			row[0].character = s.Text[ts[first].Start:ts[end-1].End]
		}
	}
	f.claim(i, f.filmOf(i, from), row, "actor", "played by", false)
}
