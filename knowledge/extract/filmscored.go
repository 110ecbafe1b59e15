package extract

import "strings"

// rated enters the titles that the grammar of a sentence with a rating shows:
// what is given the rating, what holds it, what stands before its colon. What
// is a rating or a source itself is taken: no bare run may reach into it.
func (c *collector) rated(i int) {
	s := &c.d.sentences[i]
	m := s.ratedMarks()
	g := ratedGrammar{c: c, i: i, ts: s.Tokens, marks: m.marks, sources: m.sources}
	for _, r := range m.ratings {
		if g.mayRate(r) {
			g.ratings = append(g.ratings, r)
		}
	}
	if len(g.ratings) == 0 || len(g.ratings) > maxRatingsInSentence {
		return
	}
	g.take()
	for _, r := range g.ratings {
		g.object(r)
		g.owner(r)
		g.behind(r)
	}
	g.subjects()
	g.framed()
	if g.titles == 0 {
		g.loneName()
	}
}

// A ratedGrammar is a sentence that states a rating.
type ratedGrammar struct {
	c       *collector
	i       int
	ts      []token
	marks   []mark
	sources []scoreSource
	ratings []rating
	titles  int // proposed so far
}

// mayRate tells whether a rating is one by its form and its neighbours.
func (g *ratedGrammar) mayRate(r rating) bool {
	switch r.form {
	case formNumber:
		return len(g.sources) > 0 && r.value <= 100
	case formFraction:
		return scaleMaxima[r.max] && r.value <= r.max
	case formLetter:
		prev := lowAt(g.marks, r.from-1)
		return !r.bare || len(g.sources) > 0 && r.from > 0 || prev == "a" || prev == "an" || prev == "\""
	}
	return true
}

// propose enters marks [a, b) as a title, if they are written like one.
func (g *ratedGrammar) propose(a, b int) bool {
	for a < b && g.marks[a].kind == markSign && quoteSigns[g.marks[a].low] {
		a++
	}
	for a < b && g.marks[b-1].kind == markSign && (quoteSigns[g.marks[b-1].low] || g.marks[b-1].low == "," || g.marks[b-1].low == "–" || g.marks[b-1].low == "—" || g.marks[b-1].low == ":") {
		b--
	}
	for a < b && (leadOpeners[g.marks[a].low] && (a == 0 || clauseStart[g.marks[a-1].low]) || a > 0 && leadOpeners[g.marks[a-1].low] && !g.marks[a].upper && prepositions[g.marks[a].low]) {
		a++
	}
	a = g.pastOwner(a, b)
	if a < b && (g.marks[a].low == "season" || g.marks[a].low == "series") {
		return false // of television
	}
	if a >= b || b-a > longestTitle+4 || g.marks[a].kind == markWord && !g.marks[a].upper && !articles[g.marks[a].low] && !mixedCase(g.c.d.sentences[g.i].Text[g.marks[a].start:g.marks[a].end]) {
		return false
	}
	first, end := g.tokens(g.marks[a].start, g.marks[b-1].end)
	if first < 0 || !titleCased(g.ts[first:end]) || g.isSource(a, b) || notName[g.marks[a].low] && b == a+1 && !marked(&g.c.d.sentences[g.i], first) {
		return false
	}
	if end-first == 1 && (never[g.ts[first].Lower] || kindWords[g.ts[first].Lower].kind != "") || (openers[g.ts[first].Lower] || adverbial(g.ts[first].Lower)) && end-first == 1 {
		return false
	}
	if label := joinMarks(g.marks[a:b]); ownLabel[label] || readerLabel[label] || len(label) == 1 && isLetterAt(g.marks, a) {
		return false
	}
	if endsNames(g.ts, first) || pairOfNames(g.ts, first, end) {
		return false // "Ann Lee and Bob Ray have put together a five-star cast"
	}
	f := g.c.add(g.i, first, end, whole, false)
	if f == nil {
		return false
	}
	f.weigh(6, "X has a score")
	f.sure = true
	g.titles++
	g.c.taken = append(g.c.taken, taken{from: g.marks[a].start, to: g.marks[b-1].end, title: true})
	return true
}

