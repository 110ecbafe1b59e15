package text

import "strings"

// longest is the length in bytes of the longest word that has a stem.
const longest = 60

// Stem returns the stem of a folded English word by the Snowball English
// (Porter2) algorithm, https://snowballstem.org/algorithms/english/stemmer.html.
// A word that has other bytes than a to z and apostrophes only loses its 's,
// and one of more than 60 bytes nothing.
func Stem(word string) string {
	if len(word) <= 2 || len(word) > longest {
		return word
	}
	for i := 0; i < len(word); i++ {
		if c := word[i]; !('a' <= c && c <= 'z' || c == '\'') {
			return strings.TrimSuffix(word, "'s")
		}
	}
	word = strings.TrimPrefix(word, "'")
	if s, ok := irregular[word]; ok {
		return s
	}
	var room [longest + 4]byte // an ending may be longer than what it replaces
	s := stemmer{w: room[:len(word)]}
	copy(s.w, word)
	s.markYs()
	s.regions()
	s.possessive()
	s.plural()
	if finished[string(s.w)] {
		return word[:len(s.w)]
	}
	s.past()
	s.finalY()
	s.replace(step2, s.r1)
	s.step3()
	s.step4()
	s.step5()
	for i, c := range s.w {
		if c == 'Y' {
			s.w[i] = 'y'
		}
	}
	if strings.HasPrefix(word, string(s.w)) {
		return word[:len(s.w)] // most stems: no copy
	}
	return string(s.w)
}

// stemmer holds a word on its way through the steps. Y stands for a y that is
// a consonant; r1 and r2 are where the regions R1 and R2 begin.
type stemmer struct {
	w      []byte
	r1, r2 int
}

func vowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

func (s *stemmer) markYs() {
	for i, c := range s.w {
		if c == 'y' && (i == 0 || vowel(s.w[i-1])) {
			s.w[i] = 'Y'
		}
	}
}

func (s *stemmer) regions() {
	s.r1 = s.after(0)
	switch s.w[0] {
	case 'g', 'c', 'a', 'p', 'u', 'l', 'e', 'o':
		for _, p := range [...]string{"gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ"} {
			if strings.HasPrefix(string(s.w), p) {
				s.r1 = len(p)
			}
		}
	}
	s.r2 = s.after(s.r1)
}

// after returns where the region after the first consonant that follows a
// vowel begins, counting from i.
func (s *stemmer) after(i int) int {
	for i++; i < len(s.w); i++ {
		if !vowel(s.w[i]) && vowel(s.w[i-1]) {
			return i + 1
		}
	}
	return len(s.w)
}

func (s *stemmer) has(suffix string) bool { return strings.HasSuffix(string(s.w), suffix) }

func (s *stemmer) cut(n int) { s.w = s.w[:len(s.w)-n] }

// add appends to the word within its room, which keeps it off the heap.
func (s *stemmer) add(x string) {
	n := len(s.w)
	s.w = s.w[:n+len(x)]
	copy(s.w[n:], x)
}

// in reports whether a suffix of n bytes lies in the region that begins at r.
func (s *stemmer) in(r, n int) bool { return len(s.w)-n >= r }

func (s *stemmer) vowelBefore(n int) bool {
	for _, c := range s.w[:len(s.w)-n] {
		if vowel(c) {
			return true
		}
	}
	return false
}

// short reports whether the first n bytes end in a short syllable.
func (s *stemmer) short(n int) bool {
	if n == 2 {
		return vowel(s.w[0]) && !vowel(s.w[1])
	}
	if n < 3 {
		return false
	}
	if n == 4 && string(s.w[:n]) == "past" {
		return true
	}
	c := s.w[n-1]
	return !vowel(c) && c != 'w' && c != 'x' && c != 'Y' && vowel(s.w[n-2]) && !vowel(s.w[n-3])
}

// possessive is step 0.
func (s *stemmer) possessive() {
	if last := s.w[len(s.w)-1]; last != 's' && last != '\'' {
		return
	}
	for _, p := range [...]string{"'s'", "'s", "'"} {
		if s.has(p) {
			s.cut(len(p))
			return
		}
	}
}

// plural is step 1a.
func (s *stemmer) plural() {
	switch {
	case s.has("sses"):
		s.cut(2)
	case s.has("ied"), s.has("ies"):
		if len(s.w) > 4 {
			s.cut(2)
		} else {
			s.cut(1)
		}
	case s.has("us"), s.has("ss"):
	case s.has("s"):
		if len(s.w) > 2 && s.vowelBefore(2) {
			s.cut(1)
		}
	}
}

// past is step 1b.
func (s *stemmer) past() {
	if len(s.w) == 0 || s.w[len(s.w)-1] != 'd' && s.w[len(s.w)-1] != 'g' && s.w[len(s.w)-1] != 'y' {
		return
	}
	for _, p := range [...]string{"eedly", "eed"} {
		if s.has(p) {
			if s.in(s.r1, len(p)) && !s.eedException(len(p)) {
				s.cut(len(p) - 2)
			}
			return
		}
	}
	for _, p := range [...]string{"ingly", "edly", "ing", "ed"} {
		if !s.has(p) {
			continue
		}
		if stem := len(s.w) - len(p); strings.HasPrefix(p, "ing") {
			if stem == 2 && s.w[1] == 'y' && !vowel(s.w[0]) { // dying, lying
				s.cut(len(p) + 1)
				s.add("ie")
				return
			}
			switch string(s.w[:stem]) {
			case "inn", "out", "cann", "herr", "earr", "even":
				return
			}
		}
		if s.vowelBefore(len(p)) {
			s.cut(len(p))
			s.mend()
		}
		return
	}
}

// eedException reports whether the word is one of those whose "eed" belongs
// to the stem.
func (s *stemmer) eedException(n int) bool {
	switch string(s.w[:len(s.w)-n]) {
	case "proc", "exc", "succ":
		return true
	}
	return false
}

// mend gives back the letter that an ending took, after step 1b.
func (s *stemmer) mend() {
	n := len(s.w)
	switch {
	case s.has("at"), s.has("bl"), s.has("iz"):
		s.add("e")
	case n > 2 && s.w[n-1] == s.w[n-2] && strings.IndexByte("bdfgmnprt", s.w[n-1]) >= 0:
		if !(n == 3 && strings.IndexByte("aeo", s.w[0]) >= 0) {
			s.cut(1)
		}
	case s.r1 >= n && s.short(n):
		s.add("e")
	}
}

// finalY is step 1c.
func (s *stemmer) finalY() {
	n := len(s.w)
	if n > 2 && (s.w[n-1] == 'y' || s.w[n-1] == 'Y') && !vowel(s.w[n-2]) {
		s.w[n-1] = 'i'
	}
}
