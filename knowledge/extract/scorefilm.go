package extract

import (
	"strings"

	"marquee/knowledge"
)

// A filmRef is a place of a sentence that speaks of a film, by name or not.
type filmRef struct {
	start, end int // bytes
	from, to   int // marks
	film       knowledge.Film
	named      bool
	oblique    bool // named beside the film that the sentence is about: "unlike Heat"
	other      bool // "the original", "its predecessor"
}

// filmRefs returns the sentence's references to films, in order.
func (l *scoreLine) filmRefs() []filmRef {
	s := &l.d.sentences[l.index]
	var refs []filmRef
	k, last := 0, -1
	for i := 0; i < len(l.marks); i++ {
		for k < len(s.Mentions) && s.Mentions[k].To <= l.marks[i].start {
			k++
		}
		if k < len(s.Mentions) && s.Mentions[k].From <= l.marks[i].start {
			m := s.Mentions[k]
			ref := filmRef{start: m.From, end: m.To, from: i, film: l.d.films[m.Film].Film, named: true, oblique: m.Credit}
			for i+1 < len(l.marks) && l.marks[i+1].start < m.To {
				i++
			}
			ref.to = i + 1
			ref.oblique = ref.oblique || l.obliqueBefore(ref.from)
			refs = append(refs, ref)
			last = len(refs) - 1
			continue
		}
		if ref, ok := l.relationAt(i, refs, last); ok {
			refs = append(refs, ref)
			i = ref.to - 1
		} else if ref, ok := l.pronounAt(i, refs); ok {
			refs = append(refs, ref)
			i = ref.to - 1
		}
	}
	return refs
}

// obliqueBefore tells whether words that set a film beside another stand
// before mark i.
func (l *scoreLine) obliqueBefore(i int) bool {
	for back := 0; back < 6 && i > 0; back++ {
		w := l.low(i - 1)
		if obliqueWords[w] {
			return w != "of" && w != "to" || obliqueNouns[l.low(i-2)]
		}
		if !articles[w] && !l.marks[i-1].upper && l.marks[i-1].kind != markNumber && w != "\"" && w != "'" && w != "'s" {
			return false
		}
		i--
	}
	return false
}

var (
	articles     = set(`the a an its his her their this that fellow recent last year years earlier previous hit film movie blockbuster 's own classic original rival horror comedy`)
	obliqueWords = set(`than unlike like since behind beating topping following after before alongside matching beat topped surpassing trailing passing edging besting rivalling rivaling outscoring
		with of to compared including toppling starring on versus as`)
	obliqueNouns = set(`sequel prequel follow-up followup up remake reboot spin-off off star stars director compared comparison similar relative ahead short shy adaptation makers maker writer team likes next
		close version success heels third second style creator creators than`)
)

// relationAt reads a film told by its place in a series: "the first film".
func (l *scoreLine) relationAt(i int, refs []filmRef, last int) (filmRef, bool) {
	n, place := relation(l.marks, i)
	if n == 0 {
		return filmRef{}, false
	}
	here, ok := l.focus(refs)
	if !ok {
		return filmRef{}, false
	}
	antecedent := last >= 0
	film, found := l.d.relative(here, place, antecedent)
	ref := filmRef{start: l.marks[i].start, end: l.marks[i+n-1].end, from: i, to: i + n, film: film, other: true}
	if found && film.Key == here.Key {
		ref.other = false
	}
	ref.oblique = l.obliqueBefore(i)
	if !found {
		ref.film = knowledge.Film{}
	}
	return ref, true
}

// pronounAt reads a word for the film at hand: "it", "the film".
func (l *scoreLine) pronounAt(i int, refs []filmRef) (filmRef, bool) {
	n := 0
	switch w := l.low(i); {
	case w == "it" || w == "its":
		n = 1
	case (w == "the" || w == "this") && i+1 < len(l.marks):
		for k := i + 1; k < len(l.marks) && k <= i+4; k++ {
			if filmNouns[l.low(k)] && l.low(k+1) != "'s" && l.low(k+1) != "-" && !compoundAfter[l.low(k+1)] {
				n = k + 1 - i
				break
			}
			if filmNouns[l.low(k)] && l.low(k+1) == "'s" {
				n = k + 1 - i
				break
			}
			if l.marks[k].kind != markWord || stopsNoun[l.low(k)] {
				break
			}
		}
	}
	if n == 0 {
		return filmRef{}, false
	}
	film, ok := l.focus(refs)
	if !ok || len(refs) == 0 && l.namedLater(film) {
		if l.low(i) != "it" {
			return filmRef{}, false
		}
		film = knowledge.Film{} // "it" is something that the text calls no film
	}
	return filmRef{start: l.marks[i].start, end: l.marks[i+n-1].end, from: i, to: i + n, film: film}, true
}

