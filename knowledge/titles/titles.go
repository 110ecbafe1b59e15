// Package titles knows film titles by heart: it completes what a person
// types, forgives one typo, and finds the films that a title names. All is in
// memory, built at the start and kept fresh by Add.
//
// A sorted array of all beginnings with a tree of minima gives the best titles
// of any prefix in microseconds; a typo is found by walking the array as if it
// were a trie. Recent additions stand on a small second shelf that is merged
// into the large one when it has grown.
package titles

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// Film is a film and how much is said of it.
type Film struct {
	knowledge.Film
	Articles   int       // that name it; 0: known from a list alone
	Primary    int       // that are about it
	Newest     time.Time // date of the newest of them
	Popularity float64   // in the list it is known from; larger is better known
}

// Titles completes and finds titles. The zero value is empty and ready; its
// methods may be called from several goroutines.
type Titles struct {
	mu     sync.RWMutex
	large  *shelf
	small  *shelf
	recent map[identity]entry // what is on the small shelf
}

// identity tells films apart: remakes share the key.
type identity struct {
	key  string
	year int
}

// The limits of the small shelf: it is built anew on every Add.
const (
	mostRecent  = 2000
	recentShare = 64 // of the large shelf, when that is more
)

// Add adds films, or replaces what was known of them. Adding many at once is
// much cheaper than one by one.
func (t *Titles) Add(films ...Film) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.recent == nil {
		t.recent = map[identity]entry{}
	}
	for _, f := range films {
		if f.Key == "" {
			f.Key = text.TitleKey(f.Title)
		}
		id := identity{f.Key, f.Year}
		e := entry{f.Film, weigh(f)}
		if old, ok := t.known(id); f.Key == "" || ok && f.Articles == 0 && old.weight >= e.weight {
			continue // a list knows no better than the news
		}
		t.recent[id] = e
	}
	if len(t.recent) > max(mostRecent, t.large.count()/recentShare) {
		t.merge()
	}
	entries := make([]entry, 0, len(t.recent))
	for _, e := range t.recent {
		entries = append(entries, e)
	}
	t.small = newShelf(entries)
}

// known returns what is known of a film.
func (t *Titles) known(id identity) (entry, bool) {
	if e, ok := t.recent[id]; ok {
		return e, true
	}
	if t.large == nil {
		return entry{}, false
	}
	for _, i := range t.large.byKey.with(hash(id.key)) {
		if f := t.large.film(int(i)); f.Key == id.key && f.Year == id.year {
			return entry{f, t.large.weight[i]}, true
		}
	}
	return entry{}, false
}

// merge moves everything to the large shelf.
func (t *Titles) merge() {
	entries := make([]entry, 0, len(t.recent)+t.large.count())
	for _, e := range t.recent {
		entries = append(entries, e)
	}
	for i := range t.large.count() {
		f := t.large.film(i)
		if _, ok := t.recent[identity{f.Key, f.Year}]; !ok {
			entries = append(entries, entry{f, t.large.weight[i]})
		}
	}
	t.large = newShelf(entries)
	clear(t.recent)
}

// count is size for a shelf that may not be there yet.
func (s *shelf) count() int {
	if s == nil {
		return 0
	}
	return s.size()
}

// Len returns the number of films.
func (t *Titles) Len() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	n := t.large.count()
	for id := range t.recent {
		if t.large == nil || !t.large.has(id) {
			n++
		}
	}
	return n
}

// has reports whether the shelf holds a film.
func (s *shelf) has(id identity) bool {
	for _, i := range s.byKey.with(hash(id.key)) {
		if f := s.film(int(i)); f.Key == id.key && f.Year == id.year {
			return true
		}
	}
	return false
}

// weigh orders films: the more talked-about and the newer first. A doubling
// of articles is worth as much as three years. Films that only a list knows
// come after all that the news speak of.
func weigh(f Film) float32 {
	if f.Articles == 0 {
		return float32(-100 + math.Log2(1+max(0, f.Popularity)) + float64(clamp(f.Year, 1900, 2100)-1900)/25)
	}
	when := float64(clamp(f.Year, oldest, 2100))
	if !f.Newest.IsZero() {
		when = max(oldest, float64(f.Newest.Year())+float64(f.Newest.YearDay())/366)
	}
	return float32(math.Log2(1+float64(f.Articles+2*f.Primary)) + (when-oldest)/3)
}

// oldest is the year before which the age of news does not count.
const oldest = 2000

func clamp(n, low, high int) int { return max(low, min(n, high)) }

// longestPrefix bounds what is read of a prefix, in bytes.
const longestPrefix = 200

// typoFrom is the number of letters from which a typo is forgiven.
const typoFrom = 4

// Complete returns at most n films that the prefix may be the beginning of,
// best first: titles that begin so, then titles with a word that begins so,
// then those that do after one edit. Case, accents, punctuation and a leading
// article do not count.
func (t *Titles) Complete(prefix string, n int) []knowledge.Film {
	if n <= 0 {
		return nil
	}
	if len(prefix) > longestPrefix {
		prefix = strings.ToValidUTF8(prefix[:longestPrefix], "")
	}
	spaced, key := variants(prefix)
	if spaced == "" {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	p := pick{n: n, seen: map[identity]bool{}}
	for _, match := range matchers(spaced, key) {
		p.tier(t, match)
		if len(p.films) >= n {
			break
		}
	}
	return p.films
}

// matcher returns where in a shelf's orders a prefix matches.
type matcher func(*shelf) (o *order, spans []span)

// matchers are the tiers of a completion.
func matchers(spaced, key string) []matcher {
	s, k := []byte(spaced), []byte(key)
	tiers := []matcher{
		func(sh *shelf) (*order, []span) {
			spans := []span{sh.heads.narrow(span{0, len(sh.heads.places)}, 0, s)}
			if key != spaced && utf8.RuneCountInString(key) > 1 {
				spans = append(spans, sh.heads.narrow(span{0, len(sh.heads.places)}, 0, k))
			}
			return &sh.heads, spans
		},
		func(sh *shelf) (*order, []span) {
			return &sh.words, []span{sh.words.narrow(span{0, len(sh.words.places)}, 0, s)}
		},
	}
	if utf8.RuneCountInString(key) < typoFrom {
		return tiers
	}
	return append(tiers,
		func(sh *shelf) (*order, []span) { return &sh.heads, sh.heads.typos(s, 0) },
		// A wrong first letter within a title is rare, and dear to look for.
		func(sh *shelf) (*order, []span) { return &sh.words, sh.words.typos(s, 1) })
}

// pick gathers films, each once.
type pick struct {
	n     int
	seen  map[identity]bool
	films []knowledge.Film
}

// tier adds what a matcher finds on both shelves, best first.
func (p *pick) tier(t *Titles, match matcher) {
	type found struct {
		film   knowledge.Film
		weight float32
	}
	var all []found
	for _, s := range []*shelf{t.small, t.large} {
		if s.count() == 0 {
			continue
		}
		o, spans := match(s)
		last, got := -1, 0
		o.each(spans, func(place uint32) bool {
			i := s.of(place)
			if i == last {
				return true
			}
			last = i
			f := s.film(i)
			id := identity{f.Key, f.Year}
			_, renewed := t.recent[id]
			if p.seen[id] || s == t.large && renewed {
				return true
			}
			p.seen[id] = true
			all = append(all, found{f, s.weight[i]})
			got++
			return got < p.n-len(p.films)
		})
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.weight, a.weight) })
	for _, f := range all[:min(len(all), p.n-len(p.films))] {
		p.films = append(p.films, f.film)
	}
}
