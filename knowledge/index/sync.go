package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/document"
	"golang.org/x/sync/errgroup"

	"marquee/knowledge"
	"marquee/knowledge/rank"
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
	corpus := ""
	if s, ok := source.(rank.Identified); ok {
		if corpus, err = s.Identity(ctx); err != nil {
			return done, fmt.Errorf("read the corpus for the search index: %w", err)
		}
		known, err := e.bleve.GetInternal(corpusKey)
		if err != nil {
			return done, fmt.Errorf("read search index: %w", err)
		}
		if cursor > 0 && len(known) > 0 && string(known) != corpus {
			return done, errOtherCorpus
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	ready := make(chan prepared)
	group.Go(func() error {
		defer close(ready)
		return prepare(ctx, source, cursor, ready)
	})
	group.Go(func() error {
		for p := range ready {
			if err := e.add(p, corpus); err != nil {
				return err
			}
			done += len(p.documents)
			progress(done)
		}
		return nil
	})
	err = group.Wait()
	return done, err
}

// prepared is a batch whose articles are analysed.
type prepared struct {
	ids       []string
	documents []*document.Document // nil for an article that is gone
	cursor    int64
}

// prepare reads the source and hands on batches, while the one before is
// written.
func prepare(ctx context.Context, source Source, cursor int64, out chan<- prepared) error {
	var entries []knowledge.Entry
	size := 0
	flush := func() error {
		if len(entries) == 0 {
			return nil
		}
		p := prepared{documents: documentsOf(entries), cursor: entries[len(entries)-1].Seq}
		for _, e := range entries {
			p.ids = append(p.ids, e.Article.ID)
		}
		entries, size = entries[:0], 0
		select {
		case out <- p:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for entry, err := range source.After(ctx, cursor) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("read the corpus for the search index: %w", err)
		}
		entries = append(entries, entry)
		if size += len(entry.Article.Text); len(entries) >= batchEntries || size >= batchBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}
