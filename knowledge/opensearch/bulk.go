package opensearch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// The size of a bulk, and how often items that the cluster has no room for
// are sent again.
const (
	batchEntries = 500
	batchBytes   = 4 << 20 // of text; a request is about as large
	bulkTries    = 8
	bulkPause    = 50 * time.Millisecond // doubled with every try
)

// item is one article of a bulk.
type item struct {
	id    string
	lines []byte // the action, and the document unless it is deleted
	gone  bool
}

type action struct {
	ID          string `json:"_id"`
	Version     int64  `json:"version"`
	VersionType string `json:"version_type"`
}

type document struct {
	Words  string   `json:"w"`
	Films  []string `json:"f,omitempty"`
	People []string `json:"p,omitempty"`
	Day    *int     `json:"d,omitempty"`
	Length int      `json:"n"`
	Seq    int64    `json:"s"`
	Record []byte   `json:"r"`
}

// itemOf writes an entry as an item. Its place in the corpus is its version.
func itemOf(e knowledge.Entry) (item, error) {
	it := item{id: e.Article.ID, gone: rank.Gone(e)}
	verb := "index"
	if it.gone {
		verb = "delete"
	}
	head, err := json.Marshal(map[string]action{verb: {articleID(e.Article.ID), e.Seq, "external_gte"}})
	if err != nil {
		return it, err
	}
	it.lines = append(head, '\n')
	if it.gone {
		return it, nil
	}
	d := rank.NewDocument(e)
	doc := document{Films: d.Films, People: d.People, Length: len(d.Terms), Seq: e.Seq, Record: d.Record}
	if d.Dated {
		day := max(0, min(d.Day, 1<<16-1))
		doc.Day = &day
	}
	var words strings.Builder
	for i, t := range d.Terms {
		if i > 0 {
			words.WriteByte(' ')
		}
		words.WriteString(t.Stem)
	}
	doc.Words = words.String()
	body, err := json.Marshal(doc)
	if err != nil {
		return it, err
	}
	it.lines = append(append(it.lines, body...), '\n')
	return it, nil
}

// errBusy says that the cluster had no room for items even after a while.
var errBusy = errors.New("it has no room for more articles")

// send writes items behind an alias. Those that the cluster has no room for
// are sent again; those that it refuses for good are logged, counted and left
// out, for one bad article must not keep all later ones from being found.
func (ix *Index) send(ctx context.Context, to string, items []item) (refused int, err error) {
	pause := ix.pause
	for try := 1; len(items) > 0; try++ {
		again, bad, err := ix.sendOnce(ctx, to, items)
		refused += bad
		if err != nil || len(again) == 0 {
			return refused, err
		}
		if try == bulkTries {
			return refused, fmt.Errorf("%w (%w)", errUnavailable, errBusy)
		}
		items = again
		select {
		case <-ctx.Done():
			return refused, ctx.Err()
		case <-time.After(pause + rand.N(pause)):
			pause = min(2*pause, 2*time.Second)
		}
	}
	return refused, nil
}

// sendOnce returns the items to be sent again.
func (ix *Index) sendOnce(ctx context.Context, to string, items []item) (again []item, refused int, err error) {
	var lines []byte
	for _, it := range items {
		lines = append(lines, it.lines...)
	}
	b, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{to, "_bulk"}, body: lines, slow: true,
		query: url.Values{"require_alias": {"true"}, "filter_path": {"items.*.status,items.*.error.type,items.*.error.reason"}}})
	if err != nil {
		return nil, 0, err
	}
	answers, err := decodeBulk(b, len(items))
	if err != nil {
		return nil, 0, err
	}
	for i, a := range answers {
		switch {
		case a.Status >= 200 && a.Status < 300:
		case a.Status == http.StatusConflict: // a newer state is there already
		case a.Status == http.StatusNotFound && items[i].gone:
		case a.Status == http.StatusNotFound:
			// The alias has gone: nothing may be counted as written.
			return nil, refused, fmt.Errorf("%w (%w)", errUnavailable, errNoIndex)
		case a.Status == http.StatusTooManyRequests || a.Status >= 500:
			again = append(again, items[i])
		default:
			refused++
			c := cause{Type: "error"}
			if a.Error != nil {
				c = *a.Error
			}
			ix.options.Log.Error("the search cluster refuses an article", slog.String("article", items[i].id), slog.Int("status", a.Status),
				slog.String("kind", shortened(c.Type)), slog.String("reason", shortened(c.Reason)))
		}
	}
	return again, refused, nil
}
