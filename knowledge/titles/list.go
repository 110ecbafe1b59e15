package titles

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// List is an unchanging list of known titles. Building one of a million titles
// takes seconds, reading it back from its bytes a fraction of one.
type List struct {
	shelf *shelf
	id    string
}

// NewList builds a list. The id says what it was built from, so that whoever
// reads it back can tell whether it is still the right one. Of a film given
// several times the best known counts.
func NewList(id string, films []Film) *List {
	best := make(map[identity]int, len(films))
	entries := make([]entry, 0, len(films))
	for _, f := range films {
		if f.Key == "" {
			f.Key = text.TitleKey(f.Title)
		}
		if f.Key == "" {
			continue
		}
		e := entry{f.Film, weigh(f)}
		at, ok := best[identity{f.Key, f.Year}]
		switch {
		case !ok:
			best[identity{f.Key, f.Year}] = len(entries)
			entries = append(entries, e)
		case e.weight > entries[at].weight:
			entries[at] = e
		}
	}
	return &List{newShelf(entries), id}
}

// ID returns what NewList was given.
func (l *List) ID() string { return l.id }

// Len returns the number of films; 0 for no list.
func (l *List) Len() int {
	if l == nil {
		return 0
	}
	return l.shelf.size()
}

// Has reports whether the list has a title of that key.
func (l *List) Has(key string) bool {
	if l.Len() == 0 {
		return false
	}
	for _, i := range l.shelf.byKey.with(hash(key)) {
		if l.shelf.film(int(i)).Key == key {
			return true
		}
	}
	return false
}

// magic begins the bytes of a list; another number is another layout.
const magic = "MQTITLE1"

// castagnoli is the polynomial of the checksum.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// foldings are written otherwise when the rules of folding titles change:
// then a list of before is of no use.
var foldings = []string{"Amélie & Co.", "The Spider-Man: Part Two", "WALL·E", "Ocean's Eleven", "Ничего", "千と千尋", "Æon Flux", "Se7en", "12 Angry Men", "M*A*S*H"}

func folding() uint32 {
	h := uint32(0)
	for _, title := range foldings {
		spaced, key := variants(title)
		h = h*31 + hash(spaced+"\x00"+key+"\x00"+core(spaced)+"\x00"+withoutAnd(title, spaced))
	}
	return h
}

// Bytes returns the list as LoadList reads it: little-endian numbers and text
// in sections that each begin with their length, and a checksum.
func (l *List) Bytes() []byte {
	s := l.shelf
	w := writer{b: make([]byte, 0, len(s.names)+len(s.text)+4*(len(s.nameAt)+len(s.textAt)+len(s.heads.places)+len(s.words.places)+5*s.size())+2*s.size()+1024)}
	w.b = append(w.b, magic...)
	w.number(folding())
	w.text([]byte(l.id))
	w.text(s.names)
	w.text(s.text)
	years, weights := make([]uint32, s.size()), make([]uint32, s.size())
	for i := range years {
		years[i], weights[i] = uint32(uint16(s.years[i])), math.Float32bits(s.weight[i])
	}
	for _, numbers := range [][]uint32{s.nameAt, s.textAt, years, weights, s.heads.places, s.words.places,
		s.byKey.hashes, s.byKey.titles, s.byCore.hashes, s.byCore.titles} {
		w.numbers(numbers)
	}
	w.number(uint32(len(s.keys)))
	for i, key := range s.keys {
		w.number(i)
		w.text([]byte(key))
	}
	return seal(w.b)
}

