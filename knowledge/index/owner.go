package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"marquee/knowledge"
)

// owner is the one process that has the index's files open.
type owner struct {
	ix     *Index
	unlock func() error
	desk   *desk // answers other processes

	engines sync.RWMutex // held for reading while an engine is in use
	engine  *engine
	syncing chan struct{} // holds one token: who has it writes to the engine
	fresh   atomic.Bool   // the engine was begun anew and is not filled yet
	builds  atomic.Int32  // rebuilds under way

	life context.Context // ends with the owner
	end  context.CancelFunc
	work sync.WaitGroup // background repairs
}

// newOwner takes the lock and opens the engine in use, or begins a new one.
func newOwner(ix *Index) (_ *owner, err error) {
	unlock, err := lock(filepath.Join(ix.dir, "lock"))
	if err != nil {
		return nil, err
	}
	o := &owner{ix: ix, unlock: unlock, syncing: make(chan struct{}, 1)}
	o.life, o.end = context.WithCancel(context.Background())
	defer func() {
		if err != nil {
			err = errors.Join(err, o.close())
		}
	}()
	if err = o.open(); err != nil {
		return nil, err
	}
	o.desk, err = newDesk(o)
	if err != nil {
		return nil, err
	}
	return o, nil
}

// open opens the current generation; one that cannot be used is replaced by
// an empty one.
func (o *owner) open() error {
	dir := o.ix.dir
	cur, err := readCurrent(dir)
	if err != nil {
		return err
	}
	sweep(dir, cur.Dir)
	switch {
	case cur.Dir == "":
	case cur.Format < Format:
		o.ix.options.Log.Info("search index has an older format and is rebuilt", "format", cur.Format, "want", Format)
	default:
		o.engine, err = openEngine(filepath.Join(dir, cur.Dir))
		if err == nil {
			// Scorch begins empty when a file that it counts on is gone.
			cursor, err := o.engine.cursor()
			o.fresh.Store(cursor == 0)
			return err
		}
		if !errors.Is(err, errDamaged) {
			return err
		}
		o.ix.options.Log.Warn("search index is rebuilt", "error", err)
	}
	o.engine, err = o.begin()
	if err != nil {
		return err
	}
	o.fresh.Store(true)
	if err := writeCurrent(dir, filepath.Base(o.engine.dir)); err != nil {
		return err
	}
	sweep(dir, filepath.Base(o.engine.dir))
	return nil
}

// begin creates an empty generation.
func (o *owner) begin() (*engine, error) {
	return createEngine(filepath.Join(o.ix.dir, nextGeneration(o.ix.dir)))
}

// close ends everything and gives the lock back.
func (o *owner) close() error {
	o.end()
	var err error
	if o.desk != nil {
		err = o.desk.close()
	}
	o.work.Wait()
	o.engines.Lock()
	defer o.engines.Unlock()
	if o.engine != nil {
		err = errors.Join(err, o.engine.close())
		o.engine = nil
	}
	return errors.Join(err, o.unlock())
}

// use calls f with the engine in use. Damage found by f starts a rebuild.
func (o *owner) use(f func(*engine) error) error {
	o.engines.RLock()
	defer o.engines.RUnlock()
	if o.engine == nil {
		return errClosed
	}
	err := f(o.engine)
	if errors.Is(err, errDamaged) {
		o.repair(err)
		return fmt.Errorf("%w: %w", knowledge.ErrUnavailable, err)
	}
	return err
}

func (o *owner) search(ctx context.Context, q knowledge.Query) (hits []knowledge.Hit, err error) {
	err = o.use(func(e *engine) error {
		hits, err = e.search(ctx, q, o.ix.weights, o.ix.options.Now())
		return err
	})
	return hits, err
}

// frequency returns how many articles hold a term.
func (o *owner) frequency(term string) (n int, err error) {
	err = o.use(func(e *engine) error {
		v, err := e.view()
		if err != nil {
			return err
		}
		defer v.close()
		n = v.frequency(fieldWords, term)
		return nil
	})
	return n, err
}

func (o *owner) status() (s Status, err error) {
	err = o.use(func(e *engine) error {
		docs, err := e.bleve.DocCount()
		if err != nil {
			return fmt.Errorf("read search index: %w", err)
		}
		s.Docs = int(docs)
		s.Building = o.fresh.Load() || o.builds.Load() > 0
		s.Cursor, err = e.cursor()
		return err
	})
	return s, err
}

// repair rebuilds a damaged index in the background, once at a time.
func (o *owner) repair(cause error) {
	source := o.ix.source
	if source == nil || !o.builds.CompareAndSwap(0, 1) {
		return
	}
	o.ix.options.Log.Error("search index is damaged and rebuilt", "error", cause)
	o.work.Go(func() {
		defer o.builds.Add(-1)
		if err := o.build(o.life, source, o.ix.options.Progress); err != nil {
			o.ix.options.Log.Error("rebuild of the search index failed", "error", err)
		}
	})
}

// rebuild fills a new generation and swaps it in.
func (o *owner) rebuild(ctx context.Context, source Source, progress func(int)) error {
	if source == nil {
		return errNoSource
	}
	o.builds.Add(1)
	defer o.builds.Add(-1)
	return o.build(ctx, source, progress)
}

func (o *owner) build(ctx context.Context, source Source, progress func(int)) error {
	next, err := o.begin()
	if err != nil {
		return err
	}
	swapped := false
	defer func() {
		if !swapped {
			_ = next.close()
			_ = os.RemoveAll(next.dir)
		}
	}()
	done, err := fill(ctx, next, source, 0, progress)
	if err != nil {
		return err
	}
	// What arrived meanwhile went to the old engine. It is caught up with
	// while nobody writes to either.
	if err := o.seize(ctx); err != nil {
		return err
	}
	defer o.release()
	if _, err := fill(ctx, next, source, done, progress); err != nil {
		return err
	}
	o.engines.Lock()
	defer o.engines.Unlock()
	if o.engine == nil {
		return errClosed
	}
	if err := writeCurrent(o.ix.dir, filepath.Base(next.dir)); err != nil {
		return err
	}
	old := o.engine
	o.engine, swapped = next, true
	o.fresh.Store(false)
	err = old.close()
	if gone := os.RemoveAll(old.dir); gone != nil {
		err = errors.Join(err, fmt.Errorf("remove the old search index: %w", gone))
	}
	return err
}

// seize waits for the right to write to the engine.
func (o *owner) seize(ctx context.Context) error {
	select {
	case o.syncing <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-o.life.Done():
		return errClosed
	}
}

func (o *owner) release() { <-o.syncing }
