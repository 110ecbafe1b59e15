package stories

import (
	"cmp"
	"fmt"
	"slices"

	"marquee/knowledge"
)

// Clusterer sorts articles into stories as they arrive. It lives in memory
// alone: it is filled again from the corpus, and the same articles in the same
// order give the same ids. The zero Clusterer is ready. It is not safe for
// concurrent use.
type Clusterer struct {
	Rules    *Rules // nil: DefaultRules
	Remember int    // how many articles are remembered at most; 0: 10,000. Older ones are forgotten first

	known    []*signature // by arrival; the oldest first
	first    int          // serial of known[0]
	byID     map[string]*signature
	stories  map[int]*story
	byStory  map[string]int
	postings map[term][]int   // serials by a word of headline or opening
	films    map[string][]int // serials by film
	bands    [bandCount]map[uint16][]int
	next     int // serial of the next story
}

// story is the articles that tell one piece of news.
type story struct {
	id      string
	members []*signature
}

// bandCount bands of 16 bits: two SimHashes that differ in at most three bits
// agree in one band at least.
const bandCount = 4

const (
	remembered    = 10_000
	candidateMost = 48  // how many articles one is compared with at most
	listMost      = 150 // how many articles of a posting list are looked at, newest first
)

func (c *Clusterer) rules() *Rules {
	if c.Rules != nil {
		return c.Rules
	}
	return &DefaultRules
}

// Add puts an article into its story and returns the story's id, which comes
// from its first article's, and whether the article began it. An article
// added again, changed or not, stays in its story.
func (c *Clusterer) Add(e knowledge.Entry) (storyID string, isNew bool) {
	c.prepare()
	if old, ok := c.byID[e.Article.ID]; ok {
		return c.stories[old.story].id, false
	}
	s := signatureOf(e)
	c.weigh(s)
	st := c.find(s)
	if st < 0 {
		id := storyIDOf(s.id)
		known, ok := c.byStory[id]
		if !ok {
			known = c.begin(id)
		}
		st, isNew = known, !ok
	}
	c.join(s, st)
	return c.stories[st].id, isNew
}

// AddTo puts an article into the story it was found to belong to earlier. A
// reader that keeps what Add told it fills the Clusterer again with this, so
// that a story keeps its id even if its first article has changed since and
// comes later now, or has been forgotten.
func (c *Clusterer) AddTo(storyID string, e knowledge.Entry) {
	c.prepare()
	if _, ok := c.byID[e.Article.ID]; ok {
		return
	}
	s := signatureOf(e)
	c.weigh(s)
	st, ok := c.byStory[storyID]
	if !ok {
		st = c.begin(storyID)
	}
	c.join(s, st)
}

// begin opens a story and returns its serial.
func (c *Clusterer) begin(id string) int {
	st := c.next
	c.next++
	c.stories[st] = &story{id: id}
	c.byStory[id] = st
	return st
}

// join makes an article a member of a story.
func (c *Clusterer) join(s *signature, st int) {
	s.story = st
	c.stories[st].members = append(c.stories[st].members, s)
	c.remember(s)
}

// storyIDOf makes a story's id from its first article's.
func storyIDOf(article string) string { return fmt.Sprintf("s%016x", hash64(article)) }

func (c *Clusterer) prepare() {
	if c.byID != nil {
		return
	}
	c.byID = map[string]*signature{}
	c.stories = map[int]*story{}
	c.byStory = map[string]int{}
	c.postings = map[term][]int{}
	c.films = map[string][]int{}
	for i := range c.bands {
		c.bands[i] = map[uint16][]int{}
	}
}

// find returns the story that s belongs to, or -1. Of several the one with
// the most similar article is taken.
func (c *Clusterer) find(s *signature) int {
	best, most := -1, -1.0
	for _, x := range c.candidates(s) {
		other := c.known[x.serial-c.first]
		if !c.same(s, other) || !c.fits(s, other) {
			continue
		}
		if v := similarity(s, other); v > most {
			best, most = other.story, v
		}
	}
	return best
}

// fits reports whether s contradicts no other article of the story that it
// would join by its likeness to one, so that stories do not grow by chains.
func (c *Clusterer) fits(s, like *signature) bool {
	for _, m := range c.stories[like.story].members {
		if m == like || views(s, m) && c.same(s, m) || s.sketch.total > 0 && s.sketch.resemblance(like.sketch) >= c.rules().Exact {
			continue
		}
		apart, _ := distance(s.published, m.published)
		if otherFilm(s, m) || contradict(s, m) || c.unlike(s, m) || apart > c.rules().CopySpan {
			return false
		}
	}
	return true
}

// candidates returns the remembered articles that may tell the same news:
// those about the same film, near copies, and those that share rare words of
// the headline.
func (c *Clusterer) candidates(s *signature) []candidate {
	score := map[int]float64{}
	for i := range c.bands {
		for _, serial := range newest(c.bands[i][band(s, i)]) {
			score[serial] += 100
		}
	}
	if s.film != "" {
		for _, serial := range newest(c.films[s.film]) {
			score[serial] += 5
		}
	}
	for _, t := range s.title {
		list := c.postings[t]
		w := c.weight(s, t)
		for _, serial := range newest(list) {
			score[serial] += w
		}
	}
	found := make([]candidate, 0, len(score))
	for serial, v := range score {
		found = append(found, candidate{serial, v})
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.serial, a.serial))
	})
	return found[:min(len(found), candidateMost)]
}

// candidate is a remembered article that may tell the same news.
type candidate struct {
	serial int
	score  float64
}

func newest(list []int) []int { return list[max(0, len(list)-listMost):] }

// band is the i-th 16 bits of an article's SimHash.
func band(s *signature, i int) uint16 { return uint16(s.sketch.simhash >> (16 * i)) }

// remember enters an article, and forgets the oldest when there are too many.
func (c *Clusterer) remember(s *signature) {
	serial := c.first + len(c.known)
	c.known = append(c.known, s)
	c.byID[s.id] = s
	for _, t := range s.terms {
		c.postings[t] = append(c.postings[t], serial)
	}
	if s.film != "" {
		c.films[s.film] = append(c.films[s.film], serial)
	}
	for i := range c.bands {
		c.bands[i][band(s, i)] = append(c.bands[i][band(s, i)], serial)
	}
	limit := c.Remember
	if limit <= 0 {
		limit = remembered
	}
	for len(c.known) > limit {
		c.forget()
	}
}

// forget drops the article remembered longest.
func (c *Clusterer) forget() {
	s := c.known[0]
	c.known[0] = nil
	c.known = c.known[1:]
	c.first++
	delete(c.byID, s.id)
	for _, t := range s.terms {
		drop(c.postings, t)
	}
	if s.film != "" {
		drop(c.films, s.film)
	}
	for i := range c.bands {
		drop(c.bands[i], band(s, i))
	}
	st := c.stories[s.story]
	if st.members = st.members[1:]; len(st.members) == 0 {
		delete(c.stories, s.story)
		delete(c.byStory, st.id)
	}
}

// drop takes the oldest entry off a key's list. Entries come and go in
// arrival order, so it is the forgotten article's.
func drop[K comparable](lists map[K][]int, key K) {
	if list := lists[key]; len(list) > 1 {
		lists[key] = list[1:]
		return
	}
	delete(lists, key)
}
