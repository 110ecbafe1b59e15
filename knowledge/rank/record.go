package rank

import (
	"encoding/binary"
	"errors"
	"slices"
	"time"

	"marquee/knowledge"
)

// An encoded record is what the second stage needs of an article, stored with
// it: the shown fields, hashes of its films and people, and all terms in order, five
// bytes each:
//
//	gap and flags (1) · hash of the stem (3) · hash of the form (1)
//
// Hashes save the vocabulary's look-ups. A chance match of two stems within
// one query and article has odds of about one in 10,000, and costs a little
// score, never a wrong hit.
const termBytes = 5

// Record is a decoded record. Its slices share the buffer they came from.
type Record struct {
	Published int64 // seconds since 1970, 0 when unknown

	title, outlet, url []byte
	films              []byte // 5 bytes each: key hash, 1 when primary
	people             []byte // 4 bytes each
	inTitle            int    // so many of the terms are the title's
	terms              []byte // termBytes each
}

var errRecord = errors.New("a stored record is cut short")

// encode writes the record of an entry.
func encode(e knowledge.Entry, people []string, terms []Token, inTitle int) []byte {
	a := e.Article
	b := make([]byte, 0, len(a.Title)+len(a.Outlet)+len(a.URL)+5*len(e.Facts.Films)+4*len(people)+len(terms)*termBytes+32)
	for _, s := range []string{a.Title, a.Outlet, a.URL} {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	var published int64
	if !a.Published.IsZero() {
		published = a.Published.Unix()
	}
	b = binary.AppendVarint(b, published)
	b = binary.AppendUvarint(b, uint64(len(e.Facts.Films)))
	for _, m := range e.Facts.Films {
		b = binary.LittleEndian.AppendUint32(b, hash(m.Key))
		var primary byte
		if m.Primary {
			primary = 1
		}
		b = append(b, primary)
	}
	b = binary.AppendUvarint(b, uint64(len(people)))
	for _, p := range people {
		b = binary.LittleEndian.AppendUint32(b, hash(p))
	}
	b = binary.AppendUvarint(b, uint64(inTitle))
	for _, t := range terms {
		h := hash(t.Stem)
		b = append(b, byte(t.gap)|t.flags, byte(h), byte(h>>8), byte(h>>16), byte(hash(t.form)>>24))
	}
	return b
}

// Decode reads an encoded record. Anything else is an error.
func Decode(b []byte) (r Record, err error) {
	d := decoder{b: b}
	r.title = d.bytes(1)
	r.outlet = d.bytes(1)
	r.url = d.bytes(1)
	r.Published = d.varint()
	r.films = d.bytes(5)
	r.people = d.bytes(4)
	r.inTitle = int(d.uvarint())
	r.terms = d.b
	if d.bad || len(r.terms)%termBytes != 0 || r.inTitle*termBytes > len(r.terms) {
		return Record{}, errRecord
	}
	return r, nil
}

// Clone returns what scoring needs of the record, in memory of its own.
func (r Record) Clone() Record {
	r.title, r.outlet, r.url = nil, nil, nil
	r.films, r.people, r.terms = slices.Clone(r.films), slices.Clone(r.people), slices.Clone(r.terms)
	return r
}

// Hit returns what a search shows of the record.
func (r Record) Hit() knowledge.Hit {
	h := knowledge.Hit{Title: string(r.title), Outlet: string(r.outlet), URL: string(r.url)}
	if r.Published != 0 {
		h.Published = time.Unix(r.Published, 0).UTC()
	}
	return h
}

// decoder reads length-prefixed values and remembers whether one was bad.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 || v > 1<<31 {
		d.bad = true
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.bad = true
		return 0
	}
	d.b = d.b[n:]
	return v
}

// bytes reads a count and so many items of the given size.
func (d *decoder) bytes(size int) []byte {
	n := int(d.uvarint()) * size
	if d.bad || n > len(d.b) {
		d.bad = true
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

// hash is FNV-1a with a final mix, so that every byte of the result is good.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 16
	h *= 0x7feb352d
	h ^= h >> 15
	h *= 0x846ca68b
	return h ^ h>>16
}
