package extract

import "strings"

// castTails stand behind the actors that they speak of: "Ann Lee and Bob Ray
// round out the cast".
var castTails = rightCues([]row{
	{"in the cast", 1, `among the cast|play supporting|give compelling|give strong|give fine|deliver strong|also feature in|feature in supporting|made his debut in|made her debut in|makes his debut in|makes her debut in|made his film debut|made her film debut|makes his film debut|makes her film debut|made his screen debut|made her screen debut|play pivotal|play key|play the lead|play the leads|play the leading|play minor|play smaller|play small|play prominent|play major|play significant|play the title roles|play important|have prominent roles|have supporting roles|have small roles|have minor roles|have cameos|have cameo|have roles|has a role|has a supporting role|has a small role|has a cameo|among the supporting cast|among the ensemble cast|round out the|rounds out the|rounded out the|rounding out the|complete the cast|completes the cast|completed the cast|completing the cast|fill out the cast|made their film debuts|made their feature film debuts|make cameo appearances|make cameos|made cameos|made cameo appearances|makes a cameo|made a cameo|make an appearance|makes an appearance|return in supporting|lend their|lends his|lends her|lent their|lent his|lent her|lending their|lending his|lending her|provide the voices|provides the voice|provided the voices|provided the voice|provide voices|lead the cast|leads the cast|lead the voice cast|leads the voice cast|head the cast|heads the cast|heads the voice cast|lead an ensemble|leads an ensemble|joining the cast|join the cast|joins the cast|joined the cast|join the ensemble|joins the ensemble|joined the ensemble|reprising the role|reprising his|reprising her|reprising their|reprised his|reprised her|reprised their|set to star|attached to star|in talks to star|signed on to star|headlines the cast|headline the cast|take the lead roles|takes the lead role|takes on the lead role|take the leading roles|takes the title role`},
})

// tail reads the row of actors before one of castTails.
func (f *finder) tail(i, k int, q *cue) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	last := k + len(q.words)
	switch q.words[len(q.words)-1] {
	case "the":
		if !soon(ts, last, ensembles) {
			return
		}
	case "his", "her", "their":
		if !soon(ts, last, partOrVoice) {
			return
		}
	}
	row := s.namesBefore(k)
	if len(row) == 0 || !full(s, row[:1]) && !f.knows(s, row) || row[0].end < k-6 {
		return
	}
	if len(row) == 1 && s.Tokens[row[0].first].Flags&firstName == 0 && !f.isActor(s, row[0]) {
		return
	}
	film := f.filmOf(i, k)
	if f.earlierPart(i, k) {
		return
	}
	f.claim(i, film, row, "actor", q.Rule, false)
}

// soon reports whether one of words stands within four tokens from k.
func soon(ts []token, k int, words map[string]bool) bool {
	for j := k; j < len(ts) && j < k+4; j++ {
		if words[ts[j].Lower] {
			return true
		}
	}
	return false
}

var (
	ensembles   = set(`cast ensemble line-up lineup`)
	partOrVoice = set(`role roles part parts voice voices`)
)

// earlierPart reports whether a capital that is no film at hand stands as the
// source of a part: "reprising his role from Heat II".
func (f *finder) earlierPart(i, k int) bool {
	s := &f.d.sentences[i]
	for j := k + 1; j+1 < len(s.Tokens) && j < k+8; j++ {
		if s.Tokens[j].Lower == "in" && s.Tokens[j+1].Kind == capital && !s.inFilm(j+1) {
			return true
		}
	}
	return false
}

// withOthers reads "starring Ann Lee and Bob Ray, with Ida Holm and Cy
// Young": behind "with" stand more actors, where the sentence has told of some
// and no other trade follows.
func (f *finder) withOthers(i, k int, row []named, end int) bool {
	s := &f.d.sentences[i]
	ts := s.Tokens
	if k < 2 || ts[k-1].Text != "," && ts[k-1].Text != ")" && ts[k-1].Lower != "roles" || !f.castIn(i) || len(row) == 0 || !full(s, row) {
		return false
	}
	if ts[row[0].first].Flags&firstName == 0 && len(row) < 2 {
		return false
	}
	if end < len(ts) {
		w := ts[end].Lower
		if role := activeVerbs[w]; role != "" && role != "actor" || otherwiseBusy[w] || strings.HasSuffix(w, "ing") && !actingWords[w] {
			return false
		}
	}
	return true
}

var (
	// otherwiseBusy follow names that are no cast: "with Ann Lee as producer"
	// is read by its trade.
	otherwiseBusy = set(`behind at on handling serving producing directing writing composing editing overseeing attached`)
	actingWords   = set(`playing starring co-starring appearing reprising portraying voicing rounding completing making returning lending providing joining featuring`)
)

// filmDebut reads "it was Ann Lee's film debut", "Bob Ray's last film role".
func (f *finder) filmDebut(i, k int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for j := k + 1; j+1 < len(ts) && j < k+5; j++ {
		switch w := ts[j].Lower + " " + ts[j+1].Lower; w {
		case "film debut", "screen debut", "acting debut", "debut role", "film role", "movie role", "film appearance", "screen appearance", "screen role":
			n := named{first: nameEnding(ts, k), end: k}
			if n.first < k && !s.inFilm(k-1) && full(s, []named{n}) && (w[len(w)-5:] == "debut" || soon(ts, k+1, lasts)) {
				f.claim(i, f.filmIn(i, k), []named{n}, "actor", "film debut", false)
			}
			return
		}
		if ts[j].Kind == punct {
			return
		}
	}
}

// lasts tell that a part is somebody's in the film at hand.
var lasts = set(`final last first debut penultimate`)

// alsoAre reads what goes on after "Ann Lee plays Rose": ", Bob Ray is Tom and
// Ida Holm is the sheriff, Max".
func (f *finder) alsoAre(i, k, film int) {
	s := &f.d.sentences[i]
	ts := s.Tokens
	for ; k+2 < len(ts) && ts[k].Text != "." && ts[k].Text != ":"; k++ {
		if ts[k].Text != "," && ts[k].Lower != "and" && ts[k].Text != ";" && ts[k].Lower != "while" {
			continue
		}
		e := nameAt(ts, k+1)
		if e < k+3 || e+1 >= len(ts) || s.inFilm(k+1) || ts[k+1].Flags&firstName == 0 && capitals(ts[k+1:e]) < 2 || ts[e].Lower != "is" && ts[e].Lower != "was" {
			continue
		}
		c := passTo(ts, e+1)
		last := characterAt(ts, c)
		if last <= c || s.inFilm(c) || ts[c].Flags&noName != 0 && ts[c].Lower != "the" {
			continue
		}
		f.claim(i, film, []named{{first: k + 1, end: e, character: s.Text[ts[c].Start:ts[last-1].End]}}, "actor", "is", false)
		k = last - 1
	}
}
