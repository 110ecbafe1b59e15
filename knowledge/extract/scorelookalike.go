package extract

// Numbers that look like scores. A rating is dropped when the words right
// around it say that it counts or measures something else.

var (
	// changeVerbs say that a percentage is the size of a change.
	changeVerbs = set(`dropped drop drops dropping fell fall falls falling down off up plunged plummeted tumbled slid slipped slipping declined collapsed dipped sank nosedived crashed
		rose grew climbed jumped increased soared surged shrank cut slashed reduced raised decreased lost gained eased improved ticked cratered dove dived tanked bumped boosted
		saving saved discounted dropping losing gaining rising climbing falling sliding plunging`)
	// changeNouns follow a percentage that is the size of a change or a share.
	changeNouns = set(`drop drops decline dip fall plunge slide hold increase jump rise boost gain surge hike cut share stake discount tax more less higher lower fewer bigger larger smaller better worse
		off down up over above below ahead behind margin chance chances owned capacity attendance growth decrease slump tumble uptick bump occupancy shrinkage swing gap difference majority ownership rebate
		royalty commission interest turnout rating-drop second-weekend faster slower longer shorter cheaper holdover multiplier raise wage inflation complete done finished sure certain true vaccinated pure organic
		likely likelihood probability female male women men hispanic latino latinx black white caucasian asian african points point year-on-year year-over-year recommend definite recommendation`)
	// scoreNouns follow a rating that is one.
	scoreNouns = set(`score scores rating ratings approval fresh rotten critics critic critics' audience audiences tomatometer popcornmeter positive favorable favourable user viewer verified rt review reviews mark
		grade metascore cinemascore posttrak aggregate aggregated average overall out among with from on at by as according consensus freshness certified certification good thumbs in`)
	// approximations make a number that nobody states.
	approximations = set(`least under over below above than threshold minimum nearly almost exceed exceeds exceeding beyond`)
	// limits after a rating say that it is a mark to be reached.
	limits = set(`threshold minimum cutoff cut-off barrier mark-up`)
	// shareVerbs make a percentage the share of an audience in a count.
	pollWords = set(`poll polled survey surveyed respondents voted votes vote voters voting ballots ballot`)
	// needVerbs make a rating a wish.
	needVerbs = set(`need needs needed require requires required must needing requiring`)
	// denials before a verb of rating say that it was not given.
	denials = set(`not never n't cannot didn't hasn't hadn't doesn't wasn't won't wouldn't couldn't can't isn't don't haven't refused refuses`)
	// letterParts stand before a single letter that is no grade.
	letterParts = set(`plan vitamin part class screen section group category hepatitis side type unit team theater theatre block studio exhibit appendix grade-a point stage level scene take line series block wing building room shot phase division league schedule title
		tier model mr mrs dr . & hall terminal zone row seat act certificate`)
	// letterNouns follow a single letter that is no grade.
	letterNouns = set(`movie movies film films list lister listers side sides team teams plot plots story stories roll picture pictures certificate unit minor major sharp flat day bomb word section league game games lot class minus student students level levels type types cup cups theatre theater
		block camera actor actors game-plot`)
)

// lookAlike tells whether rating r is no judgement by the words around it.
func (l *scoreLine) lookAlike(r rating) bool {
	if l.wished(r) || l.denied(r) {
		return true
	}
	switch r.form {
	case formPercent:
		return r.value > 100 || l.measuresChange(r) || l.measuresShare(r)
	case formFraction:
		return l.countsThings(r)
	case formStars:
		return l.countsStars(r)
	case formLetter:
		return l.plainLetter(r)
	}
	return l.plainNumber(r)
}

// wished tells of "needs at least 75%", "above the 60% threshold".
func (l *scoreLine) wished(r rating) bool {
	for k := r.to; k < r.to+3; k++ {
		if limits[l.low(k)] {
			return true
		}
	}
	if w := l.low(r.to); w == "or" && (changeNouns[l.low(r.to+1)] || l.low(r.to+1) == "above") {
		return true
	}
	for k := r.from - 1; k >= 0 && k >= r.from-4; k-- {
		w := l.low(k)
		if needVerbs[w] || (k >= r.from-2 && approximations[w]) {
			return w != "than" || l.low(k-1) == "more" || l.low(k-1) == "less" || l.low(k-1) == "higher" || l.low(k-1) == "lower" || l.low(k-1) == "better" || l.low(k-1) == "fewer"
		}
		if breaks[w] > 2 || l.rated[k] {
			return false
		}
	}
	return false
}

// denied tells of "did not get a 92%", "never gave it four stars".
func (l *scoreLine) denied(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-7; k-- {
		w := l.low(k)
		if denials[w] && !l.insideNamed(k) {
			return l.low(k+1) != "only" && l.low(k+1) != "just"
		}
		if w == "," || w == ";" || w == "but" || w == "and" || w == "with" || w == "while" || w == "whose" || l.rated[k] {
			return false
		}
	}
	return false
}

