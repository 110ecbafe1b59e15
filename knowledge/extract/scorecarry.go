package extract

import "marquee/knowledge"

// hear remembers the sources that sentence i names, for the sentences behind
// it: "Rotten Tomatoes has counted. Audiences gave it 92%."
func (f *scoreFinder) hear(i int, l *scoreLine) {
	var named []scoreSource
	if l != nil {
		named = l.sources
	} else if mayNameSource(f.d.sentences[i].Tokens) {
		named = f.d.sentences[i].ratedMarks().sources
	}
	for _, s := range named {
		f.recent = append(f.recent, heard{i, s})
	}
	if n := len(f.recent); n > maxHeard {
		f.recent = append(f.recent[:0], f.recent[n-maxHeard:]...)
	}
}

// mayNameSource is a quick look for the aggregators.
func mayNameSource(ts []token) bool {
	for k := range ts {
		if ts[k].Flags&sourceWord != 0 {
			return true
		}
	}
	return false
}

var aggregatorWords = set(`tomatoes rottentomatoes tomatometer popcornmeter rt metacritic metascore imdb letterboxd cinemascore posttrak certified`)

// carried returns the newest aggregator named at most reach sentences before
// sentence i whose scale has the form, or nil.
func (f *scoreFinder) carried(i int, form ratingForm, reach int) *scoreSource {
	for k := len(f.recent) - 1; k >= 0; k-- {
		h := &f.recent[k]
		if h.source.agg == nil || i-h.sentence > reach {
			continue
		}
		if extra, fits := h.source.agg.forms[form]; fits && extra == 0 {
			return &h.source
		}
	}
	return nil
}

// carriedOutlet returns the last outlet named in the two sentences before.
func (f *scoreFinder) carriedOutlet(i int) *scoreSource {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		found := scoreSources.find(lex(clip(f.d.sentences[k].Text, maxHeadline)))
		for j := len(found) - 1; j >= 0; j-- {
			if found[j].agg == nil {
				return &found[j]
			}
		}
	}
	return nil
}

// unnamedClaim finds the source of stars, fractions and letters in a sentence
// that names none that gives them.
func (f *scoreFinder) unnamedClaim(l *scoreLine, r rating, cue *kindCue) (scoreClaim, bool) {
	plain := r.form == formStars && r.max == 0 && !r.tight && l.low(r.to-1) != "★" && l.low(r.to-1) != "½"
	switch {
	case cue != nil && cue.kind == knowledge.Audience && cue.weight <= 1 && l.distance(cue.at, cue.at+1, r.from, r.to) <= 8 && (l.givenByCue(cue, r) || l.saysScore(r)):
		if s := f.carried(l.index, r.form, len(f.d.sentences)); s != nil {
			return scoreClaim{name: s.agg.name, kind: s.agg.kind, rule: "r, source named before", agg: s.agg}, true
		}
		return scoreClaim{kind: knowledge.Audience, rule: "r from audiences"}, true
	case r.form == formLetter && r.bare && !l.graded(r):
		return scoreClaim{}, false
	case l.heGave(r):
		if s := f.carriedOutlet(l.index); s != nil {
			return scoreClaim{name: s.name, kind: knowledge.Verdict, rule: "he gave r"}, true
		}
		return scoreClaim{}, false
	case cue != nil && cue.kind == knowledge.Critics && l.givenByCue(cue, r) && !plain:
		return scoreClaim{kind: knowledge.Critics, rule: "r from critics"}, true
	}
	if l.ownVoice(r) {
		return scoreClaim{name: f.d.article.Outlet, kind: knowledge.Verdict, rule: "own rating"}, true
	}
	if l.received(r) || l.judgesNow(r) || r.tight && l.low(r.to) == "review" {
		c := scoreClaim{kind: knowledge.Verdict, rule: "got r"}
		if l.judgesNow(r) {
			c.name, c.rule = f.d.article.Outlet, "it gets r"
		}
		return c, true
	}
	return scoreClaim{}, false
}

