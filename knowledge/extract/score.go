package extract

import (
	"marquee/knowledge"
)

// findScores returns the scores that the document states: every rating of
// every sentence is weighed for whose it is, of which film, and whether it is
// one at all; then the sentences are weighed against each other.
func findScores(d *document) []knowledge.Score {
	f := scoreFinder{d: d}
	for i := range d.sentences {
		f.sentence(i)
	}
	f.structured()
	return f.settle()
}

// A scoreFinder reads the sentences of a document in order.
type scoreFinder struct {
	d      *document
	raw    []rawScore
	recent []heard // aggregators and outlets named, newest last
}

// A heard source is one that an earlier sentence named.
type heard struct {
	sentence int
	source   scoreSource
}

// The bounds of what one article may state; beyond them lies a table or an
// attack.
const (
	maxRatingsInSentence = 40
	maxScores            = 200
	maxHeard             = 12
)

// sentence reads sentence i.
func (f *scoreFinder) sentence(i int) {
	if len(f.raw) >= maxScores {
		return
	}
	if !f.d.sentences[i].Rates {
		f.hear(i, nil)
		return
	}
	if f.ownLine(i) {
		return
	}
	l := newScoreLine(f.d, i)
	if l != nil {
		f.read(l)
	}
	f.hear(i, l)
}

// read weighs every rating of a sentence.
func (f *scoreFinder) read(l *scoreLine) {
	var rs []rating
	for _, r := range l.ratings {
		if !l.lookAlike(r) {
			rs = append(rs, r)
		}
	}
	if len(rs) == 0 {
		return
	}
	rs = rs[:min(len(rs), maxRatingsInSentence)]
	kinds := l.assignKinds(rs)
	inOrder := l.filmsInOrder(rs)
	for k, r := range rs {
		s, ok := f.judge(l, r, kinds[k])
		if !ok {
			continue
		}
		if inOrder != nil {
			s.film = inOrder[k]
		}
		f.raw = append(f.raw, s)
		if s.kind == knowledge.Verdict && s.rule == "r from OUTLET" {
			f.raw = append(f.raw, l.sharers(r, s)...)
		}
		if s.kind != knowledge.Verdict && len(rs) == 1 && l.bothKinds() {
			s.kind = other(s.kind)
			f.raw = append(f.raw, s)
		}
	}
}

// other returns the other kind of aggregate.
func other(k knowledge.Kind) knowledge.Kind {
	if k == knowledge.Critics {
		return knowledge.Audience
	}
	return knowledge.Critics
}

// judge decides whose rating r is, and of which film.
func (f *scoreFinder) judge(l *scoreLine, r rating, cue *kindCue) (rawScore, bool) {
	c, ok := f.claimOf(l, r, cue)
	if !ok {
		return rawScore{}, false
	}
	kind := c.kindWith(cue)
	scaled, ok := c.toScale(r, kind)
	if !ok {
		return rawScore{}, false
	}
	if _, ok := scaled.percent(); !ok {
		return rawScore{}, false
	}
	film, ok := l.filmOf(r)
	if !ok {
		return rawScore{}, false
	}
	return rawScore{rating: scaled, film: film, source: c.name, kind: kind, critic: c.critic, rule: c.rule, sentence: l.index,
		old: l.isOld(r), mean: l.isMean(r)}, true
}

// kindWith returns whose judgement a claimed rating is, given the cue in the
// words around it.
func (c scoreClaim) kindWith(cue *kindCue) knowledge.Kind {
	switch {
	case c.kind == knowledge.Verdict:
		return knowledge.Verdict
	case c.agg != nil && !c.agg.both:
		return c.agg.kind
	case cue != nil && (cue.weight < 5 || c.kind == ""):
		return cue.kind
	case c.kind != "":
		return c.kind
	case c.agg != nil:
		return c.agg.kind
	}
	return knowledge.Critics
}

// claimOf returns the source of a rating, and false when the rating is
// nobody's: then it is no score.
func (f *scoreFinder) claimOf(l *scoreLine, r rating, cue *kindCue) (scoreClaim, bool) {
	agg, hasAgg := l.aggregatorClaim(r)
	if r.form == formNumber {
		return agg, hasAgg
	}
	if r.form == formPercent {
		return f.percentClaim(l, r, cue, agg, hasAgg)
	}
	outlet, hasOutlet := l.outletClaim(r)
	switch {
	case hasAgg && (!hasOutlet || agg.cost <= outlet.cost):
		return agg, true
	case hasOutlet:
		if outlet.name == "" {
			outlet.name = f.d.article.Outlet
		}
		return outlet, true
	}
	return f.unnamedClaim(l, r, cue)
}

