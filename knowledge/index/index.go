package index

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// Source is the corpus as the index reads it.
type Source = rank.Source

// Options of an index. All may be left out.
type Options struct {
	// Source is what the index is filled from when another process asks for
	// it, or when damage is found while it is in use. Sync sets it as well.
	Source Source
	// Progress is called while Sync or Rebuild work, with the number of
	// articles done so far. It may be called from several goroutines.
	Progress func(done int)
	Weights  *rank.Weights    // nil: rank.DefaultWeights
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: silent
}

// Index is a search index in a folder. Its methods may be called from several
// goroutines, and several processes may open one folder.
type Index struct {
	dir     string
	options Options
	weights rank.Weights

	mu     sync.Mutex // guards the fields below
	owner  *owner     // nil while another process owns the index
	source Source
	closed bool
}

// patience is how long a call waits for another process that neither answers
// nor lets go of the index.
const patience = 10 * time.Second

var (
	errClosed = errors.New("the search index is closed")
	errHeld   = errors.New("another process holds the search index")
)

// Open opens the index in a folder, which is created when missing. It is
// quick: an index that must be built anew is empty until Sync has run. The
// error is ErrNewer when a newer program wrote the index.
func Open(ctx context.Context, dir string, o Options) (*Index, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Progress == nil {
		o.Progress = func(int) {}
	}
	ix := &Index{dir: dir, options: o, source: o.Source, weights: rank.DefaultWeights()}
	if o.Weights != nil {
		ix.weights = *o.Weights
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("create the search index's folder: %w", err)
	}
	if _, err := ix.claim(); err != nil && !errors.Is(err, errHeld) {
		return nil, err
	}
	return ix, ctx.Err()
}

// claim makes this process the owner, if no other is: errHeld.
func (ix *Index) claim() (*owner, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if ix.closed {
		return nil, errClosed
	}
	if ix.owner != nil {
		return ix.owner, nil
	}
	o, err := newOwner(ix)
	if err != nil {
		return nil, err
	}
	ix.owner = o
	return o, nil
}

// owned returns the owner when it is this process.
func (ix *Index) owned() *owner {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.owner
}

// sourceOr remembers a source, or returns the one remembered.
func (ix *Index) sourceOr(s Source) Source {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if s != nil {
		ix.source = s
	}
	return ix.source
}

// Close lets the index go. Searches under way end first.
func (ix *Index) Close() error {
	ix.mu.Lock()
	o := ix.owner
	ix.owner, ix.closed = nil, true
	ix.mu.Unlock()
	if o == nil {
		return nil
	}
	return o.close()
}

// reach runs a call in this process when it owns the index, and asks the
// owner otherwise. An owner that went away is succeeded by this process.
func (ix *Index) reach(ctx context.Context, here func(*owner) error, there func() error) error {
	wait := 5 * time.Millisecond
	for deadline := time.Now().Add(patience); ; {
		o, err := ix.claim()
		if err == nil {
			return here(o)
		}
		if !errors.Is(err, errHeld) {
			return err
		}
		err = there()
		if !errors.Is(err, errNobody) {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%w: the process that holds the search index %s does not answer", knowledge.ErrUnavailable, ix.dir)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait):
			wait = min(2*wait, 100*time.Millisecond)
		}
	}
}

// Search returns the articles that answer the query best, best first. Words
// of the query that no article holds are ignored.
func (ix *Index) Search(ctx context.Context, q knowledge.Query) (hits []knowledge.Hit, err error) {
	err = ix.reach(ctx, func(o *owner) error {
		hits, err = o.search(ctx, q)
		return err
	}, func() error {
		r, err := ix.ask(ctx, request{Op: opSearch, Query: &q}, nil)
		hits = r.Hits
		return err
	})
	return hits, err
}

// Sync reads what the corpus has got since the last time. When it returns,
// all that was in the corpus before the call is found by Search. When another
// process owns the index, that one reads, from its own view of the corpus.
func (ix *Index) Sync(ctx context.Context, source Source) error {
	source = ix.sourceOr(source)
	return ix.reach(ctx, func(o *owner) error {
		return o.sync(ctx, source, ix.options.Progress)
	}, func() error {
		_, err := ix.ask(ctx, request{Op: opSync}, ix.options.Progress)
		return err
	})
}

// Rebuild fills a new generation from the corpus beside the one in use and
// swaps it in at once; searches and Sync go on meanwhile.
func (ix *Index) Rebuild(ctx context.Context, source Source) error {
	source = ix.sourceOr(source)
	return ix.reach(ctx, func(o *owner) error {
		return o.rebuild(ctx, source, ix.options.Progress)
	}, func() error {
		_, err := ix.ask(ctx, request{Op: opRebuild}, ix.options.Progress)
		return err
	})
}

// Status is what an index says of itself.
type Status struct {
	Docs     int    `json:"docs"`     // articles that can be found
	Cursor   int64  `json:"cursor"`   // place in the corpus up to which it has read
	Building bool   `json:"building"` // whether it is being filled anew
	Owner    bool   `json:"-"`        // whether this process owns it
	Fault    string `json:"fault"`    // "" when all is well
}

// Status returns the index's present state.
func (ix *Index) Status(ctx context.Context) (s Status, err error) {
	err = ix.reach(ctx, func(o *owner) error {
		s, err = o.status()
		s.Owner = true
		return err
	}, func() error {
		r, err := ix.ask(ctx, request{Op: opStatus}, nil)
		if r.Status != nil {
			s = *r.Status
		}
		return err
	})
	return s, err
}

// Health returns nil when the index answers, and else what is wrong.
func (ix *Index) Health(ctx context.Context) error {
	s, err := ix.Status(ctx)
	if err == nil && s.Fault != "" {
		err = errors.New(s.Fault)
	}
	return err
}

// DocFreq returns how many articles hold a term (see rank.Terms), and 0 when the
// index cannot be asked.
func (ix *Index) DocFreq(term string) (n int) {
	ctx, cancel := context.WithTimeout(context.Background(), statsPatience)
	defer cancel()
	_ = ix.reach(ctx, func(o *owner) (err error) {
		n, err = o.frequency(term)
		return err
	}, func() error {
		r, err := ix.ask(ctx, request{Op: opFrequency, Term: term}, nil)
		n = r.Count
		return err
	})
	return n
}

// Docs returns how many articles there are.
func (ix *Index) Docs() int {
	ctx, cancel := context.WithTimeout(context.Background(), statsPatience)
	defer cancel()
	s, err := ix.Status(ctx)
	if err != nil {
		return 0
	}
	return s.Docs
}

// statsPatience bounds the calls that have no context of their own.
const statsPatience = 2 * time.Second
