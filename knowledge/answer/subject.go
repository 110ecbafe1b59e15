package answer

import (
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// subject is what a question is about.
type subject struct {
	film      *knowledge.Film // nil: no known film is named
	title     string          // the words of the question that name it
	absent    string          // a sequel named beyond what the titles know: "Extraction 5"
	needed    bool            // the question needs a film and names none
	entries   []knowledge.Entry
	query     string           // what is searched for; "": the question
	asked     string           // the question with the title spelt right
	namesakes []knowledge.Film // other films of its title
	spoken    string           // the part of the title that the question names, where it is less than all
	grounded  *string          // what ground found in the articles, once it was looked for
}

// The longest title looked for, and the words of a question looked at.
const (
	titleWords    = 9
	questionWords = 40
)

// span is a run of words of a question that is the title of a film.
type span struct {
	lo, hi int
	film   knowledge.Film
	score  float64
	near   bool
}

// subject finds the film that a question names, or falls back on the one last
// spoken of.
func (d *Desk) subject(q question.Question, about *knowledge.Film) subject {
	words := text.Words(q.Text)
	words = words[:min(len(words), questionWords)]
	best, found := d.titled(q, words)
	if found {
		s := subject{film: &best.film, title: q.Text[words[best.lo].Start:words[best.hi-1].End]}
		switch {
		case partOf(s.title, best.film.Title):
			if _, behind, _ := strings.Cut(best.film.Title, ": "); text.TitleKey(behind) == text.TitleKey(s.title) {
				s.spoken = s.title
			}
		case best.near:
			s.asked = q.Text[:words[best.lo].Start] + best.film.Title + q.Text[words[best.hi-1].End:]
		}
		if next := following(words, best.hi); next != "" && q.Type != question.Sequel && !best.near {
			s.film, s.absent = nil, s.title+" "+next
		}
		return s
	}
	if about != nil && (q.Pronoun || bare(q, words)) {
		film := *about
		return subject{film: &film}
	}
	return subject{needed: about == nil && bare(q, words)}
}

// titled returns the run of words that most surely is a film's title.
func (d *Desk) titled(q question.Question, words []text.Token) (best span, found bool) {
	for lo := range words {
		for hi := min(len(words), lo+titleWords); hi > lo; hi-- {
			if plain(words[lo:hi]) && !placed(words, lo, hi) || serviceMeant(q, words[lo:hi]) {
				continue
			}
			name := q.Text[words[lo].Start:words[hi-1].End]
			exact := d.exact(name)
			if len(exact) == 0 {
				continue
			}
			s := span{lo: lo, hi: hi, film: choose(exact, q.Year), score: d.weigh(q, words, lo, hi)}
			if s.score > 0 && (!found || s.score > best.score) {
				best, found = s, true
			}
		}
	}
	meant, ok := d.misspelt(q, words)
	if found && (!ok || meant.hi-meant.lo <= best.hi-best.lo) {
		return best, true
	}
	return meant, ok
}

// placed tells whether everyday words stand where a title does, right after
// "directed" or "of", so that they may be one: Get Out, Us, Her.
func placed(words []text.Token, lo, hi int) bool {
	if lo == 0 && hi < len(words) && hi > 1 && slotNouns[words[hi].Fold] {
		return true
	}
	return lo > 0 && introducing[words[lo-1].Fold] && !standsIn[words[lo].Fold] &&
		(hi-lo > 1 || hi == len(words) && !asides[words[lo].Fold])
}

// slotNouns are what is asked of a film right behind its title: "get out
// budget".
var slotNouns = setOf("budget", "director", "cast", "score", "rating", "ratings", "runtime", "gross", "sequel", "writer", "writers", "trailer", "box", "release", "certificate", "soundtrack", "composer", "actors", "directors", "screenwriter")

// standsIn are words that point at a film rather than name one.
var standsIn = setOf("it", "its", "this", "that", "these", "those", "they", "he", "she", "him", "there", "the", "a", "an", "which", "what", "who", "my", "all", "one")

// serviceMeant tells whether a run of words is a service on which films are
// watched, in a question that may well ask for one.
func serviceMeant(q question.Question, words []text.Token) bool {
	switch q.Type {
	case question.Service, question.Reason, question.YesNo, question.Quote, question.Thing, question.Sequel, question.Date:
		return slices.Contains(serviceNames, folded(words))
	}
	return false
}

// folded joins the folded words.
func folded(words []text.Token) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.Fold
	}
	return strings.Join(out, " ")
}

// choose returns the film of the asked year, else the likeliest.
func choose(films []knowledge.Film, year int) knowledge.Film {
	for _, f := range films {
		if year != 0 && f.Year == year {
			return f
		}
	}
	return films[0]
}

// Weights of a run of words as a title.
const (
	perWord    = 1.0
	perRune    = 0.04
	capital    = 0.8 // every content word is written with a capital
	quoted     = 2.0
	introduced = 0.8 // a word such as "of", "in" or "directed" stands before it
	closing    = 0.4 // it ends the question
	common     = 1.9 // taken off a single everyday word
)

