package extract

import "math"

// aboutEnough is the weight from which a film is what the article is about.
const aboutEnough = 5.0

// aboutFilm returns the film the document is about, as an index of d.films,
// or -1 where it is about none or about several alike.
func (c *collector) aboutFilm(credits []titleLine) int {
	d := c.d
	if len(credits) > 2 {
		return -1
	}
	best, top, second := -1, 0.0, 0.0
	for k := range d.films {
		switch v := c.weightOf(k); {
		case v > top:
			best, top, second = k, v, top
		case v > second:
			second = v
		}
	}
	if best < 0 || top < aboutEnough || top-second < 0.4 && !d.films[best].lead {
		return -1
	}
	return best
}

// weightOf says how much the document is about film k.
func (c *collector) weightOf(k int) float64 {
	d := c.d
	f := &d.films[k]
	v := 0.0
	if f.Rule == "title above credits" {
		v += 12
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
		v += 4
	}
	if f.lead {
		v += 3.5
	}
	switch {
	case first <= 1:
		v += 2.5
	case first <= 3:
		v += 1.7
	case first <= 6:
		v += 0.7
	}
	return v + 2*math.Log2(float64(min(plain, 8))+0.2)
}
