package titles

import (
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"slices"
	"sort"
)

// order is a sorted array of places in a shelf's text where a prefix may
// begin, with a tree of minima over it. The text is written best title first,
// so the least place in a range of the array is the best title that has the
// range's prefix: https://en.wikipedia.org/wiki/Range_minimum_query over a
// suffix array.
type order struct {
	text   []byte // variants of titles, each ended by a zero
	places []uint32
	minima []uint32 // binary tree over the minima of blocks, leaves last
	leaves int
}

// blockSize is how many places share a leaf of the tree.
const blockSize = 16

// newOrder sorts the places by the text that begins there.
func newOrder(text []byte, places []uint32) order {
	type entry struct {
		key   uint64
		place uint32
	}
	entries := make([]entry, len(places))
	for i, p := range places {
		var first [8]byte
		copy(first[:], until(text[p:]))
		entries[i] = entry{binary.BigEndian.Uint64(first[:]), p}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.key != b.key {
			return cmp.Compare(a.key, b.key)
		}
		return cmp.Or(bytes.Compare(until(text[a.place:]), until(text[b.place:])), cmp.Compare(a.place, b.place))
	})
	o := order{text: text, places: places}
	for i, e := range entries {
		o.places[i] = e.place
	}
	return treeOf(text, o.places)
}

// treeOf builds the tree of minima over places that are sorted.
func treeOf(text []byte, places []uint32) order {
	o := order{text: text, places: places}
	blocks := (len(places) + blockSize - 1) / blockSize
	for o.leaves = 1; o.leaves < blocks; o.leaves *= 2 {
	}
	o.minima = make([]uint32, 2*o.leaves)
	for i := range o.minima {
		o.minima[i] = none
	}
	for i, p := range o.places {
		leaf := o.leaves + i/blockSize
		o.minima[leaf] = min(o.minima[leaf], p)
	}
	for i := o.leaves - 1; i > 0; i-- {
		o.minima[i] = min(o.minima[2*i], o.minima[2*i+1])
	}
	return o
}

// none is no place.
const none = ^uint32(0)

// until returns what stands before the first zero.
func until(b []byte) []byte {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return b[:i]
	}
	return b
}

// span is a range of places.
type span struct{ from, to int }

// at returns the byte at a depth of the i-th entry, 0 at its end.
func (o *order) at(i, depth int) byte { return o.text[int(o.places[i])+depth] }

// narrow returns the part of a span whose entries go on with s after depth
// bytes. All entries of the span must be at least that long.
func (o *order) narrow(in span, depth int, s []byte) span {
	n := in.to - in.from
	from := sort.Search(n, func(i int) bool { return o.compare(in.from+i, depth, s) >= 0 })
	to := from + sort.Search(n-from, func(i int) bool { return o.compare(in.from+from+i, depth, s) > 0 })
	return span{in.from + from, in.from + to}
}

// compare orders an entry's text after depth bytes and s, as far as s goes.
func (o *order) compare(i, depth int, s []byte) int {
	t := o.text[int(o.places[i])+depth:]
	for k, c := range s {
		// An entry ends with a zero, which is less than any byte of s.
		if t[k] != c {
			return int(t[k]) - int(c)
		}
	}
	return 0
}

// children calls f with every byte that follows in a span after depth bytes
// and the entries that go on with it.
func (o *order) children(in span, depth int, f func(c byte, part span)) {
	for from := in.from; from < in.to; {
		c := o.at(from, depth)
		to := from + 1
		for step := 1; to < in.to && o.at(to, depth) == c; step *= 2 {
			if next := to + step; next < in.to && o.at(next, depth) == c {
				to = next
				continue
			}
			hi := min(to+step, in.to)
			to += 1 + sort.Search(hi-to-1, func(i int) bool { return o.at(to+1+i, depth) != c })
			break
		}
		if c != 0 {
			f(c, span{from, to})
		}
		from = to
	}
}

// least returns the index of the least place in a span that is not empty.
func (o *order) least(in span) int {
	best, at := none, in.from
	scan := func(from, to int) {
		for i := from; i < to; i++ {
			if o.places[i] < best {
				best, at = o.places[i], i
			}
		}
	}
	first, last := (in.from+blockSize-1)/blockSize, in.to/blockSize
	if first >= last {
		scan(in.from, in.to)
		return at
	}
	scan(in.from, first*blockSize)
	scan(last*blockSize, in.to)
	if leaf := o.leastLeaf(first, last); leaf >= 0 && o.minima[o.leaves+leaf] < best {
		scan(leaf*blockSize, (leaf+1)*blockSize)
	}
	return at
}

// leastLeaf returns the leaf with the least minimum among from to to-1.
func (o *order) leastLeaf(from, to int) int {
	node, best := -1, none
	for l, r := from+o.leaves, to+o.leaves; l < r; l, r = l/2, r/2 {
		if l&1 == 1 {
			if o.minima[l] < best {
				node, best = l, o.minima[l]
			}
			l++
		}
		if r&1 == 1 {
			r--
			if o.minima[r] < best {
				node, best = r, o.minima[r]
			}
		}
	}
	if node < 0 {
		return -1
	}
	for node < o.leaves {
		if node *= 2; o.minima[node] != best {
			node++
		}
	}
	return node - o.leaves
}

// each calls f with the places of some spans, least first, until f has enough.
func (o *order) each(spans []span, f func(place uint32) (more bool)) {
	var q queue
	push := func(s span) {
		if s.from < s.to {
			i := o.least(s)
			q = append(q, part{s, i, o.places[i]})
		}
	}
	for _, s := range spans {
		push(s)
	}
	heap.Init(&q)
	for len(q) > 0 {
		p := q[0]
		if !f(p.place) {
			return
		}
		heap.Pop(&q)
		for _, s := range []span{{p.from, p.at}, {p.at + 1, p.to}} {
			if s.from < s.to {
				i := o.least(s)
				heap.Push(&q, part{s, i, o.places[i]})
			}
		}
	}
}

// part is a span and where its least place is.
type part struct {
	span
	at    int
	place uint32
}

// queue is a heap of parts, least place first.
type queue []part

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].place < q[j].place }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(part)) }
func (q *queue) Pop() any {
	last := len(*q) - 1
	p := (*q)[last]
	*q = (*q)[:last]
	return p
}
