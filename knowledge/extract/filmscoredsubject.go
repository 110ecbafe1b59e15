package extract

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
