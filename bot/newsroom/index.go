package newsroom

import "slices"

// Index finds, of very many expressions, those that a subject matches. Of
// every alternative one word is filed, the rarest that it needs; only
// expressions filed under a word of the subject are looked at.
type Index struct {
	targets []Target
	feeds   map[string]*drawer
}

// Target is an expression for the articles of one feed, or of any with "".
type Target struct {
	Feed  string
	Match Match
}

// drawer is the expressions of one feed.
type drawer struct {
	byWord map[string][]int32
	always []int32 // no word is needed
}

// NewIndex files expressions. Find returns their places in targets.
func NewIndex(targets []Target) *Index {
	x := &Index{targets: targets, feeds: map[string]*drawer{}}
	count := map[string]int{}
	for _, t := range targets {
		for _, clause := range t.Match.any {
			for _, c := range clause {
				for _, w := range c.words() {
					count[w]++
				}
			}
		}
	}
	for i, t := range targets {
		d := x.feeds[t.Feed]
		if d == nil {
			d = &drawer{byWord: map[string][]int32{}}
			x.feeds[t.Feed] = d
		}
		d.file(int32(i), t.Match, count)
	}
	return x
}

// words are the words of which one, at least, a subject must have.
func (t term) words() []string {
	switch t.kind {
	case filmTerm:
		return nil // its key or its words: filed under both
	case outletTerm:
		return []string{outletMark + longest(t.parts)}
	}
	return t.parts
}

func longest(words []string) string {
	return slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
}

func (d *drawer) file(i int32, m Match, count map[string]int) {
	if len(m.any) == 0 {
		d.always = append(d.always, i)
		return
	}
	for _, clause := range m.any {
		best, film := "", -1
		for j, c := range clause {
			if c.kind == filmTerm {
				film = j
				break
			}
			for _, w := range c.words() {
				if best == "" || count[w] < count[best] {
					best = w
				}
			}
		}
		if film >= 0 {
			d.add(filmMark+clause[film].key, i)
			best = longest(clause[film].parts)
		}
		d.add(best, i)
	}
}

// add files a target under a word, once in a row.
func (d *drawer) add(word string, i int32) {
	list := d.byWord[word]
	if len(list) == 0 || list[len(list)-1] != i {
		d.byWord[word] = append(list, i)
	}
}

// Find returns the targets of a feed, and of any feed, that a subject
// matches, in order.
func (x *Index) Find(feed string, s *Subject) []int {
	var found []int
	for _, name := range []string{feed, ""} {
		d := x.feeds[name]
		if d == nil {
			continue
		}
		found = x.check(found, d.always, s)
		for w := range s.words {
			found = x.check(found, d.byWord[w], s)
		}
		if feed == "" {
			break
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func (x *Index) check(found []int, list []int32, s *Subject) []int {
	for _, i := range list {
		if x.targets[i].Match.holds(s) {
			found = append(found, int(i))
		}
	}
	return found
}
