package extract

import "strings"

// quotes returns what stands in quotation marks in a sentence, outermost
// pairs only. A mark that is never closed, or never opened, means nothing.
func quotes(ts []token) []span {
	var out []span
	for i := 0; i < len(ts); i++ {
		closing, ok := opens(ts, i)
		if !ok {
			continue
		}
		end := closeOf(ts, i+1, closing)
		if end <= i+1 {
			continue
		}
		out = append(out, spanOf(ts, i+1, end))
		i = end
	}
	return out
}

// unquoted leaves out the quotation marks that a headline stands in as a
// whole: they set off nothing within it.
func unquoted(s *sentence) {
	if len(s.Quotes) == 1 && s.Quotes[0].First == 1 && s.Quotes[0].End == len(s.Tokens)-1 && len(s.Tokens) > 5 {
		s.Quotes = nil
	}
}

// longestQuote bounds the tokens of a quotation, so that looking for the end
// of each stays linear. Titles are far shorter.
const longestQuote = 60

// opens reports whether token i is an opening quotation mark, and which rune
// closes it.
func opens(ts []token, i int) (closing string, ok bool) {
	if ts[i].Kind != punct || i+1 >= len(ts) || ts[i+1].Space {
		return "", false
	}
	switch ts[i].Text {
	case "“":
		return "”", true
	case "«":
		return "»", true
	case "„":
		return "“", true
	case "\"":
		return "\"", true
	case "'", "‘":
		if ts[i+1].Kind == number && strings.HasSuffix(ts[i+1].Lower, "0s") {
			return "", false // "the '80s"
		}
		if ts[i].Text == "‘" {
			return "’", true
		}
		free := ts[i].Space || ts[i-1].Kind == punct
		return "'", free
	}
	return "", false
}

// straight are the straight marks that may close what a curly one opens.
var straight = map[string]string{"”": "\"", "’": "'"}

// closeOf returns the index of the token that closes a quotation which
// begins at i, or -1.
func closeOf(ts []token, i int, closing string) int {
	for j := i; j < len(ts) && j < i+longestQuote; j++ {
		if ts[j].Kind != punct || ts[j].Space || ts[j].Text != closing && ts[j].Text != straight[closing] {
			continue
		}
		if j+1 < len(ts) && !ts[j+1].Space && ts[j+1].Kind != punct && ts[j+1].Lower != "'s" {
			continue
		}
		return j
	}
	return -1
}

// spanOf returns the span of tokens [first, end), end > first.
func spanOf(ts []token, first, end int) span {
	return span{From: ts[first].Start, To: ts[end-1].End, First: first, End: end}
}

// phrases finds fixed phrases in token rows.
type phrases map[string][][]token // by the first token's lower case

// The bounds of a source's italics: longer phrases are prose, not titles.
const (
	maxPhrases      = 200
	maxPhraseTokens = 14
	maxPhraseBytes  = 120
)

// newPhrases returns a finder of those phrases that may be titles.
func newPhrases(list []string) phrases {
	if len(list) == 0 {
		return nil
	}
	p := phrases{}
	for _, s := range list[:min(len(list), maxPhrases)] {
		if len(s) > maxPhraseBytes {
			continue
		}
		ts := tokens(s)
		for len(ts) > 0 && ts[len(ts)-1].Kind == punct && ts[len(ts)-1].Text != "!" && ts[len(ts)-1].Text != "?" {
			ts = ts[:len(ts)-1]
		}
		if n := len(ts); n > 0 && n <= maxPhraseTokens && ts[n-1].Lower == "'s" {
			ts = ts[:n-1]
		}
		if len(ts) == 0 || len(ts) > maxPhraseTokens || p.has(ts) {
			continue
		}
		p[ts[0].Lower] = append(p[ts[0].Lower], ts)
	}
	return p
}

func (p phrases) has(ts []token) bool {
	for _, q := range p[ts[0].Lower] {
		if len(q) == len(ts) && matches(ts, 0, q) {
			return true
		}
	}
	return false
}

// find returns where phrases stand in ts, the longest at each place.
func (p phrases) find(ts []token) []span {
	if len(p) == 0 {
		return nil
	}
	var out []span
	for i := 0; i < len(ts); i++ {
		best := 0
		for _, q := range p[ts[i].Lower] {
			if len(q) > best && matches(ts, i, q) {
				best = len(q)
			}
		}
		if best > 0 {
			out = append(out, spanOf(ts, i, i+best))
			i += best - 1
		}
	}
	return out
}

// matches reports whether the tokens of q stand at i of ts, as they are
// written.
func matches(ts []token, i int, q []token) bool {
	if i+len(q) > len(ts) {
		return false
	}
	for k := range q {
		if ts[i+k].Text != q[k].Text {
			return false
		}
	}
	return true
}
