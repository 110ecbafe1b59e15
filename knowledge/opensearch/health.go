package opensearch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// Status is what an index says of itself.
type Status struct {
	Version  string // of OpenSearch
	Nodes    int
	Colour   string // green: every copy is there; yellow: one of each; red: parts are missing
	Physical string // the index in use
	Docs     int    // articles that can be found
	Cursor   int64  // place in the corpus up to which it has read
	Refused  int    // articles that the cluster did not take from this process
}

// Status asks the cluster how it and the index are.
func (ix *Index) Status(ctx context.Context) (s Status, err error) {
	b, err := ix.cluster.do(ctx, call{method: http.MethodGet})
	if err != nil {
		return s, err
	}
	var root struct {
		Version struct {
			Number string `json:"number"`
		} `json:"version"`
	}
	if err := decode(b, &root); err != nil {
		return s, err
	}
	s.Version, s.Refused = shortened(root.Version.Number), int(ix.refused.Load())
	if s.Physical, err = ix.behind(ctx, ix.names.read()); err != nil {
		return s, err
	}
	written, err := ix.behind(ctx, ix.names.write())
	if err != nil {
		return s, err
	}
	if s.Physical == "" || s.Physical != written {
		return s, fmt.Errorf("%w: the aliases %s and %s do not point to one index: run marquee reindex", errNoIndex, ix.names.read(), ix.names.write())
	}
	if s.Colour, s.Nodes, err = ix.colour(ctx, s.Physical); err != nil {
		return s, err
	}
	at, err := ix.place(ctx, s.Physical)
	if err != nil {
		return s, err
	}
	s.Cursor = at.cursor
	z, _, _, err := ix.measure(ctx, nil)
	s.Docs = z.docs
	return s, err
}

// colour returns the state of an index, and how many nodes there are.
func (ix *Index) colour(ctx context.Context, name string) (string, int, error) {
	b, err := ix.cluster.do(ctx, call{method: http.MethodGet, path: []string{"_cluster", "health", name}})
	if err != nil {
		return "", 0, err
	}
	var a struct {
		Status string `json:"status"`
		Nodes  int    `json:"number_of_nodes"`
	}
	if err := decode(b, &a); err != nil {
		return "", 0, err
	}
	switch a.Status {
	case "green", "yellow", "red":
		return a.Status, a.Nodes, nil
	}
	return "", 0, errNonsense
}

// Health returns nil when searches are answered whole, and else what is wrong.
func (ix *Index) Health(ctx context.Context) error {
	name, err := ix.behind(ctx, ix.names.read())
	if err != nil {
		return err
	}
	if name == "" {
		return errors.New("the search index is not built yet")
	}
	colour, _, err := ix.colour(ctx, name)
	if err == nil && colour == "red" {
		err = errors.New("a part of the search index is away: results may be incomplete")
	}
	return err
}

// Examine looks at all that may be wrong with the cluster and the index, for
// a corpus of so many articles, and says what it found or what to do.
func (ix *Index) Examine(ctx context.Context, want int) (string, error) {
	ix.stats.forget()
	s, err := ix.Status(ctx)
	if err != nil {
		return "", err
	}
	says := fmt.Sprintf("OpenSearch %s on %d nodes, %s; %s points to %s, which holds %d articles", s.Version, s.Nodes, s.Colour,
		ix.names.read(), s.Physical, s.Docs)
	switch {
	case s.Colour == "red":
		return "", fmt.Errorf("%s: a part is away, so that results are incomplete: start the missing nodes, or run marquee reindex", says)
	case s.Docs != want:
		return "", fmt.Errorf("%s of the corpus's %d: wait if the bot is reading them, else run marquee reindex", says, want)
	case s.Colour == "yellow":
		says += "; a copy of some part is missing, so that losing a node may lose results"
	}
	return says, nil
}
