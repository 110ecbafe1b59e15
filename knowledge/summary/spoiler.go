package summary

import "strings"

// endings are the signs of a sentence that tells how a story ends, in small
// letters: braces hold alternatives, of which one may be empty. To add one, add
// a line.
var endings = []string{
	`dies`, `{is|gets} killed`, `is murdered`, `kills {him|her|them}sel{f|ves}`, `sacrifices {him|her}self`,
	`comes back from the dead`, `is {actually |secretly |}alive`,
	`turns out to be`, `is revealed {to be|as}`, `reveals {him|her}self {to be|as}`, `was {the killer|dead} all along`, `all along`,
	`the {film|movie|story|sequel|season|series|finale}{'s|} end{s|} {with|on|when|as}`,
	`in the {very |}{end|final scene|final moments|final minutes|final act|final shot}`,
	`the final {scene|shot|twist} {shows|reveals|sees}`,
	`the {surprise |big |final |plot |}twist {is|being|that}`, `the killer is`, `the {real |}{villain|culprit|murderer} is`,
	`spoiler{s|}{ alert| warning| ahead|}{:|!}`, `(spoiler{s|})`, `ending explained`,
}

// scenes are things of which a sentence may speak, and tell the ending by one
// of the words after them.
var scenes = []struct{ thing, tells string }{
	{`plot twist`, `{that|is}`},
	{`{post|mid|end}{ |-}credit{s|} {scene|sequence|stinger}{s|}`, `{show|reveal|see|tease|feature}{s|}`},
	{`{post|mid|end}{ |-}credit{s|} {scene|sequence|stinger}{s|}`, `set{s|} up`},
}

// business are signs that the sentence is about people or money, where the
// same words spoil nothing. A figure may go on.
var business = []string{`obituary`, `aged {0|1|2|3|4|5|6|7|8|9}`, `at the age of`, `box office`, `opening weekend`, `grossed`, `subscribers`}

// What a sign says of its sentence. The scenes have two bits each, for the
// thing and for the word that tells.
const (
	spoils signMask = 1 << iota
	harmless
	firstScene
)

var spoilerSigns = newSigns()

func newSigns() signTrie {
	t := signTrie{{}}
	for _, s := range endings {
		t.add(s, spoils)
	}
	for _, s := range business {
		t.add(s, harmless)
	}
	for i, s := range scenes {
		t.add(s.thing, firstScene<<(2*i))
		t.add(s.tells, firstScene<<(2*i+1))
	}
	return t
}

// Spoils reports whether a sentence tells how a story ends. It reads the
// sentence once, whatever the number of signs.
func Spoils(sentence string) bool {
	var found, open signMask
	for i := 0; i < len(sentence); i++ {
		c := sentence[i]
		if c == '\n' {
			open = 0 // what stands in the next line is another matter
		}
		if c != '(' && (!wordByte(c) || i > 0 && wordByte(sentence[i-1])) {
			continue
		}
		here := spoilerSigns.at(sentence[i:])
		if here&harmless != 0 {
			return false
		}
		for k := range scenes {
			thing, tells := firstScene<<(2*k), firstScene<<(2*k+1)
			if here&tells != 0 && open&thing != 0 {
				found |= spoils
			}
		}
		open |= here
		found |= here & spoils
	}
	return found != 0
}

// wordByte reports whether a byte is part of a word of ASCII letters.
func wordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_'
}

// expand returns the phrases that a line with alternatives stands for.
func expand(line string) []string {
	head, rest, ok := strings.Cut(line, "{")
	if !ok {
		return []string{line}
	}
	inner, tail, _ := strings.Cut(rest, "}")
	var out []string
	for _, end := range expand(tail) {
		for s := range strings.SplitSeq(inner, "|") {
			out = append(out, head+s+end)
		}
	}
	return out
}
