package titles

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// yearSuffix is a year behind a title: "dune 1984", "Dune (2021)".
var yearSuffix = regexp.MustCompile(`^(.*\S)[\s,]*[\s,(\[]((?:18|19|20)\d\d)[)\]]?\s*$`)

// The limits of what Find takes for meant.
const (
	mostNear    = 5
	mostExact   = 25
	sureLetters = 6   // a title of fewer letters is not corrected unasked
	sureShare   = 0.5 // of a title's letters that one typed word must be, to mean it
)

// Find returns the films that a title names without doubt, likeliest first,
// and when there are none, those that may have been meant. A year behind the
// title picks among remakes. Without doubt means: the same title but for
// case, accents, punctuation, articles and the spelling of numbers; or, when
// no film has that title, the only one that has it but for words like "the"
// and "of", for one typo in a long title, or for words left out at its end.
func (t *Titles) Find(title string) (exact, near []knowledge.Film) {
	if len(title) > longestPrefix {
		title = strings.ToValidUTF8(title[:longestPrefix], "")
	}
	key := text.TitleKey(title)
	if key == "" {
		return nil, nil
	}
	if exact = t.withKey(key); len(exact) > 0 {
		return exact, nil
	}
	if m := yearSuffix.FindStringSubmatch(title); m != nil {
		year, _ := strconv.Atoi(m[2])
		exact, near = t.Find(m[1])
		return ofYear(exact, near, year)
	}
	if sure := t.meant(title, key); len(sure) > 0 {
		return sure, nil
	}
	return nil, t.near(title)
}

// Exact returns the films with just that title but for case, accents,
// punctuation, articles and the spelling of numbers. It is much cheaper than
// Find, for those who look up every run of words of a sentence.
func (t *Titles) Exact(title string) []knowledge.Film {
	if len(title) > longestPrefix {
		return nil
	}
	key := text.TitleKey(title)
	if key == "" {
		return nil
	}
	return t.withKey(key)
}

// ofYear splits films by a year. A film whose year nobody has told may be of
// any year.
func ofYear(exact, near []knowledge.Film, year int) (_, _ []knowledge.Film) {
	var those, open, others []knowledge.Film
	for _, f := range exact {
		switch {
		case f.Year == 0:
			open = append(open, f)
		case shown([]int{f.Year}, year):
			those = append(those, f)
		default:
			others = append(others, f)
		}
	}
	switch {
	case len(those) > 0:
		return those, nil
	case len(open) > 0:
		return open, nil
	}
	return nil, append(others, near...)
}

// withKey returns the films with just that key.
func (t *Titles) withKey(key string) []knowledge.Film {
	return t.look(key, func(s *shelf) lookup { return s.byKey }, func(f knowledge.Film) bool { return f.Key == key })
}

// look returns the films that a lookup has and that are the ones asked for.
func (t *Titles) look(key string, in func(*shelf) lookup, is func(knowledge.Film) bool) []knowledge.Film {
	t.mu.RLock()
	defer t.mu.RUnlock()
	p := pick{n: mostExact, seen: map[identity]bool{}}
	p.tier(t, func(s *shelf) (*order, []span) {
		return s.places(in(s).with(hash(key)), is)
	})
	return apart(p.films)
}

// meant returns the films of the one title that was surely meant.
func (t *Titles) meant(title, key string) []knowledge.Film {
	spaced := spacedOf(title)
	bare := core(spaced)
	if len(strings.Fields(spaced)) > 1 && bare != "" {
		same := t.look(bare, func(s *shelf) lookup { return s.byCore },
			func(f knowledge.Film) bool { return core(spacedOf(f.Title)) == bare })
		if one := onlyTitle(same); one != nil {
			return one
		}
	}
	var begun, mistyped []knowledge.Film
	for _, f := range t.Complete(title, mostExact) {
		switch {
		case isBegun(spaced, spacedOf(f.Title)):
			begun = append(begun, f)
		case isMistyped(key, f.Key):
			mistyped = append(mistyped, f)
		}
	}
	if one := onlyTitle(mistyped); one != nil && isSure(key, one[0].Key) {
		return one
	}
	return onlyTitle(begun)
}