// pairOfNames reports whether a full name and, behind "and", another stand at
// token first.
func pairOfNames(ts []token, first, end int) bool {
	return end-first > 1 && ts[first].Flags&firstName != 0 && nameAt(ts, first) == end &&
		end+2 < len(ts) && ts[end].Lower == "and" && nameAt(ts, end+1) == end+3
}

var (
	leadOpeners  = set(`compared unlike like while with despite against versus contrast contrasted`)
	prepositions = set(`to with`)
)

var quoteSigns = set(`" '`)

// tokens returns the tokens between two byte offsets, or -1.
func (g *ratedGrammar) tokens(from, to int) (first, end int) {
	first = -1
	for k := range g.ts {
		if g.ts[k].Start >= from && first < 0 {
			first = k
		}
		if g.ts[k].End <= to {
			end = k + 1
		}
	}
	if first < 0 || end <= first || g.ts[first].Start != from {
		return -1, 0
	}
	return first, end
}

// isSource tells whether marks [a, b) are a source's name, or a rating.
func (g *ratedGrammar) isSource(a, b int) bool {
	for k := range g.sources {
		s := &g.sources[k]
		if s.from < b && a < s.to && (s.agg != nil || s.from <= a+1 && b <= s.to+1 && s.to-s.from >= b-a-1) {
			return true
		}
	}
	for k := range g.ratings {
		if r := &g.ratings[k]; r.form != formNumber && r.from < b && a < r.to && (!r.bare || r.from > a && articles[g.marks[r.from-1].low]) {
			return true
		}
	}
	return false
}

// object enters what stands between a verb of giving and the rating: "gave
// Heat a B+", "had Heat at 71%".
func (g *ratedGrammar) object(r rating) {
	end := r.from
	for end > 0 && objectTail[lowAt(g.marks, end-1)] {
		end--
	}
	for v := r.from - 1; v >= 0 && v >= r.from-24; v-- {
		w := lowAt(g.marks, v)
		if giveStrict[w] && !g.marks[v].upper || objectVerbs[w] {
			if v+1 < end && g.propose(v+1, end) {
				return
			}
			if (w == "score" || w == "rating" || w == "rated" || w == "grade") && v >= end {
				continue
			}
			return
		}
		if w == ";" {
			return
		}
	}
}

var (
	objectTail  = set(`a an just only at with average grade score rating of the , perfect solid glowing mere meager meagre generous rare lowly measly rotten fresh damning stellar "`)
	objectVerbs = set(`given had has have puts put lists listed gave named called place placed pegged clocked`)
)

// owner enters what stands right before a rating in parentheses, or owns it:
// "Heat (86%)", "Heat's 86%", "Heat: 86%".
func (g *ratedGrammar) owner(r rating) {
	k := r.from - 1
	if k < 0 {
		return
	}
	for k > 0 && k > r.from-4 && (objectTail[g.marks[k].low] || certified[g.marks[k].low] || g.marks[k].low == "critics" || g.marks[k].low == "audience") && (g.marks[k].low != "," || certified[g.marks[k-1].low]) {
		k--
	}
	if glyph := lowAt(g.marks, r.from); glyph == "★" && g.marks[k].upper {
		if a := g.runBack(k + 1); a == 0 {
			g.propose(a, k+1)
		}
		return
	}
	switch w := lowAt(g.marks, k); w {
	case "(", ":", "–", "—", "'s", "-":
		if w == "-" && !g.marks[k].spaced {
			return
		}
		a := g.runBack(k)
		if w == "'s" && (r.form == formStars || g.firstNamed(g.runBack(k))) {
			return
		}
		if k > 1 && a == k && g.marks[k-1].low == "review" {
			a, k = g.runBack(k-1), k-1
		} else if k > 1 && g.marks[k-1].low == "review" {
			k--
		}
		if a < k {
			g.propose(a, k)
		}
	}
}

// firstNamed tells whether a first name stands at mark a.
func (g *ratedGrammar) firstNamed(a int) bool {
	return a+1 < len(g.marks) && firstNames[g.marks[a].low] && g.marks[a+1].upper
}

var certified = set(`certified fresh rotten`)

