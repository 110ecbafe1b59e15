package extract

import "strings"

// neverTitled reports whether the words [first, end) are no title whatever
// stands around them, by how they are set off.
func (c *collector) neverTitled(ts []token, first, end int, o origin) bool {
	word := &ts[first]
	alone := end-first == 1
	switch {
	case alone && (o == bare || o == piece) && word.Flags&neverTitle != 0:
		return true
	case (o < quoted || word.Lower == "best") && c.justWords(ts, first, end):
		return true
	case o >= quoted && o < whole:
		return scareQuoted(ts[first:end]) || aggregatorNames[word.Lower] && !alone
	}
	return o == whole && alone && (common[word.Lower] || word.Flags&opener != 0)
}

// justWords reports whether bare words that stand at a place are no title
// whatever is around them: a pronoun that opens a sentence, a rating's
// number, an award's category.
func (c *collector) justWords(ts []token, first, end int) bool {
	t := &ts[first]
	switch {
	case end-first == 1 && (first == 0 || ts[first-1].Kind == punct) && adverbial(t.Lower):
		return true
	case end-first == 1 && common[t.Lower] && (first == 0 || ts[first-1].Kind == punct):
		return true
	case t.Kind == number && end < len(ts) && (ts[end].Lower == "stars" || ts[end].Lower == "star" || ts[end].Lower == "%" || ts[end].Lower == "percent"):
		return true
	case end-first == 1 && t.Kind == number && (first == 0 || ts[first-1].Flags&genre == 0):
		return true
	case end-first > 1 && (strings.HasSuffix(ts[end-1].Lower, "-winning") || strings.HasSuffix(ts[end-1].Lower, "-nominated")) || allMakers(ts[first:end]):
		return true
	case end-first == 1 && hyphenated(t.Text) || c.onlyPlaces(ts[first:end]) && !theNoun(ts, first, end):
		return true
	case channels[t.Lower] && end-first > 1 && end-first < 4 && (ts[first+1].Kind == number || scales[ts[first+1].Lower]):
		return true
	case c.wordJoins(ts[first:end]):
		return true
	case end-first == 4 && ts[end-1].Lower == "show" && ts[first+1].Flags&firstName != 0:
		return true
	case end-first > 2 && roleNouns[t.Lower] != "" && ts[first+1].Flags&firstName != 0 && nameAt(ts[first+1:end], 0) == end-first-1:
		return true
	case end-first > 1 && (companyEnds[ts[end-1].Lower] || beginsNoTitle(ts[first:end])):
		return true
	case end-first == 1 && processes[t.Lower]:
		return true
	case end-first == 2 && t.Flags&nation != 0 && yearOf(&ts[first+1]) > 0:
		return true
	case end-first > 1 && t.Flags&nation != 0 && categories[ts[end-1].Lower] && !genres[ts[first+1].Lower]:
		return true
	case t.Lower == "best" && end-first > 1 && categories[ts[end-1].Lower]:
		return true
	}
	return ts[end-1].Lower == "stars" && end-first == 2 && t.Kind == number
}

// companyEnds end the names of makers of films, channels begin those of
// broadcasters, processes are ways of taking pictures, and noTitles begins wars, companies and prizes: bare, none
// of them is a title.
var (
	companyEnds = set(`pictures productions studios entertainment films`)
	processes   = set(`cinemascope panavision technicolor vistavision eastmancolor cinerama metrocolor warnercolor trucolor super-panavision superscope techniscope todd-ao`)
	channels    = set(`bbc itv channel radio sky`)
	noTitles    = rightCues([]row{{"no film", 1, `world war|first world war|second world war|vietnam war|korean war|cold war|civil war|american civil war|great depression|united artists|20th century fox|20th century-fox|twentieth century fox|science fiction|academy award|academy awards|lead actor|lead actress|golden globe|golden globes|tony award|emmy award|bafta award|monogram western`}})
)

// beginsNoTitle reports whether a run begins with what is no title, and no
// single letter goes on with it, as in "World War Z".
func beginsNoTitle(ts []token) bool {
	q := noTitles.at(ts, 0)
	if q == nil {
		return false
	}
	n := len(q.words)
	return n == len(ts) || len(ts[n].Text) > 1 || ts[n].Text == "I" || ts[n].Kind != capital
}

// hyphenated reports whether a word ends in a small part behind a hyphen, as
// descriptions do: "Oscar-nominated".
func hyphenated(w string) bool {
	for i := len(w) - 1; i > 0; i-- {
		if w[i] == '-' {
			return i+2 < len(w) && 'a' <= w[i+1] && w[i+1] <= 'z'
		}
	}
	return false
}

// allMakers reports whether several capitalised words are all makers'
// surnames: "Kubrick and Hitchcock".
func allMakers(ts []token) bool {
	for i := range ts {
		if ts[i].Kind != small && !makers[ts[i].Lower] {
			return false
		}
	}
	return len(ts) > 1
}

// wordJoins reports whether a word of a run says an age, or two sentences run
// into each other in it for want of a space: "The 74-year-old", "Fund.The".
func (c *collector) wordJoins(ts []token) bool {
	for i := range ts {
		w := ts[i].Text
		if strings.HasSuffix(w, "-year-old") {
			return true
		}
		if gluedYear(w) || gluedLabel(w) {
			return true
		}
		if k := strings.IndexByte(w, '.'); k > 2 && k+2 < len(w) && 'A' <= w[k+1] && w[k+1] <= 'Z' && 'a' <= w[k+2] && w[k+2] <= 'z' {
			return true
		}
	}
	return false
}

// gluedYear reports whether a word has run into a year before it: "2017In".
func gluedYear(w string) bool {
	if len(w) < 6 || w[0] != '1' && w[0] != '2' || w[4] < 'A' || w[4] > 'Z' {
		return false
	}
	for i := range 4 {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return true
}

// gluedLabel reports whether a label has run into the word before it:
// "ReedRating", "LeeDirector".
func gluedLabel(w string) bool {
	for k := len(w) - 1; k > 2; k-- {
		if 'A' <= w[k] && w[k] <= 'Z' {
			return 'a' <= w[k-1] && w[k-1] <= 'z' && gluedWords[lower(w[k:])]
		}
	}
	return false
}

var gluedWords = set(`rating director directors cast starring read watch follow writer writers value`)
