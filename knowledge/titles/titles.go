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
	list   *shelf             // what no news tells: see Know
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
	n := t.large.count() + t.list.count()
	for id := range t.recent {
		if t.large == nil || !t.large.has(id) {
			n++
		}
		if t.list.count() > 0 && t.list.has(id) {
			n--
		}
	}
	for i := range t.large.count() {
		f := t.large.film(i)
		if _, renewed := t.recent[identity{f.Key, f.Year}]; !renewed && t.list.count() > 0 && t.list.has(identity{f.Key, f.Year}) {
			n--
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
// of articles is worth as much as three years of news, or as 25 years between
// two films: of namesakes told in one article the newer comes first. Films
// that only a list knows come after all that the news speak of.
func weigh(f Film) float32 {
	if f.Articles == 0 {
		return float32(-100 + math.Log2(1+max(0, f.Popularity)) + float64(clamp(f.Year, 1900, 2100)-1900)/25)
	}
	when := float64(clamp(f.Year, oldest, 2100))
	if !f.Newest.IsZero() {
		when = max(oldest, float64(f.Newest.Year())+float64(f.Newest.YearDay())/366)
	}
	made := when
	if f.Year != 0 {
		made = float64(clamp(f.Year, 1900, 2100))
	}
	return float32(math.Log2(1+float64(f.Articles+2*f.Primary)) + (when-oldest)/3 + (made-oldest)/25)
}

// oldest is the year before which the age of news does not count.
const oldest = 2000

func clamp(n, low, high int) int { return max(low, min(n, high)) }

// longestPrefix bounds what is read of a prefix, in bytes.
const longestPrefix = 200

// Complete returns at most n films that the prefix may be the beginning of,
// best first: those whose title it is, those that begin so, then titles with a word that begins so,
// then those that do after one edit. Case, accents, punctuation and a leading
// article do not count.
func (t *Titles) Complete(prefix string, n int) []knowledge.Film {
	if n <= 0 {
		return nil
	}
	if len(prefix) > longestPrefix {
		prefix = strings.ToValidUTF8(prefix[:longestPrefix], "")
	}
	typed := newTyped(prefix)
	if typed.spaced == "" {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	p := pick{n: n, article: typed.article, seen: map[identity]bool{}}
	if len(typed.bare) > 0 {
		p.article = the
	}
	for _, tier := range typed.tiers() {
		if len(p.films) >= n {
			break
		}
		p.only = tier.only
		p.tier(t, tier.match)
	}
	return apart(p.films)
}

// pick gathers films, each once.
type pick struct {
	n       int
	article string // typed before the prefix: titles that have it too come first
	only    string // no other titles than those that begin so
	seen    map[identity]bool
	films   []knowledge.Film
}

// How many times as many films are looked at when an article was typed, to
// find those that have it, and when nothing else was.
const (
	deeper  = 5
	deepest = 16
)

// tier adds what a matcher finds on both shelves, best first.
func (p *pick) tier(t *Titles, match matcher) {
	type found struct {
		film    knowledge.Film
		article bool
		weight  float32
	}
	var all []found
	want := p.n - len(p.films)
	look := want
	switch {
	case p.only != "":
		look *= deepest
	case p.article != "":
		look *= deeper
	}
	for _, s := range []*shelf{t.small, t.large, t.list} {
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
			if p.seen[id] || s == t.large && renewed || s == t.list && t.told(f) {
				return true
			}
			got++
			lower := strings.ToLower(f.Title)
			if p.only != "" && !strings.HasPrefix(lower, p.only) {
				return got < look
			}
			same := p.article != "" && strings.HasPrefix(lower, p.article)
			all = append(all, found{f, same, s.weight[i]})
			return got < look
		})
	}
	slices.SortStableFunc(all, func(a, b found) int {
		if a.article != b.article {
			if a.article {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.weight, a.weight)
	})
	for _, f := range all {
		id := identity{f.film.Key, f.film.Year}
		if len(p.films) < p.n && !p.seen[id] {
			p.seen[id] = true
			p.films = append(p.films, f.film)
		}
	}
}
