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
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
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
// token has anyhow leads to its place. Hashes lie apart from words, close
// together, so that an unknown word is settled without a look at any other.
type wordTable struct {
	hashes []uint32 // 0 where there is no word; their number is a power of two
	words  []wordFlags
}

type wordFlags struct {
	word  string
	flags flag
}

func newWordTable(words map[string]flag) wordTable {
	size := 1024
	for size < 3*len(words) {
		size *= 2
	}
	t := wordTable{make([]uint32, size), make([]wordFlags, size)}
	for w, f := range words {
		h := hashOf(w)
		at := t.place(h)
		for t.hashes[at] != 0 {
			at = t.place(at + 1)
		}
		t.hashes[at], t.words[at] = h, wordFlags{w, f}
	}
	return t
}

func (t *wordTable) place(h uint32) uint32 { return h & uint32(len(t.hashes)-1) }

// flags returns the flags of a word with its hash, 0 for an unknown word.
func (t *wordTable) flags(word string, hash uint32) flag {
	for at := t.place(hash); t.hashes[at] != 0; at = t.place(at + 1) {
		if t.hashes[at] == hash && t.words[at].word == word {
			return t.words[at].flags
		}
	}
	return 0
}
