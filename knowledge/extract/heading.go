package extract

// readHeading reads a line as a heading that may name a film: "10. Low Tide
// (1998)", "Low Tide (16 March)", "Low Tide, dir. Ann Lee", "Low Tide ★★★".
// The weight says how much its form speaks for a film.
func readHeading(ts []token) (section, bool) {
	var h section
	first, end := 0, len(ts)
	if n := counter(ts); n > 0 {
		first, h.weight = n, 1
	}
	if n := clock(ts, first); n > 0 && first+n < end {
		first, h.weight = first+n, h.weight+2.5
	}
	if end-first > 4 && clock(ts, end-3) > 0 && dashes[ts[end-4].Text] {
		end, h.weight = end-4, h.weight+2.5
	}
	for end > first && headTrail[ts[end-1].Text] {
		if ts[end-1].Flags&scoreWord != 0 {
			h.weight = max(h.weight, 3)
		}
		end--
	}
	if several(ts[first:end]) {
		return section{many: true, weight: -9, span: [2]int{first, end}}, ts[0].Kind == capital
	}
	if k := opening(ts, first, end); k > first {
		h.year, _ = yearWithin(ts[k:end])
		switch {
		case h.year > 0:
			h.weight += 5
		case dateWithin(ts[k:end]) || clock(ts, k+1) > 0 || certificates[ts[k+1].Lower]:
			h.weight += 2.5
		}
		end = k
	}
	if end-first > 2 && dashes[ts[end-2].Text] && ts[end-1].Space && yearOf(&ts[end-1]) > 0 {
		h.year, end = yearOf(&ts[end-1]), end-2 // "Low Tide – 1998"
		h.weight += 4
	}
	for k := first + 1; k < end; k++ {
		if (ts[k].Text == "," || dashes[ts[k].Text] || ts[k].Text == "|") && k+1 < end && headTail[ts[k+1].Lower] {
			h.weight += 2.5
			end = k
		}
	}
	for end > first && (headTrail[ts[end-1].Text] || closers[ts[end-1].Text]) {
		end--
	}
	for first < end && ts[first].Kind == punct {
		first++
	}
	for k := first + 1; k < end; k++ {
		if dashes[ts[k].Text] && ts[k].Space {
			h.weight -= 3 // "Ripley – Low Tide": which side is the title stays open
			h.dashed = ts[k+1].Kind != small
		}
	}
	if n := labelEnd(ts[first:end]); n > 0 {
		if personPrize(ts[first : first+n]) {
			h.weight -= 9
		}
		first += n
	}
	if end <= first || end-first > maxHeadWords || ratesAlone(ts[first:end]) || scored(ts) || !partHeading(ts[first:end]) && !headCased(ts[first:end], h.year > 0) {
		return section{}, false
	}
	if end-first == 1 && len(ts[first].Text) == 1 && h.year == 0 {
		return section{}, false // a letter set large
	}
	h.span = [2]int{first, end}
	return h, true
}

var (
	headTrail    = set(`: * # ★ ☆ – — - | . , _`)
	dashes       = set(`– — -`)
	certificates = set(`u pg 12 12a 15 18 r pg-13 nc-17 dir dir. director directed starring`)
	headTail     = set(`dir dir. director directed starring review film dvd blu-ray`)
)

// clock returns how many tokens tell a time of day at k: "21:15", "21:15:".
func clock(ts []token, k int) int {
	if k < 0 || k+2 >= len(ts) || ts[k].Kind != number || ts[k+2].Kind != number || len(ts[k].Text) > 2 || len(ts[k+2].Text) != 2 || ts[k+1].Text != ":" && ts[k+1].Text != "." {
		return 0
	}
	if k+3 < len(ts) && (ts[k+3].Text == ":" || dashes[ts[k+3].Text]) {
		return 4
	}
	return 3
}

// labelEnd returns how many tokens of a heading say what comes: "A late
// success: Low Tide".
func labelEnd(ts []token) int {
	for k := 1; k+1 < len(ts); k++ {
		if ts[k].Text == ":" && (ts[k-1].Kind == small && ts[k-1].Flags&inTitle == 0 || prizeLabel(ts[:k])) {
			return k + 1
		}
	}
	return 0
}

