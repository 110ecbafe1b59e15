package summary

import (
	"sort"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// longest is how many sentences of one article are considered. News tells its
// news early; what stands behind so many sentences is never worth the time.
// Who asks for as many gets the first ones.
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
	if len(ss) <= n || n >= longest {
		return verbatim(ss[:min(n, len(ss))])
	}
	p := newPage(a.Title, ss[:min(len(ss), longest)])
	taken := w.newChoice(p, n).best(n)
	sort.Ints(taken)
	out := make([]string, len(taken))
	for i, t := range taken {
		out[i] = p.lines[t].text
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
