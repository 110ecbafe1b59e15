package extract

import (
	"strings"

	"marquee/knowledge"
)

// A scoreClaim is a source that may be a rating's, with how far-fetched that is.
type scoreClaim struct {
	name   string
	kind   knowledge.Kind
	critic string
	rule   string
	cost   int
	agg    *aggregator
}

// outletClaim returns the outlet or critic that gives rating r, by the words
// between the two.
func (l *scoreLine) outletClaim(r rating) (scoreClaim, bool) {
	best := scoreClaim{cost: farAway}
	for k := range l.sources {
		s := &l.sources[k]
		if s.agg != nil {
			continue
		}
		cost, rule := l.outletCost(s, r)
		if rule != "" && cost < best.cost {
			best = scoreClaim{name: s.name, kind: knowledge.Verdict, critic: l.criticAround(s), rule: rule, cost: cost}
		}
	}
	if c, ok := l.subjectClaim(r); ok && c.cost < best.cost {
		best = c
	}
	return best, best.rule != ""
}

// outletCost says how well the words between an outlet and a rating say that
// the one gave the other; rule is "" when they do not.
func (l *scoreLine) outletCost(s *scoreSource, r rating) (cost int, rule string) {
	if s.to <= r.from {
		return l.outletBefore(s, r)
	}
	return l.outletAfter(s, r)
}

func (l *scoreLine) outletBefore(s *scoreSource, r rating) (int, string) {
	d := l.distance(s.from, s.to, r.from, r.to)
	if d >= 60 {
		return 0, ""
	}
	starReview := r.tight || r.form == formStars && (l.low(r.to) == "review" || l.low(r.to) == "rating")
	switch w := l.low(s.to); {
	case s.to == r.from:
		return 1, "OUTLET r"
	case (w == ":" || w == "–" || w == "—" || w == "-" || w == "(" || w == "|" || w == "•") && r.from-s.to <= 3 && l.noneRated(s.to, r.from):
		return 1, "OUTLET: r"
	case w == "," && r.from-s.to <= 2:
		return 4, "OUTLET, r"
	case w == "'s" || w == "'":
		if l.noVerb(s.to+1, r.from) && r.from-s.to < 12 && l.noneRated(s.to, r.from) {
			return 3, "OUTLET's r"
		}
	case (w == "review" || w == "rating" || w == "score" || w == "grade" || w == "verdict") && r.from-s.to <= 4 && l.noneRated(s.to, r.from):
		return 2, "OUTLET review: r"
	}
	if l.givesVerb(s.to, r.from, starReview) {
		return min(d, 30), "OUTLET gave r"
	}
	if starReview && l.noneRated(s.to, r.from) && !l.carries(s.to, r.from, reporterVerbs) {
		return 20 + d/2, "OUTLET in an r review"
	}
	return 0, ""
}

func (l *scoreLine) outletAfter(s *scoreSource, r rating) (int, string) {
	k := r.to
	for k < s.from && k < r.to+4 && (ratingTail[l.low(k)] || l.low(k) == "-" || l.low(k) == ")" || l.low(k) == "\"" || l.low(k) == "'" || l.low(k) == "★") {
		k++
	}
	if l.low(k) == "for" || l.low(k) == "to" {
		for i := range l.films { // "four stars for Heat from Empire"
			if f := &l.films[i]; f.from > k && f.from <= k+3 && f.to < s.from {
				k = f.to
				break
			}
		}
	}
	if l.low(k) == "," && (l.low(k+1) == "courtesy" || l.low(k+1) == "from" || l.low(k+1) == "by" || l.low(k+1) == "per" || l.low(k+1) == "according") {
		k++
	}
	w := l.low(k)
	closing := w == "," || w == "(" || w == "–" || w == "—" || w == "-" || w == "/" || w == "|" || w == "•"
	if k == s.from && !r.bare {
		return 2, "r OUTLET"
	}
	if closing && k+1 == s.from && !outletTakesVerb[l.low(s.to)] {
		if w == "," && l.ratingFollows(s.to) || w == "|" || w == "•" {
			return 14, "r, OUTLET"
		}
		return 4, "r, OUTLET"
	}
	if r.tight && l.low(r.from-2) == "in" && s.from-r.to < 8 && l.noneRated(r.to, s.from) {
		return 18, "in an r review, OUTLET"
	}
	if !givenBy[w] {
		return 0, ""
	}
	for j := k + 1; j < s.from; j++ {
		if m := l.marks[j]; !m.upper && !namesGiver[m.low] || l.rated[j] {
			return 0, ""
		}
	}
	if s.from-k > 12 {
		return 0, ""
	}
	return 1 + (s.from-k)/2, "r from OUTLET"
}