// runBack returns where the run of title words that ends before mark k
// begins.
func (g *ratedGrammar) runBack(k int) int {
	a, j := k, k-1
	for j >= 0 && k-j <= longestTitle {
		m := &g.marks[j]
		switch {
		case m.upper || m.kind == markNumber:
			if openers[m.low] && (j == 0 || g.marks[j-1].low == ".") && !inTitles[m.low] {
				return a
			}
			a = j
		case m.kind == markWord && (inTitles[m.low] || m.low == "'s") && m.low != "and", m.low == ":" && j > 0 && j < k-1, m.low == "-" && !m.spaced, m.low == "." && !m.spaced && j+1 < k, m.low == "!", m.low == "&":
		case quoteSigns[m.low] && j == k-1:
			for a = j; a > 0 && !quoteSigns[lowAt(g.marks, a-1)]; a-- {
				if k-a > longestTitle {
					return k
				}
			}
			return a
		default:
			return a
		}
		j--
	}
	return a
}

// behind enters what follows "for" or "to" behind a rating: "two stars for
// Dolittle".
func (g *ratedGrammar) behind(r rating) {
	k := r.to
	for k < r.to+4 && (ratingTail[lowAt(g.marks, k)] || kindWords[lowAt(g.marks, k)].kind != "") {
		k++
	}
	if w := lowAt(g.marks, k); w != "for" && w != "to" {
		return
	}
	k++
	if k >= len(g.marks) {
		return
	}
	first, _ := g.tokens(g.marks[k].start, len(g.c.d.sentences[g.i].Text))
	if first < 0 {
		return
	}
	if end := runEnd(g.ts, first); end > first {
		b := k
		for b < len(g.marks) && g.marks[b].end <= g.ts[end-1].End {
			b++
		}
		for b > k+1 && (inTitles[g.marks[b-1].low] && !g.marks[b-1].upper) {
			b--
		}
		g.propose(k, b)
	}
}

// rateSoon tells whether a rating begins within n marks behind mark v.
func (g *ratedGrammar) rateSoon(v, n int) bool {
	for k := range g.ratings {
		if r := &g.ratings[k]; r.from > v && r.from <= v+n {
			return true
		}
	}
	return false
}

// take closes ratings and sources to the runs of capitals.
func (g *ratedGrammar) take() {
	for k := range g.marks {
		if w := g.marks[k].low; w == ":" || w == "–" || w == "—" {
			if label := labelBefore(g.marks, k); label != "" && k > 0 {
				g.c.taken = append(g.c.taken, taken{from: g.marks[max(0, k-len(strings.Fields(label)))].start, to: g.marks[k-1].end})
			}
		}
	}
	for _, r := range g.ratings {
		if r.form == formNumber && r.value == float64(int(r.value)) || r.bare && lowAt(g.marks, r.from-1) != "a" && lowAt(g.marks, r.from-1) != "an" {
			continue
		}
		a := r.from
		if w := lowAt(g.marks, a-1); w == "a" || w == "an" {
			a--
		}
		g.c.taken = append(g.c.taken, taken{from: g.marks[a].start, to: r.end})
	}
	for k := range g.sources {
		if s := &g.sources[k]; s.agg != nil || s.to-s.from > 1 || g.speaks(s) {
			g.c.taken = append(g.c.taken, taken{from: g.marks[s.from].start, to: g.marks[s.to-1].end})
		}
	}
}

// speaks tells whether an outlet of one word stands where a giver stands.
func (g *ratedGrammar) speaks(s *scoreSource) bool {
	next, prev := lowAt(g.marks, s.to), lowAt(g.marks, s.from-1)
	return next == ":" || next == "'s" || giveVerbs[next] && !receiveVerbs[next] || givenBy[prev] || prev == "(" || prev == "–"
}

// A taken part of a sentence, in bytes, is a rating, a source or a title that
// a rating's grammar shows.
type taken struct {
	from, to int
	title    bool
}

// isTaken tells whether tokens of the sentence at hand reach into what a
// rating's grammar has taken.
func (c *collector) isTaken(ts []token) bool {
	from, to := ts[0].Start, ts[len(ts)-1].End
	for _, s := range c.taken {
		if s.from < to && from < s.to && (!s.title || s.from != from || s.to != to) {
			return true
		}
	}
	return false
}