// seal appends the checksum.
func seal(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

type writer struct{ b []byte }

func (w *writer) number(n uint32) { w.b = binary.LittleEndian.AppendUint32(w.b, n) }

func (w *writer) text(s []byte) {
	w.number(uint32(len(s)))
	w.b = append(w.b, s...)
}

func (w *writer) numbers(ns []uint32) {
	w.number(uint32(len(ns)))
	for _, n := range ns {
		w.b = binary.LittleEndian.AppendUint32(w.b, n)
	}
}

// ErrStale says that bytes are no list of this program's: cut, damaged, or of
// other rules. It is built anew.
var ErrStale = errors.New("no list of titles of this version")

// LoadList reads a list back. The list keeps parts of data.
func LoadList(data []byte) (*List, error) {
	if len(data) < len(magic)+8 || string(data[:len(magic)]) != magic {
		return nil, ErrStale
	}
	body, sum := data[:len(data)-4], binary.LittleEndian.Uint32(data[len(data)-4:])
	if crc32.Checksum(body, castagnoli) != sum {
		return nil, fmt.Errorf("the checksum differs: %w", ErrStale)
	}
	r := &sections{rest: body[len(magic):]}
	if r.number() != folding() {
		return nil, fmt.Errorf("titles were folded otherwise: %w", ErrStale)
	}
	l := &List{id: string(r.text()), shelf: &shelf{}}
	s := l.shelf
	s.names, s.text = r.text(), r.text()
	s.nameAt, s.textAt = r.numbers(), r.numbers()
	years, weights := r.numbers(), r.numbers()
	heads, words := r.numbers(), r.numbers()
	s.byKey, s.byCore = lookup{r.numbers(), r.numbers()}, lookup{r.numbers(), r.numbers()}
	s.keys = r.keys()
	n := len(years)
	s.years, s.weight = make([]int16, n), make([]float32, len(weights))
	for i := range years {
		s.years[i] = int16(uint16(years[i]))
	}
	for i := range weights {
		s.weight[i] = math.Float32frombits(weights[i])
	}
	if r.bad || len(r.rest) > 0 || !s.sound(heads, words) {
		return nil, fmt.Errorf("its parts do not fit together: %w", ErrStale)
	}
	s.heads, s.words = treeOf(s.text, heads), treeOf(s.text, words)
	return l, nil
}

// sound reports whether the parts of a shelf fit together, so that nothing
// looks beyond their ends.
func (s *shelf) sound(heads, words []uint32) bool {
	n := s.size()
	if len(s.weight) != n || len(s.nameAt) != n+1 || len(s.textAt) != n || int(s.nameAt[n]) != len(s.names) ||
		len(s.text) > 0 && s.text[len(s.text)-1] != 0 {
		return false
	}
	return rising(s.nameAt) && rising(s.textAt) && below(s.textAt, len(s.text)) &&
		below(heads, len(s.text)) && below(words, len(s.text)) &&
		s.byKey.sound(n) && s.byCore.sound(n)
}

func (l lookup) sound(n int) bool {
	return len(l.hashes) == n && len(l.titles) == n && rising(l.hashes) && below(l.titles, n)
}

func rising(ns []uint32) bool {
	for i := 1; i < len(ns); i++ {
		if ns[i] < ns[i-1] {
			return false
		}
	}
	return true
}

func below(ns []uint32, most int) bool {
	for _, n := range ns {
		if int(n) >= most {
			return false
		}
	}
	return true
}

// sections reads what writer wrote. After a section that does not fit, all are
// empty.
type sections struct {
	rest []byte
	bad  bool
}

func (r *sections) take(n int) []byte {
	if r.bad || n < 0 || n > len(r.rest) {
		r.bad = true
		return nil
	}
	part := r.rest[:n:n]
	r.rest = r.rest[n:]
	return part
}

func (r *sections) number() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

func (r *sections) text() []byte { return r.take(int(r.number())) }

func (r *sections) numbers() []uint32 {
	raw := r.take(4 * int(r.number()))
	ns := make([]uint32, len(raw)/4)
	for i := range ns {
		ns[i] = binary.LittleEndian.Uint32(raw[4*i:])
	}
	return ns
}

func (r *sections) keys() map[uint32]string {
	keys := map[uint32]string{}
	for n := r.number(); n > 0 && !r.bad; n-- {
		i := r.number()
		keys[i] = string(r.text())
	}
	return keys
}

// Know adds a list of titles to those of the news. What the news say of a film
// counts more than the list.
func (t *Titles) Know(l *List) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.list = nil
	if l.Len() > 0 {
		t.list = l.shelf
	}
}

// told reports whether the news speak of a film. The lock is held.
func (t *Titles) told(f knowledge.Film) bool {
	id := identity{f.Key, f.Year}
	if _, ok := t.recent[id]; ok {
		return true
	}
	return t.large.count() > 0 && t.large.has(id)
}