var (
	ratingTail      = set(`review reviews rating score stars star grade verdict write-up rave notice each mark`)
	givenBy         = set(`from by in at via per courtesy according with`)
	namesGiver      = set(`the critics critic at reviewers reviewer of 's ' own chief film movie lead senior to and both for writer tv culture paper its , their`)
	outletTakesVerb = set(`gave gives said says wrote writes called calls awarded has was reports reported and`)
	reporterVerbs   = set(`reports reported that notes noted according reporting told tells`)
)

// sharers returns the same score for the outlets that share it: "four stars
// from Empire, Total Film and The Guardian".
func (l *scoreLine) sharers(r rating, first rawScore) []rawScore {
	var out []rawScore
	end := 0
	for k := range l.sources {
		s := &l.sources[k]
		switch {
		case s.agg != nil || s.from < r.to:
		case end == 0:
			if s.name == first.source {
				end = s.to
			}
		case s.from-end > 3 || !joinMark[l.low(end)] || !l.noneRated(end, s.from) || l.ratingFollows(s.to):
			return out
		default:
			next := first
			next.source, next.critic = s.name, ""
			out = append(out, next)
			end = s.to
		}
	}
	return out
}

var joinMark = set(`, and &`)

// ratingFollows tells whether a rating stands right behind mark i: "4/5,
// Empire: 3/5" leaves Empire to the second.
func (l *scoreLine) ratingFollows(i int) bool {
	for k := i; k < i+3 && k < len(l.marks); k++ {
		if l.rated[k] {
			return true
		}
	}
	return false
}

// noneRated tells whether no rating stands among marks [a, b).
func (l *scoreLine) noneRated(a, b int) bool {
	for k := a; k < b; k++ {
		if l.rated[k] {
			return false
		}
	}
	return true
}

// noVerb tells whether marks [a, b) hold nothing that would part an owner
// from what is owned.
func (l *scoreLine) noVerb(a, b int) bool {
	for k := a; k < b; k++ {
		w := l.low(k)
		if w == "that" || w == "," && k+1 < b && !l.ratedSoon(k) || w == ";" || reporterVerbs[w] || w == "said" || w == "star" || w == "list" {
			return false
		}
	}
	return true
}

func (l *scoreLine) ratedSoon(k int) bool { return l.ratingFollows(k + 1) }

// carries tells whether one of the words stands among marks [a, b).
func (l *scoreLine) carries(a, b int, words map[string]bool) bool {
	for k := a; k < b; k++ {
		if words[l.low(k)] {
			return true
		}
	}
	return false
}

// givesVerb tells whether a verb of giving whose subject ends before mark a
// leads to the rating at b.
func (l *scoreLine) givesVerb(a, b int, wide bool) bool {
	verb := -1
	for k := b - 1; k >= a; k-- {
		w := l.low(k)
		if l.rated[k] && !l.listPairAt(k, b) {
			return false
		}
		if giveVerbs[w] && (wide || giveStrict[w]) && !(ratingTail[w] && l.nounBefore(k)) {
			verb = k
			break
		}
	}
	if verb < 0 {
		return false
	}
	if strings.HasSuffix(l.low(verb), "ing") {
		return !l.carries(a, verb, reporterVerbs) || !l.carries(a, verb, otherGivers)
	}
	for k := a; k < verb; k++ {
		w := l.low(k)
		if reporterVerbs[w] || otherGivers[w] || w == ";" || w == "while" || w == "but" || w == "whereas" {
			return false
		}
	}
	return !passive(l.marks, verb)
}

// listPairAt tells whether the rating that holds mark k and the one at b are
// a list: "gave Heat four stars and Ronin three".
func (l *scoreLine) listPairAt(k, b int) bool {
	for _, r := range l.ratings {
		if r.from <= k && k < r.to {
			return l.listPair(r, rating{from: b})
		}
	}
	return false
}

// nounBefore tells whether the word at k is a noun, as in "a score of".
func (l *scoreLine) nounBefore(k int) bool {
	switch w := l.low(k - 1); w {
	case "a", "an", "the", "its", "user", "audience", "critics", "average", "of", "with", "overall", "star":
		return true
	}
	return l.low(k+1) == "of" || l.low(k+1) == ":"
}

// passive tells of "was given", "has been awarded".
func passive(marks []mark, verb int) bool {
	for k := verb - 1; k >= 0 && k >= verb-2; k-- {
		switch lowAt(marks, k) {
		case "was", "were", "been", "is", "being", "are", "be":
			return true
		}
	}
	return false
}

var (
	giveStrict  = set(`gave give gives giving awarded awards award awarding rated rates rate rating graded grades grade grading scored scores score scoring handed hands handing slapped bestowed bestows assigned assigns assigning granted grants dished offered offers stamped dealt deals went goes going marked marks branded landed`)
	otherGivers = set(`critics audiences audience viewers users fans moviegoers reviewers cinemascore`)
)
