package extract

import "marquee/knowledge"

// filmAt returns the film that a fact at byte offset of sentence i (an index
// of d.sentences) is about, and false when the document leaves that open.
func (d *document) filmAt(i, offset int) (knowledge.Film, bool) {
	f := d.filmIndexAt(i, offset)
	if f < 0 {
		return knowledge.Film{}, false
	}
	return d.films[f].Film, true
}

// filmIndexAt is filmAt, as an index of d.films, or -1.
func (d *document) filmIndexAt(i, offset int) int {
	best := -1
	for _, m := range d.sentences[i].Mentions {
		if m.Credit {
			continue
		}
		if best >= 0 && m.From > offset {
			break
		}
		best = m.Film
	}
	if best >= 0 {
		return best
	}
	return d.primary
}
