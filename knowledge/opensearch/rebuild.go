package opensearch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"marquee/knowledge/rank"
)

// grace is how long an index is kept after it went out of use: longer than
// any search that may be under way in it.
const grace = 3 * time.Second

// cleanWithin bounds the clearing up after a rebuild that failed.
const cleanWithin = 10 * time.Second

// Rebuild fills a new index from the corpus beside the one in use, holds its
// count against the corpus and swaps it in at once. Searches and Sync go on
// meanwhile. When it fails, the index in use stays.
func (ix *Index) Rebuild(ctx context.Context, source rank.Source) error {
	source, err := ix.sourceOr(source)
	if err != nil {
		return err
	}
	ix.building.Lock()
	defer ix.building.Unlock()
	ctx, release, err := ix.turn(ctx, taskBuild)
	if err != nil {
		return err
	}
	defer release()
	if err := ix.sweep(ctx, false); err != nil {
		return err
	}
	number, err := ix.next(ctx)
	if err != nil {
		return err
	}
	name, shards := ix.names.physical(number), ix.options.Shards
	if shards == 0 {
		shards = shardsFor(ix.expected(ctx))
	}
	bare := indexSettings{Expand: noCopies, Refresh: "-1"}
	if err := ix.create(ctx, name, newBody(shards, bare, map[string]alias{ix.names.building(): {Write: true}})); err != nil {
		return err
	}
	if err := ix.build(ctx, name, source); err != nil {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), cleanWithin)
		defer cancel()
		return errors.Join(err, ix.drop(clean, name))
	}
	// The index is in use from here on: what follows is tidying up.
	select {
	case <-time.After(grace):
	case <-ctx.Done():
	}
	clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), cleanWithin)
	defer cancel()
	if err := ix.sweep(clean, true); err != nil {
		ix.options.Log.Warn("an index that is out of use was not deleted", slog.Any("error", err))
	}
	return nil
}

// build fills a new index and swaps it in.
func (ix *Index) build(ctx context.Context, name string, source rank.Source) error {
	done, bad, err := ix.fill(ctx, ix.names.building(), name, source, 0)
	if err != nil {
		return err
	}
	if err := ix.settle(ctx, name); err != nil {
		return err
	}
	// What arrived meanwhile went to the old index. It is caught up with
	// while nobody writes to either.
	ix.writing.Lock()
	defer ix.writing.Unlock()
	ctx, release, err := ix.turn(ctx, taskWrite)
	if err != nil {
		return err
	}
	defer release()
	for try := range countTries {
		more, refused, err := ix.fill(ctx, ix.names.building(), name, source, done)
		if err != nil {
			return err
		}
		done, bad = more, bad+refused
		err = ix.compare(ctx, name, source, bad)
		if err == nil {
			break
		}
		if try == countTries-1 {
			return err
		}
	}
	if err := ix.swap(ctx, name); err != nil {
		return err
	}
	ix.refused.Store(int64(bad))
	ix.stats.forget()
	return nil
}

// countTries is how often counts are compared: articles may arrive between
// the two.
const countTries = 3

// compare holds the new index's count against the corpus's.
func (ix *Index) compare(ctx context.Context, name string, source rank.Source, refused int) error {
	c, ok := source.(rank.Counted)
	if !ok {
		return ix.refresh(ctx, name)
	}
	if err := ix.refresh(ctx, name); err != nil {
		return err
	}
	want, err := c.Count(ctx)
	if err != nil {
		return fmt.Errorf("read the corpus for the search index: %w", err)
	}
	b, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{name, "_search"}, body: sizeBody()})
	if err != nil {
		return err
	}
	answer, err := decodeSearch(b)
	if err != nil {
		return err
	}
	if partial, err := answer.partial(); partial || err != nil {
		return fmt.Errorf("the new search index %s could not be counted: %w", name, errors.Join(err, errUnavailable))
	}
	if got := int(answer.Aggregations.Docs.Value); got+refused != want {
		return fmt.Errorf("the new search index %s holds %d articles and refused %d, the corpus has %d: the old one stays in use", name, got, refused, want)
	}
	return nil
}

// aliasAction is one step of a change of aliases; all steps happen at once.
type aliasAction struct {
	Add    *aliasOf `json:"add,omitempty"`
	Remove *aliasOf `json:"remove,omitempty"`
}

type aliasOf struct {
	Index string `json:"index"`
	Alias string `json:"alias"`
	Write bool   `json:"is_write_index,omitempty"`
}

// swap points all aliases to an index in one call.
func (ix *Index) swap(ctx context.Context, name string) error {
	var actions []aliasAction
	for _, a := range []string{ix.names.read(), ix.names.write()} {
		old, err := ix.behind(ctx, a)
		if err != nil {
			return err
		}
		if old != "" {
			actions = append(actions, aliasAction{Remove: &aliasOf{Index: old, Alias: a}})
		}
		actions = append(actions, aliasAction{Add: &aliasOf{Index: name, Alias: a, Write: a == ix.names.write()}})
	}
	actions = append(actions, aliasAction{Remove: &aliasOf{Index: name, Alias: ix.names.building()}})
	_, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{"_aliases"}, slow: true,
		body: map[string][]aliasAction{"actions": actions}})
	if err != nil {
		return fmt.Errorf("put search index %s into use: %w", name, err)
	}
	return nil
}

// sweep deletes what is out of use: what a rebuild left that did not end, the
// index before, and with older also what older formats had.
func (ix *Index) sweep(ctx context.Context, older bool) error {
	used, err := ix.behind(ctx, ix.names.write())
	if err != nil {
		return err
	}
	all, err := ix.indexes(ctx)
	if err != nil {
		return err
	}
	var failed error
	for _, name := range all {
		format, _, _ := ix.names.parse(name)
		if name != used && (format == Format || older && format < Format) {
			failed = errors.Join(failed, ix.drop(ctx, name))
		}
	}
	return failed
}

// Remove deletes all that the cluster holds under the index's prefix: what an
// operator does who goes back to the embedded index.
func (ix *Index) Remove(ctx context.Context) error {
	all, err := ix.indexes(ctx)
	for _, name := range all {
		err = errors.Join(err, ix.drop(ctx, name))
	}
	return err
}
