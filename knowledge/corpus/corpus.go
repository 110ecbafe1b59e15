// Package corpus keeps articles and the facts they state, durably, in the
// order of their arrival.
//
// The corpus is the truth of the program: index, titles, stories and newsroom
// are readers of it that ask what is new since their own cursor (After) and
// can be rebuilt from it at any time.
//
// The contract, held by the suite in corpustest on every engine:
//
//   - Put is one transaction: all of its articles and facts, or none. What it
//     reported is there after a kill at any moment.
//   - An article is known by its id, else by its canonical address, else by
//     its normalised text. The same one again is unchanged and writes
//     nothing; a changed one is updated in place and keeps its id. A copy
//     under another id and address (the same words) is unchanged.
//   - Seq rises by every addition and every change, over all processes that
//     write, and is never seen out of order: who has read up to n will find
//     everything later above n.
//   - Facts that a newer extractor finds replace the old ones (Refresh) while
//     readers go on; an article gets a new Seq by that only if they differ.
//
// Layout: articles holds a row per article, its facts in a compact form
// (codec.go). film_articles and person_articles name, per film key and per
// folded name, the articles that speak of them, in the order in which a card
// wants them; films counts the spellings of titles.
package corpus

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"marquee/internal/database"
	"marquee/knowledge"
)

// Report tells what a Put did.
type Report = knowledge.Tally

// Corpus is the store. DB and Extract are required. It may be used by several
// goroutines and several processes at once.
type Corpus struct {
	DB *database.DB // required

	// Extract finds the facts of an article; it must be pure. Required.
	Extract func(knowledge.Article) knowledge.Facts
	// Version is that of Extract's rules. Refresh extracts again what older
	// rules were applied to.
	Version int
	// Headline makes the title of an article that has none; nil leaves it
	// empty.
	Headline func(knowledge.Article) string
	// NameKey folds a person's name to the key that ByPerson takes; nil folds
	// case and white space alone.
	NameKey func(name string) string
}

// Count returns how many articles the corpus holds.
func (c *Corpus) Count(ctx context.Context) (int, error) {
	var n int
	err := c.DB.QueryRow(ctx, "SELECT count(*) FROM articles", nil, &n)
	return n, c.wrap("counting articles", err)
}

// Latest returns the cursor of the newest change, 0 in an empty corpus.
func (c *Corpus) Latest(ctx context.Context) (int64, error) {
	var seq int64
	err := c.DB.QueryRow(ctx, "SELECT value FROM counters WHERE name = 'seq'", nil, &seq)
	return seq, c.wrap("reading the cursor", err)
}

// Identity returns a word that names this very corpus. It changes when a
// backup is restored over it; a reader whose cursor belongs to another
// identity must start from 0.
func (c *Corpus) Identity(ctx context.Context) (string, error) {
	var id string
	err := c.DB.QueryRow(ctx, "SELECT value FROM meta WHERE name = 'identity'", nil, &id)
	return id, c.wrap("reading the corpus's identity", err)
}

func (c *Corpus) nameKey(name string) string {
	if c.NameKey != nil {
		return c.NameKey(name)
	}
	return strings.Join(strings.Fields(strings.ToLower(name)), " ")
}

// wrap says which step an error belongs to, and marks those of an engine that
// is away with the vocabulary's own error.
func (c *Corpus) wrap(step string, err error) error {
	switch err = c.DB.Explain(err); {
	case err == nil:
		return nil
	case errors.Is(err, database.ErrUnavailable):
		return fmt.Errorf("%s: %w (%w)", step, err, knowledge.ErrUnavailable)
	}
	return fmt.Errorf("%s: %w", step, err)
}

// parallel runs fn for every index below n on all cores.
func parallel(ctx context.Context, n int, fn func(i int)) error {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers <= 1 {
		for i := range n {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			fn(i)
		}
		return nil
	}
	next := make(chan int)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for i := range next {
				fn(i)
			}
		})
	}
	defer wg.Wait()
	defer close(next)
	for i := range n {
		select {
		case next <- i:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
