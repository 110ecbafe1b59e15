package extract

import "strings"

// A wherePlace is one place of a sentence that names where films are seen.
type wherePlace struct {
	first, end int // tokens
	at         int // where the cue before it begins
	name       string
	kind       placeKind
	cue        *cue
	offer      offer
}

type placeKind uint8

const (
	streamPlace placeKind = iota
	shopPlace
	discPlace
	demandPlace
	digitalPlace
	theaterPlace
)

// An offer is what a shop does with a film.
type offer uint8

const (
	offerRent offer = 1 << iota
	offerBuy
)

// placeName is one name of a service, ready to be found in tokens.
type placeName struct {
	words []token
	name  string
	kind  placeKind
}

var placeNames = makePlaceNames()

func makePlaceNames() map[string][]placeName {
	out := map[string][]placeName{}
	for kind, list := range map[placeKind][]string{streamPlace: streamingServices, shopPlace: shopServices, discPlace: discs, demandPlace: demand, digitalPlace: digital} {
		for _, line := range list {
			names := strings.Split(line, "|")
			usual := names[0]
			if kind >= discPlace {
				usual = ""
			}
			for _, name := range names {
				ts := tokens(name)
				out[ts[0].Lower] = append(out[ts[0].Lower], placeName{ts, usual, kind})
			}
		}
	}
	return out
}

// placeAt returns the service or the cinemas that token k begins to name.
func placeAt(ts []token, k int) (wherePlace, bool) {
	if ts[k].Flags&placeWord == 0 {
		return wherePlace{}, false
	}
	if theaterWords[ts[k].Lower] {
		if ts[k].Lower == "imax" && k+1 < len(ts) && theaterWords[ts[k+1].Lower] {
			return wherePlace{}, false
		}
		return wherePlace{first: k, end: k + 1, kind: theaterPlace}, true
	}
	best := -1
	names := placeNames[ts[k].Lower]
	for i := range names {
		if n := &names[i]; (best < 0 || len(n.words) > len(names[best].words)) && n.at(ts, k) {
			best = i
		}
	}
	if best < 0 {
		return wherePlace{}, false
	}
	n := names[best]
	return wherePlace{first: k, end: k + len(n.words), name: n.name, kind: n.kind}, true
}

// at tells whether the name stands at token k, with its capitals.
func (n *placeName) at(ts []token, k int) bool {
	if k+len(n.words) > len(ts) {
		return false
	}
	for i, w := range n.words {
		if t := &ts[k+i]; t.Lower != w.Lower || t.Text != w.Text && w.Kind == capital && t.Kind != capital || i > 0 && t.Space != w.Space {
			return false
		}
	}
	end := k + len(n.words)
	return end >= len(ts) || ts[end].Kind != capital || n.kind != streamPlace || len(n.words) > 1 || !ts[end].Space || dateWords(ts, end) || longNames[ts[k].Lower]
}

// longNames are services that no longer name begins with.
var longNames = set(`netflix hulu shudder tubi peacock mubi crunchyroll`)

// dateWords tells whether a date follows, as in "on Max Friday".
func dateWords(ts []token, k int) bool {
	_, ok := whenAt(ts, k)
	return ok
}

// cueBefore finds the words before a place that say what the film does there,
// and notes where they begin, stepping over words like "the streaming service".
func cueBefore(ts []token, p *wherePlace) *cue {
	table := beforeService
	if p.kind == theaterPlace {
		table = beforeTheaters
	}
	k := p.first
	for step := 0; step < 7 && k > 0; step++ {
		if q := table.before(ts, k); q != nil {
			p.at = k - len(q.words)
			if barePlans[q.words[0]] && (p.at == 0 || !planLeads[ts[p.at-1].Lower]) {
				return nil
			}
			return q
		}
		if !beforePlaceFill[ts[k-1].Lower] && !(p.kind == theaterPlace && ts[k-1].Kind == capital && len(ts[k-1].Text) <= 5) {
			return nil
		}
		k--
	}
	return nil
}

// barePlans are verbs that are nouns as well; only behind planLeads do they
// tell what a film will do: "will premiere on", not "the biggest premiere on".
var (
	barePlans = set(`premiere debut release launch bow drop land join stream`)
	planLeads = set(`will to would can could may might and or not soon finally also officially exclusively not`)
)

var beforePlaceFill = set(`the streaming service platform giant streamer its both us u.s. uk u.k. american british north select some movie limited indian digital platforms all local global worldwide exclusively imax 3d selected domestic and video on home your company 's , rival netflix disney+ hulu`)

// offerBefore reads "to rent or buy" before token k.
func offerBefore(ts []token, k int) offer {
	var o offer
	for j := k + 4; j >= 0 && j >= k-9; j-- {
		if j >= len(ts) {
			continue
		}
		switch ts[j].Lower {
		case "rent", "rental", "renting", "rented":
			o |= offerRent
		case "buy", "purchase", "own", "buying", "bought", "purchased":
			o |= offerBuy
		case "theaters", "theatres", "cinemas", ";", "streaming", "stream", "streams":
			if j < k {
				return o
			}
		}
	}
	return o
}
