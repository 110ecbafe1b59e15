package extract

import "strings"

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