// graded tells whether the words beside a letter make it a grade.
func (l *scoreLine) graded(r rating) bool {
	if w := l.low(r.to); w == "grade" || w == "rating" || w == "score" || w == "average" {
		return true
	}
	for k := r.from - 1; k >= 0 && k >= r.from-4; k-- {
		switch w := l.low(k); w {
		case "grade", "grades", "rating", "score", "graded", "verdict", "mark":
			return true
		}
	}
	return l.verbBefore(r) > 0
}

// heGave tells whether a pronoun gives the rating: "He gave it two stars".
func (l *scoreLine) heGave(r rating) bool {
	v := l.verbBefore(r)
	if v <= 0 {
		return false
	}
	k := v - 1
	for k > 0 && adverbs[l.low(k)] {
		k--
	}
	w := l.low(k)
	return w == "he" || w == "she" || w == "they" || (w == "paper" || w == "magazine" || w == "outlet" || w == "site" || w == "website" || w == "critic" || w == "reviewer" || w == "review")
}

// ownVoice tells whether the article itself speaks: "Rating: 4/5", "I'd give
// it four out of five", "Two stars for Heat."
func (l *scoreLine) ownVoice(r rating) bool {
	if l.labelled(r) {
		return true
	}
	if l.low(r.to) == "for" && l.firstOrAfterSign(r.from) {
		if _, ok := l.filmBehind(r); ok {
			return true
		}
	}
	if w := l.low(r.from); w == "★" && (l.filmEndsAt(r.from) || l.filmEndsAt(r.from-1)) {
		return true
	}
	return r.max > 0 && r.form != formLetter && r.from <= 2 && (l.low(0) == "a" || l.low(0) == "an" || r.from == 0) && len(l.marks) <= r.to+4
}

// firstOrAfterSign tells whether mark i opens a clause.
func (l *scoreLine) firstOrAfterSign(i int) bool {
	return i == 0 || l.marks[i-1].kind == markSign && l.low(i-1) != "-" || l.low(i-1) == "so" || l.low(i-1) == "a"
}

// labelled tells whether a label with a colon or dash stands before a rating:
// "Verdict: 4/5".
func (l *scoreLine) labelled(r rating) bool {
	if w := l.low(r.from - 1); w != ":" && w != "–" && w != "—" && w != "-" {
		return false
	}
	return labelBefore(l.marks, r.from-1) != ""
}

// received tells whether a film gets the rating from nobody named.
func (l *scoreLine) received(r rating) bool {
	if !l.told(r) {
		return false
	}
	for k := r.from - 1; k >= 0 && k >= r.from-5; k-- {
		w := l.low(k)
		if receiveOnly[w] {
			return k > 0
		}
		if breaks[w] > 2 || l.rated[k] {
			return false
		}
	}
	return false
}

// judgesNow tells whether the sentence gives the rating itself: "Heat gets a
// 4/5", "Our verdict: ...".
func (l *scoreLine) judgesNow(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-5; k-- {
		switch l.low(k) {
		case "gets", "deserves", "merits", "earns":
			return true
		case "is", "'s":
			return k == r.from-2 && r.max > 0
		}
	}
	for k := range l.marks {
		if l.low(k) == ":" {
			return labelBefore(l.marks, k) != ""
		}
	}
	return false
}

// told tells whether the sentence itself names the film, and nothing else
// that may be rated, before the rating.
func (l *scoreLine) told(r rating) bool {
	for k := max(0, r.from-12); k < r.from; k++ {
		if w := l.low(k); notFilms[w] || w == "production" || w == "play" || w == "restaurant" || w == "hotel" || w == "theatrical" {
			return false
		}
	}
	for k := range l.films {
		if f := &l.films[k]; f.to <= r.from && !f.oblique && f.film.Key != "" {
			return true
		}
	}
	return false
}

var receiveOnly = set(`got gets getting received receives receiving earned earns earning deserves merits awarded given garnered nabbed scores scored rated gets`)
