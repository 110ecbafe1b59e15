package extract

import "marquee/knowledge"

// A kindCue is a word of a sentence that says whose judgement a rating is.
type kindCue struct {
	at     int // mark
	kind   knowledge.Kind
	weight int
}

// kindCues returns the cues of a sentence, in order.
func (l *scoreLine) kindCues() []kindCue {
	var cues []kindCue
	for k := range l.marks {
		if w, ok := kindWords[l.low(k)]; ok && !l.insideNamed(k) && !notKind(l.marks, k) {
			cues = append(cues, kindCue{k, w.kind, w.weight})
		}
	}
	for k := range l.sources {
		if s := &l.sources[k]; s.agg != nil && s.kind != "" {
			if w, ok := kindWords[l.low(s.from)]; !ok || w.kind != s.kind {
				cues = append(cues, kindCue{s.from, s.kind, 2})
			}
		}
	}
	return cues
}

// notKind tells of words that only look like whose judgement it is: "critics
// consensus", "based on 250 reviews", "user base".
func notKind(marks []mark, k int) bool {
	if lowAt(marks, k) == "people" && marks[k].upper {
		return true
	}
	if k > 0 && marks[k-1].kind == markNumber && !(k > 1 && lowAt(marks, k-2) == "the") {
		return lowAt(marks, k) == "reviews" || lowAt(marks, k) == "critics" || lowAt(marks, k) == "people" || lowAt(marks, k) == "users"
	}
	return lowAt(marks, k+1) == "consensus" || lowAt(marks, k) == "critical" && lowAt(marks, k+1) != "score" && lowAt(marks, k+1) != "rating" && lowAt(marks, k+1) != "approval" && lowAt(marks, k+1) != "aggregate" &&
		lowAt(marks, k-1) != "a" && lowAt(marks, k+1) != "mark"
}

// insideNamed tells whether mark k is part of a film's name.
func (l *scoreLine) insideNamed(k int) bool { return l.namesFilm(k, k+1) }

// assignKinds gives every rating the cue that belongs to it, nil for those
// with none: each cue belongs to the rating it stands nearest to, and a
// rating keeps the nearest of its cues.
func (l *scoreLine) assignKinds(rs []rating) []*kindCue {
	cues := l.kindCues()
	owned := make([]*kindCue, len(rs))
	if byOrder := l.respectively(rs, cues); byOrder != nil {
		return byOrder
	}
	cost := make([]int, len(rs))
	for c := range cues {
		best, least := -1, farAway
		for k, r := range rs {
			d := l.distance(cues[c].at, cues[c].at+1, r.from, r.to) + cues[c].weight + l.cuePenalty(cues[c].at, r)
			if d < least {
				best, least = k, d
			}
		}
		if best >= 0 && (owned[best] == nil || least < cost[best]) {
			owned[best], cost[best] = &cues[c], least
		}
	}
	l.inheritKinds(rs, owned)
	return owned
}

// cuePenalty makes a cue cling to the rating that its own words lead to:
// "audience score of 70%", "68% from critics".
func (l *scoreLine) cuePenalty(at int, r rating) int {
	if at < r.from {
		if w := l.low(at + 1); at+1 < r.from && (w == "score" || w == "rating") && breaks[l.low(at+2)] > 2 && l.low(at+2) != "," {
			return 3
		}
		return 0
	}
	if w := l.low(at - 1); w == "and" || w == "," || w == "the" && l.low(at-2) == "and" {
		return 4
	}
	return 0
}

// inheritKinds lets a rating without a cue share that of the rating before,
// where the two are a list ("audiences gave Dune 90% and Arrival 82%") or a
// change ("the audience score fell from 54% to 50%").
func (l *scoreLine) inheritKinds(rs []rating, owned []*kindCue) {
	for k := 1; k < len(rs); k++ {
		if owned[k] != nil || owned[k-1] == nil {
			continue
		}
		if l.changePair(rs[k-1], rs[k]) || owned[k-1].at < rs[k-1].from && (l.listPair(rs[k-1], rs[k]) || l.olderState(rs[k-1])) {
			owned[k] = owned[k-1]
		}
	}
	for k := len(rs) - 2; k >= 0; k-- {
		if owned[k] == nil && owned[k+1] != nil && (l.changePair(rs[k], rs[k+1])) {
			owned[k] = owned[k+1]
		}
	}
}

// listPair tells whether only films, signs and small words stand between two
// ratings.
func (l *scoreLine) listPair(a, b rating) bool {
	for k := a.to; k < b.from; k++ {
		w := l.low(k)
		if w != "and" && w != "," && w != "(" && w != ")" && w != "a" && w != "an" && !l.insideNamed(k) && w != "\"" && w != "'" {
			return false
		}
	}
	return b.from-a.to < 30
}

// respectively pairs cues and ratings in order when the sentence says so, or
// when all cues stand in one group before or behind all ratings.
func (l *scoreLine) respectively(rs []rating, cues []kindCue) []*kindCue {
	if len(rs) < 2 {
		return nil
	}
	var strong []*kindCue
	for k := range cues {
		c := &cues[k]
		if c.weight > 2 || len(strong) > 0 && strong[len(strong)-1].kind == c.kind {
			continue
		}
		strong = append(strong, c)
	}
	if len(strong) != len(rs) || len(strong) != 2 || strong[0].kind == strong[1].kind {
		return nil
	}
	first, last := rs[0], rs[1]
	ahead := strong[1].at < first.from
	behind := strong[0].at >= last.to
	if !l.says("respectively") && !(ahead || behind) {
		return nil
	}
	if !ahead && !behind || !l.says("respectively") && (strong[1].at-strong[0].at > 4 && !(ahead && l.listPair(first, last)) || l.low(strong[1].at+1) == ":" || l.low(strong[1].at+1) == "gave") {
		return nil
	}
	return strong
}

// bothKinds tells of "both critics and audiences", "the Tomatometer and the
// Popcornmeter".
func (l *scoreLine) bothKinds() bool {
	cues := l.kindCues()
	for k := 1; k < len(cues); k++ {
		a, b := cues[k-1], cues[k]
		if a.kind == b.kind || b.at-a.at > 4 || a.weight > 2 || b.weight > 2 {
			continue
		}
		for j := a.at + 1; j < b.at; j++ {
			if l.low(j) == "and" {
				return l.says("both") || l.says("alike") || l.says("each")
			}
		}
	}
	return false
}

// says tells whether a word stands in the sentence.
func (l *scoreLine) says(word string) bool {
	for k := range l.marks {
		if l.marks[k].low == word {
			return true
		}
	}
	return false
}
