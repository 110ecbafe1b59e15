package answer

import (
	"regexp"
	"strings"

	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// asksWhoIs finds the name in a question who somebody is.
var asksWhoIs = regexp.MustCompile(`^(?:who|whos|who is|who was) ([\pL-]+(?: [\pL-]+){1,3})$`)

var (
	// apposed finds what follows a name that is explained.
	apposed = regexp.MustCompile(`^,? ?(?:\([^)]{1,40}\))?,? (?:(?:is|was|became) )?(?:an?|the|one of|who)\b`)
	// tradeBefore finds a trade right before a name.
	tradeBefore = regexp.MustCompile(`(?i)\b(?:actor|actress|star|singer|director|comedian|comic|writer|author|presenter|filmmaker|rapper|host|producer|model|musician|chef|journalist|dancer|player|footballer|president|minister|chairman|boss|head|creator|composer|critic|detective|agent|editor|celebrity|socialite|entrepreneur|tycoon|spokes\pL+|executive|manager|artist|novelist|playwright|screenwriter)s? $`)
)

// whoIs finds a sentence that explains who somebody is, beside the name.
func whoIs(q question.Question, candidates []passage.Candidate) (telling, bool) {
	m := asksWhoIs.FindStringSubmatch(q.Plain)
	if m == nil {
		return telling{}, false
	}
	name := strings.Fields(m[1])
	best, found := telling{}, false
	for _, c := range candidates {
		start, end, ok := nameAt(c.Text, name)
		if !ok {
			continue
		}
		conf := 0.0
		switch {
		case apposed.MatchString(c.Text[end:]):
			conf = toldTrust + wholly
		case tradeBefore.MatchString(c.Text[:start]):
			conf = toldTrust
		}
		if conf > best.confidence {
			best, found = telling{line: c, text: c.Text, confidence: conf}, true
		}
	}
	return best, found
}

// nameAt returns where s has the words of a name, written with capitals.
func nameAt(s string, name []string) (start, end int, ok bool) {
	tokens := text.Words(s)
	for i := 0; i+len(name) <= len(tokens); i++ {
		n := 0
		for n < len(name) && question.Plain(tokens[i+n].Text) == name[n] && capital1(tokens[i+n].Text) {
			n++
		}
		if n == len(name) {
			return tokens[i].Start, tokens[i+n-1].End, true
		}
	}
	return 0, 0, false
}
