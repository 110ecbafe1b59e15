package rank

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"marquee/knowledge/text"
)

// Token is one word of a text or a query as an index sees it.
type Token struct {
	Stem  string // what the postings are kept under
	form  string // the folded word as written
	gap   int    // words since the term before, 1 for neighbours; never 0
	flags byte
}

// The flags of a term.
const (
	flagCapital  byte = 1 << 5 // begins with a capital
	flagNumber   byte = 1 << 6 // holds a digit or is a number word
	flagSentence byte = 1 << 7 // first of its sentence
	maxGap            = 31     // larger gaps are written as this
)

// longestWord bounds a term in bytes: nobody searches for longer ones, and
// they are mostly addresses and noise.
const longestWord = 64

// Terms returns the stemmed terms of a text without its stop words, in order,
// as an index keeps them: DocFreq knows them by these names.
func Terms(s string) []string {
	var out []string
	for _, t := range analyze(nil, s) {
		out = append(out, t.Stem)
	}
	return out
}

// analyze appends the terms of s. Stop words are counted in the gaps alone.
func analyze(dst []Token, s string) []Token {
	gap, sentence, end := 1, true, 0
	for _, w := range text.Words(s) {
		if w.Start > end && endsSentence(s[end:w.Start], w.Text) {
			sentence = true
		}
		end = w.End
		for form := range strings.FieldsSeq(w.Fold) {
			if len(form) > longestWord {
				gap++
				continue
			}
			if text.IsStop(form) {
				gap++
				continue
			}
			t := Token{Stem: stems.of(form), form: form, gap: min(gap, maxGap), flags: shape(w.Text, form)}
			if sentence {
				t.flags |= flagSentence
				sentence = false
			}
			dst = append(dst, t)
			gap = 1
		}
	}
	return dst
}

// endsSentence says whether the text between two words ends a sentence. It is
// the cheap cousin of text.Sentences: a wrong guess costs a little score.
func endsSentence(between, next string) bool {
	if strings.Contains(between, "\n\n") {
		return true
	}
	if !strings.ContainsAny(between, ".!?") || !strings.ContainsAny(between, " \n") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsLower(r)
}

// shape returns the flags that tell names and numbers from other words.
func shape(word, form string) byte {
	var f byte
	if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
		f = flagCapital
	}
	if strings.ContainsAny(form, "0123456789") {
		return f | flagNumber
	}
	if _, ok := numberWords[form]; ok {
		f |= flagNumber
	}
	return f
}

// stemCache remembers stems: a corpus says the same words again and again,
// and the Snowball rules cost more than a look-up.
type stemCache struct {
	mu    sync.RWMutex
	known map[string]string
}

// stemCacheSize bounds the cache; when full it is thrown away and refilled.
const stemCacheSize = 1 << 17

var stems = &stemCache{known: map[string]string{}}

func (c *stemCache) of(form string) string {
	c.mu.RLock()
	s, ok := c.known[form]
	c.mu.RUnlock()
	if ok {
		return s
	}
	form = strings.Clone(form)
	s = stem(form)
	c.mu.Lock()
	if len(c.known) >= stemCacheSize {
		clear(c.known)
	}
	c.known[form] = s
	c.mu.Unlock()
	return s
}

// stem reduces a folded word to what its other forms share: irregular forms
// by the table, number words to digits, all others by the Snowball rules.
func stem(form string) string {
	if d, ok := numberWords[form]; ok {
		return d
	}
	if base, ok := irregular[form]; ok {
		form = base
	}
	return text.Stem(form)
}
