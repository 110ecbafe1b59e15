package answer

import (
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/text"
)

// nearest is how many articles are shown as sources at most.
const nearest = 5

// cite names the articles as sources, the one at first before the others.
func cite(ans *knowledge.Answer, articles []knowledge.Article, first int) {
	put := func(i int) {
		ans.Sources = append(ans.Sources, sourceOf(articles[i], 1/float64(1+len(ans.Sources))))
	}
	if first < len(articles) {
		put(first)
	}
	for i := range articles {
		if i != first && len(ans.Sources) < nearest {
			put(i)
		}
	}
}

// supporting returns the articles that bear an answer out, with the one at
// first before the others: those that speak of the subject and, in one
// sentence or right beside its name, say the same.
func supporting(docs []passage.Doc, articles []knowledge.Article, first int, title, short string) []knowledge.Article {
	out := []knowledge.Article{articles[first]}
	says := strings.Join(nameWords(short), " ")
	for i, doc := range docs {
		if i == first || title == "" || says == "" || !bears(doc, articles[i], bareTitle(title), says) {
			continue
		}
		out = append(out, articles[i])
	}
	return out
}

// bears tells whether an article says the words in a sentence that names the
// title or follows one that does, or anywhere when it is about the title.
func bears(doc passage.Doc, a knowledge.Article, title, says string) bool {
	about := titledAs(a.Title, title)
	before := false
	for _, s := range doc.Sentences {
		named := titledAs(s.Text, title)
		if (about || named || before) && containsWords(strings.Join(nameWords(text.Fold(s.Text)), " "), says) {
			return true
		}
		before = named
	}
	return false
}

// namingFirst orders the articles so that those that name the title come
// first; the nearest to a question that nothing answers.
func namingFirst(articles []knowledge.Article, title string) []knowledge.Article {
	key := bareTitle(title)
	if key == "" {
		return slices.Clone(articles)
	}
	var ranks [3][]knowledge.Article
	for _, a := range articles {
		r := rankOf(a, key)
		ranks[r] = append(ranks[r], a)
	}
	return slices.Concat(ranks[2], ranks[1], ranks[0])
}

// rankOf is 2 where the headline names the title, 1 where the text does.
func rankOf(a knowledge.Article, key string) int {
	switch {
	case titledAs(a.Title, key):
		return 2
	case titledAs(a.Text[:min(len(a.Text), fullNames)], key):
		return 1
	}
	return 0
}
