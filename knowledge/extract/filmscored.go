package extract

import "strings"

// rated enters the titles that the grammar of a sentence with a rating shows:
// what is given the rating, what holds it, what stands before its colon. What
// is a rating or a source itself is taken: no bare run may reach into it.
func (c *collector) rated(i int) {
	s := &c.d.sentences[i]
	marks := lex(clip(s.Text, maxScoreSentence))
	g := ratedGrammar{c: c, i: i, ts: s.Tokens, marks: marks, sources: scoreSources.find(marks)}
	for _, r := range ratings(marks) {
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

// subjects enters what stands at the start of a clause, up to a verb of
// holding that a rating follows: "Heat holds an 86%".
func (g *ratedGrammar) subjects() {
	for p, starts := 0, 0; p < len(g.marks) && starts < 12; p++ {
		if p > 0 && !clauseStart[g.marks[p-1].low] && !(quoteSigns[g.marks[p-1].low] && (p == 1 || clauseStart[lowAt(g.marks, p-2)])) {
			continue
		}
		starts++
		p = g.pastLead(p)
		if m := &g.marks[p]; !m.upper && m.kind != markNumber {
			continue
		}
		for v := p + 1; v < len(g.marks) && v <= p+longestTitle+2; v++ {
			w := g.marks[v].low
			if w == "," {
				if g.aside(p, v) && g.propose(p, v) {
					p = v
				}
				if !g.titleGoesOn(v) {
					break
				}
				continue
			}
			holds := receiveVerbs[w] || subjectVerbs[w] || lowAt(g.marks, v+1) == "with" && g.rateSoon(v, 6) && !g.marks[v].upper && g.marks[v].kind == markWord
			if !holds || actsItself[w] || g.marks[v].upper && v < len(g.marks)-1 && g.marks[v+1].upper {
				continue
			}
			if w == "'s" && (lowAt(g.marks, v+1) != "at" || !g.rateSoon(v, 4)) || !g.rateSoon(v, 14) {
				continue
			}
			if end := g.beforeNoun(p, v); !g.counted(v) && (pluralHold[w] && g.list(p, end) || g.propose(g.pastOwner(p, end), end)) {
				p = v
			}
			break
		}
	}
}

// aside tells whether marks [p, v) may be a subject whose aside begins at the
// comma v: a verb of holding and a rating follow.
func (g *ratedGrammar) aside(p, v int) bool {
	if openers[g.marks[p].low] && !leadOpeners[g.marks[p].low] || adverbial(g.marks[p].low) || g.firstNamed(p) {
		return false
	}
	if lowAt(g.marks, v+1) == "\"" || lowAt(g.marks, v+1) == "which" {
		return g.rateSoon(v, 24)
	}
	for k := v + 1; k < len(g.marks) && k < v+14; k++ {
		if w := g.marks[k].low; w == "," {
			return receiveVerbs[lowAt(g.marks, k+1)] && g.rateSoon(k, 10)
		}
	}
	return false
}

// titleGoesOn tells whether the comma v may stand within a title: "Me, Myself
// & Irene".
func (g *ratedGrammar) titleGoesOn(v int) bool {
	return v+1 < len(g.marks) && g.marks[v+1].upper && !openers[g.marks[0].low] && !adverbial(g.marks[0].low)
}

// pastLead skips small words before a subject: "the new Heat film".
func (g *ratedGrammar) pastLead(p int) int {
	for k := p; k < len(g.marks) && k < p+4; k++ {
		if g.marks[k].low == "first" || leadWords[g.marks[k].low] && (k == p || !g.marks[k].upper) {
			continue
		}
		if k > p+1 && g.marks[k].upper {
			return k
		}
		break
	}
	return p
}

// beforeNoun leaves out the noun behind a title: "the new Heat film".
func (g *ratedGrammar) beforeNoun(p, v int) int {
	if v-1 > p && filmNouns[g.marks[v-1].low] && !g.marks[v-1].upper {
		return v - 1
	}
	return v
}

// counted tells whether the verb at v holds several films, so that its
// subject is somebody: "Coogler has three films above 90%".
func (g *ratedGrammar) counted(v int) bool {
	for k := v; k < v+7 && k < len(g.marks); k++ {
		switch g.marks[k].low {
		case "films", "movies", "titles", "features", "credits", "projects":
			return true
		}
	}
	return false
}

// pastOwner skips the maker that owns a title: "Ryan Coogler's Sinners".
func (g *ratedGrammar) pastOwner(a, b int) int {
	for k := a + 2; k < b-1 && k < a+6; k++ {
		if g.marks[k].low == "'s" && firstNames[g.marks[a].low] && !ownedTails[g.marks[k+1].low] && g.marks[k+1].upper {
			return k + 1
		}
	}
	return a
}

// list enters films joined by commas and "and" before a verb in the plural.
func (g *ratedGrammar) list(a, b int) bool {
	from, n := a, 0
	for k := a; k <= b; k++ {
		if k < b && g.marks[k].low != "," && g.marks[k].low != "and" {
			continue
		}
		if k > from && (n > 0 || k < b) && g.propose(from, k) {
			n++
		}
		from = k + 1
	}
	return n > 1
}

var (
	leadWords  = set(`the this that new latest recent original upcoming forthcoming director's while although but and though whereas when since because year's year 's summer's animated live action second third so far`)
	pluralHold = set(`have hold sit stand are boast carry were got earned received scored`)
	// ownedTails are words behind a name that owns them within a title.
	ownedTails = set(`diary war day list baby body labyrinth story world cabinet ark journey revenge adventure adventures daughter wife bride dream game party house wedding choice web angels fury`)
)

// framed enters titles that other words of the trade show in a sentence with
// a rating: "Heat's Tomatometer", "Heat – Metacritic: 76", "critics like
// Heat", "At 86%, Heat leads".
func (g *ratedGrammar) framed() {
	for k := 1; k < len(g.marks); k++ {
		w, next := g.marks[k].low, lowAt(g.marks, k+1)
		sourced := g.sourceFrom(k + 1)
		switch {
		case w == "'s" && (sourced || frameNouns[next] || kindWords[next].kind != "" && (frameNouns[lowAt(g.marks, k+2)] || lowAt(g.marks, k+2) == "'s")):
			g.propose(g.runBack(k), k)
		case (w == ":" || w == "–" || w == "—" || w == "(") && sourced && k <= longestTitle:
			g.propose(0, k)
		case frameVerbs[w] || (w == "of" || w == "for") && frameNouns[g.marks[k-1].low]:
			g.forward(k + 1)
		case w == "," && g.rateSoon(-1, k) && g.marks[0].low != "the" && frameOpeners[g.marks[0].low]:
			g.forward(k + 1)
		case w == ":" && g.titles == 0 && g.rateSoon(-1, k) && k+1 < len(g.marks):
			g.forward(k + 1)
		}
	}
}

var (
	frameNouns   = set(`score scores rating ratings reviews review numbers verdict verdicts tomatometer consensus grade audience critics`)
	frameVerbs   = set(`like liked likes recommend recommends recommended enjoyed enjoy loved love adored praised approve makes made make called calls dubbed panned hailed dismissed`)
	frameOpeners = set(`with at despite boasting holding sporting given earning scoring after currently sitting having thanks compared unlike`)
	actsItself   = set(`awarded given graded rated rates handed`)
)

// sourceFrom tells whether an aggregator's name begins at mark k.
func (g *ratedGrammar) sourceFrom(k int) bool {
	for i := range g.sources {
		if s := &g.sources[i]; s.agg != nil && s.from == k {
			return true
		}
	}
	return false
}

// forward enters the run of title words that begins at mark k.
func (g *ratedGrammar) forward(k int) {
	for k < len(g.marks) && quoteSigns[g.marks[k].low] {
		k++
	}
	if k >= len(g.marks) {
		return
	}
	first, _ := g.tokens(g.marks[k].start, len(g.c.d.sentences[g.i].Text))
	if first < 0 || first >= len(g.ts) {
		return
	}
	end := runEnd(g.ts, first)
	if end == first || g.person(first, end) {
		return
	}
	b := k
	for b < len(g.marks) && g.marks[b].end <= g.ts[end-1].End {
		b++
	}
	for b > k+1 && inTitles[g.marks[b-1].low] && !g.marks[b-1].upper {
		b--
	}
	if lowAt(g.marks, b) == "'s" || lowAt(g.marks, b-1) == "'s" {
		return
	}
	g.propose(k, b)
}

// person tells whether tokens look like somebody's name.
func (g *ratedGrammar) person(first, end int) bool {
	return end-first >= 2 && firstNames[g.ts[first].Lower] && end-first <= 4
}

// loneName enters the one name of a sentence that gives a rating to nothing
// else, when a source makes plain that it is a rating.
func (g *ratedGrammar) loneName() {
	if len(g.sources) == 0 {
		return
	}
	at := -1
	for k := 0; k < len(g.ts); {
		end := runEnd(g.ts, k)
		if end == k {
			k++
			continue
		}
		first := k
		k = end
		if g.c.isTaken(g.ts[first:end]) || g.person(first, end) || end-first == 1 && (never[g.ts[first].Lower] || openers[g.ts[first].Lower] || first == 0 && !(end < len(g.ts) && pastVerb(g.ts[end].Lower)) || kindWords[g.ts[first].Lower].kind != "" || g.ts[first].Kind == number) || g.namesSource(first, end) ||
			end < len(g.ts) && (g.ts[end].Lower == "'s" || g.ts[end].Lower == "star" || g.ts[end].Lower == "director") || first > 0 && besidePerson[g.ts[first-1].Lower] {
			continue
		}
		if at >= 0 {
			return
		}
		at = first
	}
	if at < 0 || g.c.cinema < 0.3 && len(g.c.d.sentences) > 3 {
		return
	}
	end := runEnd(g.ts, at)
	if f := g.c.add(g.i, at, end, bare, false); f != nil {
		f.weigh(3.2, "the one name beside a score")
	}
}

// adverbial tells of a word that opens a sentence and names nothing.
func adverbial(w string) bool {
	return len(w) > 5 && strings.HasSuffix(w, "ly") || w == "overall" || w == "today"
}

// namesSource tells whether tokens [first, end) name a source.
func (g *ratedGrammar) namesSource(first, end int) bool {
	from, to := g.ts[first].Start, g.ts[end-1].End
	for k := range g.sources {
		s := &g.sources[k]
		if g.marks[s.from].start < to && from < g.marks[s.to-1].end {
			return true
		}
	}
	return false
}

// pastVerb tells whether a word looks like a verb that a title may stand
// before.
func pastVerb(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ed") || plainPast[w]
}

var plainPast = set(`made took lost won led fell beat cost ran hit got has had`)

var besidePerson = set(`by from director star actor actress critic writer producer with at in mr mrs ms dr and on`)

var (
	clauseStart  = set(`, ; while but whereas though although and : – — that`)
	subjectVerbs = set(`climbed slipped fell rose dropped opened debuted currently now also averages maintains managed still which slid jumped dipped premiered launched arrived improved recovered`)
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
