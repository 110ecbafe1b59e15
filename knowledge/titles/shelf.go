package titles

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// shelf is an unchanging set of titles, best first. Everything of a title
// lies in a few shared arrays: about 100 bytes a title in all.
type shelf struct {
	names  []byte   // display titles
	nameAt []uint32 // where each begins; one more at the end
	years  []int16
	weight []float32
	keys   map[uint32]string // of titles whose film key is not their TitleKey

	text   []byte   // variants of the titles, see variants
	textAt []uint32 // where each title's variants begin
	heads  order    // beginnings of titles
	words  order    // beginnings of their further words

	byKey, byCore lookup
}

// entry is a title as a shelf is built from it.
type entry struct {
	film   knowledge.Film
	weight float32
}

// newShelf builds a shelf. It reorders the entries.
func newShelf(entries []entry) *shelf {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.film.Key, b.film.Key), cmp.Compare(b.film.Year, a.film.Year))
	})
	s := &shelf{keys: map[uint32]string{}}
	n := len(entries)
	s.nameAt, s.textAt = make([]uint32, 0, n+1), make([]uint32, 0, n)
	s.years, s.weight = make([]int16, 0, n), make([]float32, 0, n)
	keys, cores := make([]uint32, 0, n), make([]uint32, 0, n)
	var heads, words []uint32
	for i, e := range entries {
		s.nameAt = append(s.nameAt, uint32(len(s.names)))
		s.names = append(s.names, e.film.Title...)
		s.years = append(s.years, int16(e.film.Year))
		s.weight = append(s.weight, e.weight)
		spaced, key := variants(e.film.Title)
		other := withoutAnd(e.film.Title, spaced)
		if e.film.Key != key {
			s.keys[uint32(i)] = e.film.Key
		}
		keys = append(keys, hash(e.film.Key))
		cores = append(cores, hash(core(spaced)))
		s.textAt = append(s.textAt, uint32(len(s.text)))
		heads = append(heads, uint32(len(s.text)))
		for at, c := range []byte(spaced) {
			if c == ' ' {
				words = append(words, uint32(len(s.text)+at+1))
			}
		}
		s.text = append(append(s.text, spaced...), 0)
		for _, more := range []string{key, other} {
			if more != "" && more != spaced {
				heads = append(heads, uint32(len(s.text)))
				s.text = append(append(s.text, more...), 0)
			}
		}
	}
	s.nameAt = append(s.nameAt, uint32(len(s.names)))
	// Copies of the right size: growing left up to a quarter unused.
	s.names, s.text = bytes.Clone(s.names), bytes.Clone(s.text)
	var sorting sync.WaitGroup
	sorting.Go(func() { s.heads = newOrder(s.text, slices.Clone(heads)) })
	sorting.Go(func() { s.words = newOrder(s.text, slices.Clone(words)) })
	sorting.Go(func() { s.byKey, s.byCore = newLookup(keys), newLookup(cores) })
	sorting.Wait()
	return s
}

// variants returns a title as it may be typed: its folded words without a
// leading article, and its key, which has neither spaces nor spelt-out
// numbers ("Spider-Man: Part Two" is "spider man part two" and "spiderman2").
func variants(title string) (spaced, key string) {
	return spacedOf(title), text.TitleKey(title)
}

// withoutAnd returns the spaced form of a title with "&" for those who leave
// it out, "" for all others.
func withoutAnd(title, spaced string) string {
	if !strings.ContainsAny(title, "&+") {
		return ""
	}
	return strings.Replace(spaced, " and ", " ", 1)
}

// article splits a leading article off a folded text.
func article(s string) (article, rest string) {
	for _, a := range []string{"the ", "a ", "an "} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return a, rest
		}
	}
	return "", s
}

// spacedOf returns the folded words of a title without a leading article.
func spacedOf(title string) string {
	if strings.ContainsAny(title, "&+") {
		title = strings.NewReplacer("&", " and ", " + ", " and ").Replace(title)
	}
	s := strings.ReplaceAll(text.Fold(title), "'", "")
	_, rest := article(s)
	return rest
}

// core returns the telling words of a spaced title: people leave out the
// others, as in "12 years slave".
func core(spaced string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(spaced) {
		if !text.IsStop(w) {
			b.WriteString(w)
		}
	}
	return b.String()
}

// size returns the number of titles.
func (s *shelf) size() int { return len(s.years) }

// film returns the i-th title.
func (s *shelf) film(i int) knowledge.Film {
	title := string(s.names[s.nameAt[i]:s.nameAt[i+1]])
	key, ok := s.keys[uint32(i)]
	if !ok {
		key = text.TitleKey(title)
	}
	return knowledge.Film{Key: key, Title: title, Year: int(s.years[i])}
}

// spaced returns the folded words of the i-th title.
func (s *shelf) spaced(i int) string { return string(until(s.text[s.textAt[i]:])) }

// of returns the title to which a place in the text belongs.
func (s *shelf) of(place uint32) int {
	return sort.Search(len(s.textAt), func(i int) bool { return s.textAt[i] > place }) - 1
}

// lookup finds titles by the hash of a key; the caller compares the keys.
type lookup struct{ hashes, titles []uint32 }

func newLookup(hashes []uint32) lookup {
	titles := make([]uint32, len(hashes))
	for i := range titles {
		titles[i] = uint32(i)
	}
	slices.SortFunc(titles, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(hashes[a], hashes[b]), cmp.Compare(a, b))
	})
	sorted := make([]uint32, len(hashes))
	for i, t := range titles {
		sorted[i] = hashes[t]
	}
	return lookup{sorted, titles}
}

// with returns the titles whose key has the hash, best first.
func (l lookup) with(h uint32) []uint32 {
	from, _ := slices.BinarySearch(l.hashes, h)
	to := from
	for to < len(l.hashes) && l.hashes[to] == h {
		to++
	}
	return l.titles[from:to]
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// places returns those of some titles that are the ones asked for.
func (s *shelf) places(titles []uint32, is func(knowledge.Film) bool) (*order, []span) {
	var places []uint32
	for _, i := range titles {
		if is(s.film(int(i))) {
			places = append(places, s.textAt[i])
		}
	}
	o := newOrder(s.text, places)
	return &o, []span{{0, len(places)}}
}
