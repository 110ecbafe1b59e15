package answer

import (
	"unicode"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// groundWords bounds how much of an article is searched for the names that a
// question may hold.
const groundWords = 1200

// ground returns the longest run of the question's words that the articles
// write as a name, with capitals: what a question in lower case is about when
// the titles do not know it. It is "" when there is none.
func ground(q question.Question, articles []knowledge.Article) string {
	asked := text.Words(q.Text)
	asked = asked[:min(len(asked), questionWords)]
	at := make(map[string][]int, len(asked))
	for i, w := range asked {
		at[w.Fold] = append(at[w.Fold], i)
	}
	best, most := "", 0
	for _, a := range articles {
		for _, part := range []string{a.Title, a.Text} {
			words := text.Words(parted.Replace(part))
			words = words[:min(len(words), groundWords)]
			for j := range words {
				for _, i := range at[words[j].Fold] {
					if !capital1(words[j].Text) {
						continue
					}
					n := named(asked[i:], words[j:])
					if n > most && !plain(asked[i:i+n]) && (n > 1 || !everyday(asked[i].Fold) && !filler[asked[i].Fold] && !waysOfAsking[asked[i].Fold] && j > 0) {
						best, most = q.Text[asked[i].Start:asked[i+n-1].End], n
					}
				}
			}
		}
	}
	return best
}

// named returns how many words the two lists begin with in common, as far as
// the second writes them as a name.
func named(asked, words []text.Token) int {
	n := 0
	for k := 0; k < len(asked) && k < len(words) && k < titleWords && asked[k].Fold == words[k].Fold; k++ {
		if capital1(words[k].Text) {
			n = k + 1
		} else if !text.IsStop(words[k].Fold) {
			break
		}
	}
	return n
}

func capital1(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
