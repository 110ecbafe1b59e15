package passage

import (
	"slices"
	"sort"
)

// foremost returns the places of the n lines that share most with the
// question, in order: by the weight of their own words, those of the title and
// of the lines around them, and the words that are rare here.
func (sc *scene) foremost(n int) []int {
	picked := make([]int, len(sc.lines))
	for i := range picked {
		picked[i] = i
	}
	if len(picked) <= n {
		return picked
	}
	score := make([]float64, len(sc.lines))
	for i := range score {
		score[i] = sc.promise(i)
	}
	sort.SliceStable(picked, func(a, b int) bool { return score[picked[a]] > score[picked[b]] })
	picked = picked[:max(n, 0)]
	slices.Sort(picked)
	return picked
}

// What the words around a line and the place of its article count beside the
// line's own words.
const (
	aroundWeight = 0.5
	placeWeight  = 0.1
)

// promise tells cheaply how well line i may answer.
func (sc *scene) promise(i int) float64 {
	m, doc := sc.match[i], sc.lines[i].doc
	around := m | sc.titled[doc]
	for _, near := range []int{i - 1, i + 1} {
		if near >= 0 && near < len(sc.lines) && sc.lines[near].doc == doc {
			around |= sc.match[near]
		}
	}
	var rare, all float64
	for k, w := range sc.local {
		all += w
		if m>>k&1 != 0 {
			rare += w
		}
	}
	p := sc.share(m, sc.all, 0) + aroundWeight*sc.share(around, sc.all, 0) + placeWeight/float64(1+doc)
	if all > 0 {
		p += rare / all
	}
	return p
}
