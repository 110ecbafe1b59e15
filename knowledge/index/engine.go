package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// engine is one generation of the index: a bleve index in a folder of its own.
type engine struct {
	dir     string
	bleve   bleve.Index
	scorch  *scorch.Scorch
	columns *columns
}

// errDamaged says that an engine's files cannot be used.
var errDamaged = errors.New("the search index is damaged")

// errNoRecord says that a document came without its record.
var errNoRecord = errors.New("it has no record")

// cursorKey holds the place in the corpus up to which an engine has read. It
// is written in the same batch as the articles, so it never lies.
var cursorKey = []byte("marquee-cursor")

// corpusKey holds the identity of the corpus that the cursor belongs to.
var corpusKey = []byte("marquee-corpus")

// runtimeConfig are bleve's settings: batches are on disk when Batch returns,
// and a lock that somebody holds is an error soon, not a wait for ever.
func runtimeConfig() map[string]any {
	return map[string]any{"bolt_timeout": "2s"}
}

// createEngine makes an empty engine in a new folder.
func createEngine(dir string) (e *engine, err error) {
	defer rescue(&err)
	m := mapping.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentDisabledMapping()
	b, err := bleve.NewUsing(dir, m, scorch.Name, scorch.Name, runtimeConfig())
	if err != nil {
		return nil, fmt.Errorf("create search index %s: %w", dir, err)
	}
	return newEngine(dir, b)
}

// openEngine opens an engine after checking every file's checksum. Whatever
// is wrong with it is reported as errDamaged, but for lack of permission.
func openEngine(dir string) (e *engine, err error) {
	defer rescue(&err)
	if err := checkFiles(dir); err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(dir, runtimeConfig())
	if err != nil {
		if errors.Is(err, os.ErrPermission) {
			return nil, fmt.Errorf("open search index %s: %w", dir, err)
		}
		return nil, fmt.Errorf("%w: %s: %w", errDamaged, dir, err)
	}
	return newEngine(dir, b)
}

func newEngine(dir string, b bleve.Index) (*engine, error) {
	advanced, err := b.Advanced()
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	s, ok := advanced.(*scorch.Scorch)
	if !ok {
		return nil, errors.Join(fmt.Errorf("%w: %s is of another kind", errDamaged, dir), b.Close())
	}
	return &engine{dir: dir, bleve: b, scorch: s, columns: newColumns()}, nil
}

// rescue turns a panic over garbled files into errDamaged.
func rescue(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", errDamaged, r)
	}
}

// checkFiles verifies the CRC-32 that ends every segment file.
func checkFiles(dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "store", "*.zap"))
	if err != nil {
		return err
	}
	for _, path := range paths {
		if err := checkFile(path); err != nil {
			return err
		}
	}
	return nil
}

func checkFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open search index: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("open search index: %w", err)
	}
	if info.Size() < 8 {
		return fmt.Errorf("%w: %s is cut short", errDamaged, path)
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, info.Size()-4); err != nil {
		return fmt.Errorf("%w: read %s: %w", errDamaged, path, err)
	}
	var want [4]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return fmt.Errorf("%w: read %s: %w", errDamaged, path, err)
	}
	if binary.BigEndian.Uint32(want[:]) != sum.Sum32() {
		return fmt.Errorf("%w: %s has a wrong checksum", errDamaged, path)
	}
	return nil
}

// close ends the engine. Batches are on disk already.
func (e *engine) close() error {
	if err := e.bleve.Close(); err != nil {
		return fmt.Errorf("close search index: %w", err)
	}
	return nil
}

// cursor returns the place in the corpus up to which the engine has read.
func (e *engine) cursor() (int64, error) {
	b, err := e.bleve.GetInternal(cursorKey)
	if err != nil {
		return 0, fmt.Errorf("read the search index's cursor: %w", err)
	}
	if len(b) != 8 {
		return 0, nil
	}
	return int64(binary.BigEndian.Uint64(b)), nil
}

