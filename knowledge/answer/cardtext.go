package answer

import (
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/summary"
	"marquee/knowledge/text"
)

// summaryArticles is how many articles a summary is chosen from.
const summaryArticles = 12

// summarize picks the sentences that say most about the film: any sentence of
// an article about it, elsewhere those alone that name it.
func summarize(entries []knowledge.Entry, film knowledge.Film) []knowledge.Evidence {
	var candidates []knowledge.Sentence
	for _, e := range entries[:min(summaryArticles, len(entries))] {
		m, _ := mentionOf(e, film.Key)
		for i, s := range text.Sentences(e.Article.Text) {
			if m.Primary || namesFilm(s.Text, film) {
				candidates = append(candidates, knowledge.Sentence{
					Article: e.Article.ID, Text: s.Text, Position: i, Paragraph: s.Paragraph, Passing: !m.Primary})
			}
		}
	}
	picked := summary.Pick(candidates, film.Title, cardSentences)
	evidence := make([]knowledge.Evidence, 0, len(picked))
	for _, s := range picked {
		evidence = append(evidence, knowledge.Evidence{Text: s.Text, Article: s.Article})
	}
	return evidence
}

// namesFilm says whether the sentence holds the film's title as whole words.
func namesFilm(sentence string, film knowledge.Film) bool {
	title := strings.Fields(text.Fold(film.Title))
	words := strings.Fields(text.Fold(sentence))
	for i := 0; len(title) > 0 && i+len(title) <= len(words); i++ {
		if slices.Equal(words[i:i+len(title)], title) {
			return true
		}
	}
	return false
}
