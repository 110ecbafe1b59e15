package rank

import (
	"time"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// Document is an article as the first stage looks it up, and the record that
// the second stage reads. Every index keeps just this, however it stores it.
type Document struct {
	Terms  []Token  // of title, text and outlet, and the title's stop words
	Films  []string // keys of its films; behind Primary the one it is about
	People []string // folded names
	Day    int      // UTC days since 1970; see Dated
	Dated  bool     // whether the article says when it was published
	Record []byte   // see Decode
}

// NewDocument analyses an entry.
func NewDocument(e knowledge.Entry) Document {
	a := e.Article
	terms := analyze(nil, a.Title)
	inTitle := len(terms)
	terms = analyze(terms, a.Text)
	d := Document{Films: make([]string, 0, len(e.Facts.Films))}
	for _, m := range e.Facts.Films {
		d.Films = append(d.Films, m.Key)
		if m.Primary {
			d.Films = append(d.Films, Primary(m.Key))
		}
	}
	for _, p := range e.Facts.People {
		d.People = append(d.People, text.NameKey(p.Name))
	}
	if !a.Published.IsZero() {
		d.Day, d.Dated = Day(a.Published.Unix()), true
	}
	d.Record = encode(e, d.People, terms, inTitle)
	d.Terms = append(terms, analyze(nil, a.Outlet)...)
	d.Terms = append(d.Terms, stopped(a.Title)...)
	return d
}

// Gone says that an entry stands for an article that is no more.
func Gone(e knowledge.Entry) bool { return e.Article.Title == "" && e.Article.Text == "" }

// stopped returns the stop words of a title as terms of their own, so that a
// film called "It" can be found by those who type nothing else.
func stopped(title string) []Token {
	var out []Token
	for _, w := range text.Words(title) {
		if text.IsStop(w.Fold) && len(w.Fold) <= longestWord {
			out = append(out, Token{Stem: stopPrefix + w.Fold})
		}
	}
	return out
}

// stopPrefix keeps stop words of titles apart from stems; no word has it.
const stopPrefix = "="

// Primary marks the key of the film that an article is about.
func Primary(film string) string { return "*" + film }

// Day numbers the UTC days since 1970.
func Day(seconds int64) int { return int(seconds / int64(24*time.Hour/time.Second)) }
