package stories

import (
	"slices"
)

// sketchSize is how many shingle hashes stand for a text: enough to tell a
// half-copied text from another to some 10 points.
const sketchSize = 48

// shingleWords is how many words make a shingle, and shingled how many words
// of a text are looked at.
const (
	shingleWords = 4
	shingled     = 600
)

// sketch is what is kept of a whole text to tell copies by.
type sketch struct {
	simhash uint64
	least   []uint64 // the smallest distinct shingle hashes, ascending
	total   int      // distinct shingles of the text
}

// hash64 is FNV-1a with a final mix (Stafford's variant 13 of the Murmur3
// finalizer), so that all bits of short words are spread. It is the same in
// every run, as the ids of stories must be.
func hash64(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return mix(h)
}

func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// sketchOf sketches a text of which the hashes of the folded words are given.
func sketchOf(words []uint64) sketch {
	words = words[:min(len(words), shingled)]
	if len(words) == 0 {
		return sketch{}
	}
	width := min(shingleWords, len(words))
	shingles := make([]uint64, 0, len(words))
	var votes [64]int
	for i := 0; i+width <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+width] {
			h = mix(h*31 + w)
		}
		shingles = append(shingles, h)
		for bit := range votes {
			votes[bit] += int(h>>bit&1)*2 - 1
		}
	}
	s := sketch{}
	for bit, v := range votes {
		if v > 0 {
			s.simhash |= 1 << bit
		}
	}
	slices.Sort(shingles)
	shingles = slices.Compact(shingles)
	s.total = len(shingles)
	s.least = slices.Clone(shingles[:min(sketchSize, len(shingles))])
	return s
}

// resemblance estimates the Jaccard similarity of two texts' shingles.
func (a sketch) resemblance(b sketch) float64 {
	common, seen, i, j := 0, 0, 0, 0
	for seen < sketchSize && i < len(a.least) && j < len(b.least) {
		switch x, y := a.least[i], b.least[j]; {
		case x == y:
			common++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
		seen++
	}
	if seen < sketchSize { // one text is short and all of it was seen
		seen += min(sketchSize-seen, len(a.least)-i+len(b.least)-j)
	}
	if seen == 0 {
		return 0
	}
	return float64(common) / float64(seen)
}

// contained estimates the part of the shorter text's shingles that the other
// has too.
func (a sketch) contained(b sketch) float64 {
	r := a.resemblance(b)
	if least := min(a.total, b.total); least > 0 {
		return min(1, r*float64(a.total+b.total)/(1+r)/float64(least))
	}
	return 0
}
