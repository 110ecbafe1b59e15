package extract

import "math"

// aboutEnough is the weight from which a film is what the article is about.
const aboutEnough = 4.5

// aboutFilm returns the film the document is about, as an index of d.films,
// or -1 where it is about none or about several alike.
func (c *collector) aboutFilm(credits []titleLine) int {
	d := c.d
	if len(credits) > 2 || d.several > 2 {
		return -1
	}
	best, top, second := -1, 0.0, 0.0
	pointers, total := c.pointers(), 0
	for k := range d.films {
		total += d.films[k].Mentions
	}
	for k := range d.films {
		v := c.weightOf(k)
		if v > 0 && pointers > 1 && 2*d.films[k].Mentions >= total && d.films[k].sentence < 5 {
			v += min(1+0.5*float64(pointers), 3)
		}
		switch {
		case v > top:
			best, top, second = k, v, top
		case v > second:
			second = v
		}
	}
	if best < 0 || top < aboutEnough || top-second < 0.4 && !d.films[best].lead {
		return -1
	}
	if !d.films[best].lead && (d.several > 1 || !c.hinted(&d.films[best]) && (d.headAwards() || 5*second >= 3*top && d.headPerson())) {
		return -1
	}
	if f := &d.films[best]; !f.lead && !c.hinted(f) && f.weight < 20 && !(f.sentence <= 1 && (f.Rule == "X is a film" || f.Rule == "X, a film")) && len(d.films) > 4 && 5*f.Mentions < 2*total {
		return -1
	} else if !f.lead && !c.hinted(f) && f.weight < 20 && f.sentence > 0 && len(d.films) > 6 && 2*f.Mentions < total {
		return -1
	}
	return best
}

// headAwards reports whether the headline is about prizes, so that a film
// that it does not name is one among many.
func (d *document) headAwards() bool {
	if d.sentences[0].Position >= 0 {
		return false
	}
	ts := d.sentences[0].Tokens
	for k := range ts {
		if awardHeads[ts[k].Lower] || k > 0 && ts[k].Lower == "award" && ts[k-1].Lower == "academy" {
			return true
		}
	}
	return false
}

// awardHeads are words of headlines on many films.
var awardHeads = set(`awards oscars baftas globes nominations nominees shortlist longlist contenders predictions`)

// headPerson reports whether the headline names somebody in full: a profile
// is about a person, whatever films it tells of.
func (d *document) headPerson() bool {
	if d.sentences[0].Position >= 0 {
		return false
	}
	ts := d.sentences[0].Tokens
	for k := range ts {
		if ts[k].Flags&firstName != 0 && ts[k].Kind == capital && nameAt(ts, k) > k+1 {
			return true
		}
	}
	return false
}

// pointers counts the places that speak of "the film" or "the movie".
func (c *collector) pointers() int {
	n := 0
	for i := range c.d.sentences {
		ts := c.d.sentences[i].Tokens
		for k := 1; k < len(ts); k++ {
			switch ts[k].Lower {
			case "film", "movie", "biopic", "sequel", "picture", "documentary":
				if w := ts[k-1].Lower; w == "the" || w == "this" || w == "new" {
					n++
				}
			}
		}
	}
	return n
}

// weightOf says how much the document is about film k.
func (c *collector) weightOf(k int) float64 {
	d := c.d
	f := &d.films[k]
	v := 0.0
	if f.Rule == "title above credits" {
		v += 12
	}
	if f.Rule == ownHeadline || f.Rule == reviewHeadline {
		v += 4
	}
	plain, first := 0, -1
	for i := range d.sentences {
		for _, m := range d.sentences[i].Mentions {
			if m.Film != k {
				continue
			}
			if first < 0 {
				first = i
				if d.sentences[0].Position >= 0 {
					first++
				}
			}
			if !m.Credit {
				plain++
			}
		}
	}
	if plain == 0 {
		return v
	}
	if f.Rule == "X is a film" && first <= 2 {
		v += 6
	}
	if f.lead {
		v += 3.5
	} else if c.hinted(f) {
		v += 1.5
	}
	if len(d.films) == 1 && first <= 2 && c.cinema > 0.7 {
		v += 1.5
	}
	if c.continued(f) {
		v -= 3
		if f.Year > 0 && f.Rule == "X (year)" {
			v -= 6
		}
	}
	switch {
	case first <= 1:
		v += 2.5
	case first <= 3:
		v += 1.7
	case first <= 6:
		v += 0.7
	}
	v *= min(1, 0.45+c.cinema)
	return v + 2*math.Log2(float64(min(plain, 8))+0.2)
}

// hinted reports whether the headline holds a telling word of a title:
// "Fockers keeps its lead".
func (c *collector) hinted(f *film) bool {
	head := &c.d.sentences[0]
	if head.Position >= 0 {
		return false
	}
	for _, t := range tokens(f.Title) {
		if t.Kind != capital || len(t.Lower) < 5 || t.Flags&inTitle != 0 {
			continue
		}
		for k := range head.Tokens {
			if (head.Tokens[k].Kind == capital || len(t.Lower) > 6) && head.Tokens[k].Lower == t.Lower {
				return true
			}
		}
	}
	return false
}

// continued reports whether the document names a later film of f's series.
func (c *collector) continued(f *film) bool {
	for k := range c.d.films {
		if g := &c.d.films[k]; g.Series == f.Key && g.Key != f.Key && g.Mentions > 1 {
			return true
		}
	}
	return false
}
