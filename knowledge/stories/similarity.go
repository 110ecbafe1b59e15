package stories

import "math"

// similarity is the cosine of two articles' words, those in a headline
// counting more, each weighed by its rarity among the remembered articles.
func similarity(a, b *signature) float64 {
	dot := 0.0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch {
		case a.terms[i] == b.terms[j]:
			dot += float64(a.weights[i]) * float64(b.weights[j])
			i++
			j++
		case a.terms[i] < b.terms[j]:
			i++
		default:
			j++
		}
	}
	if dot == 0 {
		return 0
	}
	return dot / (a.length * b.length)
}

// deedsAlike is the similarity of two articles without the names of people
// and films: what was done. Follow-ups share the names of the first report
// and little else.
func deedsAlike(a, b *signature) float64 {
	named := func(t term) bool {
		return hasTerm(a.names, t) || hasTerm(b.names, t) || filmWord(a, t) || filmWord(b, t)
	}
	dot, inA, inB := 0.0, 0.0, 0.0
	for i, j := 0, 0; i < len(a.terms) || j < len(b.terms); {
		switch {
		case j == len(b.terms) || i < len(a.terms) && a.terms[i] < b.terms[j]:
			if w := float64(a.weights[i]); !named(a.terms[i]) {
				inA += w * w
			}
			i++
		case i == len(a.terms) || b.terms[j] < a.terms[i]:
			if w := float64(b.weights[j]); !named(b.terms[j]) {
				inB += w * w
			}
			j++
		default:
			if x, y := float64(a.weights[i]), float64(b.weights[j]); !named(a.terms[i]) {
				dot, inA, inB = dot+x*y, inA+x*x, inB+y*y
			}
			i++
			j++
		}
	}
	if dot == 0 {
		return 0
	}
	return dot / math.Sqrt(inA*inB)
}

// weigh gives the terms of a new article their weights, by what is remembered
// when it comes.
func (c *Clusterer) weigh(s *signature) {
	s.weights = make([]float32, len(s.terms))
	sum := 0.0
	for i, t := range s.terms {
		w := c.weight(s, t)
		s.weights[i] = float32(w)
		sum += w * w
	}
	s.length = math.Sqrt(sum)
}

// pretended is how many articles the rarity of words is reckoned with before
// that many are remembered, so that the first stories are judged like later ones.
const pretended = 300

// weight is a term's inverse document frequency, raised in the headline.
func (c *Clusterer) weight(s *signature, t term) float64 {
	w := math.Log((pretended + float64(len(c.known))) / (2 + float64(len(c.postings[t]))))
	if hasTerm(s.title, t) {
		w *= c.rules().TitleWeight
	}
	return max(0.1, w)
}
