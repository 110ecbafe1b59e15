package extract

import "strings"

// The bounds of a link in Markdown, in tokens.
const (
	maxLinkText    = 40
	maxLinkAddress = 80
)

// unmarked takes the marks of Markdown out of a sentence's tokens, in place,
// and returns what its underscores set off: "_Low Tide_ opens" is read as "Low
// Tide opens" with the title in italics, "[Low Tide](https://…)" as "Low
// Tide". Text that was pasted or exported as it stood keeps such marks.
func unmarked(ts []token) ([]token, []span) {
	at := 0
	for at < len(ts) && ts[at].Text != "_" && ts[at].Text != "[" {
		at++
	}
	var out []span
	kept, open, space, link := at, -1, false, -1
	for k := at; k < len(ts); k++ {
		switch {
		case k == link:
			k = addressEnd(ts, k)
			continue
		case ts[k].Text == "[":
			if link = linkEnd(ts, k); link < 0 {
				break
			}
			space = space || ts[k].Space
			continue
		case ts[k].Text == "_":
			space = space || ts[k].Space
			switch {
			case open >= 0 && kept > open && kept-open <= maxPhraseTokens && !noTitle(ts[open:kept]):
				out = append(out, span{First: open, End: beforeAside(ts, open, kept)})
				open = -1
			case k+1 < len(ts) && (!ts[k+1].Space || ts[k].Space || k == 0):
				open = kept
			default:
				open = -1
			}
			continue
		}
		ts[kept] = ts[k]
		ts[kept].Space = ts[k].Space || space
		kept, space = kept+1, false
	}
	for i := range out {
		out[i] = spanOf(ts, out[i].First, out[i].End)
	}
	return ts[:kept:kept], out
}

// beforeAside returns where a title ends that bears another in parentheses:
// "Low Tide (Baixa Mar)".
func beforeAside(ts []token, first, end int) int {
	for k := first + 1; k < end; k++ {
		if ts[k].Text == "(" && ts[end-1].Text == ")" {
			return k
		}
	}
	return end
}

// linkEnd returns the token that closes the text of a link which "[" at k
// opens, or -1.
func linkEnd(ts []token, k int) int {
	for j := k + 1; j < len(ts) && j < k+maxLinkText; j++ {
		if ts[j].Text == "[" {
			return -1
		}
		if ts[j].Text == "]" {
			if addressEnd(ts, j) > j {
				return j
			}
			return -1
		}
	}
	return -1
}

// addressEnd returns the token that closes the address behind "]" at k, or k.
func addressEnd(ts []token, k int) int {
	if k+3 >= len(ts) || ts[k+1].Text != "(" || ts[k+1].Space || !strings.HasPrefix(ts[k+2].Lower, "http") && ts[k+2].Text != "/" {
		return k
	}
	for j := k + 3; j < len(ts) && j < k+maxLinkAddress && !ts[j].Space; j++ {
		if ts[j].Text == ")" {
			return j
		}
	}
	return k
}

// plain returns a name without underscores, and whether it is one: what lies
// on both sides of a link's address is none.
func plain(name string) (string, bool) {
	if strings.IndexByte(name, '_') >= 0 {
		name = strings.ReplaceAll(name, "_", "")
	}
	return name, !strings.Contains(name, "](")
}

// noTitle reports whether words in italics are a line of credits or a score.
func noTitle(ts []token) bool {
	for k := range ts {
		if ts[k].Flags&scoreWord != 0 || (ts[k].Lower == "stars" || ts[k].Lower == "star") && k > 0 && ts[k-1].Kind == number || k > 0 && ts[k].Text == ":" && creditStarts[ts[k-1].Lower] {
			return true
		}
	}
	return false
}
