package extract

// otherVersion reports whether the actors named behind token k are those of
// an earlier or later version of the story: "remade in 1938 starring", "a
// remake of the 1939 film starring", "the television series starring".
func (s *sentence) otherVersion(k int) bool {
	ts := s.Tokens
	for j := k - 1; j >= 0 && j > k-12; j-- {
		w := ts[j].Lower
		switch {
		case w == "remade", w == "broadcast", w == "televised":
			return true
		case w == "." || w == ";" || w == "it":
			return false
		case (versions[w] || genres[w]) && !s.namedBetween(j, k):
			return versionAt(ts, j)
		}
	}
	return false
}

// versions are nouns for another telling of a story.
var versions = set(`version remake series serial production ads movie film`)

// versionAt reports whether the noun at j has a year or "television" before
// it and is no definition of the film at hand ("is a 1995 film").
func versionAt(ts []token, j int) bool {
	dated := ts[j].Lower == "remake"
	for p := j - 1; p >= 0 && p > j-6; p-- {
		switch w := ts[p].Lower; {
		case yearOf(&ts[p]) > 0 || w == "television" || w == "tv":
			dated = true
		case w == "a" || w == "an" || w == "the":
			if p == 0 {
				return dated && ts[j].Lower == "remake"
			}
			return dated && beforeVersion[ts[p-1].Lower]
		case ts[p].Kind == punct:
			return false
		}
	}
	return false
}

// beforeVersion stand before "a 1939 film" where it is another one.
var beforeVersion = set(`of as , on from to than into inspired`)

// namedBetween reports whether a film is named between tokens j and k.
func (s *sentence) namedBetween(j, k int) bool {
	for _, m := range s.Mentions {
		if j < m.First && m.First < k {
			return true
		}
	}
	return false
}
