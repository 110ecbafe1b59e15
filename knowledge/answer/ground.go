package answer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// groundWords bounds how much of an article is searched for the names that a
// question may hold.
const groundWords = 2500

// Weights of a run of words as what a question is about, beside its length in
// words.
const (
	inPlace = 1.5 // it stands where a title does: first, or behind "directed" or "in"
	inAside = 2.0 // taken off behind "with" and the like, which tell more of it
)

// ground returns the run of the question's words that the articles write as a
// name, with capitals, and that is longest and best placed: what a question in
// lower case is about when the titles do not know it. It is "" when there is
// none.
func ground(q question.Question, articles []knowledge.Article) string {
	asked := text.Words(q.Text)
	asked = asked[:min(len(asked), questionWords)]
	at := make(map[string][]int, len(asked))
	for i, w := range asked {
		at[w.Fold] = append(at[w.Fold], i)
		if bare := strings.TrimSuffix(owned(w.Fold), "s"); bare != w.Fold && len(bare) >= shortForm-2 && i+1 < len(asked) && (slotNouns[asked[i+1].Fold] || owned(w.Fold) != w.Fold) {
			at[bare] = append(at[bare], i)
		}
	}
	best, most := "", -inAside
	asides := asideAt(asked)
	for _, a := range articles {
		for _, part := range []string{a.Title, a.Text} {
			whole := parted.Replace(part)
			words := text.Words(whole)
			words = words[:min(len(words), groundWords)]
			for j := range words {
				for _, i := range at[owned(words[j].Fold)] {
					if !capital1(words[j].Text) {
						continue
					}
					n := named(asked[i:], words[j:])
					if n == 0 {
						continue
					}
					if w := float64(n) + stands(asked, i, i >= asides); w > most && !plain(asked[i:i+n]) && (n > 1 || !everyday(asked[i].Fold) && !filler[asked[i].Fold] && !waysOfAsking[asked[i].Fold] && j > 0) {
						best, most = unowned1(whole[words[j].Start:words[j+n-1].End]), w
					}
				}
			}
		}
	}
	return best
}

// named returns how many words the two lists begin with in common, as far as
// the second writes them as a name.
func named(asked, words []text.Token) int {
	n := 0
	for k := 0; k < len(asked) && k < len(words) && k < titleWords && sameWord(asked[k].Fold, words[k].Fold); k++ {
		if capital1(words[k].Text) {
			n = k + 1
		} else if !text.IsStop(words[k].Fold) {
			break
		}
	}
	return n
}

func capital1(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// stands tells how far the place of a run of words speaks for what the
// question is about.
func stands(asked []text.Token, i int, aside bool) float64 {
	before := i - 1
	if before > 0 && leading[asked[before].Fold] {
		before--
	}
	switch {
	case aside:
		return -inAside
	case before < 0 || introducing[asked[before].Fold] && !leading[asked[before].Fold]:
		return inPlace
	}
	return 0
}

// addition finds where a question goes on to tell who made or is in the film
// that it asks about: "with Ann Lee".
var addition = setOf("with", "starring", "featuring", "by", "alongside", "opposite", "from")

// asideAt returns the index of the first word of what a question adds, or
// past the last word.
func asideAt(asked []text.Token) int {
	for i := 2; i < len(asked)-1; i++ {
		if addition[asked[i].Fold] && !verbBefore[asked[i-1].Fold] {
			return i + 1
		}
	}
	return len(asked)
}

// added returns the stems of what a question adds.
func added(q question.Question) (out []string) {
	asked := text.Words(q.Text)
	for _, w := range asked[asideAt(asked):] {
		out = append(out, text.Stem(w.Fold))
	}
	return out
}

// holdsRest tells whether the lines around an answer hold the further words of
// a question; what it adds to tell which film is meant may stand anywhere in
// the article.
func holdsRest(around string, a knowledge.Article, rest, added []string) bool {
	var far []string
	for _, stem := range rest {
		if holdsStem(around, passage.Kin(stem)) {
			continue
		}
		if !slices.Contains(added, stem) {
			return false
		}
		far = append(far, stem)
	}
	return len(far) == 0 || holdsAll(a.Title+". "+a.Text, far)
}

// verbBefore are words to which "by" and "from" belong.
var verbBefore = setOf("directed", "written", "produced", "composed", "made", "played", "voiced", "created", "based", "adapted", "star", "stars", "starring", "starred", "film", "movie", "is", "was")

// sameWord tells whether two words are one, written as an owner or not, with
// its apostrophe or without.
func sameWord(asked, word string) bool {
	word = owned(word)
	return asked == word || owned(asked) == word || strings.TrimSuffix(asked, "s") == word && len(word) >= shortForm-2
}

// unowned1 drops the s of an owner from the end of a title.
func unowned1(title string) string {
	return strings.TrimSuffix(strings.TrimSuffix(title, "'s"), "’s")
}
