package extract

// prized enters the film that stands behind somebody's name in a line on a
// prize: "Will win: Ann Lee (Low Tide)".
func (c *collector) prized(i int) {
	s := &c.d.sentences[i]
	ts := s.Tokens
	if s.Position < 0 || !s.line || c.cinema < 0.3 {
		return
	}
	n := prizeEnd(ts)
	if n == 0 {
		return
	}
	for k := n + 1; k < len(ts)-1; k++ {
		if ts[k].Text != "(" {
			continue
		}
		end := k + 1
		for end < len(ts) && ts[end].Text != ")" {
			end++
		}
		if nameAt(ts, n) == 0 || nameAt(ts, n) > k || end == k+1 || !titleCased(ts[k+1:end]) || yearOf(&ts[k+1]) > 0 && end == k+2 {
			return
		}
		if f := c.add(i, k+1, end, whole, false); f != nil {
			f.weigh(4, "film of a prize's winner")
		}
		return
	}
}

// prizeEnd returns where the label of a prize's line ends, or 0.
func prizeEnd(ts []token) int {
	for k := 1; k+1 < len(ts) && k < 8; k++ {
		if ts[k].Text == ":" {
			if prizeLabel(ts[:k]) {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// prizeBefore reports whether "Best" and what it is for stand left of token k:
// "won Best Actor last year for".
func prizeBefore(ts []token, k int) bool {
	for j := k - 2; j >= 0 && j > k-12; j-- {
		if ts[j].Lower != "best" {
			continue
		}
		for i := j + 1; i < k && i < j+5; i++ {
			if categories[ts[i].Lower] {
				return true
			}
		}
		return false
	}
	return false
}