// percentClaim finds the source of a percentage.
func (f *scoreFinder) percentClaim(l *scoreLine, r rating, cue *kindCue, agg scoreClaim, hasAgg bool) (scoreClaim, bool) {
	if c, ok := l.freshness(r); ok && (!hasAgg || agg.cost > 4) {
		return c, true
	}
	if hasAgg {
		return agg, true
	}
	if outlet, ok := l.outletClaim(r); ok && outlet.cost < 12 && outlet.rule != "OUTLET's r" && cue == nil {
		if f.carried(l.index, formPercent, 3) == nil {
			return outlet, true
		}
	}
	tight := cue != nil && cue.weight <= 5 && l.distance(cue.at, cue.at+1, r.from, r.to) <= 8
	said := l.saysScore(r)
	if s := f.carried(l.index, formPercent, 3); s != nil && (tight || said || l.holdsRating(r) || f.goesOn(l, r)) {
		return scoreClaim{name: s.agg.name, kind: s.kind, rule: "r, source named before", agg: s.agg}, true
	}
	if tight && (said || l.givenByCue(cue, r)) {
		if s := f.carried(l.index, formPercent, len(f.d.sentences)); s != nil {
			return scoreClaim{name: s.agg.name, rule: "r, source named before", agg: s.agg}, true
		}
		return scoreClaim{kind: cue.kind, rule: "r from " + string(cue.kind)}, true
	}
	return scoreClaim{}, false
}

// goesOn tells whether a percentage goes on with a row of scores: the
// sentence or two before stated one, and a film has this one.
func (f *scoreFinder) goesOn(l *scoreLine, r rating) bool {
	if n := len(f.raw); n == 0 || l.index-f.raw[n-1].sentence > 2 || f.raw[n-1].rating.form != formPercent {
		if s := f.carried(l.index, formPercent, 1); s == nil || f.recent[len(f.recent)-1].sentence == l.index {
			return false
		}
	}
	if l.low(r.from-1) == "(" && l.filmEndsAt(r.from-1) {
		return true
	}
	for k := r.from - 1; k >= 0 && k >= r.from-5; k-- {
		switch l.low(k) {
		case "has", "have", "had", "follows", "comes", "earned", "got", "received", "is":
			return l.low(r.to) != "of"
		}
	}
	return false
}

// givenByCue tells whether the critics or viewers of a cue give the rating:
// "critics gave it 92%", "92% from critics", "92% with audiences".
func (l *scoreLine) givenByCue(cue *kindCue, r rating) bool {
	if cue.at < r.from {
		return l.carries(cue.at+1, r.from, giveStrict) || l.low(r.from-1) == "at" && l.carries(cue.at+1, r.from, objectVerbs)
	}
	for k := r.to; k < cue.at; k++ {
		switch l.low(k) {
		case "from", "with", "among", "by":
			return l.carries(max(0, r.from-8), r.from, receiveVerbs)
		}
	}
	return false
}

// saysScore tells whether "score" or "rating" stands right beside the rating.
func (l *scoreLine) saysScore(r rating) bool {
	for k := r.to; k < r.to+5 && k < len(l.marks); k++ {
		if w := l.low(k); w == "score" || w == "rating" || w == "approval" || w == "fresh" || w == "positive" {
			return true
		} else if breaks[w] > 2 || l.marks[k].kind == markNumber {
			break
		}
	}
	for k := r.from - 1; k >= 0 && k >= r.from-6; k-- {
		if w := l.low(k); w == "score" || w == "rating" || w == "scores" || w == "consensus" {
			return true
		} else if breaks[w] > 5 || l.rated[k] {
			break
		}
	}
	return false
}

// holdsRating tells whether a film holds the rating: "it sits at 92%".
func (l *scoreLine) holdsRating(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-5; k-- {
		switch l.low(k) {
		case "sits", "holds", "sitting", "holding", "stands", "boasts", "sat", "held", "standing", "boasting", "scored", "scores":
			return true
		}
	}
	return false
}

// freshness reads the words that are Rotten Tomatoes' own: "92% fresh", "a
// rotten 33%", "Certified Fresh".
func (l *scoreLine) freshness(r rating) (scoreClaim, bool) {
	c := scoreClaim{name: "Rotten Tomatoes", rule: "r fresh", agg: &aggregators[0], cost: 3}
	for k := r.from - 1; k >= 0 && k >= r.from-3; k-- {
		if w := l.low(k); (w == "fresh" || w == "rotten") && l.low(k+1) != "tomatoes" {
			return c, true
		}
	}
	for k := r.to; k < r.to+3 && k < len(l.marks); k++ {
		if w := l.low(k); (w == "fresh" || w == "rotten") && l.low(k+1) != "tomatoes" {
			return c, true
		} else if breaks[w] > 2 {
			break
		}
	}
	return scoreClaim{}, false
}

// isOld tells whether a rating is told as a past state.
func (l *scoreLine) isOld(r rating) bool {
	for k := range l.ratings {
		if l.ratings[k].from == r.from && k+1 < len(l.ratings) && l.changePair(r, l.ratings[k+1]) {
			return true
		}
	}
	return l.downFrom(r) || l.olderState(r)
}

// isMean tells of "an average rating of 7.9/10".
func (l *scoreLine) isMean(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-6; k-- {
		if w := l.low(k); w == "average" || w == "averaging" || w == "averages" {
			return true
		}
	}
	return l.low(r.to) == "average" || r.form == formStars && len(l.sources) > 0 && l.names("PostTrak")
}

// names tells whether the sentence names a source.
func (l *scoreLine) names(source string) bool {
	for k := range l.sources {
		if l.sources[k].name == source {
			return true
		}
	}
	return false
}
