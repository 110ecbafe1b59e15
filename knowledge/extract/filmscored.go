package extract

// rated enters the titles that the grammar of a sentence with a rating shows:
// what is given the rating, what holds it, what stands before its colon. What
// is a rating or a source itself is taken: no bare run may reach into it.
func (c *collector) rated(i int) {
	s := &c.d.sentences[i]
	marks := lex(s.Text)
	g := ratedGrammar{c: c, i: i, ts: s.Tokens, marks: marks, sources: scoreSources.find(marks)}
	for _, r := range ratings(marks) {
		if g.mayRate(r) {
			g.ratings = append(g.ratings, r)
		}
	}
	if len(g.ratings) == 0 || len(g.ratings) > maxRatingsInSentence {
		return
	}
	for _, r := range g.ratings {
		g.object(r)
		g.owner(r)
		g.behind(r)
	}
	g.subjects()
	g.take()
}

// A ratedGrammar is a sentence that states a rating.
type ratedGrammar struct {
	c       *collector
	i       int
	ts      []token
	marks   []mark
	sources []scoreSource
	ratings []rating
}

// mayRate tells whether a rating is one by its form and its neighbours.
func (g *ratedGrammar) mayRate(r rating) bool {
	switch r.form {
	case formNumber:
		return len(g.sources) > 0 && r.value <= 100
	case formFraction:
		return scaleMaxima[r.max] && r.value <= r.max
	case formLetter:
		return !r.bare || len(g.sources) > 0 && r.from > 0
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
	if a >= b || b-a > longestTitle+4 {
		return false
	}
	first, end := g.tokens(g.marks[a].start, g.marks[b-1].end)
	if first < 0 || !titleCased(g.ts[first:end]) || g.isSource(a, b) || notName[g.marks[a].low] && b == a+1 && !marked(&g.c.d.sentences[g.i], first) && a > 0 {
		return false
	}
	if end-first == 1 && (never[g.ts[first].Lower] || kindWords[g.ts[first].Lower].kind != "") || openers[g.ts[first].Lower] && end-first == 1 {
		return false
	}
	f := g.c.add(g.i, first, end, whole, false)
	if f == nil {
		return false
	}
	f.weigh(6, "X has a score")
	f.sure = true
	g.c.taken = append(g.c.taken, taken{from: g.marks[a].start, to: g.marks[b-1].end, title: true})
	return true
}

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
		if r := &g.ratings[k]; r.form != formNumber && r.from < b && a < r.to && !(r.bare) {
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
		if giveStrict[w] || objectVerbs[w] {
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
	objectVerbs = set(`had has have puts put lists listed gave named called place placed pegged clocked`)
)

// owner enters what stands right before a rating in parentheses, or owns it:
// "Heat (86%)", "Heat's 86%", "Heat: 86%".
func (g *ratedGrammar) owner(r rating) {
	k := r.from - 1
	for k > 0 && k > r.from-4 && (objectTail[g.marks[k].low] || certified[g.marks[k].low] || g.marks[k].low == "critics" || g.marks[k].low == "audience") && (g.marks[k].low != "," || certified[g.marks[k-1].low]) {
		k--
	}
	switch w := lowAt(g.marks, k); w {
	case "(", ":", "–", "—", "'s", "-":
		if w == "-" && !g.marks[k].spaced {
			return
		}
		a := g.runBack(k)
		if w == "'s" && r.form != formPercent && r.form != formLetter {
			return
		}
		if ownLabel[joinMarks(g.marks[a:k])] || readerLabel[joinMarks(g.marks[a:k])] {
			return
		}
		if a < k {
			g.propose(a, k)
		}
	}
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
			if m.upper && openers[m.low] && j > 0 {
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
	for k < r.to+3 && ratingTail[lowAt(g.marks, k)] {
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

// subjects enters what stands at the start of a clause, up to a verb of
// holding that a rating follows: "Heat holds an 86%".
func (g *ratedGrammar) subjects() {
	for p, starts := 0, 0; p < len(g.marks) && starts < 12; p++ {
		if p > 0 && !clauseStart[g.marks[p-1].low] && !(quoteSigns[g.marks[p-1].low] && (p == 1 || clauseStart[lowAt(g.marks, p-2)])) {
			continue
		}
		starts++
		if m := &g.marks[p]; !m.upper && m.kind != markNumber {
			continue
		}
		for v := p + 1; v < len(g.marks) && v <= p+longestTitle+2; v++ {
			w := g.marks[v].low
			if !receiveVerbs[w] && !subjectVerbs[w] || g.marks[v].upper && v < len(g.marks)-1 && g.marks[v+1].upper {
				continue
			}
			if w == "'s" && !g.rateSoon(v, 4) || !g.rateSoon(v, 14) {
				continue
			}
			g.propose(p, v)
			break
		}
	}
}

var (
	clauseStart  = set(`, ; while but whereas though although and : – — that`)
	subjectVerbs = set(`climbed slipped fell rose dropped opened debuted currently now also averages maintains managed still which , slid jumped dipped premiered launched arrived improved recovered`)
)

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
	for _, r := range g.ratings {
		if r.form == formNumber || r.bare && lowAt(g.marks, r.from-1) != "a" && lowAt(g.marks, r.from-1) != "an" {
			continue
		}
		a := r.from
		if w := lowAt(g.marks, a-1); w == "a" || w == "an" {
			a--
		}
		g.c.taken = append(g.c.taken, taken{from: g.marks[a].start, to: r.end})
	}
	for k := range g.sources {
		if s := &g.sources[k]; s.agg != nil || s.to-s.from > 1 {
			g.c.taken = append(g.c.taken, taken{from: g.marks[s.from].start, to: g.marks[s.to-1].end})
		}
	}
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
