package text

import "strings"

// rule replaces a suffix, if one of the letters in before stands in front of
// it ("" for any).
type rule struct{ suffix, with, before string }

// rules are rules by the last letter of their suffix. Those of one letter are
// tried in order and the first suffix that matches decides, so a longer one
// stands before those it ends in.
type rules [26][]rule

// byLast sorts a list of rules by the last letters of their suffixes.
func byLast(list ...rule) *rules {
	out := new(rules)
	for _, x := range list {
		last := x.suffix[len(x.suffix)-1] - 'a'
		out[last] = append(out[last], x)
	}
	return out
}

var (
	step2 = byLast([]rule{
		{"ization", "ize", ""}, {"ational", "ate", ""}, {"fulness", "ful", ""},
		{"ousness", "ous", ""}, {"iveness", "ive", ""}, {"tional", "tion", ""},
		{"biliti", "ble", ""}, {"lessli", "less", ""}, {"entli", "ent", ""}, {"ation", "ate", ""},
		{"alism", "al", ""}, {"aliti", "al", ""}, {"ousli", "ous", ""}, {"iviti", "ive", ""},
		{"fulli", "ful", ""}, {"ogist", "og", ""}, {"enci", "ence", ""}, {"anci", "ance", ""}, {"abli", "able", ""},
		{"izer", "ize", ""}, {"ator", "ate", ""}, {"alli", "al", ""}, {"bli", "ble", ""},
		{"ogi", "og", "l"}, {"li", "", "cdeghkmnrt"},
	}...)
	step3 = byLast([]rule{
		{"ational", "ate", ""}, {"tional", "tion", ""}, {"alize", "al", ""}, {"icate", "ic", ""},
		{"iciti", "ic", ""}, {"ical", "ic", ""}, {"ness", "", ""}, {"ful", "", ""},
	}...)
	step4 = byLast([]rule{
		{"ement", "", ""}, {"ance", "", ""}, {"ence", "", ""}, {"able", "", ""}, {"ible", "", ""},
		{"ment", "", ""}, {"ant", "", ""}, {"ent", "", ""}, {"ism", "", ""}, {"ate", "", ""},
		{"iti", "", ""}, {"ous", "", ""}, {"ive", "", ""}, {"ize", "", ""}, {"ion", "", "st"},
		{"al", "", ""}, {"er", "", ""}, {"ic", "", ""},
	}...)
)

// replace applies the first rule whose suffix the word has, if the suffix
// lies in the region that begins at r.
func (s *stemmer) replace(table *rules, r int) {
	if len(s.w) == 0 {
		return
	}
	last := s.w[len(s.w)-1] - 'a'
	if last >= 26 || r >= len(s.w) { // a Y or an apostrophe; no region
		return
	}
	for _, x := range table[last] {
		if !s.has(x.suffix) {
			continue
		}
		n := len(x.suffix)
		if !s.in(r, n) {
			return
		}
		if x.before != "" && (n >= len(s.w) || strings.IndexByte(x.before, s.w[len(s.w)-n-1]) < 0) {
			return
		}
		s.cut(n)
		s.add(x.with)
		return
	}
}

func (s *stemmer) step3() {
	if s.has("ative") {
		if s.in(s.r2, 5) {
			s.cut(5)
		}
		return
	}
	s.replace(step3, s.r1)
}

func (s *stemmer) step4() { s.replace(step4, s.r2) }

func (s *stemmer) step5() {
	n := len(s.w)
	if n == 0 {
		return
	}
	switch {
	case s.w[n-1] == 'e' && (s.in(s.r2, 1) || s.in(s.r1, 1) && !s.short(n-1)):
		s.cut(1)
	case s.w[n-1] == 'l' && s.in(s.r2, 1) && n > 1 && s.w[n-2] == 'l':
		s.cut(1)
	}
}

// irregular are the words the algorithm would stem wrongly.
var irregular = map[string]string{
	"skis": "ski", "skies": "sky", "idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli",
	"only": "onli", "singly": "singl", "sky": "sky", "news": "news", "howe": "howe", "atlas": "atlas",
	"cosmos": "cosmos", "bias": "bias", "andes": "andes",
}

// finished are the words that are done after step 1a.
var finished = map[string]bool{
	"inning": true, "outing": true, "canning": true, "herring": true, "earring": true,
	"evening": true, "proceed": true, "exceed": true, "succeed": true,
}