// onlyTitle returns the films when all have one title.
func onlyTitle(films []knowledge.Film) []knowledge.Film {
	for _, f := range films {
		if f.Key != films[0].Key {
			return nil
		}
	}
	return films
}

// isBegun reports whether the typed words are so much of the title that the
// rest was left out: at its beginning, or all that follows a colon. A number
// that is left out makes another film of it.
func isBegun(typed, title string) bool {
	rest, ok := strings.CutPrefix(title, typed+" ")
	if !ok {
		rest, ok = strings.CutSuffix(title, " "+typed)
	}
	if !ok || strings.ContainsAny(rest, "0123456789") {
		return false
	}
	for w := range strings.FieldsSeq(rest) {
		if sequelWords[w] {
			return false
		}
	}
	if core(typed) == "" {
		return false
	}
	if strings.Contains(typed, " ") {
		return true
	}
	return float64(utf8.RuneCountInString(typed)) > sureShare*float64(utf8.RuneCountInString(title))
}

// sequelWords are words whose absence makes another film of a title.
var sequelWords = map[string]bool{
	"ii": true, "iii": true, "iv": true, "v": true, "vi": true, "vii": true, "viii": true, "ix": true, "x": true,
	"two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true,
	"part": true, "chapter": true, "volume": true, "vol": true, "episode": true,
	"returns": true, "forever": true, "reloaded": true, "again": true, "revenge": true, "rises": true,
}

// isSure reports whether an edit is one that no two titles differ by on
// purpose.
func isSure(typed, key string) bool {
	if min(utf8.RuneCountInString(typed), utf8.RuneCountInString(key)) < sureLetters {
		return false
	}
	if typed == key+"s" || key == typed+"s" {
		return false // Alien, Aliens
	}
	a, b := strip(typed, key)
	return !strings.ContainsFunc(a+b, unicode.IsDigit) // Rocky 2, Rocky 3
}

// isMistyped reports whether two keys are one edit apart.
func isMistyped(typed, key string) bool {
	a, b := strip(typed, key)
	ra, rb := []rune(a), []rune(b)
	return len(ra) <= 1 && len(rb) <= 1 || len(ra) == 2 && len(rb) == 2 && ra[0] == rb[1] && ra[1] == rb[0]
}

// strip removes what two strings share at both ends.
func strip(a, b string) (string, string) {
	for a != "" && b != "" {
		ra, n := utf8.DecodeRuneInString(a)
		rb, m := utf8.DecodeRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[n:], b[m:]
	}
	for a != "" && b != "" {
		ra, n := utf8.DecodeLastRuneInString(a)
		rb, m := utf8.DecodeLastRuneInString(b)
		if ra != rb {
			break
		}
		a, b = a[:len(a)-n], b[:len(b)-m]
	}
	return a, b
}

// near returns what may have been meant: completions of the title, else of
// its first words, else what begins like it but for two edits.
func (t *Titles) near(title string) []knowledge.Film {
	words := strings.Fields(title)
	for n := len(words); n > 0 && n > len(words)-4; n-- {
		begin := strings.Join(words[:n], " ")
		if core(spacedOf(begin)) == "" {
			break
		}
		if films := t.Complete(begin, mostNear); len(films) > 0 {
			return films
		}
	}
	spaced := []byte(spacedOf(title))
	if len(spaced) < 2*typoFrom || len(spaced) > 60 {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	p := pick{n: mostNear, seen: map[identity]bool{}}
	p.tier(t, func(s *shelf) (*order, []span) {
		return &s.heads, s.heads.edits(nil, span{0, len(s.heads.places)}, 0, spaced, 1, 2)
	})
	return p.films
}
