package extract

import (
	"strings"
	"unicode/utf8"
)

// lowered gives the words of one text in lower case. The text is folded as a
// whole, once a capital is met, so that its words cost nothing each.
type lowered struct {
	text   string
	folded string // ASCII letters in lower case; as long as text; "" until needed
}

// word returns text[i:end] in lower case with straight apostrophes, and its
// hash.
func (l *lowered) word(i, end int) (string, uint32) {
	w := l.text[i:end]
	h, capital := uint32(hashSeed), false
	for k := 0; k < len(w); k++ {
		c := w[k]
		if c >= utf8.RuneSelf {
			w = lower(w)
			return w, hashOf(w)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
			capital = true
		}
		h = (h ^ uint32(c)) * hashPrime
	}
	if !capital {
		return w, h
	}
	if l.folded == "" {
		l.folded = asciiLower(l.text)
	}
	return l.folded[i:end], h
}

// asciiLower returns s with its ASCII letters in lower case.
func asciiLower(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

// lower returns s in lower case with straight apostrophes; a word that is
// that already is returned as it is.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(s), "’", "'")
		}
	}
	return s
}

// The constants of the hash FNV-1a of 32 bits.
const (
	hashSeed  = 2166136261
	hashPrime = 16777619
)

// hashS is the hash of a possessive ending.
var hashS = hashOf("'s")

// hashOf is FNV-1a.
func hashOf(s string) uint32 {
	h := uint32(hashSeed)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * hashPrime
	}
	return h
}

// A sieve tells in a bit or two that a word is certainly not in a table (B. H.
// Bloom, "Space/Time Trade-offs in Hash Coding", 1970, with one hash).
type sieve [32]uint64

func (s *sieve) add(h uint32) { s[h>>6&31] |= 1 << (h & 63) }

func (s *sieve) maybe(h uint32) bool { return s[h>>6&31]&(1<<(h&63)) != 0 }

// A wordTable holds the flags of words, with open addressing: the hash that a
// token has anyhow leads to its place, and most words are settled by it.
type wordTable struct {
	mask  uint32
	slots []wordSlot
}

type wordSlot struct {
	word  string
	hash  uint32
	flags flag
}

func newWordTable(words map[string]flag) wordTable {
	size := 1024
	for size < 4*len(words) {
		size *= 2
	}
	t := wordTable{mask: uint32(size - 1), slots: make([]wordSlot, size)}
	for w, f := range words {
		h := hashOf(w)
		at := h & t.mask
		for t.slots[at].word != "" {
			at = (at + 1) & t.mask
		}
		t.slots[at] = wordSlot{w, h, f}
	}
	return t
}

// flags returns the flags of a word with its hash, 0 for an unknown word.
func (t *wordTable) flags(word string, hash uint32) flag {
	for at := hash & t.mask; ; at = (at + 1) & t.mask {
		switch slot := &t.slots[at]; {
		case slot.word == "":
			return 0
		case slot.hash == hash && slot.word == word:
			return slot.flags
		}
	}
}