var (
	filmNouns     = set(`film movie picture feature thriller comedy drama blockbuster horror biopic musical documentary adventure romcom actioner flick title release adaptation epic western animation remake reboot tentpole`)
	compoundAfter = set(`critic critics review reviews website site reviewer industry business editor magazine fans festival chart charts`)
	stopsNoun     = set(`of and or in on at to for with from by is was has had that which who critics audience audiences`)
)

// focus is the film that a pronoun at the end of refs means: the last film
// that the sentence has for its subject, else that of the sentences before.
func (l *scoreLine) focus(refs []filmRef) (knowledge.Film, bool) {
	for k := len(refs) - 1; k >= 0; k-- {
		if !refs[k].oblique && !refs[k].other && refs[k].film.Key != "" {
			return refs[k].film, true
		}
	}
	return l.d.topicAt(l.index)
}

// topicAt is the film that the sentences before sentence i of its paragraph
// speak of, else the one the article is about.
func (d *document) topicAt(i int) (knowledge.Film, bool) {
	for k := i - 1; k >= 0 && k >= i-4 && d.sentences[k].Position >= 0 && d.sentences[k].Paragraph == d.sentences[i].Paragraph; k-- {
		for _, m := range d.sentences[k].Mentions {
			if !m.Credit && m.First <= 6 && !d.setAside(k, m) {
				return d.films[m.Film].Film, true
			}
		}
	}
	if d.several == 0 {
		if f, ok := d.headingAbove(i); ok {
			return f, true
		}
	}
	if f := d.subject(i); f >= 0 {
		return d.films[f].Film, true
	}
	if d.several > 1 {
		return knowledge.Film{}, false
	}
	if only, ok := d.onlyFilm(); ok {
		return only, true
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		for _, m := range d.sentences[k].Mentions {
			if !m.Credit && !d.setAside(k, m) {
				return d.films[m.Film].Film, true
			}
		}
	}
	return knowledge.Film{}, false
}

// setAside tells whether a mention stands behind words like "unlike".
func (d *document) setAside(k int, m mention) bool {
	ts := d.sentences[k].Tokens
	for j := m.First - 1; j >= 0 && j >= m.First-3; j-- {
		w := ts[j].Lower
		if obliqueWords[w] && w != "of" && w != "to" && w != "with" && w != "on" {
			return true
		}
		if (w == "of" || w == "to") && j > 0 && obliqueNouns[ts[j-1].Lower] {
			return true
		}
	}
	return false
}

// headingAbove returns the film of the nearest line above sentence i that
// holds a title and nothing else, as articles on several films have them.
func (d *document) headingAbove(i int) (knowledge.Film, bool) {
	for k := i - 1; k >= 0 && k > i-60; k-- {
		s := &d.sentences[k]
		if s.Position < 0 || len(s.Mentions) != 1 || len(s.Text) > 80 {
			continue
		}
		m := s.Mentions[0]
		rest := strings.TrimSpace(s.Text[:m.From] + s.Text[m.To:])
		if len(rest) <= 8 && strings.Trim(rest, "0123456789()*#_.:“”\"'‘’ -–") == "" {
			return d.films[m.Film].Film, true
		}
	}
	return knowledge.Film{}, false
}

// onlyFilm returns the film of a document that names just one.
func (d *document) onlyFilm() (knowledge.Film, bool) {
	if len(d.films) == 1 {
		return d.films[0].Film, true
	}
	return knowledge.Film{}, false
}

