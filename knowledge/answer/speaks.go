package answer

import (
	"regexp"
	"strings"
	"unicode"

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
	if n := len(words); n > 1 && !containsWords(line, words[0]) && namesake(c.Text, words[n-1]) {
		return false
	}
	for _, w := range words {
		if containsWords(line, w) {
			return true
		}
	}
	return len(words) == 0
}

// namesake tells whether a sentence writes a surname behind a first name.
func namesake(sentence, last string) bool {
	tokens := text.Words(sentence)
	for i := 1; i < len(tokens); i++ {
		if owned(tokens[i].Fold) == last && capital1(tokens[i-1].Text) && sentence[tokens[i-1].End:tokens[i].Start] == " " && !text.IsStop(tokens[i-1].Fold) {
			return true
		}
	}
	return false
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

// tellingOf finds a film that a sentence tells of by its makers: "Ferry,
// starring Mara Lindqvist", "said Ferry producer Mara Lindqvist".
var tellingOf = regexp.MustCompile(`((?:\p{Lu}[\pL'’]+ ?){1,5}?)(?:(?:,| [-–—(]) ?(?:co-)?(?:starring|directed by|written by|produced by|about|an? \S+ (?:\S+ )?(?:tale|story|film|movie)) |\b ?(?:producers?|directors?|writers?|creators?|co-stars?|stars?) \p{Lu})`)

// tellsOf tells whether a sentence tells of a film with another title by its
// makers.
func (d *Desk) tellsOf(sentence, title string) bool {
	for _, m := range tellingOf.FindAllStringSubmatch(sentence, 4) {
		name := strings.TrimSpace(m[1])
		if !overlapsWords(name, title) && (strings.HasPrefix(m[0][len(m[1]):], ",") || len(d.exact(name)) > 0) {
			return true
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
	switch partOfFilm(d, c.Position, key) {
	case ownPart:
		return inTitle
	case otherPart:
		return 0
	}
	if c.Position > 0 && c.Position <= len(d.Sentences) && titledAs(d.Sentences[c.Position-1].Text, key) {
		return inBefore
	}
	if first, _, ok := strings.Cut(key, " "); ok && len(first) >= shortForm && !everyday(first) && titledAs(c.Text, first) && namedBefore(d, c.Position, key) {
		return inBefore
	}
	for i := 0; i < min(3, len(d.Sentences)); i++ {
		if titledAs(d.Sentences[i].Text, key) {
			return inOpening
		}
	}
	return 0
}

// passingBy tells whether a sentence does not go on about a film that the one
// before it names, in an article that opens with something else.
func passingBy(d passage.Doc, c passage.Candidate, title string) bool {
	key := bareTitle(title)
	if anaphor.MatchString(c.Text) || titledAs(d.Title, key) || c.Position < 0 {
		return false
	}
	if first, _, ok := strings.Cut(key, " "); ok && titledAs(c.Text, first) {
		return false
	}
	for i := 0; i < min(3, len(d.Sentences)); i++ {
		if titledAs(d.Sentences[i].Text, key) {
			return false
		}
	}
	return true
}

// shortForm is from how many letters on the first word of a title stands for
// it, where the title was named shortly before.
const shortForm = 6

// namedBefore tells whether one of the sentences shortly before a place names
// the title.
func namedBefore(d passage.Doc, position int, key string) bool {
	for i := min(position, len(d.Sentences)) - 1; i >= max(0, position-headingBack); i-- {
		if titledAs(d.Sentences[i].Text, key) {
			return true
		}
	}
	return false
}

// backMost is how many sentences a film goes on being "the film".
const backMost = 3

// goingBack tells how surely a sentence that says "the film" or "it" speaks of
// the film with the title: another sentence shortly before names that one, and
// none between names another.
func (d *Desk) goingBack(doc passage.Doc, c passage.Candidate, title string) float64 {
	if c.Position < 1 || c.Position >= len(doc.Sentences) || !anaphor.MatchString(c.Text) || d.otherFilm(c.Text, title) {
		return 0
	}
	key := bareTitle(title)
	for i := c.Position - 1; i >= max(0, c.Position-backMost); i-- {
		if titledAs(doc.Sentences[i].Text, key) {
			return inOpening
		}
		if d.otherFilm(doc.Sentences[i].Text, title) {
			return 0
		}
	}
	return 0
}

// goesOnAbout tells whether the sentence before one names another film and not
// the asked one, so that "the film" is that.
func (d *Desk) goesOnAbout(doc passage.Doc, position int, title string) bool {
	if position < 1 || position >= len(doc.Sentences) {
		return false
	}
	before := doc.Sentences[position-1].Text
	if first, _, ok := strings.Cut(bareTitle(title), " "); ok && len(first) >= shortForm && titledAs(doc.Sentences[position].Text, first) {
		return false
	}
	return !titledAs(before, bareTitle(title)) && anaphor.MatchString(doc.Sentences[position].Text) && d.otherFilm(before, title)
}

var anaphor = regexp.MustCompile(`(?i)^(created|directed|written|produced|co-written|co-directed|based|starring|adapted|filmed|released) \b|\b(the|this) (film|movie|show|series|drama|comedy|picture|musical|documentary|thriller|feature|sequel|adaptation|production|epic|blockbuster|programme|sitcom|miniseries|project|romcom|rom-com|biopic|remake|reboot|flick)\b|\bthe [\pL-]+ (epic|film|movie|drama|blockbuster)\b|^it\b|, it\b`)

// titledAs tells whether s holds the folded words of a title, written as one:
// the first of them with a capital or a figure.
func titledAs(s, key string) bool {
	want := strings.Fields(unowned(bareKey.Replace(key)))
	if len(want) == 0 || !mayHold(s, want[0]) {
		return false
	}
	s = parted.Replace(s)
	tokens := text.Words(s)
	capitals := mostlyCapitals(tokens)
	for i := 0; i+len(want) <= len(tokens); i++ {
		if owned(tokens[i].Fold) != want[0] || !capital1(tokens[i].Text) || len(want) == 1 && (abbreviated(tokens[i]) || !capitals && partOfName(s, tokens, i)) {
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

// bareKey and parted make titles and sentences alike.
var (
	bareKey = strings.NewReplacer("-", " ", ":", "", ",", "", "!", "", "?", "")
	parted  = strings.NewReplacer("-", " ", " & ", " and ")
)

// mayHold is a cheap look whether s can hold the folded word at all: an accent
// may hide it.
func mayHold(s, word string) bool {
	if strings.Contains(strings.ToLower(s), word) || strings.Contains(word, "'") && strings.Contains(s, "’") {
		return true
	}
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0xC0 && unicode.IsLetter(r) }) || word == "and" && strings.Contains(s, "&")
}

// abbreviated tells whether an everyday word is written as an abbreviation, as
// "US".
func abbreviated(t text.Token) bool {
	return len(t.Text) < 4 && strings.ToUpper(t.Text) == t.Text && text.IsStop(t.Fold)
}

// mostlyCapitals tells whether so many words have a capital that it tells
// nothing, as in headlines.
func mostlyCapitals(tokens []text.Token) bool {
	caps := 0
	for _, t := range tokens {
		if capital1(t.Text) {
			caps++
		}
	}
	return 3*caps > 2*len(tokens)
}

// partOfName tells whether a single word is written as part of a longer name,
// as Alexander in "Alexander Payne".
func partOfName(s string, tokens []text.Token, i int) bool {
	if i+1 < len(tokens) && s[tokens[i].End:tokens[i+1].Start] == " " && capital1(tokens[i+1].Text) && !unicode.IsDigit(rune(tokens[i+1].Text[0])) {
		return true
	}
	if i > 2 && connecting[tokens[i-1].Fold] && s[tokens[i-1].End:tokens[i].Start] == " " && s[tokens[i-2].End:tokens[i-1].Start] == " " &&
		capital1(tokens[i-2].Text) && !trades[tokens[i-2].Fold] {
		return true // The Look of Silence is not Silence
	}
	if i > 0 && leading[tokens[i-1].Fold] {
		return false
	}
	return i > 1 && s[tokens[i-1].End:tokens[i].Start] == " " && capital1(tokens[i-1].Text) && !strings.HasSuffix(tokens[i-1].Fold, "s") && !trades[tokens[i-1].Fold]
}

// leading are the articles before titles.
var leading = setOf("the", "a", "an")

// connecting are the small words within titles.
var connecting = setOf("of", "the", "and", "to", "for", "in", "from")

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
