// Package ingest is the order of the steps in which sources become articles
// of the corpus, and the report of a pass: read, recognise and extract, store.
// The steps themselves are reader's and the corpus's.
//
// The three steps run side by side, a batch behind one another, and batches
// are stored in the order in which they were read; so a pass that is killed
// has stored a beginning of its sources, and running it again stores the rest
// with the same outcome.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"marquee/knowledge"
	"marquee/knowledge/reader"
)

// ErrNothing says that no record of any source was good.
var ErrNothing = errors.New("no article was read")

// A batch ends at so many articles, or so many bytes of text.
const (
	batchArticles = 256
	batchBytes    = 4 << 20
)

// Corpus stores batches. Stage does what needs no lock and returns what
// writes, atomically.
type Corpus interface {
	Stage(ctx context.Context, articles ...knowledge.Article) (commit func(context.Context) (knowledge.Tally, error), err error)
}

// Report tells what a pass did: what `ingest --json` prints. Read counts
// every record met, good or bad.
type Report struct {
	Read      int     `json:"read"`
	Added     int     `json:"added"`
	Updated   int     `json:"updated"`
	Unchanged int     `json:"unchanged"`
	Failed    int     `json:"failed"`
	Seconds   float64 `json:"seconds"`
}

// Progress is how far a pass is. Total is 0 when nobody knows it.
type Progress struct {
	Records     int   // stored so far, copies and unchanged ones included
	Done, Total int64 // bytes of the sources
}

// Pass stores sources in the corpus. Corpus is required.
type Pass struct {
	Corpus Corpus // required
	// Strict makes the first bad record fatal.
	Strict bool
	// Bad is told every bad record, with its file and line; nil ignores them.
	Bad func(error)
	// Progress is told after every stored batch; nil for nobody.
	Progress func(Progress)
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// batch is what the reading step hands to the next.
type batch struct {
	articles []knowledge.Article
	done     int64 // bytes of the sources when it was full
	commit   func(context.Context) (knowledge.Tally, error)
}

// Run reads the sources one after another. The report holds what was stored,
// also beside an error. A bad record, or a source that breaks off, counts as
// one failed record and the pass goes on, unless Strict; when no record was
// good the error is ErrNothing with the first reason.
func (p *Pass) Run(ctx context.Context, sources ...Source) (Report, error) {
	now := p.Now
	if now == nil {
		now = time.Now
	}
	start := now()
	var report Report
	r := &run{pass: p, sources: sources}
	err := r.steps(ctx, &report)
	report.Failed = r.failed
	report.Read += r.failed
	report.Seconds = now().Sub(start).Seconds()
	if err == nil && report.Read == report.Failed {
		err = r.nothing()
	}
	return report, err
}

// run is the state of one Run.
type run struct {
	pass    *Pass
	sources []Source
	failed  int
	first   error // first bad record
}

// steps runs the pipeline until the sources end or a step fails.
func (r *run) steps(ctx context.Context, report *Report) error {
	group, ctx := errgroup.WithContext(ctx)
	full, staged := make(chan batch), make(chan batch)
	group.Go(func() error {
		defer close(full)
		return r.read(ctx, full)
	})
	group.Go(func() error {
		defer close(staged)
		return r.stage(ctx, full, staged)
	})
	group.Go(func() error { return r.store(ctx, staged, report) })
	return group.Wait()
}

// stage lets the corpus recognise and extract.
func (r *run) stage(ctx context.Context, in <-chan batch, out chan<- batch) (err error) {
	for b := range in {
		if b.commit, err = r.pass.Corpus.Stage(ctx, b.articles...); err != nil {
			return err
		}
		if err := send(ctx, out, b); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// store commits batches in their order.
func (r *run) store(ctx context.Context, in <-chan batch, report *Report) error {
	total := r.total()
	for b := range in {
		tally, err := b.commit(ctx)
		if err != nil {
			return err
		}
		report.Read += tally.Read
		report.Added += tally.Added
		report.Updated += tally.Updated
		report.Unchanged += tally.Unchanged
		if r.pass.Progress != nil {
			r.pass.Progress(Progress{Records: report.Read, Done: b.done, Total: total})
		}
	}
	return ctx.Err()
}

func send(ctx context.Context, out chan<- batch, b batch) error {
	select {
	case out <- b:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// bad counts a bad record; the error is not nil when it ends the pass.
func (r *run) bad(err error) error {
	r.failed++
	if r.first == nil {
		r.first = err
	}
	if r.pass.Strict {
		return err
	}
	if r.pass.Bad != nil {
		r.pass.Bad(err)
	}
	return nil
}

// nothing is the error of a pass without one good record.
func (r *run) nothing() error {
	names := ""
	for i, s := range r.sources {
		if i > 0 {
			names += ", "
		}
		names += s.Name
	}
	if r.first == nil {
		return fmt.Errorf("%w: %s: holds no article", ErrNothing, names)
	}
	if r.failed == 1 {
		return fmt.Errorf("%w: %w", ErrNothing, r.first)
	}
	return fmt.Errorf("%w: all %d records are bad, the first: %w", ErrNothing, r.failed, r.first)
}

// isRecord reports whether an error is of one record alone.
func isRecord(err error) bool {
	var rec *reader.RecordError
	return errors.As(err, &rec)
}
