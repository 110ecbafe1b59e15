package extract

import "marquee/knowledge/text"

// A section is a part of an article under a heading of its own. Articles on
// several films ("this week's releases", "the top ten") have one for each, and
// what a section states is stated of its film alone.
type section struct {
	first, end int     // sentences [first, end), the heading the first of them
	span       [2]int  // tokens of the title in the heading
	year       int     // that the heading tells, or 0
	many       bool    // the heading names several films
	dashed     bool    // it names two things, one of which may be a film
	weight     float64 // what speaks for the heading being a film's title
	film       int     // index of document.films, or -1: a heading, but of no film
}

// The bounds of headings, and the weight from which one is a film's title.
const (
	maxHeading     = 100 // bytes
	maxHeadWords   = 14  // tokens of the title
	minSectionText = 40  // bytes of what must follow a heading
	filmHeading    = 3.0
)

// sections finds the headings of d and what lies below each.
func sections(d *document) []section {
	var out []section
	for i := range d.sentences {
		h, ok := d.headingAt(i)
		if !ok {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].end = i
		}
		out = append(out, h)
	}
	if len(out) == 0 {
		return nil
	}
	out[len(out)-1].end = len(d.sentences)
	d.weighHeadings(out)
	return out
}

// headingAt reads sentence i as a heading: a short line of its own with text
// below it, written as titles are.
func (d *document) headingAt(i int) (section, bool) {
	s := &d.sentences[i]
	if s.Position < 0 || !s.line || len(s.Tokens) == 0 || i+1 >= len(d.sentences) {
		return section{}, false
	}
	credited := false
	if _, ok := labelled(s, creditLabels); ok {
		return section{}, false
	}
	if d.creditsBelow(i) {
		credited = true
	} else if d.textBelow(i) < minSectionText {
		return section{}, false
	}
	h, ok := readHeading(s.Tokens)
	if !ok {
		return section{}, false
	}
	h.first, h.film = i, -1
	if credited {
		h.weight += 6
	}
	if s.wholly(h.span) {
		h.weight++
	}
	return h, true
}

// textBelow is the length in bytes of the two sentences below sentence i,
// those of the next paragraph alone.
func (d *document) textBelow(i int) int {
	n := 0
	for k := i + 1; k < len(d.sentences) && k < i+3 && d.sentences[k].Paragraph == d.sentences[i+1].Paragraph; k++ {
		n += len(d.sentences[k].Text)
	}
	return n
}

// wholly reports whether the tokens of sp are all that quotation marks or
// italics hold.
func (s *sentence) wholly(sp [2]int) bool {
	for _, marks := range [...][]span{s.Quotes, s.Emphases} {
		for _, m := range marks {
			if m.First <= sp[0]+1 && m.End >= sp[1]-1 {
				return true
			}
		}
	}
	return false
}

// weighHeadings adds what the article as a whole says of its headings: that
// it announces several films, that there are many of them, that the text
// below one names it again. A heading like a person's name is a film's among
// others that are none.
func (d *document) weighHeadings(list []section) {
	shared, people := 0.0, 0
	if d.announcesFilms(list[0].first) {
		shared += 2
	}
	if len(list) > 2 {
		shared++
	}
	for k := range list {
		if d.namesPerson(&list[k]) {
			people++
		}
	}
	for k := range list {
		h := &list[k]
		h.weight += shared
		if d.repeats(h) {
			h.weight++
		}
		if d.filmWords(h) > 1 {
			h.weight += 0.5
		}
		switch ts := d.sentences[h.first].Tokens[h.span[0]:h.span[1]]; {
		case partHeading(ts), len(ts) == 1 && roleNouns[ts[0].Lower] != "":
			h.weight -= 6
		case d.namesPerson(h) && 3*people > len(list):
			h.weight -= 4
		case len(list) < 3 && places[ts[len(ts)-1].Lower]:
			h.weight -= 2
		}
	}
}

// namesPerson reports whether a heading is what may be somebody's name.
func (d *document) namesPerson(h *section) bool {
	ts := d.sentences[h.first].Tokens[h.span[0]:h.span[1]]
	return len(ts) > 1 && ts[0].Flags&firstName != 0 && nameAt(ts, 0) == len(ts)
}

