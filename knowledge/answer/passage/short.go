package passage

import (
	"strings"

	"marquee/knowledge/answer/question"
)

// short returns the span of the line that answers best: of the asked type,
// and among the question's words. It is "" when no span is of the type.
func (sc *scene) short(l *line) string {
	best, found := span{}, false
	var top float64
	for _, s := range sc.spans(l) {
		near, weight := sc.around(l, s)
		score := weight + near/2
		if sc.Type == question.Person || sc.Type == question.Character {
			if s.hi-s.lo >= 2 {
				score += .15
			}
			if Personal(l.cut(s)) {
				score += .25
			}
		}
		if !found || score > top {
			best, top, found = s, score, true
		}
	}
	if !found {
		return ""
	}
	return l.cut(best)
}

// cut returns the span verbatim, with a sign of currency or percent that
// touches it.
func (l *line) cut(s span) string {
	start, end := l.bounds(s)
	return l.text[start:end]
}

// signs of currency that may stand before an amount, the longest first.
var currencies = []string{"US$", "A$", "C$", "$", "£", "€", "¥", "₹", "Rs ", "Rs. "}

// bounds returns the bytes of a span, with the signs that belong to it.
func (l *line) bounds(s span) (start, end int) {
	start, end = l.words[s.lo].token.Start, l.words[s.hi-1].token.End
	for _, sign := range currencies {
		if strings.HasSuffix(l.text[:start], sign) {
			start -= len(sign)
			break
		}
	}
	if strings.HasPrefix(l.text[end:], "%") {
		end++
	}
	for _, owner := range []string{"'s", "’s"} {
		if t := strings.TrimSuffix(l.text[start:end], owner); t != "" {
			end = start + len(t)
		}
	}
	return start, end
}
