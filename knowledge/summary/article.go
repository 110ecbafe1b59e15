package summary

import (
	"sort"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// longest is how many sentences of one article are considered. News tells its
// news early; what stands behind so many sentences is never worth the time.
const longest = 150

// Article returns the n sentences that say most of an article, verbatim and in
// the article's order; all of its sentences if it has no more than n, none if
// n is not positive.
func Article(a knowledge.Article, n int) []string { return Default.Article(a, n) }

// Article is Article by these weights.
func (w Weights) Article(a knowledge.Article, n int) []string {
	ss := text.Sentences(a.Text)
	if n <= 0 {
		return nil
	}
	if len(ss) <= n {
		return verbatim(ss)
	}
	considered := min(len(ss), max(longest, n))
	p := newPool(considered)
	for i, s := range ss[:considered] {
		p.add(s.Text, 0, i)
	}
	taken := w.newChoice(p, a.Title, n).best(n)
	sort.Ints(taken)
	out := make([]string, len(taken))
	for i, t := range taken {
		out[i] = p.units[t].text
	}
	return out
}

func verbatim(ss []text.Sentence) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = s.Text
	}
	return out
}
