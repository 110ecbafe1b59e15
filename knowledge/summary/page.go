package summary

import (
	"unicode"
	"unicode/utf8"

	"marquee/knowledge/text"
)

// page is one article as its sentences and the words that tell something.
type page struct {
	lines   []line
	words   []word
	stems   []stem
	byForm  map[string]int32
	byStem  map[string]int32
	title   map[string]bool // its content words, folded
	titled  int             // how many stems the headline has
	aim     int             // the line that says most of the headline
	nearest float64         // and how much of it
}

// line is a sentence with what is measured of it.
type line struct {
	text   string
	words  int
	plain  int     // of them stop words
	terms  []int32 // distinct content words
	near   float64 // the part of the headline's stems that it has
	faults faults
}

// word is a content word in one form.
type word struct {
	form     string
	stem     int32
	times    int
	capital  int     // of them written with a capital within a sentence
	near     float64 // the most that one of its lines has of the headline without it
	beside   bool    // stands next to a word of the headline
	shortest int     // words of its shortest line
	last     int     // its last line so far
	aim      bool    // stands in the line that says most of the headline
	behind   bool    // stands in the line after that one
}

// stem is what the forms of a word share.
type stem struct {
	lines  int
	first  int // its first line
	last   int // its last line so far
	titled bool
}

// newPage measures the first sentences of an article.
func newPage(title string, ss []text.Sentence) *page {
	p := &page{byForm: map[string]int32{}, byStem: map[string]int32{}, title: map[string]bool{}}
	for _, t := range text.Words(title) {
		if text.IsStop(t.Fold) {
			continue
		}
		p.title[t.Fold] = true
		if s := &p.stems[p.stem(t.Fold)]; !s.titled {
			s.titled = true
			p.titled++
		}
	}
	for i, s := range ss {
		p.add(i, s.Text)
	}
	p.mark()
	return p
}

// stem returns the number of a folded word's stem.
func (p *page) stem(form string) int32 {
	s := text.Stem(form)
	id, ok := p.byStem[s]
	if !ok {
		id = int32(len(p.stems))
		p.byStem[s] = id
		p.stems = append(p.stems, stem{first: -1, last: -1})
	}
	return id
}

// word returns the number of a folded content word.
func (p *page) word(form string) int32 {
	id, ok := p.byForm[form]
	if !ok {
		id = int32(len(p.words))
		p.byForm[form] = id
		p.words = append(p.words, word{form: form, stem: p.stem(form), last: -1})
	}
	return id
}

// add measures the i-th sentence.
func (p *page) add(i int, sentence string) {
	l := line{text: sentence, faults: findFaults(sentence, i)}
	tokens := text.Words(sentence)
	l.words = len(tokens)
	l.faults.short = l.words < 6
	ids := make([]int32, len(tokens)) // -1: a stop word
	named := 0
	for k, t := range tokens {
		if text.IsStop(t.Fold) {
			ids[k] = -1
			l.plain++
			continue
		}
		ids[k] = p.word(t.Fold)
		w := &p.words[ids[k]]
		w.times++
		if first, _ := utf8.DecodeRuneInString(t.Text); k > 0 && unicode.IsUpper(first) {
			w.capital++
		}
		if w.last != i {
			w.last = i
			l.terms = append(l.terms, ids[k])
		}
		if s := &p.stems[w.stem]; s.last != i {
			s.last = i
			s.lines++
			if s.first < 0 {
				s.first = i
			}
			if s.titled {
				named++
			}
		}
	}
	for k, id := range ids {
		if id >= 0 && (p.titledAt(ids, k-1) || p.titledAt(ids, k+1)) {
			p.words[id].beside = true
		}
	}
	if p.titled > 0 {
		l.near = float64(named) / float64(p.titled)
	}
	for _, id := range l.terms {
		p.words[id].shorten(l.words)
		p.words[id].near = max(p.words[id].near, p.without(id, named))
	}
	p.lines = append(p.lines, l)
}

// titledAt reports whether the k-th word of a sentence is one of the headline.
func (p *page) titledAt(ids []int32, k int) bool {
	return k >= 0 && k < len(ids) && ids[k] >= 0 && p.stems[p.words[ids[k]].stem].titled
}

func (w *word) shorten(words int) {
	if w.shortest == 0 || words < w.shortest {
		w.shortest = words
	}
}

// without is the part of the headline that a line with so many of its stems
// has, the word itself not counted.
func (p *page) without(id int32, named int) float64 {
	all := p.titled
	if p.stems[p.words[id].stem].titled && all > 1 {
		named, all = named-1, all-1
	}
	if all == 0 {
		return 0
	}
	return float64(named) / float64(all)
}

// later is what a line loses in the search of the one that says most of the
// headline by every line before it.
const later = 0.02

// mark finds the line that says most of the headline, and marks its words and
// those of the line after it.
func (p *page) mark() {
	most := 0.0
	for i, l := range p.lines {
		p.nearest = max(p.nearest, l.near)
		if v := l.near - later*float64(i); v > most {
			most, p.aim = v, i
		}
	}
	for k, l := range p.lines {
		for _, id := range l.terms {
			p.words[id].aim = p.words[id].aim || k == p.aim
			p.words[id].behind = p.words[id].behind || k == p.aim+1
		}
	}
}
