package extract

// otherYear reports whether words near tokens [first, end) of sentence i speak
// of a film of another year than the one at hand, so that what is said there is
// said of its namesake: "Ann Lee directed the 1984 film", in an article on the
// Low Tide of 2021.
func (d *document) otherYear(i, film, first, end int) bool {
	told := d.films[film].Year
	if told == 0 {
		return false
	}
	ts := d.sentences[i].Tokens
	for k := max(0, first-yearReach); k < len(ts) && k < end+yearReach; k++ {
		y := yearOf(&ts[k])
		if y == 0 || y-told <= 1 && told-y <= 1 || !versionNoun(ts, k+1) {
			continue
		}
		if continued(ts, k) {
			continue
		}
		if k > 0 && (ts[k-1].Lower == "the" || ts[k-1].Lower == "'s" || ts[k-1].Lower == "his" || ts[k-1].Lower == "her") {
			return true
		}
	}
	return false
}

// yearReach is how many tokens away from a name such words may stand.
const yearReach = 10

// versionNoun reports whether a noun for a film follows at k, past at most two
// words: "1984 cult film".
func versionNoun(ts []token, k int) bool {
	for j := k; j < len(ts) && j < k+3 && ts[j].Kind == small; j++ {
		if ts[j].Flags&genre != 0 || filmVersions[ts[j].Lower] {
			return true
		}
	}
	return false
}

var filmVersions = set(`version adaptation original classic remake take flop hit`)

// continued reports whether the film of the year at token k is only told to be
// what the film at hand goes on from: "a sequel to the 1982 film".
func continued(ts []token, k int) bool {
	for j := k - 2; j > 0 && j > k-5; j-- {
		switch ts[j].Lower {
		case "to", "of", "on", "upon", "from", "by":
			return goesOn[ts[j-1].Lower]
		}
	}
	return false
}

// goesOn stand before "to", "of", "on" and the like where a film has an origin.
var goesOn = set(`sequel prequel follow-up remake reboot spin-off version adaptation based adapted inspired retelling installment parody`)
