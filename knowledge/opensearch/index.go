package opensearch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"marquee/knowledge/rank"
)

// Options of an index. All but URLs may be left out.
type Options struct {
	// URLs are the nodes' addresses, each perhaps with user:password@.
	URLs []string // required
	// Prefix begins the names of all that is kept in the cluster: lower case
	// letters and digits. Two installations on one cluster differ in it.
	Prefix string // "": DefaultPrefix
	// Shards that a new index is cut into; 0: by the size of the corpus.
	Shards int
	// Within bounds a search, all its calls and retries; 0: 1.5 seconds, which
	// leaves time for the rest of an answer within Discord's three.
	Within time.Duration
	// Source is what Sync and Rebuild read when they are given none.
	Source rank.Source
	// Turn waits for the right to do a task that one process at a time does,
	// and returns what gives it back; the context it returns ends when the
	// right is lost. nil: no other process writes.
	Turn func(ctx context.Context, task string) (context.Context, func(), error)
	// Progress is called while Sync or Rebuild work, with the number of
	// articles done so far. It may be called from several goroutines.
	Progress func(done int)
	Weights  *rank.Weights    // nil: rank.DefaultWeights
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: silent
}

// Index is a search index on a cluster. Its methods may be called from
// several goroutines, and any number of processes may use one index.
type Index struct {
	options Options
	names   names
	weights rank.Weights
	cluster *cluster
	stats   *stats
	life    context.CancelFunc
	pause   time.Duration // before items of a bulk are sent again

	writing  sync.Mutex   // of this process: see Options.Turn for others
	building sync.Mutex   // one rebuild at a time
	refused  atomic.Int64 // articles that the cluster did not take

	mu     sync.Mutex // guards the fields below
	source rank.Source
	closed bool
}

var (
	errClosed   = errors.New("the search index is closed")
	errNoSource = errors.New("the search index was opened without a corpus to read from")
)

// Open prepares an index. It does not speak to the cluster yet: one that is
// away is met by the first call, and by each until it is back. The error is
// that of a setting that cannot be used.
func Open(o Options) (*Index, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Progress == nil {
		o.Progress = func(int) {}
	}
	if o.Within == 0 {
		o.Within = searchWithin
	}
	if o.Prefix == "" {
		o.Prefix = DefaultPrefix
	}
	if !ValidPrefix(o.Prefix) {
		return nil, fmt.Errorf("%q cannot begin the name of a search index: use lower case letters and digits", o.Prefix)
	}
	ix := &Index{options: o, names: names{o.Prefix}, weights: rank.DefaultWeights(), stats: &stats{now: time.Now}, source: o.Source, pause: bulkPause}
	if o.Weights != nil {
		ix.weights = *o.Weights
	}
	life, end := context.WithCancel(context.Background())
	c, err := newCluster(life, o.URLs, o.Within)
	if err != nil {
		end()
		return nil, err
	}
	ix.cluster, ix.life = c, end
	return ix, nil
}

// Close lets the connections go.
func (ix *Index) Close() error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if !ix.closed {
		ix.closed = true
		ix.life()
		ix.cluster.close()
	}
	return nil
}

// sourceOr remembers a source, or returns the one remembered.
func (ix *Index) sourceOr(s rank.Source) (rank.Source, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	if s != nil {
		ix.source = s
	}
	switch {
	case ix.closed:
		return nil, errClosed
	case ix.source == nil:
		return nil, errNoSource
	}
	return ix.source, nil
}

// expected returns how many articles the corpus has, 0 when it cannot tell.
func (ix *Index) expected(ctx context.Context) int {
	ix.mu.Lock()
	source := ix.source
	ix.mu.Unlock()
	if c, ok := source.(rank.Counted); ok {
		if n, err := c.Count(ctx); err == nil {
			return n
		}
	}
	return 0
}

// turn waits for the right to do a task.
func (ix *Index) turn(ctx context.Context, task string) (context.Context, func(), error) {
	if ix.options.Turn == nil {
		return ctx, func() {}, nil
	}
	return ix.options.Turn(ctx, task)
}

// DocFreq returns how many articles hold a term (see rank.Terms), and 0 when
// the cluster cannot be asked.
func (ix *Index) DocFreq(term string) int {
	ctx, cancel := context.WithTimeout(context.Background(), ix.options.Within/2)
	defer cancel()
	_, freq, _, err := ix.measure(ctx, []string{term})
	if err != nil {
		return 0
	}
	return freq[term]
}

// Docs returns how many articles there are, and 0 when the cluster cannot be
// asked.
func (ix *Index) Docs() int {
	ctx, cancel := context.WithTimeout(context.Background(), ix.options.Within/2)
	defer cancel()
	z, _, _, err := ix.measure(ctx, nil)
	if err != nil {
		return 0
	}
	return z.docs
}

// identity returns the name of the corpus, "" when it has none.
func identity(ctx context.Context, source rank.Source) (string, error) {
	s, ok := source.(rank.Identified)
	if !ok {
		return "", nil
	}
	name, err := s.Identity(ctx)
	if err != nil {
		return "", fmt.Errorf("read the corpus for the search index: %w", err)
	}
	return name, nil
}
