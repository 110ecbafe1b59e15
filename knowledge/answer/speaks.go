package answer

import (
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// How surely a sentence speaks of the asked film, by where that is named.
const (
	inLine    = 1.0
	inTitle   = 0.95
	inBefore  = 0.85 // in the sentence before, and this one goes on about it
	inOpening = 0.8  // the article opens with it
)

// castIn tells whether the words of the character or actor asked about stand in
// the sentence itself; of a full name the last word will do.
func castIn(c passage.Candidate, cast, title string, alone bool) bool {
	words := nameWords(cast)
	line := unowned(text.Fold(c.Text))
	if text.Fold(cast) == text.Fold(title) && !alone {
		return holdsStem(line, eponymous)
	}
	if n := len(words); n > 1 && relations[words[n-1]] {
		owner := strings.TrimSuffix(words[n-2], "s")
		return strings.Contains(" "+text.Fold(c.Text), " "+owner+"'s ") // Bob's wife is not Bob, nor another's wife
	}
	for _, w := range words {
		if containsWords(line, w) {
			return true
		}
	}
	return len(words) == 0
}

// relations are the nouns that make another person of a name.
var relations = setOf("wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "girlfriend", "boyfriend", "boss",
	"mentor", "lover", "uncle", "aunt", "cousin", "mum", "mom", "dad")

// eponymous are words for a character that has the film's name.
var eponymous = words("eponymous titular title titled")

// otherFilm tells whether a sentence names a film with another title, of two
// words or more.
func (d *Desk) otherFilm(sentence, title string) bool {
	key := text.TitleKey(title)
	for _, sp := range passage.Spans(sentence, question.Title) {
		name := sentence[sp.Start:sp.End]
		if !strings.Contains(name, " ") || overlapsWords(name, title) {
			continue
		}
		for _, f := range d.exact(name) {
			if f.Key != key {
				return true
			}
		}
	}
	return false
}

// speaks tells how surely a candidate speaks of the film with the title.
func speaks(d passage.Doc, a knowledge.Article, c passage.Candidate, title string) float64 {
	key := bareTitle(title)
	if key == "" {
		return 0
	}
	if titledAs(c.Text, key) {
		return inLine
	}
	if titledAs(a.Title, key) {
		return inTitle
	}
	if c.Position > 0 && c.Position <= len(d.Sentences) && titledAs(d.Sentences[c.Position-1].Text, key) {
		return inBefore
	}
	for i := 0; i < min(3, len(d.Sentences)); i++ {
		if titledAs(d.Sentences[i].Text, key) {
			return inOpening
		}
	}
	return 0
}

// titledAs tells whether s holds the folded words of a title, written as one:
// the first of them with a capital or a figure.
func titledAs(s, key string) bool {
	want := strings.Fields(unowned(key))
	tokens := text.Words(s)
	for i := 0; i+len(want) <= len(tokens); i++ {
		if owned(tokens[i].Fold) != want[0] || !capital1(tokens[i].Text) {
			continue
		}
		n := 1
		for n < len(want) && owned(tokens[i+n].Fold) == want[n] {
			n++
		}
		if n == len(want) && !numbered(tokens, i+n) && !strings.HasPrefix(s[tokens[i+n-1].End:], ": ") {
			return true
		}
	}
	return false
}

// owned drops the s of an owner from a folded word.
func owned(fold string) string { return strings.TrimSuffix(fold, "'s") }

// numbered tells whether a sequel's number follows, which makes it another
// film.
func numbered(tokens []text.Token, i int) bool {
	return i < len(tokens) && sequelNumbers[tokens[i].Fold] && tokens[i].Start-tokens[i-1].End == 1
}

// bareTitle folds a title and drops its leading article.
func bareTitle(title string) string {
	key := text.Fold(title)
	for _, article := range []string{"the ", "a ", "an "} {
		if rest := strings.TrimPrefix(key, article); rest != "" && rest != key {
			return rest
		}
	}
	return key
}

// surroundings is the candidate with its neighbours and its article's title.
func surroundings(d passage.Doc, c passage.Candidate) string {
	parts := []string{d.Title, c.Text}
	for _, i := range []int{c.Position - 1, c.Position + 1} {
		if c.Position >= 0 && i >= 0 && i < len(d.Sentences) {
			parts = append(parts, d.Sentences[i].Text)
		}
	}
	return strings.Join(parts, " ")
}
