package extract

import (
	"strings"

	"marquee/knowledge/text"
)

// creditStarts are the words that begin a line of credits.
var creditStarts = set(`director directors directed dir dir. writer writers written screenwriter screenwriters screenplay script cast starring stars producer producers composer music cinematography cinematographer editor runtime certificate certification genre`)

// creditLines parts sentences that run over the ends of credit lines:
// "Writers Ann Lee, Bob Ray" and, below it, "Cast Cy Young".
func creditLines(ss []text.Sentence) []text.Sentence {
	var out []text.Sentence
	for i, s := range ss {
		cut := creditBreak(s.Text)
		if cut == 0 {
			if out != nil {
				out = append(out, s)
			}
			continue
		}
		if out == nil {
			out = append(make([]text.Sentence, 0, len(ss)+4), ss[:i]...)
		}
		for ; cut > 0; cut = creditBreak(s.Text) {
			head := s
			head.Text = strings.TrimRight(s.Text[:cut], " \t\r\n")
			head.End = s.Start + len(head.Text)
			out = append(out, head)
			s.Text, s.Start = s.Text[cut:], s.Start+cut
		}
		out = append(out, s)
	}
	if out == nil {
		return ss
	}
	return out
}

// creditBreak returns where the first credit line begins that follows a line
// of credits within s, or 0. Only short lines are such.
func creditBreak(s string) int {
	if strings.IndexByte(s, '\n') < 0 || !creditStarts[firstWord(s)] {
		return 0
	}
	for pos := 0; ; {
		n := strings.IndexByte(s[pos:], '\n')
		if n < 0 || n > maxHeading {
			return 0
		}
		pos += n + 1
		if creditStarts[firstWord(s[pos:])] {
			return pos
		}
	}
}

// firstWord is the first word of a line, in lower case and without its colon.
func firstWord(s string) string {
	s = strings.TrimLeft(s, " \t")
	if n := strings.IndexAny(s, " :\n"); n >= 0 && n < 20 {
		return lower(s[:n])
	}
	return ""
}