// weigh tells how surely words lo to hi are meant as a title: longer runs,
// capitals, quotes and a place where titles stand speak for it; an everyday
// word by itself speaks against. 0 or less is no title.
func (d *Desk) weigh(q question.Question, words []text.Token, lo, hi int) float64 {
	score := perWord*float64(hi-lo) + perRune*float64(words[hi-1].End-words[lo].Start)
	caps := true
	for _, w := range words[lo:hi] {
		if !text.IsStop(w.Fold) && w.Text == strings.ToLower(w.Text) {
			caps = false
		}
	}
	if caps && lo > 0 {
		score += capital
	}
	if start := words[lo].Start; start > 0 && strings.ContainsAny(q.Text[max(0, start-3):start], `"'“‘`) {
		score += quoted
	}
	if lo > 0 && introducing[words[lo-1].Fold] {
		score += introduced
	}
	if hi == len(words) {
		score += closing
	}
	if !caps && contentWords(words[lo:hi]) == 1 && score < perWord*float64(hi-lo)+quoted && (q.Type == question.Title || len(words) > describing) {
		score -= 2 * common // a description of a film holds many words that are titles too
	}
	if hi-lo == 1 && everyday(words[lo].Fold) && !(caps && lo > 0) {
		score -= common
		if lo == 0 || !introducing[words[lo-1].Fold] {
			score -= common
		}
	}
	return score
}

// describing is from how many words on a question describes rather than names.
const describing = 12

// contentWords counts the words that mean something by themselves.
func contentWords(words []text.Token) (n int) {
	for _, w := range words {
		if !text.IsStop(w.Fold) {
			n++
		}
	}
	return n
}

// introducing are words after which a title stands.
var introducing = setOf("of", "in", "for", "to", "is", "was", "did", "does", "has", "about", "on", "from", "watch", "stream",
	"see", "direct", "directed", "directing", "directs", "director", "made", "makes", "wrote", "produced", "movie", "film", "show",
	"will", "play", "hows", "are", "rate", "rated", "give", "gave", "call", "called", "the", "s", "new", "scored", "composed", "when", "wheres", "hits")

// asides are words that a title does not consist of by itself in a question:
// what questions are made of.
var asides = setOf("who", "what", "when", "where", "why", "how", "which", "whose", "film", "films", "movie", "movies", "show",
	"director", "directed", "cast", "star", "stars", "actor", "actress", "score", "rating", "box", "office", "budget", "sequel",
	"release", "date", "critics", "audience", "plot", "year", "best", "picture", "name", "much", "many", "make", "made",
	"play", "plays", "playing", "character", "role", "wrote", "writer", "script", "music", "producer", "series", "season", "episode",
	"get", "got", "say", "said", "new", "time", "stream", "watch", "come", "out", "opening", "first", "last", "theaters", "camera", "back",
	"behind", "give", "gave", "gross", "cost", "called", "award", "awards", "oscar", "oscars", "won", "win", "next", "part", "story")

func setOf(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// plain tells whether the words are all such as questions are made of.
func plain(words []text.Token) bool {
	for _, w := range words {
		if !text.IsStop(w.Fold) && !asides[w.Fold] {
			return false
		}
	}
	return true
}

// sequelNumbers are what may follow a title to name a sequel.
var sequelNumbers = setOf("2", "3", "4", "5", "6", "7", "8", "9", "10", "ii", "iii", "iv", "v", "vi", "two", "three", "four", "five")

// following returns the sequel's number that stands right after a title.
func following(words []text.Token, hi int) string {
	if hi < len(words) && words[hi].Fold == "part" {
		hi++
	}
	if hi < len(words) && sequelNumbers[words[hi].Fold] {
		return words[hi].Text
	}
	return ""
}

// bare tells whether nothing in the question could name a film or anything
// else: it has no words but those questions are made of.
func bare(q question.Question, words []text.Token) bool {
	c, film := cueOf(q)
	return saysNothing(words) && (q.Pronoun || q.Type == question.Sequel || film && c.label != deeds || q.Type == question.Plot)
}

// saysNothing tells whether the words are all such as questions are made of or
// may leave out.
func saysNothing(words []text.Token) bool {
	for _, w := range words {
		if !text.IsStop(w.Fold) && !asides[w.Fold] && !filler[w.Fold] {
			return false
		}
	}
	return true
}

// dailyWords are titles of films that are everyday words too.
var dailyWords = setOf("it", "up", "her", "us", "them", "you", "love", "home", "life", "man", "boy", "girl", "family", "house", "money", "war",
	"world", "day", "night", "water", "game", "games", "heat", "speed", "crash", "big", "red", "old", "gold", "hero", "king", "queen",
	"lost", "dead", "fame", "hair", "time", "tokyo", "guy", "pan", "iron", "rust", "wife", "house", "school", "party", "job", "trailer",
	"ban", "help", "news", "question", "critic", "rating", "ghost", "kids", "friend", "friends", "paris", "london", "chicago", "click", "creator", "artist", "reader", "hours", "moon", "rock", "fall", "wanted", "once", "now", "next", "taken", "gone", "anything", "everything", "nothing", "something", "people", "place", "places", "white", "black", "blue", "green", "body", "face", "eye", "mother", "father", "brother", "brothers", "sisters", "daughter", "son", "song", "songs", "dance", "music", "musical", "book", "author", "actor", "actress", "studio", "camera", "star", "stars")

// exact returns the films with just that title. Titles that can tell cheaply
// are asked so.
func (d *Desk) exact(title string) []knowledge.Film {
	if t, ok := d.Titles.(interface {
		Exact(title string) []knowledge.Film
	}); ok {
		return t.Exact(title)
	}
	films, _ := d.Titles.Find(title)
	key := text.TitleKey(title)
	return slices.DeleteFunc(slices.Clone(films), func(f knowledge.Film) bool { return f.Key != key })
}
