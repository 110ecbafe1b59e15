package extract

// cueApart finds the cue whose verb stands apart from the place: behind a day
// ("premieres Friday on HBO") or behind the film ("watch “Heat” on Netflix").
// p.at is set to the verb. The sentence's films are told by their mentions.
func (s *sentence) cueApart(p *wherePlace) *cue {
	ts := s.Tokens
	k := p.first - 1
	if k < 1 || ts[k].Lower != "on" && ts[k].Lower != "in" && ts[k].Lower != "to" {
		return nil
	}
	table := beforeService
	if p.kind == theaterPlace {
		table = beforeTheaters
	}
	j := k
	for j > 0 && k-j < 5 && dayWord(&ts[j-1]) {
		j--
	}
	if j == k {
		if j = s.filmBehind(k); j == k || !viewers[ts[j-1].Lower] {
			return nil
		}
	}
	if j == 0 {
		return nil
	}
	var best *cue
	for _, q := range table.rows[ts[k].Lower] {
		n := len(q.words) - 1
		if n > 0 && n <= j && (best == nil || n >= len(best.words)) && same(ts[j-n:j], q.words[:n]) {
			best, p.at = q, j-n
		}
	}
	return best
}

// releaser returns the service that ends before token k, where it is said to
// release a film: "Netflix will release".
func releaser(ts []token, k int) string {
	for first := k - 1; first >= 0 && first > k-4; first-- {
		if p, ok := placeAt(ts, first); ok && p.end == k && p.kind == streamPlace {
			return p.name
		}
	}
	return ""
}

// filmBehind returns where the film begins that ends before token k, past
// closing quotes, or k.
func (s *sentence) filmBehind(k int) int {
	for _, m := range s.Mentions {
		if m.End != k && !(m.End == k-1 && closers[s.Tokens[k-1].Text]) || m.First == 0 {
			continue
		}
		if first := m.First; first > 1 && s.Tokens[first-1].Kind == punct {
			return first - 1
		}
		return m.First
	}
	return k
}

// viewers are what somebody does who sees a film.
var viewers = set(`watch stream rent buy see catch find`)

// dayWord reports whether a word may be part of a day.
func dayWord(t *token) bool {
	if t.Kind == number || t.Text == "," || t.Lower == "this" || t.Lower == "next" {
		return true
	}
	_, shift := dayShifts[t.Lower]
	return shift || weekdays[t.Lower] > 0 || months[t.Lower] > 0
}

// unsettled reports whether a sentence tells of what is only said to come.
func unsettled(ts []token) bool {
	for k := 0; k+3 < len(ts); k++ {
		switch {
		case k == 0 && (ts[0].Lower == "reports" || ts[0].Lower == "rumours" || ts[0].Lower == "rumors") && (ts[1].Lower == "that" || ts[1].Lower == "of"):
			return true
		case ts[k].Lower == "yet" && ts[k+1].Lower == "to" && ts[k+2].Lower == "be" && (ts[k+3].Lower == "confirmed" || ts[k+3].Lower == "announced"):
			return true
		}
	}
	return false
}

// onceSlated tells of a plan that holds no more: "it was then slated to".
func onceSlated(ts []token, k int) bool {
	for j := k; j > 1 && j > k-6; j-- {
		if ts[j].Lower == "then" && (ts[j-1].Lower == "was" || ts[j-1].Lower == "were") {
			return true
		}
	}
	return false
}

// surelyLater are participles that mean a delay whatever stands before them.
var surelyLater = set(`delayed postponed`)
