package index

import (
	"strconv"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// view is one consistent state of an engine while a search looks at it.
type view struct {
	snapshot *scorch.IndexSnapshot
	segments []*scorch.SegmentSnapshot
	offsets  []int // number of the segment's first document
	size     int   // documents including deleted ones
	docs     int   // documents
	average  float64
}

// close lets the state go.
func (v *view) close() { _ = v.snapshot.Close() }

// frequency returns how many articles hold the term in the field.
func (v *view) frequency(field, term string) int {
	n := uint64(0)
	for _, s := range v.segments {
		if list, err := postings(s, field, term); err == nil {
			n += list.Count()
		}
	}
	return int(n)
}

// postings returns the live documents of a segment that hold the term.
func postings(s *scorch.SegmentSnapshot, field, term string) (segment.PostingsList, error) {
	dict, err := s.Segment().Dictionary(field)
	if err != nil {
		return nil, err
	}
	return dict.PostingsList([]byte(term), s.Deleted(), nil)
}

// bitmapOf returns the documents of a list.
func bitmapOf(list segment.PostingsList) *roaring.Bitmap {
	it := list.Iterator(false, false, false, nil)
	if o, ok := it.(segment.OptimizablePostingsIterator); ok {
		if bm := o.ActualBitmap(); bm != nil {
			return bm
		}
	}
	bm := roaring.New()
	for p, err := it.Next(); err == nil && p != nil; p, err = it.Next() {
		bm.Add(uint32(p.Number()))
	}
	return bm
}

// newColumns returns an empty memory.
func newColumns() *columns { return &columns{known: map[segment.Segment]*column{}} }

// columns remembers what a search needs of every document in a segment.
// Segments never change, so it is read once for each.
type columns struct {
	mu    sync.Mutex
	known map[segment.Segment]*column
}

// column is what is known of one segment.
type column struct {
	terms, docs int // sum of lengths, and documents, deleted ones included
	once        sync.Once
	days        []uint16 // days since 1970, by document number
}

// of returns the column of a segment, and forgets those of segments that
// neither are in the view nor ever will be again.
func (c *columns) of(v *view, s *scorch.SegmentSnapshot) (*column, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if col, ok := c.known[s.Segment()]; ok {
		return col, nil
	}
	if len(c.known) > 2*len(v.segments)+16 {
		live := make(map[segment.Segment]*column, len(v.segments))
		for _, s := range v.segments {
			if col, ok := c.known[s.Segment()]; ok {
				live[s.Segment()] = col
			}
		}
		c.known = live
	}
	col := &column{}
	err := terms(s, fieldLength, func(length int, list func() (*roaring.Bitmap, error), count int) error {
		col.terms += length * count
		col.docs += count
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.known[s.Segment()] = col
	return col, nil
}

// daysOf returns the day of every document of a segment, 0 where unknown.
func (c *column) daysOf(s *scorch.SegmentSnapshot) []uint16 {
	c.once.Do(func() {
		c.days = make([]uint16, s.Segment().Count())
		_ = terms(s, fieldDay, func(day int, list func() (*roaring.Bitmap, error), _ int) error {
			bm, err := list()
			if err != nil {
				return err
			}
			for it := bm.Iterator(); it.HasNext(); {
				if n := it.Next(); int(n) < len(c.days) {
					c.days[n] = uint16(max(0, min(day, 1<<16-1)))
				}
			}
			return nil
		})
	})
	return c.days
}

// terms calls f with every numeric term of a field, its documents and their
// count.
func terms(s *scorch.SegmentSnapshot, field string, f func(value int, list func() (*roaring.Bitmap, error), count int) error) error {
	dict, err := s.Segment().Dictionary(field)
	if err != nil {
		return err
	}
	it := dict.AutomatonIterator(nil, nil, nil)
	for entry, err := it.Next(); entry != nil || err != nil; entry, err = it.Next() {
		if err != nil {
			return err
		}
		value, err := strconv.Atoi(entry.Term)
		if err != nil {
			continue
		}
		// The entry's own count is not to be relied on: the iterator reads all
		// lists into one, which after a list of a single document stays one.
		p, err := dict.PostingsList([]byte(entry.Term), nil, nil)
		if err != nil {
			return err
		}
		list := func() (*roaring.Bitmap, error) { return bitmapOf(p), nil }
		if err := f(value, list, int(p.Count())); err != nil {
			return err
		}
	}
	return nil
}
