package extract

import "marquee/knowledge"

// aggregatorClaim returns the aggregator of the sentence that rating r is
// from: the nearest whose scale fits.
func (l *scoreLine) aggregatorClaim(r rating) (scoreClaim, bool) {
	best := scoreClaim{cost: farAway}
	for k := range l.sources {
		s := &l.sources[k]
		if s.agg == nil {
			continue
		}
		extra, fits := s.agg.forms[r.form]
		if !fits {
			continue
		}
		cost := l.distance(s.from, s.to, r.from, r.to) + extra
		if extra > 0 && r.form == formPercent && l.spokenFor(s, cost-extra) {
			continue
		}
		if r.form == formNumber && !l.leadsToNumber(s, r) {
			continue
		}
		if r.form == formLetter && r.bare && cost > 14 && !l.givesVerb(s.to, r.from, false) {
			continue
		}
		cost += l.sourceBias(s, r)
		if cost < best.cost {
			best = scoreClaim{name: s.agg.name, kind: s.kind, rule: "r on " + s.agg.name, cost: cost, agg: s.agg}
		}
	}
	return best, best.agg != nil
}

// spokenFor tells whether a rating of a source's usual form stands nearer to
// it than cost: "99%, and a Metascore of 91".
func (l *scoreLine) spokenFor(s *scoreSource, cost int) bool {
	for _, r := range l.ratings {
		if extra, fits := s.agg.forms[r.form]; fits && extra == 0 && l.distance(s.from, s.to, r.from, r.to) < cost && (r.form != formNumber || l.leadsToNumber(s, r)) {
			return true
		}
	}
	return false
}

// sourceBias makes a rating cling to the source its own words lead to.
func (l *scoreLine) sourceBias(s *scoreSource, r rating) int {
	if s.from >= r.to {
		if l.low(s.from-1) == "," || l.low(s.from-1) == "and" || l.low(s.from-1) == ";" {
			return 3
		}
		for k := r.to; k < s.from && k < r.to+7; k++ {
			switch l.low(k) {
			case "on", "from", "at", "by", "via", "per", "according":
				return -2
			}
		}
		return 0
	}
	switch l.low(s.to) {
	case ":", "(", "'s", "gave", "gives", "has", "score", "rating", "of", "users", "audiences", "grade":
		return -1
	}
	return 0
}

// leadsToNumber tells whether the words between an aggregator and a number
// make it a score: "a Metascore of 38", "7.2 on IMDb".
func (l *scoreLine) leadsToNumber(s *scoreSource, r rating) bool {
	if s.from >= r.to {
		if s.from == r.to {
			return true
		}
		if s.from-r.to > 8 || !l.noneRated(r.to, s.from) {
			return false
		}
		for k := r.to; k < s.from; k++ {
			switch w := l.low(k); {
			case w == "on" || w == "from" || w == "at" || w == "via" || w == "by" || w == "(" || w == "with" || w == "in" || w == "of" || w == "per" || w == "according":
				return true
			case !scoreNouns[w] && kindWords[w].kind == "" && w != "user" && w != "users" && w != "average":
				return false
			}
		}
		return false
	}
	gap := r.from - s.to
	if gap > 14 || !l.noneRated(s.to, r.from) {
		return false
	}
	if gap == 0 {
		return true
	}
	switch w := l.low(s.to); {
	case w == ":" || w == "(" || w == "–" || w == "—" || w == "at" || w == "of" || w == "is" || w == "stands" || w == "|":
		if gap <= 3 {
			return true
		}
	}
	for k := s.to; k < r.from; k++ {
		if w := l.low(k); numberVerbs[w] {
			return true
		}
	}
	if w := l.low(r.from - 1); (w == "a" || w == "an") && gap <= 3 && kindWords[l.low(s.to)].kind != "" {
		return true
	}
	if w := l.low(r.to); w == "rating" || w == "score" || w == "average" {
		return true
	}
	return l.filmEndsAt(r.from) || s.kind != "" && gap <= 4
}

var numberVerbs = set(`score scores scored rating rated rates rate gave gives give given giving have has had holds sits stands is at of average averages awarded assigned earned received : puts put lists got gets`)

// toScale gives a number or stars their maximum, by the source's scale.
func (c scoreClaim) toScale(r rating, kind knowledge.Kind) (rating, bool) {
	switch r.form {
	case formNumber:
		if c.agg == nil || c.agg.top[0] == 0 {
			return r, false
		}
		top := c.agg.top[0]
		if kind == knowledge.Audience {
			top = c.agg.top[1]
		}
		if r.value > top || top == 100 && r.value != float64(int(r.value)) {
			return r, false
		}
		if top == 100 && r.value <= 10 && r.value > 0 && r.value != float64(int(r.value)) {
			return r, false
		}
		return r.within(top), true
	case formStars:
		return r.within(starsMaximum), true
	case formPercent:
		if c.agg != nil && c.agg.top[0] == 100 && kind == knowledge.Critics {
			return rating{form: formFraction, value: r.value, max: 100, start: r.start, end: r.end, from: r.from, to: r.to}, true
		}
	}
	return r, true
}
