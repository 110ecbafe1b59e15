package extract

import (
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// A document is an article cut into sentences and tokens, with the films
// found in it. The finders of films, people, scores and availability share
// one.
type document struct {
	article   knowledge.Article
	sentences []sentence // the headline first, where there is one
	slab      *slab      // of their tokens
	films     []film     // in order of first mention; see findFilms
	primary   int        // index in films of the film it is about, or -1
	sections  []section  // the parts under headings of their own, in order
	bySection []int      // the section of each sentence, or -1; nil where no heading names a film
	several   int        // how many films have a section
}

// A sentence is one sentence of the article, or its headline.
type sentence struct {
	Text      string // verbatim
	Position  int    // 0 is the first of the text; -1 the headline
	Paragraph int    // 0 is the first of the text; -1 the headline
	Tokens    []token
	Quotes    []span    // what stands in quotation marks, in order, marks excluded
	Emphases  []span    // what the source set in italics, in order
	Mentions  []mention // films named here, in order
	line      bool      // a short line of its own
	Rates     bool      // it may state a score: see maybeScore
	rated     *ratedMarks
}

// A span is a part of a sentence: byte offsets in its text, and tokens.
type span struct {
	From, To   int // bytes
	First, End int // tokens [First, End)
}

// A mention is one place that names a film.
type mention struct {
	span
	Film   int  // index in document.films
	Origin bool // named only as what the film at hand continues or retells
	Credit bool // named only as somebody's other work: "Aquaman star Jason Momoa"
}

// A film is one film that the document names.
type film struct {
	knowledge.Film
	Series   string // key of the series it continues, or ""
	Mentions int
	Sentence string // the one by which it is known, see Rule
	Rule     string // what made it a film
	ruled    int    // the sentence that it speaks from
	weight   float64
	own      int
	aliases  []string // shorter names that the text uses
	sentence int      // where it was first seen, as an index of sentences
	lead     bool     // the headline names it
}

// The bounds of what is read: a longer headline or article is read in part.
const (
	maxText     = 1 << 20 // bytes
	maxHeadline = 1 << 10 // bytes

	// A longer sentence is no sentence; it is read in pieces, so that rules
	// which look about within one stay linear in the whole.
	maxSentence = 2000 // bytes
)

// read prepares an article for the finders.
func read(a knowledge.Article) *document {
	d := &document{article: a, primary: -1, slab: slabs.Get().(*slab)}
	if head := clip(a.Title, maxHeadline); head != "" {
		d.sentences = append(d.sentences, sentence{Text: head, Position: -1, Paragraph: -1})
	}
	body := clip(a.Text, maxText)
	found := headings(body)
	d.sentences = slices.Grow(d.sentences, len(found)+len(body)/maxSentence)
	for i, s := range found {
		line := len(s.Text) <= maxHeading && aLine(body, s.Start, s.End)
		for rest := s.Text; rest != ""; {
			var part string
			part, rest = cutLong(rest)
			d.sentences = append(d.sentences, sentence{Text: part, Position: i, Paragraph: s.Paragraph, line: line})
		}
	}
	emphases := newPhrases(a.Emphasis)
	for i := range d.sentences {
		s := &d.sentences[i]
		var set []span
		s.Tokens, set = unmarked(d.slab.cut(s.Text))
		s.Quotes = quotes(s.Tokens)
		s.Rates = maybeScore(s.Tokens)
		if s.Position < 0 {
			unquoted(s)
		}
		s.Emphases = emphases.find(s.Tokens)
		if len(s.Emphases) == 0 {
			s.Emphases = set
		}
	}
	return d
}

// headings returns the sentences of a text, with a line that may be a heading
// in one piece: "What Now? (1998)".
func headings(body string) []text.Sentence {
	ss := creditLines(text.Sentences(body))
	out := make([]text.Sentence, 0, len(ss))
	for i := 0; i < len(ss); {
		j := i + 1
		for j < len(ss) && ss[j].Paragraph == ss[i].Paragraph && strings.IndexByte(body[ss[j-1].End:ss[j].Start], '\n') < 0 {
			j++
		}
		whole := body[ss[i].Start:ss[j-1].End]
		if j-i == 1 || j-i > 3 || j == len(ss) || len(whole) > maxHeading || strings.HasSuffix(whole, ".") || strings.IndexByte(whole, '\n') >= 0 {
			out = append(out, ss[i:j]...)
		} else {
			s := ss[i]
			s.Text, s.End = whole, ss[j-1].End
			out = append(out, s)
		}
		i = j
	}
	return out
}

// aLine reports whether s[from:to] is all that stands on its lines.
func aLine(s string, from, to int) bool {
	for from--; from >= 0 && (s[from] == ' ' || s[from] == '\t'); from-- {
	}
	for ; to < len(s) && (s[to] == ' ' || s[to] == '\t' || s[to] == '\r'); to++ {
	}
	return (from < 0 || s[from] == '\n') && (to == len(s) || s[to] == '\n')
}

// cutLong returns the first piece of a sentence, cut at a space where one is
// near, and the rest.
func cutLong(s string) (part, rest string) {
	if len(s) <= maxSentence {
		return s, ""
	}
	part = clip(s, maxSentence)
	if k := strings.LastIndexByte(part, ' '); k > maxSentence/2 {
		part = part[:k]
	}
	if part == "" {
		return s, ""
	}
	return part, strings.TrimLeft(s[len(part):], " ")
}

// clip shortens s to at most n bytes at a rune boundary.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// filmMentions returns the films of the document, the primary one first.
func (d *document) filmMentions() []knowledge.Mention {
	var out []knowledge.Mention
	add := func(i int) {
		f := &d.films[i]
		out = append(out, knowledge.Mention{Film: f.Film, Mentions: f.Mentions, Primary: i == d.primary,
			Series: f.Series, Sentence: f.Sentence, Rule: f.Rule})
	}
	if d.primary >= 0 {
		add(d.primary)
	}
	for i := range d.films {
		if i != d.primary {
			add(i)
		}
	}
	return out
}