// filmOf returns the film that rating r judges, and false when the sentence
// leaves it open.
func (l *scoreLine) filmOf(r rating) (knowledge.Film, bool) {
	if f, ok := l.filmBehind(r); ok {
		return f.film, f.film.Key != ""
	}
	var best *filmRef
	for k := range l.films {
		f := &l.films[k]
		if f.to > r.from {
			break
		}
		if l.holds(f, r) || (!f.oblique && l.between(f.to, r.from) < 40) {
			best = f
		}
	}
	if best == nil {
		best = l.filmAhead(r)
	}
	if best != nil {
		return best.film, best.film.Key != ""
	}
	film, ok := l.d.topicAt(l.index)
	return film, ok && !l.setsAside(film)
}

// filmsInOrder pairs as many films as ratings where the sentence says
// "respectively", else it returns nil.
func (l *scoreLine) filmsInOrder(rs []rating) []knowledge.Film {
	if len(rs) < 2 || !l.says("respectively") {
		return nil
	}
	var films []knowledge.Film
	for k := range l.films {
		f := &l.films[k]
		if f.named && f.to <= rs[0].from && (len(films) == 0 || films[len(films)-1].Key != f.film.Key) {
			films = append(films, f.film)
		}
	}
	if len(films) != len(rs) {
		return nil
	}
	return films
}

// namedLater tells whether a film is first named in this sentence or behind
// it, so that a pronoun before cannot mean it.
func (l *scoreLine) namedLater(film knowledge.Film) bool {
	for k := range l.d.films {
		if f := &l.d.films[k]; f.Key == film.Key {
			return f.sentence == l.index
		}
	}
	return false
}

// setsAside tells whether the sentence names a film only beside another.
func (l *scoreLine) setsAside(film knowledge.Film) bool {
	for k := range l.films {
		if f := &l.films[k]; f.named && f.oblique && f.film.Key == film.Key {
			return true
		}
	}
	return false
}

// filmBehind reads a film right behind the rating: "two stars for Dolittle",
// "gave four stars to Heat", "the 84% of its predecessor".
func (l *scoreLine) filmBehind(r rating) (*filmRef, bool) {
	at := -1
	for k := r.to; k < len(l.marks) && k < r.to+9; k++ {
		w := l.low(k)
		if w == "for" || w == "to" || (w == "of" && k == r.to) {
			at = k
			break
		}
		if l.rated[k] || breaks[w] > 2 {
			return nil, false
		}
	}
	if at < 0 {
		return nil, false
	}
	for k := range l.films {
		f := &l.films[k]
		if f.from <= at {
			continue
		}
		for j := at + 1; j < f.from; j++ {
			if w := l.low(j); !articles[w] && w != "\"" && w != "'" && !l.marks[j].upper && !filmNouns[w] {
				return nil, false
			}
		}
		return f, l.marks[f.from].low != "its" || f.other
	}
	return nil, false
}

// holds tells whether a film stands so tight before a rating that it is the
// one judged, whatever stands before the film: "F (92%)", "F's 92%", "F at 92%".
func (l *scoreLine) holds(f *filmRef, r rating) bool {
	if f.to > r.from || r.from-f.to > 14 {
		return false
	}
	to := f.to
	if quoteSigns[l.low(to)] || l.low(to) == "," && quoteSigns[l.low(to+1)] {
		to++
	}
	switch w := l.low(to); w {
	case "(", "'s", "'", ":", "with", "at", "which", "–", "—", "on", "has", "had", "holds", "held", "sits", "stands", "is", "was", "scored", "got", "earned", "received":
	case ",":
		if w2 := l.low(to + 1); w2 != "which" && w2 != "at" && w2 != "with" {
			return false
		}
	default:
		return false
	}
	for k := to + 1; k < r.from; k++ {
		if w := l.low(k); l.rated[k] && l.low(to) != "(" || w == ";" || w == ")" {
			return false
		}
	}
	for k := range l.films {
		if g := &l.films[k]; g.from >= f.to && g.to <= r.from && g.named {
			return false
		}
	}
	return true
}

// between is the length of the way from mark a to mark b, with what parts
// them.
func (l *scoreLine) between(a, b int) int { return l.distance(a, a, b, b) }

// filmAhead returns the first film behind a rating that is not set aside, for
// sentences like "At 92%, Heat leads the chart".
func (l *scoreLine) filmAhead(r rating) *filmRef {
	for k := range l.films {
		if f := &l.films[k]; f.from >= r.to && !f.oblique {
			return f
		}
	}
	return nil
}
