package extract

import (
	"unicode"
	"unicode/utf8"
)

// A candidate is a row of words that may be a film's title, with all places
// where it stands.
type candidate struct {
	title    string // as it is written best
	key      string // its folded words, see keyOf
	named    bool   // it has the shape of a person's full name
	evidence float64
	rule     string  // the strongest context
	best     float64 // and its weight
	ruled    int     // the sentence where it stands
	at       int     // the sentence at hand
	denied   float64 // evidence of places that say it is no film
	places   int
	own      int     // places where it is no part of a longer run
	weak     float64 // evidence of places that say little
	quotes   int     // places in quotation marks
	marked   bool    // in quotation marks or italics somewhere
	lead     bool    // in the headline or a title line
	sure     bool    // a title line, a definition: stands whatever else is said
	lifted   bool    // a place calls it a film outright, so that its looking like a name says nothing
	sentence int
	words    int
	first    *token // its first token
	year     int
}

// origin says how a candidate's place was found.
type origin uint8

const (
	bare   origin = iota // a run of capitalised words
	piece                // part of a longer run
	opened               // a run with the function word that opens a sentence
	quoted               // in quotation marks
	italic               // set in italics
	whole                // a whole line or headline
)

// longestTitle bounds the tokens of a title.
const longestTitle = 14

// inTitles are small words inside titles; weak ones may also stand between
// two names.
var (
	inTitles   = set(`of the a an and in to for with on at from by or de la le les du des el los las und der die das is as vs vs. but nor per up not à du da do dos al y e zu aux`)
	weakTitles = set(`and in to for with on at from by or is as but not`)
)

// titleCased reports whether the tokens of a marked phrase are written as a
// title is: every word a capital or number but for the small ones of titles.
func titleCased(ts []token) bool {
	if len(ts) == 0 || len(ts) > longestTitle {
		return false
	}
	caps := 0
	for i := range ts {
		switch t := &ts[i]; t.Kind {
		case capital:
			caps++
		case number:
			caps++
		case small:
			if i == 0 && len(ts) > 1 && t.Flags&inTitle != 0 {
				continue
			}
			if i == 0 && !mixedCase(t.Text) || t.Flags&inTitle == 0 && t.Lower != "'s" && !mixedCase(t.Text) {
				return false
			}
			if mixedCase(t.Text) {
				caps++
			}
		case punct:
			switch t.Text {
			case ".", ";", "(", ")", "[", "]", "@", "#", "$", "“", "”", "\"":
				if t.Text != "." || i < len(ts)-1 && ts[len(ts)-1].Text != "." || i < len(ts)-3 {
					return false
				}
			}
		}
	}
	return caps > 0
}

// mixedCase reports whether a word that begins small holds a capital
// ("eXistenZ", "iBoy").
func mixedCase(s string) bool {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// allCaps reports whether a word has no small letter and at least two
// capitals.
func allCaps(s string) bool {
	n := 0
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
		i += w
	}
	return n > 1
}

// runEnd returns where the run of title words that begins at i ends, or i
// when none begins there.
func runEnd(ts []token, i int) int {
	if k := ts[i].Kind; k != capital && k != number {
		return i
	}
	j := i + 1
	for j < len(ts) && j < i+longestTitle {
		k := bridge(ts, j)
		if k < 0 {
			break
		}
		j = k + 1
	}
	return j
}

// bridge returns the index of the next capital or number that belongs to the
// run going on at j, or -1. Small words, a possessive ending and some marks
// may stand between.
func bridge(ts []token, j int) int {
	for k := j; k < len(ts) && k <= j+3; k++ {
		t := &ts[k]
		switch {
		case t.Kind == capital, t.Kind == number:
			return k
		case t.Kind == small:
			if t.Flags&inTitle == 0 && t.Lower != "'s" || t.Lower == "is" || t.Lower == "as" {
				return -1
			}
		case t.Text == "&" || t.Text == "+":
		case t.Text == "/" && !t.Space:
		case t.Text == ":" && k == j && k+1 < len(ts) && ts[k+1].Space && ts[k+1].Kind != small:
		case (t.Text == "–" || t.Text == "-" || t.Text == "—") && k == j && k+1 < len(ts) && dashed[ts[k+1].Lower]:
		default:
			return -1
		}
	}
	return -1
}

// dashed are the words that carry a title on behind a dash.
var dashed = set(`part chapter volume vol. episode dead ghost rogue fallout the`)
