// Package answer turns a title or a question into an answer with its
// evidence, or an honest decline. The Desk asks the search index for
// candidates, the shelf (the corpus) for articles and the facts they state,
// and the titles for what a person meant; it keeps no state of its own.
package answer

import (
	"context"
	"time"

	"marquee/knowledge"
)

// Searcher finds articles. Implementations treat the query's text as words,
// never as a query language.
type Searcher interface {
	Search(ctx context.Context, q knowledge.Query) ([]knowledge.Hit, error)
}

// Shelf holds articles and the facts they state.
type Shelf interface {
	// Articles returns the named articles in the asked order; unknown ids
	// are left out.
	Articles(ctx context.Context, ids ...string) ([]knowledge.Article, error)
	// About returns at most limit entries that name the film, with facts of
	// that film alone: articles about it first, then the newest.
	About(ctx context.Context, filmKey string, limit int) ([]knowledge.Entry, error)
	// ByPerson returns at most limit entries whose facts name the person.
	ByPerson(ctx context.Context, nameKey string, limit int) ([]knowledge.Entry, error)
}

// Titles knows the films that the corpus speaks of.
type Titles interface {
	// Complete returns at most n films whose title the prefix begins.
	Complete(prefix string, n int) []knowledge.Film
	// Find returns the films with just that title, and those that it may
	// have been meant for.
	Find(title string) (exact, near []knowledge.Film)
}

// Stats tells how common a stemmed term is, for weighing words.
type Stats interface {
	DocFreq(term string) int // articles that hold the term
	Docs() int               // articles at all
}

// Desk answers. Search, Shelf and Titles are required.
type Desk struct {
	Search Searcher
	Shelf  Shelf
	Titles Titles
	Stats  Stats            // nil: every term weighs the same
	Now    func() time.Time // nil: time.Now
	// Read reads an article again for the facts of the film with the key,
	// which the titles do not know; nil: such films are answered from
	// sentences alone. Facts of other films may be among them.
	Read func(a knowledge.Article, titleKey string) knowledge.Facts
}