// add writes a batch, its cursor and the corpus it is of, all or nothing.
func (e *engine) add(p prepared, corpus string) (err error) {
	defer rescue(&err)
	batch := e.bleve.NewBatch()
	for i, d := range p.documents {
		if d == nil {
			batch.Delete(p.ids[i])
			continue
		}
		if err := batch.IndexAdvanced(d); err != nil {
			return fmt.Errorf("index article %s: %w", p.ids[i], err)
		}
	}
	if corpus != "" {
		batch.SetInternal(corpusKey, []byte(corpus))
	}
	batch.SetInternal(cursorKey, binary.BigEndian.AppendUint64(nil, uint64(p.cursor)))
	if err := e.bleve.Batch(batch); err != nil {
		return fmt.Errorf("write search index: %w", err)
	}
	return nil
}

// view returns the present state. It must be closed.
func (e *engine) view() (*view, error) {
	reader, err := e.scorch.Reader()
	if err != nil {
		return nil, fmt.Errorf("read search index: %w", err)
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errors.Join(errDamaged, reader.Close())
	}
	v := &view{snapshot: snapshot, segments: snapshot.Segments()}
	terms, docs := 0, 0
	for _, s := range v.segments {
		v.offsets = append(v.offsets, v.size)
		v.size += int(s.Segment().Count())
		v.docs += int(s.Count())
		col, err := e.columns.of(v, s)
		if err != nil {
			v.close()
			return nil, fmt.Errorf("%w: %w", errDamaged, err)
		}
		terms += col.terms
		docs += col.docs
	}
	v.average = float64(terms) / float64(max(docs, 1))
	return v, nil
}

// search finds and ranks.
func (e *engine) search(ctx context.Context, kq knowledge.Query, w rank.Weights, now time.Time) (hits []knowledge.Hit, err error) {
	defer rescue(&err)
	v, err := e.view()
	if err != nil {
		return nil, err
	}
	defer v.close()
	q := rank.Parse(kq)
	v.weigh(&q, w)
	found, err := v.candidates(ctx, &q, w, e.columns)
	if err != nil {
		return nil, err
	}
	ranked, err := v.rank(rank.NewRanker(&q, w, v.average, now.Unix()), found)
	if err != nil {
		return nil, err
	}
	for _, c := range ranked[:min(len(ranked), q.Limit)] {
		h, err := v.hit(c)
		if err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, nil
}

// weigh tells the query how common its terms are.
func (v *view) weigh(q *rank.Query, w rank.Weights) {
	for i := range q.Terms {
		q.Terms[i].Freq = v.frequency(fieldWords, q.Terms[i].Stem)
	}
	q.Correct(v.neighbour)
	q.Weigh(v.docs, w)
}

// rank scores the candidates and orders them best first.
func (v *view) rank(r *rank.Ranker, found []candidate) ([]rank.Scored, error) {
	out := make([]rank.Scored, 0, len(found))
	slices.SortFunc(found, func(a, b candidate) int { return cmp.Compare(a.number, b.number) })
	for _, c := range found {
		one := rank.Scored{Arrival: int64(c.number)}
		err := v.visit(c.number, func(rec rank.Record) {
			one.Score, one.Published = r.Score(rec), rec.Published
		}, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	slices.SortFunc(out, rank.Compare)
	return out, nil
}

// hit returns what a search shows of a document.
func (v *view) hit(c rank.Scored) (h knowledge.Hit, err error) {
	var id string
	err = v.visit(int(c.Arrival), func(rec rank.Record) { h = rec.Hit() }, &id)
	h.ID, h.Score = id, c.Score
	return h, err
}

// visit calls f with a document's record, which is not to be kept, and sets
// its id when that is asked for.
func (v *view) visit(number int, f func(rank.Record), id *string) error {
	at, _ := slices.BinarySearch(v.offsets, number+1)
	at--
	seen := false
	var inner error
	err := v.segments[at].VisitDocument(uint64(number-v.offsets[at]), func(field string, _ byte, value []byte, _ []uint64) bool {
		switch {
		case field == fieldRecord:
			var rec rank.Record
			if rec, inner = rank.Decode(value); inner == nil {
				seen = true
				f(rec)
			}
		case id != nil && field == "_id":
			*id = string(value)
		}
		return true
	})
	if err = errors.Join(err, inner); err != nil || !seen {
		return fmt.Errorf("%w: document %d: %w", errDamaged, number, cmp.Or(err, errNoRecord))
	}
	return nil
}
