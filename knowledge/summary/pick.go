package summary

import (
	"math"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// shelf is how many sentences Pick considers at most, and perSource how many
// of one article: the time of a pick is bounded however many are given.
const (
	shelf     = 600
	perSource = 60
)

// alike is the part of its words at which a sentence says the same as those
// taken already.
const alike = 0.6

// Pick returns up to n of the given sentences: those that say most about a
// film or a question, no two saying the same, spread over the articles, none
// that leans on a sentence that is not picked, and no headline, ad, byline or
// caption. Sentences come article by article, the articles that matter most
// first, each in the article's order; a Position of 0 is an article's first
// sentence. Fewer than n come back when no more are worth it. The picked ones
// are in the order of their articles' first pick, and within an article in its
// order.
func Pick(ss []knowledge.Sentence, about string, n int) []knowledge.Sentence {
	if n <= 0 || len(ss) == 0 {
		return nil
	}
	p, from := pooled(ss)
	rateAbout(p, about, n)
	taken := takeSpread(p, n)
	first := map[int]int{} // article → when it was first picked
	for i, t := range taken {
		if _, ok := first[p.units[t].source]; !ok {
			first[p.units[t].source] = i
		}
	}
	slices.SortFunc(taken, func(a, b int) int {
		if d := first[p.units[a].source] - first[p.units[b].source]; d != 0 {
			return d
		}
		return p.units[a].position - p.units[b].position
	})
	out := make([]knowledge.Sentence, len(taken))
	for i, t := range taken {
		out[i] = ss[from[t]]
	}
	return out
}

// pickWeights say how much each measure of a sentence counts when sentences of
// many articles are picked. The measures are between 0 and 1.
type pickWeights struct {
	about      float64 // repeating the words of the film or the question
	phrase     float64 // naming the film as it was asked for
	rank       float64 // standing in an article that the caller put early
	lead       float64 // standing early in its article, 1/√(1+i)
	central    float64 // sharing the vocabulary of all candidates: cosine with their word counts
	length     float64 // being near the length at which n sentences make budget words
	names      float64 // naming people, places and numbers
	repeat     float64 // loss for saying what a picked sentence says
	sameSource float64 // loss per sentence already picked from its article
	quote      float64 // loss of speech
	question   float64 // loss of a question
	torn       float64 // loss of a quotation mark without its partner
	personal   float64 // loss of a critic's speaking of himself
	passing    float64 // loss of a sentence from an article on something else, half of it only where that sentence begins with what it is about
	long       float64 // loss per doubling of what a reader takes in at once
	short      float64 // loss of a few words: they announce rather than tell
	far        float64 // loss of standing long behind where its article last named the film
	budget     float64 // words of the whole
}

// pickDefault are the weights in use; what the sentence is about weighs most,
// since a film's name does not stand in every sentence of its articles.
var pickDefault = pickWeights{about: 1.2, phrase: 0.8, rank: 0.5, lead: 1, central: 1, length: 0.5,
	names: 0.2, repeat: 1, sameSource: 0.35, quote: 0.3, question: 0.5, torn: 0.6, personal: 0.4, passing: 0.9, long: 0.8,
	short: 0.6, far: 0.3, budget: 70}

// A sentence of more words than longWords is hard to take in, and one of fewer
// than shortWords tells little.
const (
	longWords  = 40
	shortWords = 7
)

// reach is how many sentences on an article is taken to speak of the film that
// it named last: columns on many films go on to the next.
const reach = 8

// loss is what a unit loses by faults that do not bar it.
func (w pickWeights) loss(f faults) float64 {
	loss := 0.0
	if f.quote {
		loss += w.quote
	}
	if f.question {
		loss += w.question
	}
	if f.torn {
		loss += w.torn
	}
	if f.personal {
		loss += w.personal
	}
	return loss
}

// lengthLoss is what a unit of so many words loses by them.
func (w pickWeights) lengthLoss(words int) float64 {
	switch {
	case words > longWords:
		return w.long * math.Log2(float64(words)/longWords)
	case words < shortWords:
		return w.short
	}
	return 0
}

// pooled puts the candidates among ss into a pool, with the place of each in
// ss. Articles are numbered as they appear.
func pooled(ss []knowledge.Sentence) (*pool, []int) {
	p := newPool(min(len(ss), shelf))
	var from []int
	sources := map[string]int{}
	count := map[int]int{}
	for i, s := range ss {
		if len(p.units) == shelf {
			break
		}
		source, ok := sources[s.Article]
		if !ok {
			source = len(sources)
			sources[s.Article] = source
		}
		if s.Position < 0 || count[source] == perSource || strings.TrimSpace(s.Text) == "" {
			continue
		}
		count[source]++
		p.add(s.Text, source, s.Position)
		p.units[len(p.units)-1].passing = s.Passing
		from = append(from, i)
	}
	return p, from
}

// rateAbout gives every unit its score beside a film or a question.
func rateAbout(p *pool, about string, n int) {
	w, norm := pickDefault, p.norm()
	wanted, all := p.known(about)
	phrase := " " + text.Fold(about) + " "
	wish := max(14, w.budget/float64(n))
	named := -1 // the last unit that names the film
	for i := range p.units {
		u := &p.units[i]
		u.score = w.lead/math.Sqrt(1+float64(u.position)) + w.central*p.central(*u, norm) +
			w.about*share(*u, wanted, all) + w.length*fits(u.words, wish) + w.names*density(*u) -
			w.loss(u.faults) - w.lengthLoss(u.words) + w.rank/float64(1+u.source)
		fold := " " + text.Fold(u.text) + " "
		at := strings.Index(fold, phrase)
		if at >= 0 {
			u.score += w.phrase
			named = i
		}
		if named >= 0 && p.units[named].source == u.source && u.position-p.units[named].position > reach {
			u.score -= w.far
		}
		if at == 0 && all > 0 {
			u.faults.lean, u.faults.headed = false, false // "This Side of the River is…": a title, unless it is of function words alone
		}
		switch {
		case u.passing && (at < 0 || 3*at > len(fold)):
			u.score -= w.passing
		case u.passing:
			u.score -= w.passing / 2
		}
	}
}

// takeSpread picks up to n units as Pick promises.
func takeSpread(p *pool, n int) []int {
	w := pickDefault
	covered := make([]bool, len(p.counts))
	chosen := make([]bool, len(p.units))
	perSource := map[int]int{}
	var taken []int
	for len(taken) < n {
		best, most := -1, math.Inf(-1)
		for i, u := range p.units {
			if chosen[i] || u.faults.noise || u.words < 4 {
				continue
			}
			if (u.faults.lean || u.faults.headed) && !(i > 0 && chosen[i-1] && follows(p.units[i-1], u)) {
				continue
			}
			again := repeated(u, covered)
			if again >= alike && len(taken) > 0 {
				continue
			}
			value := u.score - w.repeat*again - w.sameSource*float64(perSource[u.source])
			if value > most {
				best, most = i, value
			}
		}
		if best < 0 {
			break
		}
		chosen[best] = true
		perSource[p.units[best].source]++
		taken = append(taken, best)
		for _, id := range p.units[best].stems {
			covered[id] = true
		}
	}
	return taken
}

// follows reports whether b is the sentence after a.
func follows(a, b unit) bool { return a.source == b.source && a.position+1 == b.position }
