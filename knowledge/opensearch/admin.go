package opensearch

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"
)

// behind returns the physical index that an alias points to, "" for none.
func (ix *Index) behind(ctx context.Context, alias string) (string, error) {
	b, err := ix.cluster.do(ctx, call{method: http.MethodGet, path: []string{"_alias", alias}, missing: true})
	if err != nil {
		return "", err
	}
	all := map[string]json.RawMessage{}
	if err := decode(b, &all); err != nil {
		return "", err
	}
	for name := range all {
		if _, _, ok := ix.names.parse(name); ok {
			return name, nil
		}
	}
	return "", nil
}

// indexes returns the names of all our physical indexes, whatever their format.
func (ix *Index) indexes(ctx context.Context) ([]string, error) {
	b, err := ix.cluster.do(ctx, call{method: http.MethodGet, path: []string{ix.names.prefix + "-f*", "_alias"}, missing: true})
	if err != nil {
		return nil, err
	}
	all := map[string]json.RawMessage{}
	if err := decode(b, &all); err != nil {
		return nil, err
	}
	var out []string
	for name := range all {
		if _, _, ok := ix.names.parse(name); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}

// next returns a number that no index of this format has.
func (ix *Index) next(ctx context.Context) (int, error) {
	all, err := ix.indexes(ctx)
	if err != nil {
		return 0, err
	}
	n := 1
	for _, name := range all {
		if format, number, _ := ix.names.parse(name); format == Format {
			n = max(n, number+1)
		}
	}
	return n, nil
}

// ensure returns the physical index in use; one that is not there is created
// empty, by whichever process comes first.
func (ix *Index) ensure(ctx context.Context) (string, error) {
	for range 3 {
		name, err := ix.behind(ctx, ix.names.write())
		if err != nil || name != "" {
			return name, err
		}
		number, err := ix.next(ctx)
		if err != nil {
			return "", err
		}
		shards := ix.options.Shards
		if shards == 0 {
			shards = shardsFor(ix.expected(ctx))
		}
		name = ix.names.physical(number)
		err = ix.create(ctx, name, newBody(shards, settled(), map[string]alias{ix.names.read(): {}, ix.names.write(): {Write: true}}))
		if err == nil {
			return name, nil
		}
		if !isKind(err, "resource_already_exists_exception") {
			return "", err
		}
	}
	return "", fmt.Errorf("%w (no index could be created)", errUnavailable)
}

func (ix *Index) create(ctx context.Context, name string, b body) error {
	_, err := ix.cluster.do(ctx, call{method: http.MethodPut, path: []string{name}, body: b, slow: true})
	if err != nil {
		return fmt.Errorf("create search index %s: %w", name, err)
	}
	return nil
}

func (ix *Index) drop(ctx context.Context, name string) error {
	_, err := ix.cluster.do(ctx, call{method: http.MethodDelete, path: []string{name}, missing: true, slow: true})
	if err != nil {
		return fmt.Errorf("delete search index %s: %w", name, err)
	}
	return nil
}

// refresh makes all that was written findable.
func (ix *Index) refresh(ctx context.Context, name string) error {
	_, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{name, "_refresh"}, slow: true})
	return err
}

// settle gives a full index the settings of one in use and waits until every
// part of it has a copy that answers.
func (ix *Index) settle(ctx context.Context, name string) error {
	if _, err := ix.cluster.do(ctx, call{method: http.MethodPut, path: []string{name, "_settings"}, slow: true,
		body: map[string]indexSettings{"index": settled()}}); err != nil {
		return err
	}
	if err := ix.refresh(ctx, name); err != nil {
		return err
	}
	_, err := ix.cluster.do(ctx, call{method: http.MethodGet, path: []string{"_cluster", "health", name}, slow: true,
		query: url.Values{"wait_for_status": {"yellow"}, "timeout": {strconv.Itoa(int(writeWithin/time.Second)-5) + "s"}}})
	return err
}

// place is how far the corpus was read into an index.
type place struct {
	cursor int64
	corpus string
}

// place reads the cursor of a physical index.
func (ix *Index) place(ctx context.Context, physical string) (p place, err error) {
	b, err := ix.cluster.do(ctx, call{method: http.MethodGet, path: []string{physical, "_doc", cursorID(physical)}, missing: true})
	if err != nil {
		return p, err
	}
	var a cursorAnswer
	if err := decode(b, &a); err != nil {
		return p, err
	}
	return place{a.Source.Cursor, a.Source.Corpus}, nil
}

// mark writes the cursor of a physical index behind an alias. Its id names
// the index: should the alias point elsewhere by now, nobody reads it there.
// It never goes back, for the cursor is its version.
func (ix *Index) mark(ctx context.Context, to, physical string, p place) error {
	head, err := json.Marshal(map[string]action{"index": {cursorID(physical), p.cursor, "external_gte"}})
	if err != nil {
		return err
	}
	line, err := json.Marshal(map[string]any{fieldCursor: p.cursor, fieldCorpus: p.corpus})
	if err != nil {
		return err
	}
	lines := append(append(append(head, '\n'), line...), '\n')
	refused, err := ix.send(ctx, to, []item{{id: cursorID(physical), lines: lines}})
	if err == nil && refused > 0 {
		err = fmt.Errorf("the search cluster refuses to keep the cursor of %s", physical)
	}
	return err
}
