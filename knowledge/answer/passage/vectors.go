package passage

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sort"
	"strings"
	"sync"
)

// dims is the length of a word vector.
const dims = 50

// vectorData holds, in this order: the number of words (uint32), the words
// sorted and joined by newlines (length as uint32 first), their frequency
// ranks (uint16 each) and their unit vectors (50 int8 each, scaled by 127).
// The vectors are GloVe 6B, 50 dimensions, of Pennington, Socher and Manning
// (Public Domain Dedication and License); `fit -vectors` writes the file.
//
//go:embed vectors.bin
var vectorData []byte

// lexicon is word vectors and word frequencies of general English.
type lexicon struct {
	words []string // sorted
	ranks []byte   // uint16 each; 0 is the most frequent word
	vecs  []byte   // dims int8 each
}

// english decodes the embedded lexicon once.
var english = sync.OnceValue(func() *lexicon { return decodeLexicon(vectorData) })

// decodeLexicon reads the layout of vectorData; anything else gives an empty
// lexicon, with which every word is rare and unlike any other.
func decodeLexicon(b []byte) *lexicon {
	if len(b) < 8 {
		return &lexicon{}
	}
	n := int(binary.LittleEndian.Uint32(b))
	size := int(binary.LittleEndian.Uint32(b[4:]))
	b = b[8:]
	if n < 0 || size < 0 || len(b) != size+n*(2+dims) {
		return &lexicon{}
	}
	words := strings.Split(string(b[:size]), "\n")
	if len(words) != n {
		return &lexicon{}
	}
	b = b[size:]
	return &lexicon{words: words, ranks: b[:2*n], vecs: b[2*n:]}
}

// find returns the word's place, or -1.
func (l *lexicon) find(word string) int {
	i := sort.SearchStrings(l.words, word)
	if i < len(l.words) && l.words[i] == word {
		return i
	}
	return -1
}

// rarity returns 0 for the most frequent word of English up to 1 for a word
// that the lexicon does not hold; i is from find.
func (l *lexicon) rarity(i int) float64 {
	if i < 0 {
		return 1
	}
	rank := float64(binary.LittleEndian.Uint16(l.ranks[2*i:]))
	return math.Log(rank+1) / math.Log(65536)
}

// like returns the cosine of two words' vectors, 0 when either is unknown.
func (l *lexicon) like(i, j int) float64 {
	if i < 0 || j < 0 {
		return 0
	}
	a, b := l.vecs[i*dims:(i+1)*dims], l.vecs[j*dims:(j+1)*dims]
	var sum int32
	for k := range a {
		sum += int32(int8(a[k])) * int32(int8(b[k]))
	}
	return float64(sum) / (127 * 127)
}

// add adds weight times word i's vector to sum.
func (l *lexicon) add(sum *[dims]float64, i int, weight float64) {
	if i < 0 {
		return
	}
	for k, c := range l.vecs[i*dims : (i+1)*dims] {
		sum[k] += weight * float64(int8(c))
	}
}

// cosine returns the cosine of two sums of vectors, 0 when either is null.
func cosine(a, b *[dims]float64) float64 {
	var ab, aa, bb float64
	for k := range a {
		ab += a[k] * b[k]
		aa += a[k] * a[k]
		bb += b[k] * b[k]
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

// toward returns the cosine of word i and a sum of vectors.
func (l *lexicon) toward(i int, sum *[dims]float64) float64 {
	var v [dims]float64
	l.add(&v, i, 1)
	return cosine(&v, sum)
}
