package text

// stops are words so common that they tell nothing of what a text is about.
var stops = set(`a about above after again against all also am an and any are aren't as at be
because been before being below between both but by can can't cannot could couldn't did didn't do
does doesn't doing don't down during each either few for from further had hadn't has hasn't have
haven't having he he'd he'll he's her here here's hers herself him himself his how how's i i'd
i'll i'm i've if in into is isn't it it'd it'll it's its itself just let's may me might more most
mustn't my myself no nor not of off on once only or other ought our ours ourselves out over own
same shall she she'd she'll she's should shouldn't so some such than that that's the their theirs
them themselves then there there's these they they'd they'll they're they've this those through
to too under until up upon us very was wasn't we we'd we'll we're we've were weren't what what's
when when's where where's which while who who's whom whose why why's will with won't would
wouldn't you you'd you'll you're you've your yours yourself yourselves`)

// set makes a table of the words in s.
func set(s string) map[string]bool {
	words := Words(s)
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w.Fold] = true
	}
	return m
}

// IsStop reports whether a folded word is one of the commonest of English,
// such as "the", "of" or "didn't".
func IsStop(word string) bool { return stops[word] }
