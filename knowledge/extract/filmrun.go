package extract

// runs enters the runs of capitalised words of sentence i from token from
// on, and their parts.
func (c *collector) runs(i, from int, scored bool) {
	ts := c.d.sentences[i].Tokens
	for k := from; k < len(ts); {
		e := runEnd(ts, k)
		if c.d.sentences[i].Position < 0 {
			e = beforeColon(ts, k, e)
		}
		if e == k {
			k++
			continue
		}
		c.run(i, k, e, scored)
		k = e
	}
}

// beforeColon cuts a headline's run at its colon: what follows is more often
// a sentence than a sub-title.
func beforeColon(ts []token, k, e int) int {
	for j := k; j < e; j++ {
		if ts[j].Text == ":" {
			return j
		}
	}
	return e
}

// run enters the run [k, e) of sentence i: whole, without a function word at
// the sentence's start, and cut at possessives and weak small words.
func (c *collector) run(i, k, e int, scored bool) {
	ts := c.d.sentences[i].Tokens
	if n := labelEnd(ts[k:e]); n > 0 && ts[k+n-2].Kind != small {
		if k += n; ts[k].Kind == small || personPrize(ts[k-n:k]) {
			return
		}
	}
	if e-k > 2 && ts[e-2].Lower == "in" && yearOf(&ts[e-1]) > 0 {
		e -= 2 // "Low Tide in 2003"
	}
	if gluedYear(ts[k].Text) && k+1 < e {
		k++
	}
	e = withPerson(ts, k, e)
	opening := k == 0 || ts[k-1].Kind == punct && ts[k-1].Text != "," && ts[k-1].Text != "("
	if hyphenated(ts[k].Text) && k+1 < e {
		k++
	}
	if yearOf(&ts[k]) > 0 && k+1 < e && ts[k+1].Kind == small {
		for k++; k < e && ts[k].Kind == small; k++ {
		}
	}
	if opening && ts[k].Flags&opener != 0 {
		if e-k > 1 && e-k <= 4 && !credits[ts[k].Lower] {
			c.add(i, k, e, opened, scored)
		}
		for k++; k < e && ts[k].Kind == small; k++ {
		}
		if k >= e {
			return
		}
	}
	if k == 0 && e-k > 2 && c.d.sentences[i].Position >= 0 && ts[0].Kind == capital && leadGenres[ts[0].Lower] {
		k++ // "Comedy Paper Moons topped the charts": the genre is no part of the title
	}
	o := bare
	owner := c.owned(ts[k:e])
	ends := c.endsList(ts, k, e)
	splits := func(j int) bool {
		if ends {
			return ts[j].Lower == "and" && ts[j].Kind == small
		}
		if ts[j].Lower == "'s" {
			return j+1 < e && ts[j+1].Kind != number && (owner || j == k+1)
		}
		return ts[j].Flags&weakTitle != 0 && ts[j].Kind == small
	}
	if !owner && !ends {
		c.add(i, k, e, o, scored)
	}
	c.pieces(i, k, e, scored, owner, splits)
}

// retold reports whether the words left of token k say that what somebody owns
// is the source of a film: "her adaptation of Ann Lee's The Price".
func retold(ts []token, k int) bool {
	return k > 1 && (ts[k-1].Lower == "of" && (ts[k-2].Lower == "adaptation" || ts[k-2].Lower == "version") || ts[k-1].Lower == "on" && ts[k-2].Lower == "based")
}

// withPerson cuts the player off a run: "Low Tide with Ann Lee".
func withPerson(ts []token, k, e int) int {
	for j := k + 2; j+2 < e; j++ {
		if ts[j].Lower == "with" && j+3 == e && k > 0 && ts[k-1].Flags&genre != 0 && nameAt(ts, j+1) == e {
			return j
		}
		if ts[j].Kind == small && ts[j].Lower == "with" && ts[j-1].Kind == capital && ts[j+1].Flags&firstName != 0 && (nameAt(ts, j+1) == e || nameAt(ts, j+1) > j+2 && ts[nameAt(ts, j+1)].Kind == small) {
			return j
		}
	}
	return e
}

// leadGenres are the genres with which news introduces a title.
var leadGenres = set(`comedy drama thriller documentary biopic sequel prequel remake rom-com weepie melodrama`)

// endsList reports whether the run [k, e) is the end of a list of films, "B
// and C" behind "films such as A,".
func (c *collector) endsList(ts []token, k, e int) bool {
	if c.sum < 3 || c.last.end <= 0 || c.last.end >= k || k-c.last.end > 3 || !listed(ts[c.last.end:k]) {
		return false
	}
	for j := k + 1; j < e-1; j++ {
		if ts[j].Kind == small && ts[j].Lower == "and" {
			return true
		}
	}
	return false
}