// measuresChange tells of "dropped 48%", "a 52% slide", "up 58%".
func (l *scoreLine) measuresChange(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-4; k-- {
		w := l.low(k)
		if changeVerbs[w] {
			return true
		}
		if !changeFill[w] {
			break
		}
	}
	for k := r.to; k < len(l.marks) && k < r.to+4; k++ {
		w := l.low(k)
		if w == "-" {
			continue
		}
		if changeNouns[w] {
			return !changeMayFollow[w] || l.low(k+1) == "from" && l.low(k+2) == "last" || l.low(k+1) == "last"
		}
		if scoreNouns[w] || l.marks[k].kind == markSign || l.marks[k].upper || breaks[w] > 2 {
			break
		}
	}
	return false
}

var (
	changeFill = set(`by a an just only another some about roughly nearly almost an approximately around whopping steep massive modest mere huge further its the estimated hefty brutal staggering whole full`)
	// changeMayFollow are change words that also stand behind a score: "92%,
	// up from 90%", "at 92%, ahead of Heat".
	changeMayFollow = set(`up down above below ahead behind over better worse higher lower likely certain sure true points`)
)

// measuresShare tells of "20% of the budget": a share of anything but of
// those who judge.
func (l *scoreLine) measuresShare(r rating) bool {
	for k := max(0, r.from-farAway); k < len(l.marks) && k <= r.to+farAway; k++ {
		if pollWords[l.low(k)] {
			return true
		}
	}
	k := r.to
	if l.low(k) == "of" {
		for j := k + 1; j < len(l.marks) && j < k+8; j++ {
			if opinionNouns[l.low(j)] {
				return l.turnout(j)
			}
			if s := l.sourceAt(j); s != nil && s.agg != nil {
				return false
			}
			if l.low(j) == "," || l.low(j) == "." {
				break
			}
		}
		for i := range l.films {
			if f := &l.films[i]; f.other && f.from >= k && f.from <= k+2 {
				return false
			}
		}
		return true
	}
	if w := l.low(k); (w == "audience" || w == "audiences" || w == "women" || w == "female") && changeNouns[l.low(k+1)] {
		return true
	}
	return false
}

// turnout tells whether the people of a share did something else than judge:
// "75 percent of viewers finished it", "60% of the audience was male".
func (l *scoreLine) turnout(at int) bool {
	for k := at + 1; k < len(l.marks) && k < at+9; k++ {
		if turnoutWords[l.low(k)] {
			return true
		}
		if breaks[l.low(k)] > 5 || l.rated[k] {
			break
		}
	}
	return false
}

var turnoutWords = set(`male female women men finish finished completed complete watched aged age under over bought attended came watch stayed left paid saw hispanic latino black white asian caucasian between younger older streamed subscribed walked turned said knew heard want wanted plan planned expect expected`)

// countsThings tells of "3 out of 4 theaters", "3/4 of the cast".
func (l *scoreLine) countsThings(r rating) bool {
	if !scaleMaxima[r.max] || r.value > r.max {
		return true
	}
	if l.low(r.from-1) == "the" && r.max != 100 && l.low(r.to) == "of" {
		return true
	}
	if w := l.low(r.from - 1); (w == "on" || w == "since" || w == "until" || w == "till" || w == "opens" || w == "episode" || w == "season") && l.low(r.from+1) == "/" && !l.sourced(r) {
		return true // dates
	}
	if l.low(r.to) == "/" || l.low(r.to) == "time" || l.low(r.to) == "times" {
		return true
	}
	if r.to >= len(l.marks) || l.marks[r.to].kind != markWord || l.marks[r.to].upper {
		return false
	}
	return !fractionMayPrecede[l.low(r.to)] && !scoreNouns[l.low(r.to)] && !whimsicalUnits[l.low(r.to)]
}

var (
	fractionMayPrecede = set(`on from rating score stars star for and while with by at in to but review as because calling thanks but which making over when though although based among after despite overall 's than
		where since yet who or if giving then so too after before again across via per against versus praising saying from writing noting describing adding instead compared up down this his her both`)
	whimsicalUnits = set(`tomatoes popcorns skulls cats paws claws bananas pints thumbs hearts points marks buckets reels bats pumpkins knives moons crowns lightsabers stars: kisses donuts doughnuts tacos hammers shields ghosts zombies gs guts`)
)

