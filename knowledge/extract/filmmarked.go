package extract

// marked enters the phrases of a sentence that are set apart.
func (c *collector) marked(i int, spans []span, o origin, scored bool) {
	ts := c.d.sentences[i].Tokens
	said := -1 // where speech ended
	for n, sp := range spans {
		first, end := sp.First, sp.End
		for end > first && (ts[end-1].Text == "," || ts[end-1].Text == ".") {
			end--
		}
		if end == first || !titleCased(ts[first:end]) {
			continue
		}
		if o == quoted && (spoken(ts, end) || first > 1 && speech[ts[first-2].Lower] || c.d.sentences[i].Position < 0 && (saidInHead(ts, first, end) || said > 0 && listed(ts[said:first]))) {
			said = end
			continue
		}
		if o == quoted && (translates(ts, first) || end+1 < len(ts) && ts[end+1].Text == ":" && !ts[end+1].Space) {
			continue
		}
		if o == italic && c.italicList(i, first, end, scored) {
			continue
		}
		if o == quoted && nicknames(ts, first, end, c.d.sentences[i].Position < 0) {
			c.barred[string(keyOf(nil, ts[first:end]))] = true
			continue
		}
		f := c.add(i, first, end, o, scored)
		if f != nil && o == quoted && !c.onAir && inQuotedList(ts, spans, n) {
			f.weigh(1.5*min(1, float64(c.plainly)), "in a list of titles in quotation marks")
		}
	}
}

// inQuotedList reports whether span n is one of three or more in a row that
// are in quotation marks: "“Low Tide,” “Paper Boats” and “Ember”".
func inQuotedList(ts []token, spans []span, n int) bool {
	from, to := n, n
	for from > 0 && from > n-2 && adjacent(ts, spans[from-1], spans[from]) {
		from--
	}
	for to+1 < len(spans) && to < n+2 && adjacent(ts, spans[to], spans[to+1]) {
		to++
	}
	return to-from > 1
}

// adjacent reports whether nothing but a comma or an "and" stands between two
// spans.
func adjacent(ts []token, a, b span) bool {
	if b.First <= a.End || b.First-a.End > 6 {
		return false
	}
	return ts[a.End-1].Text == "," || listed(ts[a.End:b.First])
}

// translates reports whether the quotation that begins at token first only
// says what a title means: "‘Leto’ (‘Summer’)", "translated as “Summer”".
func translates(ts []token, first int) bool {
	k := first - 2 // before the opening mark
	if k < 0 {
		return false
	}
	if k > 0 && ts[k].Text == "(" {
		return closers[ts[k-1].Text]
	}
	if k > 1 && ts[k].Lower == "or" && ts[k-1].Text == "," {
		return closers[ts[k-2].Text]
	}
	return meaning[ts[k].Lower] || k > 0 && (ts[k].Lower == "to" || ts[k].Lower == "as") && meaning[ts[k-1].Lower]
}

// meaning are the words that stand before what a title means.
var meaning = set(`meaning means literally translates translating translated`)

// italicList enters the titles of a list that is set in italics as a whole:
// "Low Tide, High Water, Paper Boats". It reports whether there is one.
func (c *collector) italicList(i, first, end int, scored bool) bool {
	ts := c.d.sentences[i].Tokens
	commas := 0
	for k := first; k < end-1; k++ {
		if ts[k].Text == "," {
			if ts[k+1].Kind != capital {
				return false
			}
			commas++
		}
	}
	if commas < 2 {
		return false
	}
	for from, k := first, first; k <= end; k++ {
		if k == end || ts[k].Text == "," {
			if k > from {
				c.add(i, from, k, italic, scored)
			}
			from = k + 1
		}
	}
	return true
}

// saidInHead reports whether the quoted tokens [first, end) of a headline are
// what somebody says or calls another: "Ann Lee: 'No Way Back'", "Calls Him
// 'A Rare Gift'", "With 'Great Man' Tom Reed".
func saidInHead(ts []token, first, end int) bool {
	if ts[first].Kind == capital && pronouns[ts[first].Lower] && end-first > 2 {
		return true
	}
	if first > 2 && ts[first-2].Text == ":" && !headExtra[ts[first-3].Lower] && ts[first-3].Flags&genre == 0 && end+2 >= len(ts) {
		return true
	}
	for k := first - 2; k >= 0 && k > first-5; k-- {
		if naming[ts[k].Lower] {
			return true
		}
	}
	return first > 1 && end+2 < len(ts) && ts[end+1].Flags&firstName != 0 && nameAt(ts, end+1) > end+2 && headlineJoins[ts[first-2].Lower]
}

var (
	naming        = set(`calls called calling dubs dubbed labels labelled labeled slams slammed brands`)
	headlineJoins = set(`with of by for on`)
	pronouns      = set(`i i'm i've i'd i'll we we're we've you you're he he's she she's they they're it's that's there's don't`)
)

// nicknames reports whether the quoted tokens [first, end) stand within a
// name: "Ann “Red” Lee". In a headline, where every word has its capital, a
// given name must stand before, and no word of the trade behind: "Ann Lee's
// “Low Tide” Trailer".
func nicknames(ts []token, first, end int, headline bool) bool {
	if first < 2 || end+1 >= len(ts) || ts[first-2].Kind != capital || ts[end+1].Kind != capital || ts[end].Text == "," {
		return false
	}
	if headline {
		return ts[first-2].Flags&firstName != 0 && afterFilm.at(ts, end+1) == nil && !genres[ts[end+1].Lower]
	}
	return true
}

// spoken reports whether what ends at end is speech: a mark that ends a
// sentence or a comma, the closing mark, and soon a verb of saying.
func spoken(ts []token, end int) bool {
	for k := end; k < len(ts) && k < end+6; k++ {
		if speech[ts[k].Lower] {
			return true
		}
	}
	return false
}

var speech = set(`said says say adds added asks asked cried cries shouted shouts replied replies joked jokes quipped insisted explained exclaimed declared declares screamed screams tweeted wrote`)
