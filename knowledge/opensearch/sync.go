package opensearch

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// The tasks that one process at a time does.
const (
	taskWrite = "search index"
	taskBuild = "search index rebuild"
)

// errOtherCorpus says that an index was filled from another corpus.
var errOtherCorpus = errors.New("the search index belongs to another corpus")

// Sync reads what the corpus has got since the last time, unless another
// process is at it: then it waits for that one. When it returns without an
// error, all that was in the corpus before the call is found by Search.
func (ix *Index) Sync(ctx context.Context, source rank.Source) error {
	source, err := ix.sourceOr(source)
	if err != nil {
		return err
	}
	err = ix.catchUp(ctx, source)
	if errors.Is(err, errOtherCorpus) {
		ix.options.Log.Warn("the search index was made of another corpus and is built anew; bots of different databases on one cluster need an OPENSEARCH_PREFIX each",
			"prefix", ix.options.Prefix)
		return ix.Rebuild(ctx, source)
	}
	return err
}

func (ix *Index) catchUp(ctx context.Context, source rank.Source) error {
	ix.writing.Lock()
	defer ix.writing.Unlock()
	ctx, release, err := ix.turn(ctx, taskWrite)
	if err != nil {
		return err
	}
	defer release()
	physical, err := ix.ensure(ctx)
	if err != nil {
		return err
	}
	done, refused, err := ix.fill(ctx, ix.names.write(), physical, source, 0)
	ix.refused.Add(int64(refused))
	if err != nil || done == 0 {
		return err
	}
	ix.stats.forget()
	return ix.refresh(ctx, physical)
}

// batch is a part of what the source has.
type batch struct {
	entries []knowledge.Entry
	sent    chan error
	refused int
}

// fill adds to a physical index, behind an alias, all that the source has
// after the index's cursor. It returns how many articles were done, counted
// from done, and how many the cluster refused.
func (ix *Index) fill(ctx context.Context, to, physical string, source rank.Source, done int) (int, int, error) {
	corpus, err := identity(ctx, source)
	if err != nil {
		return done, 0, err
	}
	at, err := ix.place(ctx, physical)
	if err != nil {
		return done, 0, err
	}
	if at.cursor > 0 && at.corpus != "" && corpus != "" && at.corpus != corpus {
		return done, 0, errOtherCorpus
	}
	workers := max(2, runtime.GOMAXPROCS(0))
	group, ctx := errgroup.WithContext(ctx)
	work, order := make(chan *batch), make(chan *batch, 2*workers)
	group.Go(func() error {
		defer close(work)
		defer close(order)
		return batches(ctx, source, at.cursor, func(entries []knowledge.Entry) error {
			b := &batch{entries: entries, sent: make(chan error, 1)}
			for _, c := range []chan *batch{order, work} {
				select {
				case c <- b:
				case <-ctx.Done():
					return ctx.Err()
				}
			}
			return nil
		})
	})
	for range workers {
		group.Go(func() error {
			for b := range work {
				err := ix.sendBatch(ctx, to, b)
				b.sent <- err
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	refused := 0
	group.Go(func() error {
		return ix.keepPlace(ctx, to, physical, corpus, order, func(b *batch) {
			done += len(b.entries)
			refused += b.refused
			ix.options.Progress(done)
		})
	})
	err = group.Wait()
	return done, refused, err
}

// markEvery is how long the cursor may lag behind what was written: what a
// crash makes another process write again.
const markEvery = 2 * time.Second

// keepPlace follows the batches in their order and writes the cursor behind
// those that are written.
func (ix *Index) keepPlace(ctx context.Context, to, physical, corpus string, order <-chan *batch, seen func(*batch)) error {
	var cursor, marked int64
	last := time.Now()
	for b := range order {
		select {
		case err := <-b.sent:
			if err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
		cursor = b.entries[len(b.entries)-1].Seq
		seen(b)
		if time.Since(last) < markEvery {
			continue
		}
		if err := ix.mark(ctx, to, physical, place{cursor, corpus}); err != nil {
			return err
		}
		marked, last = cursor, time.Now()
	}
	if cursor == marked || ctx.Err() != nil {
		return ctx.Err()
	}
	return ix.mark(ctx, to, physical, place{cursor, corpus})
}

// sendBatch analyses and writes a batch.
func (ix *Index) sendBatch(ctx context.Context, to string, b *batch) error {
	items := make([]item, 0, len(b.entries))
	for _, e := range b.entries {
		it, err := itemOf(e)
		if err != nil {
			return fmt.Errorf("index article %s: %w", e.Article.ID, err)
		}
		items = append(items, it)
	}
	refused, err := ix.send(ctx, to, items)
	b.refused = refused
	return err
}

// batches reads the source after the cursor and hands it on in parts.
func batches(ctx context.Context, source rank.Source, cursor int64, hand func([]knowledge.Entry) error) error {
	var entries []knowledge.Entry
	size := 0
	for entry, err := range source.After(ctx, cursor) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("read the corpus for the search index: %w", err)
		}
		entries = append(entries, entry)
		if size += len(entry.Article.Text); len(entries) >= batchEntries || size >= batchBytes {
			if err := hand(entries); err != nil {
				return err
			}
			entries, size = nil, 0
		}
	}
	if len(entries) == 0 {
		return nil
	}
	return hand(entries)
}