// countsStars tells of "four stars of the show", "two stars reunite".
func (l *scoreLine) countsStars(r rating) bool {
	if r.value > 10 || (r.max > 0 && (r.value > r.max || !scaleMaxima[r.max])) {
		return true
	}
	if r.max > 0 || l.low(r.to-1) == "★" || l.low(r.to-1) == "☆" || l.low(r.to-1) == "½" {
		return false
	}
	if r.value > starsMaximum {
		return true
	}
	next := l.low(r.to)
	if r.tight || l.low(r.to-1) == "star" {
		return !starNouns[next] && !starNouns[l.low(r.to+1)] && r.to < len(l.marks) && l.marks[r.to].kind == markWord && !starsMayPrecede[next]
	}
	if w := l.low(r.from - 1); starOwners[w] || (w == "the" && next != "for") || (r.from > 0 && l.low(r.from-1) == "of" && l.low(r.from-2) == "one") {
		return true
	}
	if r.to >= len(l.marks) || l.marks[r.to].kind != markWord {
		return false
	}
	return !starsMayPrecede[next]
}

var (
	starNouns       = set(`review reviews rating ratings rave raves notice notices write-up verdict score scores from for by in pan assessment write effort movie film picture masterpiece thriller horror comedy drama`)
	starOwners      = set(`its their his her both all these those 's film's other former future our biggest young rising top main lead only with featuring starring million hollywood`)
	starsMayPrecede = set(`from for on in by and but while to out rating review saying calling praising writing with as at because whereas though although when overall describing or despite noting declaring adding than based too after`)
)

// plainLetter tells of "Plan B", "B movie" and of the article "A".
func (l *scoreLine) plainLetter(r rating) bool {
	prev, next := l.low(r.from-1), l.low(r.to)
	if r.to < len(l.marks) && next == "to" && (isLetterAt(l.marks, r.to+1) || l.low(r.to+1) == "f") || prev == "to" && isLetterAt(l.marks, r.from-2) {
		return true // the scale itself: "on an A+ to F scale"
	}
	if next == "through" || next == "scale" {
		return true
	}
	if !r.bare {
		return letterNouns[next]
	}
	if letterParts[prev] || letterNouns[next] || next == "." && l.low(r.to+1) != "" && !l.marks[r.to].spaced && tightAt(l.marks, r.to+1) {
		return true
	}
	if r.from > 0 && l.marks[r.from-1].upper && l.marks[r.from-1].kind == markWord && len(prev) == 1 && !(prev == "a" && r.from == 1) {
		return true
	}
	if r.to < len(l.marks) && l.marks[r.to].kind == markWord && !letterMayPrecede[next] && l.sourceAt(r.to) == nil {
		return true
	}
	return r.from == 0 && len(l.marks) > 1 && l.sourceAt(r.to) == nil && !(len(l.marks) == 2 && next == ".")
}

var letterMayPrecede = set(`from on by for in at grade rating score and but while with overall cinemascore from audiences as among to according from which though whereas after despite`)

// plainNumber tells of bare numbers that cannot be a score.
func (l *scoreLine) plainNumber(r rating) bool {
	if r.value > 100 || l.marks[r.from].low[0] == '0' && r.value >= 1 {
		return true
	}
	prev := l.low(r.from - 1)
	if !numberMayFollow[prev] && r.from > 0 && l.marks[r.from-1].kind == markWord && !l.filmEndsAt(r.from) && l.sourceEnding(r.from) == nil {
		return true
	}
	if prev == "of" && !scoreNouns[l.low(r.from-2)] {
		return true
	}
	if r.to < len(l.marks) && l.marks[r.to].kind == markWord && !numberMayPrecede[l.low(r.to)] && l.sourceAt(r.to) == nil {
		return true
	}
	return false
}

var (
	numberMayFollow  = set(`of a an at is was it to has had with scored scores score rating rated gave gives an just only around currently user users now stands sits by on film movie from average averages averaging approximately them as its and while but or have`)
	numberMayPrecede = set(`on from at and while but with among by for in rating score out average user users overall as metascore based which from though whereas points via according indicating meaning placing`)
)

// sourced tells whether any source stands near the rating.
func (l *scoreLine) sourced(r rating) bool {
	for k := range l.sources {
		s := &l.sources[k]
		if l.distance(s.from, s.to, r.from, r.to) < 12 {
			return true
		}
	}
	return false
}

// sourceAt returns the source that begins at mark i, or nil.
func (l *scoreLine) sourceAt(i int) *scoreSource {
	for k := range l.sources {
		if l.sources[k].from == i {
			return &l.sources[k]
		}
	}
	return nil
}

// sourceEnding returns the source that ends before mark i, or nil.
func (l *scoreLine) sourceEnding(i int) *scoreSource {
	for k := range l.sources {
		if l.sources[k].to == i {
			return &l.sources[k]
		}
	}
	return nil
}

// filmEndsAt tells whether a film is named right before mark i.
func (l *scoreLine) filmEndsAt(i int) bool {
	for k := range l.films {
		if l.films[k].to == i {
			return true
		}
	}
	return false
}
