package answer

import (
	"strings"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// misspelt looks for a film whose title the question may have meant: the
// words left over when those that questions are made of are taken away.
func (d *Desk) misspelt(q question.Question, words []text.Token) (span, bool) {
	lo, hi := 0, len(words)
	for lo < hi && (text.IsStop(words[lo].Fold) || asides[words[lo].Fold] || filler[words[lo].Fold] || introducing[words[lo].Fold] || waysOfAsking[words[lo].Fold]) {
		lo++
	}
	for hi > lo && (text.IsStop(words[hi-1].Fold) || asides[words[hi-1].Fold] || filler[words[hi-1].Fold] || waysOfAsking[words[hi-1].Fold]) {
		hi--
	}
	if lo == hi || hi-lo > titleWords {
		return span{}, false
	}
	// Small words before what is left may belong to it: "on golen pond".
	for from := lo; from >= max(0, lo-smallBefore) && (from == lo || sideWord(words[from].Fold)); from-- {
		name := q.Text[words[from].Start:words[hi-1].End]
		sure, near := d.Titles.Find(name)
		for _, f := range append(sure[:len(sure):len(sure)], near...) {
			if partOf(name, f.Title) || (typo(text.Fold(name), text.Fold(f.Title)) || typo(bareTitle(name), bareTitle(f.Title))) && d.slipped(words[lo:hi], f.Title) {
				return span{lo: from, hi: hi, film: f, near: true, score: 1}, true
			}
		}
	}
	return span{}, false
}

// sideWord tells whether a word before what is left may yet belong to a title.
func sideWord(fold string) bool { return text.IsStop(fold) || filler[fold] || asides[fold] }

// smallBefore is how many small words before a misspelt title are tried as part
// of it.
const smallBefore = 3

// waysOfAsking are further words around a title that are hardly part of one.
var waysOfAsking = setOf("country", "language", "runtime", "running", "length", "certificate", "age", "long", "minutes", "hours", "based", "book", "novel",
	"comic", "how", "die", "died", "budget", "price", "host", "hosts", "hosting", "nominations", "nominated", "oscars", "emmys", "baftas", "episodes", "seasons",
	"screenwriter", "screenplay", "scripted", "composer", "soundtrack", "producer", "created", "creator", "stars", "felix", "sequel", "prequel", "remake", "available",
	"released", "premiere", "coming", "rotten", "tomatoes", "tomatometer", "imdb", "metacritic", "letterboxd", "delayed", "postponed", "cancelled", "canceled", "renewed",
	"dropped", "theatres", "streaming", "wheres", "whens", "whos", "whats", "plot", "synopsis", "directing", "writing", "producing", "helmed", "penned", "set", "filmed", "shot", "takings", "grossed", "made", "channel", "network", "director", "directors", "prize", "award", "guest", "opening", "opens", "playing", "voices", "writers")

// partOf tells whether the words are all that stands before or behind the
// colon of a title.
func partOf(name, title string) bool {
	before, behind, ok := strings.Cut(title, ": ")
	key := text.TitleKey(name)
	return ok && key != "" && (key == text.TitleKey(before) || key == text.TitleKey(behind))
}

// slipped tells whether one of the words that a title does not hold is hardly
// written by any article, as slips are; a word that the news knows is meant.
func (d *Desk) slipped(words []text.Token, title string) bool {
	if d.Stats == nil {
		return true
	}
	most := 0
	held := map[string]bool{}
	for _, w := range text.Words(title) {
		held[w.Fold] = true
		most = max(most, d.Stats.DocFreq(text.Stem(w.Fold)))
	}
	for _, w := range words {
		if !held[w.Fold] && d.Stats.DocFreq(text.Stem(w.Fold)) <= most/seldom {
			return true
		}
	}
	return false
}

// seldom is how much seldomer than a title's words a slip must be.
const seldom = 20

// typo tells whether two spellings differ by so little that one is likely the
// other misspelt: one slip in five letters, and the same figures.
func typo(a, b string) bool {
	a, b = strings.ReplaceAll(a, " ", ""), strings.ReplaceAll(b, " ", "")
	most := min(len(a), len(b)) / 5
	return most > 0 && figures(a) == figures(b) && slips(a, b, most) <= most
}

func figures(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// slips is the number of insertions, deletions, changes and swaps of
// neighbours between two strings, or more than most when it is greater
// (Damerau-Levenshtein, restricted).
func slips(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	x, y := []rune(a), []rune(b)
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row := make([]int, len(y)+1)
		row[0] = i + 1
		for j := range y {
			cost := 1
			if x[i] == y[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}

// everyday tells whether a word is so common in speech that by itself it is
// rarely meant as a title.
func everyday(fold string) bool { return text.IsStop(fold) || dailyWords[fold] }

// unowned drops the s of owners from folded words.
func unowned(folded string) string {
	return strings.TrimSuffix(strings.ReplaceAll(folded+" ", "'s ", " "), " ")
}

// containsWords tells whether folded s holds the folded words as whole words.
func containsWords(s, words string) bool {
	return words != "" && strings.Contains(" "+s+" ", " "+words+" ")
}