// announcesFilms reports whether the headline or the lines before the first
// heading speak of several films.
func (d *document) announcesFilms(before int) bool {
	for i := 0; i < before && i < 3; i++ {
		for k := range d.sentences[i].Tokens {
			if severalFilms[d.sentences[i].Tokens[k].Lower] {
				return true
			}
		}
	}
	return false
}

// severalFilms are words that announce several films.
var severalFilms = set(`films movies releases reviews mini-reviews blu-rays dvds screenings sequels documentaries comedies thrillers musicals blockbusters all-nighter previews`)

// repeats reports whether the text below a heading names its title again.
func (d *document) repeats(h *section) bool {
	title := d.sentences[h.first].Tokens[h.span[0]:h.span[1]]
	for i := h.first + 1; i < h.end; i++ {
		ts := d.sentences[i].Tokens
		for k := 0; k+len(title) <= len(ts); k++ {
			if ts[k].Lower == title[0].Lower && ts[k].Kind != small && alike(ts[k:k+len(title)], title) {
				return true
			}
		}
	}
	return false
}

// filmWords counts the words of a section that speak of films.
func (d *document) filmWords(h *section) int {
	n := 0
	for i := h.first + 1; i < h.end; i++ {
		for k := range d.sentences[i].Tokens {
			if d.sentences[i].Tokens[k].Flags&filmWord != 0 {
				n++
			}
		}
	}
	return n
}

// partHeading reports whether a heading names a part of an article.
func partHeading(ts []token) bool {
	if ts[0].Kind != capital {
		return false
	}
	for k := range ts {
		if ts[k].Kind != punct && !partHeadings[ts[k].Lower] {
			return false
		}
	}
	return true
}

// partHeadings are the words of headings that name a part of an article.
var partHeadings = set(`plot story verdict conclusion summary cast crew direction acting script music soundtrack visuals effects extras special features introduction background synopsis overview final thoughts best worst director actor actress picture
	animation winners winner runners-up mentions honourable honorable also showing cinema cinemas film films movie movies television tv theatre books games comedy drama horror action family romance thriller documentary dvd blu-ray the and of in on spoilers trailer
	why what where when how who q a question answer interview more week today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december new old coming soon out now`)

// placeSections gives the sections their films, once these are known.
func (d *document) placeSections() {
	at := make(map[string]int, len(d.films))
	for k := range d.films {
		at[d.films[k].Key] = k
	}
	films := map[int]bool{}
	many, dashed := 0, 0
	for k := range d.sections {
		h := &d.sections[k]
		h.film = -1
		if h.many {
			many += 2
		}
		if h.dashed {
			dashed++
		}
		if h.weight < filmHeading {
			continue
		}
		if f, ok := at[text.TitleKey(d.titleOf(h))]; ok {
			h.film = f
			films[f] = true
		}
	}
	if dashed > 2 {
		many += dashed // "Ripley – Low Tide", "Rose – High Water", …
	}
	if d.several = len(films) + many; d.several == 0 {
		d.sections = nil
		return
	}
	d.bySection = make([]int, len(d.sentences))
	for i := range d.bySection {
		d.bySection[i] = -1
	}
	for k := range d.sections {
		for i := d.sections[k].first; i < d.sections[k].end; i++ {
			d.bySection[i] = k
		}
	}
}

// titleOf is the title that a heading names.
func (d *document) titleOf(h *section) string {
	s := &d.sentences[h.first]
	return s.Text[s.Tokens[h.span[0]].Start:s.Tokens[h.span[1]-1].End]
}

// subject returns the film that sentence i is about when nothing nearer says:
// that of its section, else the one the article is about; -1 where an article
// on several films has a heading that names none.
func (d *document) subject(i int) int {
	if d.bySection == nil {
		return d.primary
	}
	k := d.bySection[i]
	if k < 0 {
		return d.primary
	}
	if f := d.sections[k].film; f >= 0 || d.several > 1 {
		return f
	}
	return d.primary
}
