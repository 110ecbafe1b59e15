// Package extract reads an article and says which films it is about, which
// scores it states of them, who made them and where they can be seen. Every
// fact carries the sentence that states it, verbatim, and the name of the
// rule that found it.
//
// The package is pure: the same article gives the same facts, nothing is
// fetched or remembered. What it knows of the trade (role words, outlets,
// services, words that stand around titles) lies in tables, one line a thing.
// All of it runs in time linear in the length of the article.
package extract

import "marquee/knowledge"

// Version rises with every change of the rules that changes what is
// extracted; a corpus of an older version is extracted anew.
const Version = 22

// Known is an optional list of film titles, which sharpens the recognition
// of films. Everything works without one.
type Known interface {
	// Has reports whether a film has the title of this key (text.TitleKey).
	Has(titleKey string) bool
}

// Extractor extracts with an optional list of known titles. The zero value
// is ready to use, and an Extractor may be used by several goroutines.
type Extractor struct {
	Known Known  // may be nil
	Asked string // the key of a title that somebody asks about, which is a film's wherever it is written as one; or ""
}

// Facts returns what the article states, without any list of titles.
func Facts(a knowledge.Article) knowledge.Facts { return Extractor{}.Facts(a) }

// Facts returns what the article states.
func (x Extractor) Facts(a knowledge.Article) knowledge.Facts {
	d := read(a)
	defer d.done()
	findFilms(d, x.Known, x.Asked)
	f := knowledge.Facts{
		Films:  d.filmMentions(),
		People: findPeople(d),
		Scores: findScores(d),
		Where:  findWhere(d),
	}
	datesFilms(&f)
	return f
}
