package text

import "strings"

// Sentence is one sentence of a text: Text is verbatim, s[Start:End], without
// white space at its ends. Paragraph counts from 0.
type Sentence struct {
	Text       string
	Start, End int
	Paragraph  int
}

// Sentences splits a text into its sentences. A blank line always ends one; a
// single line break does where it parts headings, bullets or "Label: value"
// lines rather than wraps a sentence. A short quotation stays in one sentence
// with the words around it. The rules follow the English golden rules of
// Pragmatic Segmenter (https://github.com/diasks2/pragmatic_segmenter) with
// the film press in mind: titles that bear marks ("Mamma Mia!"), initials
// ("J.J. Abrams") and grades ("an A. Critics").
func Sentences(s string) []Sentence {
	if s == "" {
		return nil
	}
	out := make([]Sentence, 0, len(s)/100+2)
	paragraph := 0
	for pos := 0; pos < len(s); {
		end, next := paragraphEnd(s, pos)
		before := len(out)
		sp := splitter{s: s[:end], out: out, paragraph: paragraph}
		sp.run(pos)
		if out = sp.out; len(out) > before {
			paragraph++
		}
		pos = next
	}
	return out
}

// paragraphEnd returns where the paragraph that pos lies in ends, and where
// the next one begins.
func paragraphEnd(s string, pos int) (end, next int) {
	for {
		n := strings.IndexByte(s[pos:], '\n')
		if n < 0 {
			return len(s), len(s)
		}
		end = pos + n
		for next = end + 1; next < len(s) && (s[next] == ' ' || s[next] == '\t' || s[next] == '\r'); next++ {
		}
		if next < len(s) && s[next] == '\n' {
			return end, next + 1
		}
		pos = next
	}
}

// quoteReach is how many bytes a quotation may have to be kept in one
// sentence. A longer one, or one whose end is missing, is split like any text.
const quoteReach = 260

// splitter walks over one paragraph; s ends where the paragraph ends.
type splitter struct {
	s         string
	out       []Sentence
	paragraph int
	start     int    // of the sentence at hand
	quote     int    // where the quotation at hand closes, if beyond the position
	noQuote   int    // up to where no straight quote closes: it is not sought twice
	item      marker // the list marker the sentence at hand begins with
	lines     lineKind
}

// special marks the bytes at which the splitter has to look closer: 0xE2
// begins curly quotes, bullets and the ellipsis; 0xE3 and 0xEF begin the full
// stops and marks of East Asian text.
var special = [256]bool{'.': true, '!': true, '?': true, '"': true, '\n': true, ' ': true, 0xE2: true, 0xE3: true, 0xEF: true}

func (sp *splitter) run(pos int) {
	s := sp.s
	sp.begin(pos)
	for pos = sp.start; pos < len(s); {
		if !special[s[pos]] {
			pos++
			continue
		}
		switch c := s[pos]; c {
		case '.', '!', '?', 0xE3, 0xEF:
			pos = sp.terminator(pos)
		case '"':
			sp.open(pos, `"`)
			pos++
		case '\n':
			if sp.breaksLine(pos) {
				sp.cut(pos)
			}
			pos++
		case ' ':
			pos++
			if sp.item.style != 0 && sp.item.next(s, pos) {
				sp.cut(pos)
			}
		default:
			pos = sp.curly(pos)
		}
	}
	sp.cut(len(s))
}

// curly handles what begins with byte 0xE2: quotes, ellipsis, bullets.
func (sp *splitter) curly(pos int) int {
	rest := sp.s[pos:]
	switch {
	case strings.HasPrefix(rest, "…"):
		return sp.terminator(pos)
	case strings.HasPrefix(rest, "“"):
		sp.open(pos, "”")
	case strings.HasPrefix(rest, "•"), strings.HasPrefix(rest, "⁃"), strings.HasPrefix(rest, "▪"):
		if pos > sp.start {
			sp.cut(pos)
		}
	}
	return pos + runeLen(rest)
}

// open notes where the quotation that may begin at pos closes.
func (sp *splitter) open(pos int, closer string) {
	s := sp.s
	if pos < sp.quote || closer == `"` && pos > 0 && !spaceBefore(s, pos) && strings.IndexByte("([—-", s[pos-1]) < 0 {
		return
	}
	from := pos + runeLen(s[pos:])
	reach := min(len(s), from+quoteReach)
	at := from
	if closer == `"` {
		at = max(at, sp.noQuote)
	}
	for at < reach {
		n := strings.Index(s[at:reach], closer)
		if n < 0 {
			break
		}
		if at += n; closer != `"` || !spaceBefore(s, at) {
			sp.quote = at
			return
		}
		at += len(closer)
	}
	if closer == `"` {
		sp.noQuote = reach
	}
}

// terminator looks at the full stop, mark or ellipsis at pos, ends the
// sentence there if it does end, and returns where to go on.
func (sp *splitter) terminator(pos int) int {
	s := sp.s
	t, ok := readStop(s, pos)
	if !ok {
		return pos + runeLen(s[pos:])
	}
	if t.end <= sp.quote {
		return t.end
	}
	if !sp.ends(t) {
		return t.end
	}
	if t.spaced && t.dots == 4 && t.at > 0 && s[t.at-1] > ' ' && skipSpace(s, t.end) < len(s) {
		sp.cut(t.at + 1) // a full stop, then the dots of what the next sentence leaves out
		return sp.start
	}
	sp.cut(t.end)
	return max(sp.start, t.end)
}

// cut ends the sentence at hand at end and begins the next one there.
func (sp *splitter) cut(end int) {
	from, to := trim(sp.s, sp.start, end)
	if from < to {
		sp.out = append(sp.out, Sentence{Text: sp.s[from:to], Start: from, End: to, Paragraph: sp.paragraph})
	}
	sp.begin(end)
}

func (sp *splitter) begin(pos int) {
	sp.start = skipSpace(sp.s, pos)
	sp.item = marker{}
	if sp.start < len(sp.s) {
		sp.item = readMarker(sp.s, sp.start)
	}
}
