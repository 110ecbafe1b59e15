package index

import (
	"context"
	"errors"
	"fmt"

	"marquee/knowledge"
)

// The size of a batch: large enough to make a segment worth its files, small
// enough that a server's memory does not notice it.
const (
	batchEntries = 1000
	batchBytes   = 8 << 20
)

var errNoSource = errors.New("the search index was opened without a corpus to read from")

// sync reads what is new into the engine in use.
func (o *owner) sync(ctx context.Context, source Source, progress func(int)) error {
	if source == nil {
		return errNoSource
	}
	err := o.catchUp(ctx, source, progress)
	if errors.Is(err, errOtherCorpus) {
		o.ix.options.Log.Info("the corpus is another one; the search index is rebuilt")
		return o.rebuild(ctx, source, progress)
	}
	return err
}

func (o *owner) catchUp(ctx context.Context, source Source, progress func(int)) error {
	if err := o.seize(ctx); err != nil {
		return err
	}
	defer o.release()
	return o.use(func(e *engine) error {
		if _, err := fill(ctx, e, source, 0, progress); err != nil {
			return err
		}
		o.fresh.Store(false)
		return nil
	})
}

// errOtherCorpus says that an engine was filled from another corpus.
var errOtherCorpus = errors.New("the search index belongs to another corpus")

// fill adds to an engine all that the source has after the engine's cursor,
// batch by batch, and returns how many articles were done, counted from done.
func fill(ctx context.Context, e *engine, source Source, done int, progress func(int)) (int, error) {
	cursor, err := e.cursor()
	if err != nil {
		return done, err
	}
	b := batch{engine: e, done: done, progress: progress}
	if s, ok := source.(identified); ok {
		if b.corpus, err = s.Identity(ctx); err != nil {
			return done, fmt.Errorf("read the corpus for the search index: %w", err)
		}
		known, err := e.bleve.GetInternal(corpusKey)
		if err != nil {
			return done, fmt.Errorf("read search index: %w", err)
		}
		if cursor > 0 && len(known) > 0 && string(known) != b.corpus {
			return done, errOtherCorpus
		}
	}
	for entry, err := range source.After(ctx, cursor) {
		if err != nil {
			return b.done, fmt.Errorf("read the corpus for the search index: %w", err)
		}
		if err := b.add(entry); err != nil {
			return b.done, err
		}
		if err := ctx.Err(); err != nil {
			return b.done, err
		}
	}
	return b.done, b.flush()
}

// batch gathers entries until they are worth a write.
type batch struct {
	engine   *engine
	corpus   string // its identity, or ""
	entries  []knowledge.Entry
	bytes    int
	done     int
	progress func(int)
}

func (b *batch) add(e knowledge.Entry) error {
	b.entries = append(b.entries, e)
	b.bytes += len(e.Article.Text)
	if len(b.entries) < batchEntries && b.bytes < batchBytes {
		return nil
	}
	return b.flush()
}

func (b *batch) flush() error {
	if len(b.entries) == 0 {
		return nil
	}
	if err := b.engine.add(b.entries, b.entries[len(b.entries)-1].Seq, b.corpus); err != nil {
		return err
	}
	b.done += len(b.entries)
	b.progress(b.done)
	b.entries, b.bytes = b.entries[:0], 0
	return nil
}
