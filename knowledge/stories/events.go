package stories

import "strings"

// events is a set of kinds of event that an article tells of.
type events uint32

// The kinds of event that film news tells of.
const (
	casting events = 1 << iota
	trailer
	picture // poster, first look
	release
	boxOffice
	award
	nomination
	sequel
	review
	reception // what critics or viewers at large say
	streaming
	death
	court
	labour // strikes and contracts
	ballot
	arrest
	freed
	direction // somebody takes over or leaves
	shooting
	deal
	festival
	record
	column // lists, recaps, guides: pieces of an outlet's own
	birth  // weddings, births: the stars' own lives
)

// eventWords are the folded words and phrases that tell of an event. One line
// extends a kind.
var eventWords = phraseTable(map[events]string{
	casting: `cast|casts|cast in|join|joins|to star|stars in|join the cast|joined the cast|joins the cast|to star in|set to star|tapped to|tapped for|to play|will play
		set to play|boards|adds|added to|rounds out|in talks to star|circling|lands role|lands lead|lead role|recast|casting`,
	trailer: `trailer|trailers|teaser|clip|footage|sneak peek|super bowl spot`,
	picture: `poster|posters|first look|first image|first images|first photo|first photos|set photos|character posters`,
	release: `release date|release dates|sets dates|dates|new dates|released on|premiere date|delayed|delays|delay|pushed|pushes|postponed|postpones|moved to|moves to|moved up
		rescheduled|new date|hits theaters|in theaters|to open|opens in|opens on|sets date|dated for|arrives in|release to|bumped`,
	boxOffice: `box office|opening weekend|grosses|grossed|gross|earns|earned|ticket sales|tops the weekend|tops weekend|highest grossing
		million debut|opens with|opens to|opened with|million opening|takings|second weekend|biggest opening|global haul`,
	award:      `wins|won|winner|winners|oscar for|award for|takes home|took home|palme|golden lion|golden bear|golden globe|honoured|honored|prize`,
	nomination: `nominated|nomination|nominations|nominees|shortlist|shortlisted|nods|nod|longlist`,
	sequel: `sequel|sequels|prequel|spin off|spinoff|follow up|second film|third film|new version|remade|part two|part three|reboot|remake|greenlit|greenlights|green light
		in the works|in development|trilogy`,
	labour:    `strike|strikes|walkout|tentative deal|tentative agreement|picket|pickets`,
	ballot:    `ratify|ratifies|ratified|votes|voted|vote to`,
	review:    `review|reviewed|verdict`,
	reception: `reviews|critics say|first reactions|reactions|rotten tomatoes|metacritic|cinemascore|tomatometer|critics score|audience score`,
	streaming: `now streaming|streaming on|streaming release|to stream|streams on|streaming debut|comes to netflix|lands on|on demand|streaming date|hits netflix`,
	death:     `dies|died|dead|death|passes away|passed away|obituary|killed|mourn|mourns`,
	arrest:    `arrested|arrest|detained|held in|held over|taken into custody`,
	freed:     `bail|freed|acquitted|cleared of|released from|walks free`,
	court: `sues|sued|lawsuit|court|settles|settlement|charged|trial|convicted|sentenced|judge|pleads|copyright claim
		legal action|files suit|jailed|prison`,
	direction: `to direct|will direct|directing|steps down|exits as director|replaced as director|replaces|to helm|will helm|takes over|leaves|exits
		departs|drops out|parts ways|hired to direct|in talks to direct`,
	shooting: `filming|begins filming|wraps|wrapped|shoot|shooting|production begins|starts production|cameras roll|production halted|shut down|halts|halted|resumes|stops
		production on|on set`,
	deal: `acquires|acquired|buys|bought|rights to|bidding|signs|signed|merger|first look deal|takeover|picks up
		sold|sells|to buy|buy|bid|bids|offer for|take over|to acquire|acquire`,
	festival: `festival|opening film|closing film|to premiere at|premieres at|line up|lineup|in competition|jury`,
	record:   `record|records|breaks record|milestone|crosses|passes|surpasses|most watched|biggest ever|biggest hit|biggest film|half a billion|a billion`,
	column: `this week|what to watch|recap|ranked|best of|everything we know|everything to know|explained|quiz|funniest|round up|roundup
		coming to netflix|things to|things we|interview|podcast|the best|the worst|opinion`,
	birth: `married|marries|wedding|engaged|divorce|divorced|baby|pregnant|gives birth|split|dating`,
})

// accompanying are kinds that often go with another one and do not by
// themselves tell two stories apart.
const accompanying = record | sequel

// phraseTable sorts the phrases of every kind by their first word.
func phraseTable(lists map[events]string) map[string][]eventPhrase {
	m := make(map[string][]eventPhrase)
	for kind, list := range lists {
		for line := range strings.SplitSeq(list, "\n") {
			for p := range strings.SplitSeq(line, "|") {
				words := strings.Fields(p)
				m[words[0]] = append(m[words[0]], eventPhrase{words[1:], kind})
			}
		}
	}
	return m
}

// eventPhrase is what follows a phrase's first word, and what it tells of.
type eventPhrase struct {
	rest []string
	kind events
}

// eventsIn returns the events that folded words tell of.
func eventsIn(words []string) events {
	var found events
	for i, w := range words {
		for _, p := range eventWords[w] {
			if startsWith(words[i+1:], p.rest) {
				found |= p.kind
			}
		}
	}
	return found
}

func startsWith(words, prefix []string) bool {
	if len(words) < len(prefix) {
		return false
	}
	for i, p := range prefix {
		if words[i] != p {
			return false
		}
	}
	return true
}
