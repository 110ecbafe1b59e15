package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge/text"
)

// Doc is an article as the ranking sees it.
type Doc struct {
	ID        string
	Title     string
	Sentences []text.Sentence // of the article's text, in order
	Score     float64         // the search engine's, comparable among the docs
	Context   float64         // 0 to 1: how surely the article is about the asked film
}

// word is one word of a line.
type word struct {
	token text.Token
	stem  string
	stop  bool
	upper bool // begins with a capital
	digit bool // begins with a digit
	vec   int  // place in the lexicon, -1 when unknown
}

// line is a sentence made ready for matching.
type line struct {
	text      string
	words     []word
	doc       int // index of its Doc
	position  int // in the doc; -1 is the headline
	paragraph int
}

// stems remembers the stems and lexicon places of words met in one request.
type stems map[string]known

type known struct {
	stem string
	vec  int
	stop bool
}

func (s stems) of(fold string) known {
	k, ok := s[fold]
	if !ok {
		k = known{stem: text.Stem(fold), vec: english().find(fold), stop: text.IsStop(fold)}
		s[fold] = k
	}
	return k
}

// maxWords bounds the words of one sentence that are looked at.
const maxWords = 160

// read cuts a sentence into words.
func (s stems) read(sentence string) []word {
	tokens := text.Words(sentence)
	if len(tokens) > maxWords {
		tokens = tokens[:maxWords]
	}
	words := make([]word, 0, len(tokens))
	for _, t := range tokens {
		k := s.of(t.Fold)
		r, _ := utf8.DecodeRuneInString(t.Text)
		words = append(words, word{token: t, stem: k.stem, vec: k.vec, stop: k.stop,
			upper: unicode.IsUpper(r), digit: unicode.IsDigit(r)})
	}
	return words
}

// maxLines bounds the sentences of one article, and minHeadline is the number
// of words from which a headline says something by itself.
const (
	maxLines    = 120
	minHeadline = 5
)

// lines prepares the sentences of the docs, the headline first where it says
// something and is not the beginning of the text.
func (s stems) lines(docs []Doc) []line {
	var out []line
	for d, doc := range docs {
		if words := s.read(doc.Title); len(words) >= minHeadline && !begins(doc, doc.Title) {
			out = append(out, line{text: doc.Title, words: words, doc: d, position: -1})
		}
		for i, sentence := range doc.Sentences {
			if i >= maxLines {
				break
			}
			out = append(out, line{text: sentence.Text, words: s.read(sentence.Text), doc: d, position: i, paragraph: sentence.Paragraph})
		}
	}
	return out
}

// begins tells whether the doc's first sentence repeats its title.
func begins(d Doc, title string) bool {
	return len(d.Sentences) > 0 && strings.HasPrefix(d.Sentences[0].Text, strings.TrimRight(title, ".… "))
}