// prizeLabel reports whether the words before a colon say what comes: "Film
// of the Year", "Should Win".
func prizeLabel(ts []token) bool {
	if !prizeWords[ts[0].Lower] && !prizeWords[ts[len(ts)-1].Lower] {
		return false
	}
	for k := range ts {
		if t := &ts[k]; !prizeWords[t.Lower] && t.Flags&inTitle == 0 && t.Kind != number && t.Text != "-" {
			return false
		}
	}
	return true
}

// personPrize reports whether a label is that of a prize for people.
func personPrize(ts []token) bool {
	for k := range ts {
		if personPrizes[ts[k].Lower] {
			return true
		}
	}
	return false
}

var (
	prizeWords   = set(`win wins won should will winner winners nominee nominees runner-up award awards prize year week month decade best worst film films movie actor actress director star rising special supporting lead leading ensemble newcomer animation documentary screenplay editor's choice pick picks number top also brit british foreign language picture score song cinematography special effects dvd blu-ray review reviews overlooked classic corner`)
	personPrizes = set(`actor actress director star newcomer composer special screenwriter cinematographer`)
)

// several reports whether a heading names several films with their years.
func several(ts []token) bool {
	n := 0
	for k := range ts {
		if y, _ := yearAside(ts, k); y > 0 {
			n++
		}
	}
	return n > 1
}

// scored reports whether a line tells an aggregator's score: "Metacritic – 76".
func scored(ts []token) bool {
	for k := range ts {
		if ts[k].Text == "%" || aggregatorNames[ts[k].Lower] {
			return true
		}
	}
	return false
}

// ratesAlone reports whether a line is a rating and nothing else: "4.5 Stars".
func ratesAlone(ts []token) bool {
	for k := range ts {
		if t := &ts[k]; t.Kind != number && t.Kind != punct && !ratingHead[t.Lower] && !scales[t.Lower] {
			return false
		}
	}
	return true
}

// ratingHead are the words of a rating's line.
var ratingHead = set(`star stars out of rating score verdict marks and a`)

// counter returns how many tokens count a heading: "10.", "3)", "#4", "No. 2:".
func counter(ts []token) int {
	k := 0
	for k < len(ts) && k < 2 && (ts[k].Text == "#" || ts[k].Lower == "no." || ts[k].Lower == "number" || ts[k].Text == "*") {
		k++
	}
	if k+2 >= len(ts) || ts[k].Kind != number || len(ts[k].Text) > 3 {
		return 0
	}
	if ts[0].Text == "#" {
		return k + 1
	}
	switch ts[k+1].Text {
	case ".", ")", ":", "–", "-", "—":
		return k + 2
	}
	return 0
}

// opening returns where the last parenthesis of [first, end) opens, if it
// closes at the end, or first.
func opening(ts []token, first, end int) int {
	if end-first < 3 || ts[end-1].Text != ")" {
		return first
	}
	for k := end - 2; k > first; k-- {
		if ts[k].Text == "(" {
			return k
		}
	}
	return first
}

// yearWithin returns the first year among tokens.
func yearWithin(ts []token) (int, bool) {
	for k := range ts {
		if y := yearOf(&ts[k]); y > 0 {
			return y, true
		}
	}
	return 0, false
}

// dateWithin reports whether tokens hold a month.
func dateWithin(ts []token) bool {
	for k := range ts {
		if months[ts[k].Lower] != 0 {
			return true
		}
	}
	return false
}

// headVerbs are verbs of lines on a film that are no title: "Ann Lee reviews
// Low Tide".
var headVerbs = set(`reviews gets takes talks meets finds looks asks interviews explores discovers ranks wishes picks`)

// headCased reports whether a heading is written as titles are. A heading
// with a year may have small words that titles elsewhere have not: "The Girl
// who Was not There (1998)".
func headCased(ts []token, dated bool) bool {
	if ts[0].Kind != capital && ts[0].Kind != number {
		return false
	}
	caps, smalls := 0, 0
	for k := range ts {
		switch t := &ts[k]; {
		case t.Kind == small && headVerbs[t.Lower]:
			return false
		case t.Text == "." && k < len(ts)-1, t.Text == ";", t.Text == "(", t.Text == ")":
			return false
		case t.Kind == capital || t.Kind == number:
			caps++
		case t.Kind == small && t.Flags&inTitle == 0 && t.Lower != "'s" && !mixedCase(t.Text):
			smalls++
		}
	}
	if dated || smalls == 0 {
		return smalls <= caps+1
	}
	return smalls == 1 && caps > 2
}