// pieces enters the parts of the run [k, e) between the tokens that split it,
// and what an owner's possessive is followed by.
func (c *collector) pieces(i, k, e int, scored, owner bool, splits func(int) bool) {
	ts := c.d.sentences[i].Tokens
	for from, j := k, k+1; j <= e; j++ {
		if j < e && !splits(j) {
			continue
		}
		if ts[from].Kind != small && j > from && (from > k || j < e) && (j == e || ts[j].Lower != "'s") {
			f := c.add(i, from, j, piece, scored)
			if q := afterFilm.at(ts, e); f != nil && j < e && q != nil && q.Weight < 0 {
				f.against(q.Weight) // "the Lee and Reed classic": neither is a film
			}
		}
		if j < e && ts[j].Lower == "'s" && j-from > 1 && notBeforeFilm.before(ts, from) != nil && nameAt(ts[from:j], 0) == j-from {
			c.owners[string(keyOf(nil, ts[from:j]))] = true
		}
		for j+1 < e && ts[j+1].Kind == small && ts[j+1].Lower != "the" {
			j++
		}
		if j < e && ts[j].Lower == "'s" && j+1 < e {
			from := j + 1
			if from+1 < e && ts[from].Flags&genre != 0 && ts[from+1].Text == "The" {
				from++ // "Reed's Western The Long Way"
			}
			if f := c.add(i, from, e, piece, scored); f != nil && owner && !retold(ts, k) && !(e+1 < len(ts) && ts[e].Flags&genre != 0 && ts[e+1].Kind == capital) {
				w := 2.5
				if studios[ts[k].Lower] || ts[k].Flags&neverTitle != 0 {
					w = 3.5
				}
				if c.cinema > 0.6 && j > 0 && (makers[ts[j-1].Lower] || f.words > 1 && !f.named) {
					w = 3.6
				}
				f.weigh(w*c.cinema, "somebody's X")
			}
		}
		from = j + 1
		for from < e && ts[from].Kind == small {
			from++
		}
	}
}

// credits open a sentence about the makers.
var credits = set(`released set shot filmed produced adapted loosely opening reviewed presented distributed nominated played told narrated made fresh hailed director actor actress star producer writer critic critics film movie based starring directed written featuring including inspired thanks according rated following given`)

// owned reports whether a run begins with somebody whose work the rest is:
// "Ann Lee's Low Tide", "Disney's Frozen".
func (c *collector) owned(ts []token) bool {
	for k := 1; k < len(ts)-1; k++ {
		if ts[k].Lower != "'s" {
			continue
		}
		if w := ts[k+1].Lower; ts[k+1].Kind == capital && (w == "the" || w == "a" || w == "an") && k < 4 {
			return true
		}
		if k < 4 && (makers[ts[k-1].Lower] || k > 1 && compass[ts[0].Lower] && ts[k-1].Flags&neverTitle != 0) {
			return true
		}
		return k > 1 && k < 4 && ts[0].Flags&firstName != 0 && nameAt(ts, 0) == k || k == 1 && (ts[0].Flags&neverTitle != 0 || studios[ts[0].Lower]) || k > 1 && studios[ts[k-1].Lower]
	}
	return false
}

// makers are surnames that stand for a body of work: bare, they name no film,
// and what they own is one.
var makers = set(`hitchcock kubrick scorsese spielberg tarantino bergman fellini kurosawa truffaut godard antonioni tarkovsky eisenstein welles wilder capra lubitsch ozu mizoguchi bresson buñuel visconti pasolini bertolucci polanski altman coppola lumet cassavetes malick lynch cronenberg nolan fincher villeneuve aronofsky del toro cuarón iñárritu almodóvar miyazaki haneke
	kieslowski kaurismäki jarmusch eastwood cameron zemeckis lucas burton gilliam mcqueen loach leigh ozon audiard dardenne farhadi panahi kiarostami bong kore-eda wong zhang shyamalan romero carpenter craven argento leone peckinpah mamet chaplin keaton disney pixar shakespeare dickens austen tolkien rowling lovecraft asimov hemingway fitzgerald tolstoy dostoevsky dostoyevsky wagner mozart beethoven`)

var studios = set(`studio studios pictures films marvel disney pixar netflix hbo bbc dreamworks illumination a24 blumhouse ghibli`)

// openers are function words that begin a sentence with a capital and are
// seldom part of a title that follows.
var openers = set(`in on at of for with by from to as and or but so if when while where why how what who which not no yes
	i he she we they you his their our my your these those is are was were has have had do does did will would can could may might must
	there here then now also still yet just even only once after before since until during between among about against over under into through despite although though because however meanwhile like unlike
	both each every all some many most more much such other another first finally perhaps maybe unfortunately fortunately thankfully luckily sadly surprisingly interestingly indeed instead together later earlier last next firstly secondly thirdly finally lastly today tonight yesterday tomorrow
	released shot filmed produced adapted loosely opening reviewed presented distributed nominated played told narrated made fresh hailed
	director actor actress star producer writer critic critics film movie based starring directed written watching see enter meet take set let featuring including inspired thanks according rated following given`)
