package extract

import "marquee/knowledge"

// filmAt returns the film that a fact at byte offset of sentence i (an index
// of d.sentences) is about, and false when the document leaves that open.
//
// It is the film named last before the place in the same sentence, unless a
// word that points back ("it", "the film") stands between, or it is named
// only as what the film at hand continues or is based on; then the film in
// focus: what the paragraph spoke of before, or what the article is about.
func (d *document) filmAt(i, offset int) (knowledge.Film, bool) {
	f := d.filmIndexAt(i, offset)
	if f < 0 {
		return knowledge.Film{}, false
	}
	return d.films[f].Film, true
}

// filmIndexAt is filmAt, as an index of d.films, or -1.
func (d *document) filmIndexAt(i, offset int) int {
	s := &d.sentences[i]
	before, after := -1, -1
	for k := range s.Mentions {
		m := &s.Mentions[k]
		if m.From >= offset {
			if after < 0 && !m.Credit && !m.Origin {
				after = k
			}
			continue
		}
		if m.Credit || m.Origin && !s.touches(m.End, offset) {
			continue
		}
		before = k
	}
	from := 0
	if before >= 0 {
		from = s.Mentions[before].End
	}
	switch s.pointer(from, offset) {
	case pointsHere:
		return d.focus(i)
	case pointsAway:
		return -1
	}
	if before >= 0 {
		return s.Mentions[before].Film
	}
	if after >= 0 && !(s.pointsBack() && s.Position > 0) {
		if f := d.focus(i); f >= 0 && f == d.subject(i) && s.Mentions[after].Film != f && !s.openedBy(offset) {
			return f
		}
		return s.Mentions[after].Film
	}
	return d.focus(i)
}

// touches reports whether nothing but a comma, a year or a parenthesis
// stands between token k and the byte offset.
func (s *sentence) touches(k, offset int) bool {
	for ; k < len(s.Tokens) && s.Tokens[k].Start < offset; k++ {
		t := &s.Tokens[k]
		if t.Kind != punct && yearOf(t) == 0 && !(genres[t.Lower] || t.Lower == "a" || t.Lower == "silent" || nationalities[t.Lower]) && t.Lower != "which" && t.Lower != "was" && t.Lower != "also" && t.Lower != "is" {
			return false
		}
	}
	return true
}

// What the words between a film's name and a fact point to.
const (
	pointsNowhere = iota
	pointsHere    // the film at hand
	pointsAway    // another film, which the text does not name
)

// pointer looks for words between token from and the byte offset that point
// to a film.
func (s *sentence) pointer(from, offset int) int {
	ts := s.Tokens
	found := pointsNowhere
	for k := from; k < len(ts) && ts[k].Start < offset; k++ {
		switch ts[k].Lower {
		case "it":
			if k+1 < len(ts) && (itVerbs[ts[k+1].Lower]) {
				found = pointsHere
			}
		case "film", "movie", "picture", "feature", "biopic", "drama", "comedy", "thriller", "documentary", "sequel", "follow-up", "prequel":
			if k == 0 {
				continue
			}
			switch w := ts[k-1].Lower; {
			case w == "another" || k > 1 && ts[k-2].Lower == "another":
				found = pointsAway
			case w == "the" || w == "this":
				found = pointsHere
			case w == "original" || w == "first" || w == "earlier" || w == "previous" || w == "second" && ts[k].Lower == "film":
				if k > 1 && (ts[k-2].Lower == "the" || ts[k-2].Lower == "her" || ts[k-2].Lower == "his") && ts[k-2].Lower == "the" && s.Tokens[k].End < offset && found == pointsNowhere && (k+1 >= len(ts) || ts[k+1].Lower == "'s" || ts[k+1].Lower == "was" || ts[k+1].Text == ",") {
					found = pointsAway
				}
			}
		}
	}
	return found
}

var itVerbs = set(`is was has had stars starred features featured also reunites tells marks received will would follows grossed premiered opened holds sits scored earned boasts currently got hit hits lands`)

// openedBy reports whether the byte offset lies in the first words, which
// speak of the film named next: "Directed by Ann Lee, Heat is…", but not "The
// screenplay by Ann Lee".
func (s *sentence) openedBy(offset int) bool {
	ts := s.Tokens
	if len(ts) < 3 || (ts[0].Lower == "the" || ts[0].Lower == "its") && byNouns[ts[1].Lower] != "" {
		return false
	}
	if ts[0].Flags&firstName != 0 && nameAt(ts, 0) > 1 {
		return false // "Ann Lee wrote the music, as she did for Heat."
	}
	return offset <= ts[2].End
}

// focus returns the film that sentence i continues to speak of: one named in
// the sentences before it in its paragraph, else the primary one.
func (d *document) focus(i int) int {
	s := &d.sentences[i]
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		p := &d.sentences[j]
		if p.Paragraph != s.Paragraph {
			break
		}
		first := -1
		for k := range p.Mentions {
			if !p.Mentions[k].Credit && !p.Mentions[k].Origin {
				first = p.Mentions[k].Film
				break
			}
		}
		if first >= 0 {
			if about := d.subject(i); about >= 0 && first != about && !d.leads(j, first) && !(j == i-1 && s.pointsBack()) {
				return about
			}
			return first
		}
	}
	return d.subject(i)
}

// pointsBack reports whether the sentence begins with another word for the
// film named last: "The comedy", "This animated adventure".
func (s *sentence) pointsBack() bool {
	ts := s.Tokens
	if len(ts) < 3 || ts[0].Lower != "the" && ts[0].Lower != "this" {
		return false
	}
	for k := 1; k < len(ts) && k < 5 && ts[k].Kind == small; k++ {
		if renames[ts[k].Lower] {
			return true
		}
	}
	return false
}

// renames are words for a film that a second film is called by.
var renames = set(`adventure comedy drama thriller epic horror musical western biopic sequel blockbuster cartoon documentary romance weepie chiller caper`)

// leads reports whether film k is what sentence j is about: named in its
// first words.
func (d *document) leads(j, k int) bool {
	for _, m := range d.sentences[j].Mentions {
		if m.Film == k {
			return m.First <= 4
		}
	}
	return false
}
