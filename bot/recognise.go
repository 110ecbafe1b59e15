package bot

import "strings"

// Recognise takes an English text apart that was made of one of the templates,
// which have %s for what was filled in, so that it can be said in any language.
// What was filled in last may itself be made of one. Another text is a Phrase
// of its own.
func Recognise(templates []string, text string) Phrase {
	p, _ := recognise(templates, text)
	return p
}

// recognise also says whether a template was found: of several, the one that
// begins with more of its own words, then the one that has more of them.
func recognise(templates []string, text string) (p Phrase, found bool) {
	p = Phrase{Text: text}
	first, own := -1, -1
	for _, t := range templates {
		parts := strings.Split(t, "%s")
		begins, words := len(parts[0]), len(t)-2*(len(parts)-1)
		if words == 0 || begins < first || begins == first && words <= own {
			continue
		}
		if args, ok := fillings(parts, text); ok {
			p, found, first, own = Phrase{Text: t, Args: args}, true, begins, words
		}
	}
	if n := len(p.Args); n > 0 {
		if inner, ok := recognise(templates, p.Args[n-1].(string)); ok {
			p.Args[n-1] = inner
		}
	}
	return p, found
}

// fillings returns what stands between the parts of a template in a text.
func fillings(parts []string, text string) (args []any, ok bool) {
	if len(parts) == 1 {
		return nil, text == parts[0]
	}
	rest, ok := strings.CutPrefix(text, parts[0])
	for i := 1; ok && i < len(parts); i++ {
		at := strings.Index(rest, parts[i])
		if i == len(parts)-1 { // to the end
			at = len(rest) - len(parts[i])
			ok = at > 0 && strings.HasSuffix(rest, parts[i])
		}
		if ok = ok && at > 0; ok {
			args, rest = append(args, rest[:at]), rest[at+len(parts[i]):]
		}
	}
	return args, ok
}
