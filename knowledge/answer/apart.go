package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// apart tells whether a sentence or a headline writes a single word as what may
// be a title of its own: in quotation marks, or with a capital and no further
// words of a name beside it. "Harbour Vice" and "Vice and Virtue" are not Vice,
// and where every word has a capital only quotation marks or a colon tell.
func apart(s, word string) bool { return setApart(s, word) != setNot }

// setting is how a sentence sets a word apart.
type setting int

const (
	setNot    setting = iota
	setAlone          // with a capital, beside no further words of a name
	setMarked         // in quotation marks, or before a year in parentheses
)

func setApart(s, word string) (how setting) {
	if !mayHold(s, word) {
		return setNot
	}
	tokens := text.Words(s)
	head := mostlyCapitals(tokens)
	for i, t := range tokens {
		if owned(t.Fold) != word || !capital1(t.Text) || abbreviated(t) {
			continue
		}
		from := i
		if i > 0 && leading[tokens[i-1].Fold] && capital1(tokens[i-1].Text) {
			from--
		}
		if quotedSpan(s, passage.Span{Start: tokens[from].Start, End: t.Start + len(unowned1(t.Text))}) || yearBehind.MatchString(s[t.End:]) {
			return setMarked
		}
		if head {
			if from == 0 && (i == len(tokens)-1 || !strings.HasPrefix(s[t.End:], " ")) {
				how = setAlone
			}
			continue
		}
		if (i > 0 || opensWithName(s, tokens)) && !partOfName(s, tokens, i) && !joined(s, tokens, i) {
			how = setAlone
		}
	}
	return how
}

// yearBehind finds the year behind a title.
var yearBehind = regexp.MustCompile(`^ \((?:19|20)\d\d\)`)

// openingLines is how many sentences at the start of an article tell what it is
// about.
const openingLines = 5

// opensWithName tells whether the capital of a sentence's first word may be that
// of a title: the word stands alone, before a mark, or before a verb.
func opensWithName(s string, tokens []text.Token) bool {
	return len(tokens) == 1 || !strings.HasPrefix(s[tokens[0].End:], " ") || storyVerbs[tokens[1].Fold]
}

// storyVerbs are verbs that stand behind a title which opens a sentence.
var storyVerbs = setOf("is", "was", "isn't", "wasn't", "has", "had", "will", "would", "could", "may", "does", "did", "also", "stars", "starred", "follows",
	"tells", "centres", "centers", "revolves", "opens", "opened", "begins", "ends", "takes", "took", "made", "makes", "won", "wins", "tops", "topped",
	"earned", "grossed", "hits", "lands", "feels", "looks", "seems", "remains", "marks", "features", "focuses", "depicts", "explores", "sees", "star")

// joined tells whether a small word joins token i to a further name: "Pride and
// Prejudice".
func joined(s string, tokens []text.Token, i int) bool {
	return i+2 < len(tokens) && connecting[tokens[i+1].Fold] && capital1(tokens[i+2].Text) &&
		s[tokens[i].End:tokens[i+1].Start] == " " && s[tokens[i+1].End:tokens[i+2].Start] == " "
}

// bears tells whether a line may answer of a film that the titles do not know
// and whose name in the question is a single word: the line, one beside it, the
// headline or the article's opening must write that word as a title. A
// prize is no film.
func (s subject) bears(q question.Question, title string, d passage.Doc, c passage.Candidate) bool {
	if s.film != nil && s.aboutIn(d.ID) || s.absent != "" || s.spoken != "" || factual[q.Type] == nil {
		return true
	}
	if _, award := askedAward(q); award {
		return true
	}
	word := bareTitle(title)
	if word == "" || strings.Contains(word, " ") || opensApart(d, word) || apart(c.Text, word) {
		return true
	}
	for _, p := range []int{c.Position - 1, c.Position + 1} {
		if c.Position >= 0 && p >= 0 && p < len(d.Sentences) && apart(d.Sentences[p].Text, word) {
			return true
		}
	}
	return false
}

// opensApart tells whether an article's headline or its opening writes a word
// as a title, or any line of it in quotation marks or before a year.
func opensApart(d passage.Doc, word string) bool {
	if apart(d.Title, word) {
		return true
	}
	for i, line := range d.Sentences {
		if how := setApart(line.Text, word); how == setMarked || how == setAlone && i < openingLines {
			return true
		}
	}
	return false
}

// writes tells whether an article writes a title as one: a single word in its
// headline or opening, a longer title anywhere.
func writes(a knowledge.Article, key string) bool {
	if strings.Contains(key, " ") {
		return titledAs(a.Title, key) || titledAs(a.Text, key)
	}
	d := passage.Doc{Title: a.Title}
	if mayHold(a.Text, key) {
		d.Sentences = text.Sentences(a.Text)
	}
	return opensApart(d, key)
}
