package extract

import "math"

// aboutFilm returns the film the document is about, as an index of d.films,
// or -1.
func (c *collector) aboutFilm(credits []titleLine) int {
	d := c.d
	best, top := -1, 0.0
	for k := range d.films {
		if v := c.weightOf(k); v > top {
			best, top = k, v
		}
	}
	if best < 0 || top < aboutEnough {
		return -1
	}
	return best
}

// aboutEnough is the weight from which a film is what the article is about.
const aboutEnough = 4.5

// weightOf says how much the document is about film k.
func (c *collector) weightOf(k int) float64 {
	d := c.d
	f := &d.films[k]
	v := 0.0
	if f.Rule == "title above credits" {
		v += 12
	}
	if f.Rule == "X is a film" && f.sentence <= 1 {
		v += 6
	}
	plain, first := 0, -1
	for i := range d.sentences {
		for _, m := range d.sentences[i].Mentions {
			if m.Film != k {
				continue
			}
			if first < 0 {
				first = i
			}
			if !m.Credit {
				plain++
			}
		}
	}
	if plain == 0 {
		return v
	}
	if f.lead {
		v += 3.5
	}
	switch {
	case first <= 1:
		v += 2
	case first <= 3:
		v += 1.2
	case first <= 6:
		v += 0.5
	}
	return v + 2*math.Log2(float64(plain)+0.5)
}
