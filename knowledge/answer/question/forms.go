package question

import (
	"regexp"
	"slices"

	"marquee/knowledge"
)

// form is one way of asking. Forms are tried in order; the first that matches
// the plain question speaks. Named groups: focus (the noun asked for), cast
// (the character or actor whose counterpart is asked for), source (who gave a
// score).
type form struct {
	label  string // "" is the type's own name
	answer Type
	role   string
	match  *regexp.Regexp
}

func re(s string) *regexp.Regexp { return regexp.MustCompile(s) }

// film matches the nouns for a film.
const film = `(film|movie|flick|picture|show|series|sitcom|drama|documentary|musical)s?`

// forms are all ways of asking, in the order in which they are tried.
var forms = slices.Concat(foremost, named, terse, topicFirst, general)

// named are the ways that name what they ask for.
var named = []form{
	// Reasons: whatever follows, why asks for one.
	{"", Reason, "", re(`^(why|how come)\b`)},
	// What heads of reviews and credits tell.
	{"certificate", Thing, "", re(`\b(age (rating|certificate|limit|classification)|certificate|certification|mpaa|pg 13)\b|^is .* an? (12a?|15|18|pg|u|r)( or\b.*)?$|^(what|whats|what is|what was)( is| was)? .*\brated$|\bis .* (rated (r|pg|g)|suitable for (kids|children))\b|\bhow old (do|does|should|must) .* (be|to) (to )?(see|watch)\b`)},
	{"runtime", Number, "", re(`\b(runtime|running time|run time|running length)\b|^how (long|many (minutes|mins|hours))( long)? (is|was|does|do|are|will|s)\b.*|^(length|duration) of\b|^(whats|what is) the (length|duration) of\b`)},
	{"language", Thing, "", re(`^(what|which|in what|in which) languages?\b|\blanguage of\b|^is .* (in english|subtitled|dubbed)$`)},
	{"country", Place, "", re(`^(what|which) (country|nation)\b.*\b(from|made|come|comes|produced|produce|origin)\b|\bcountry of origin\b|^(where|wheres|where is|where was)( is| was)? .* from$|^what nationality\b`)},
	{"count", Number, "", re(`^how many (?P<focus>(?:\w+ ){0,2}(?:nominations?|nods?|oscars?|baftas?|emmys?|emmies|golden globes?|globes|awards?|prizes?|episodes?|seasons?|series|films?|movies?|sequels?|parts|instal?lments|copies|tickets|screens|cinemas|theaters|theatres))\b`)},
	{"death", Thing, "", re(`^(what|how) did .*\bdie\b|^(what|how) (was|is|were) .*(cause of death|killed)\b|\bcause of death\b|^(what|who) killed\b`)},
	{"age", Number, "", re(`^how old\b|^(what|at what) (was|is|age)\b.*\bage\b|\bage at (his |her |their )?death\b|^what age\b|^at what age\b`)},
	// Scores.
	{"score", Score, "", re(`^(what|how (many|much|good|high|low)) .*\b(rotten tomatoes|tomatometer|metacritic|metascore|imdb|letterboxd|cinemascore|posttrak|popcornmeter)\b`)},
	{"score", Score, "", re(`^what (?:score |rating |grade |stars )?(did|does|has|would) (?P<source>.+?) (give|gave|given|rate|rated|score|scored)\b`)},
	{"score", Score, "", re(`\b(rotten tomatoes|tomatometer|metacritic|metascore|imdb|letterboxd|cinemascore|posttrak)\b.*\b(score|rating|percent|say|grade)\b|^(rotten tomatoes|imdb|metacritic|letterboxd)\b`)},
	{"quote", Quote, "", re(`^what (did|does|do|has|have) .* (say|said|think|tell|feel|respond|comment|announce|admit|reveal)( (about|of|to|on|in|after|when|at|regarding|that)\b.*)?$|^how (did|does|do|has|have) .* (feel|respond|reply|describe)\b`)},
	// Composers before scores: a score is music too.
	{"composer", Person, "composer", re(`^(what|which|whose)\b.*\b(composed|composer|composers)\b|^(who|whos|composer)\b.*\b(composed|composes|compose|composer|composing|scored|(music|soundtrack|score) (of|for|to|in)|(did|does|wrote|made|makes) the (music|score|soundtrack))\b|^(composer|music|soundtrack) (of|for|by)\b`)},
	{"score", Score, "", re(`\b(score|rating|ratings|tomatometer|metascore|cinemascore|grade|rated)\b.*\b(of|for|does|did|on|have|has|get|got|is|its)\b|^(whats|what is|what was|what were) .*\b(score|scores|rating|ratings|metascore)\b|^(rating|ratings|score|scores|audience score|critic score)\b`)},
	{"score", Score, "", re(`\bhow many stars\b|^(stars|star rating|star score|review score) (for|of)\b|\bhow (good|bad|well reviewed|well received) (is|was|were)\b|\bhow did (critics|audiences|viewers|reviewers|fans|people) (like|rate|receive|react)\b|\bis .* (any good|worth (watching|seeing))\b|\bdid (the )?(critics|audiences|viewers|reviewers|people|fans) (like|love|hate|enjoy)\b|\bhow (was|is) .* (rated|reviewed|received)\b`)},
	{"score", Score, "", re(`\b(critics?|reviewers?|audiences?|viewers|fans) (like|liked|love|loved|enjoy|enjoyed|rate|rated|prefer|preferred)\b|\b(more|better|less|worse) than (the )?(critics|audiences?|viewers|reviewers)\b`)},
	// Box office and budget.
	{"box office", Money, "", re(`\bbox office\b|\bopening weekend\b|\b(gross|grossed|grosses|takings|budget|earnings)\b|\bhow much (money )?(did|does|has|have|will|was|is|were)\b.*\b(make|made|earn|earned|take|took|taken|cost|paid|spent|spend|bring|rake|raked|pull|collect|collected|gross|sell|sold|worth|bid|pay)\b|^what (did|does|has|have) .* (cost|earn|earned|make|made|gross|grossed|take|taken|took|bring in|rake in|pull in|open to|take in)( so far| worldwide| overall| in total| in the us| in the uk)?$|^how much did .* cost\b`)},
	{"", Money, "", re(`^how much (money|did|does|do|was|were|is|are|has|have|would|in)\b.*\b(cost|pay|paid|spend|spent|earn|earned|donate|donated|worth|price|sold|sell|salary|fine|fined|loan|invest\w*|raise\w*)\b`)},
	// Who plays whom.
	{"character", Character, "", re(`^(who|whom|what|which)( (role|part|character|roles|parts|characters))? (does|did|do|is|was|will) (?P<cast>.+?) (play|plays|played|playing|portray|portrays|portrayed|portraying|voice|voices|voiced|voicing|have)\b( in\b| on\b|$)`)},
	{"character", Character, "", re(`^(?:whats|what is|what was|whos|who is|name of) (?P<cast>.+?) (?:character|role|part)\b`)},
	{"character", Character, "", re(`^(?P<cast>[\pL. ]+?)s (?:character|role|part)(?: name)? (?:in|on)\b`)},
	{"cast", Person, "actor", re(`^(who|whos|who is|who was|who will|who will be|who does|who did|which actor|which actress|what actor|what actress)( (is|was|has|had|will be|would be))?( the (actor|actress|guy|girl|man|woman|one|person)( (who|that))?)? ?(play|plays|played|playing|portray|portrays|portrayed|portraying|voice|voices|voiced|voicing|voice of|star as|stars as|starred as|cast as|playing as) (?P<cast>.+?)( in\b| on\b|$)`)},
	{"character", Character, "", re(`^(who|whos) (is|was) (?P<cast>[\pL-]+(?: [\pL-]+)?) (?:in|on)\b`)},
	{"cast", Person, "actor", re(`^(?:the )?(?P<cast>\S.*?) (?:voice actor|actor|actress|voice) (?:in|of|from|on)\b`)},
	{"cast", Person, "actor", re(`^(who|whos|which actor|which actress)\b.*\b(replace|replaces|replaced|replacing)\b`)},
	// Who made it.
	{"cinematographer", Person, "cinematographer", re(`^(who|whos|which)\b.*\b(cinematograph\w*|director of photography|dop|dp|(shot|filmed|photographed) the (film|movie))\b|^cinematographer\b|^who (shot|photographed)\b`)},
	{"editor", Person, "editor", re(`^(who|whos)\b.*\b(edited|editor|edits|editing)\b|^editor of\b`)},
	{"stunts", Person, "stunt coordinator", re(`^(who|whos)\b.*\bstunts?\b`)},
	{"writer", Person, "author", re(`^(who|whos|which author)\b.*\b(wrote|writes|written|author|penned)\b.*\b(book|novel|novels|books|memoir|short story|comic)\b|^(author of|who authored|whos the author|who is the author)\b`)},
	{"writer", Person, "writer", re(`^(who|whos|who are|which)\b.*\b(wrote|writes|write|writing|written|writer|writers|screenwriter|screenwriters|screenplay|script|scripted|penned|pens|pen|penning|cowrote)\b|^(screenwriter|writer|writers|scriptwriter|screenplay|script)( (of|for|by)|$)|^\S.* (screenwriter|writer|writers)$`)},
	{"basis", Thing, "", re(`\bbased (up)?on\b|\badapted from\b|\b(what|which|whose) (book|novel|comic|play|story|memoir|game|short story|source material)s? (is|was|are|were|does|did)\b|^(is|was) .* (true story|adaptation)\b`)},
	{"producer", Person, "producer", re(`^(who|whos|which)\b.*\b(produced|produces|produce|producing|producer|producers)\b|^producers? (of|for)\b`)},
	{"creator", Person, "creator", re(`^(who|whos)\b.*\b(created|creator|creators|showrunner|creates)\b|^(creator|showrunner)s? (of|for)\b|^(who|whos)\b.*\b(came up with|the brains behind|thought up|dreamt up|dreamed up)\b`)},
	{"release date", Date, "", re(`^(what|which|in what|in which) (year|month|date|day|week)\b.*\b(release[ds]?|come out|came out|comes out|premiere[ds]?|hits?|open(s|ed)?|air(s|ed)?|out)\b`)},
	{"", Date, "", re(`^(what|which|in what|in which) (year|month|decade|date|day)\b`)},
	{"", Person, "", re(`^who (did|does|do|has|is|was) .*\b(beat|beats|beaten|marry|married|dating|date|fight|fighting|kill|love|loves|hate|blame|blames|sue|suing|accuse|thank|thanked|meet|met|defeat|replace|replaced|cast|want|wants|choose|pick|name|invite|call|called|compare|support|supporting|endorse|interview|mock|mocked|attack|attacked|criticise|criticize|criticised|criticized|slam|slammed|work with|working with)( (in|at|for|to|on|with|by|of|as)\b.*)?$`)},
	{"director", Person, "director", re(`^(who|whos|which|what) ?(is|was|will|are|were|did|does|has|the|s)?\b.*\b(direct|directs|directed|directing|director|directors|filmmaker|helm|helms|helmed|helming|behind the camera|directorial)\b|^(director|directors|directed by)\b|^(who|whos)( is| was)? behind \S|^\S.* directors?( name)?$|^(name of the director|directors name)\b|^(who|whos) (is|was|s) \S.* by$|^whose (film|movie) (is|was)\b|^who did \S+( \S+){0,5}$|^(who|whos) (made|makes|making|is making|shot) \S`)},
	{"cast", Person, "actor", re(`^(who|whos|which actors?|which actress(es)?) (stars|starred|starring|star)\b|^(who|whos|which|what)\b.*\b((star|stars|starred|starring) (in|as|alongside|opposite|with|of)|cast|lead|leads|actor|actors|actress|actresses|costar|costars|appears|appeared|acts|acted|features|featured|cameo|cameos)\b|^(who|whos|who is|who was|who are|who else is|whos all)( (all|also|else))? in \S|^(cast|stars|actors|starring)( (of|in|for)|$)|^\S.* (cast|actors)$|^(who|whos) plays\b`)},
	// Where and when to see it.
	{"where", Service, "", re(`^(where|how)\b.*\b(watch|stream|streaming|see it|see the|rent|buy it|find it|available|playing|showing|to see)\b|^(what|which) (platform|service|streaming service|streamer|streaming platform|channel|network|app|streaming)\b|^(is|are|can i) .*\b(streaming|available|on (netflix|hulu|disney|prime|amazon|hbo|max|peacock|paramount|apple))\b|^where (is|can i) .* (streaming|on)$|^what (is|are|was) \S.* (on|streaming on|showing on)$|\bon (which|what) (streaming|channel|platform|service|network|app|site)\b|^(watch|stream) \S|^can (i|you|we|u) (stream|watch|rent|see|find)\b`)},
	{"release date", Date, "", re(`^(what|which|in what|in which) (year|month|date|day|week)\b.*\b(release[ds]?|come out|came out|comes out|premiere[ds]?|hit|hits|open(s|ed)?|air(s|ed)?|out)\b|\b(release date|released|release|releases|releasing|come out|comes out|coming out|came out|hit theaters|hits theaters|hitting theaters|hit cinemas|in theaters|in cinemas|premiere|premieres|premiered|premiering|debut|debuts|open in|opens|out yet|air date|airs|hitting)\b.*|^when .*\b(come back|coming back|return|returns|returning|back on)\b`)},
	// Sequels.
	{"sequel", Sequel, "", re(`^(is|are|will|when|any|has|have|did|do|does|could|can|would)\b.*\b(sequel|prequel|spin off|spinoff|another (one|season|series|film|movie)|new (series|season|one)|part (two|three|2|3|4)|follow up|followup|coming back|come back|returning|return|remake|reboot|next season|second season|third season|renewed)\b|^will there be\b|^is there (going to be|gonna be|another)\b|^(sequel|prequel|remake) (of|to|for)\b|^(is|are|was|has|have) .* (happening|being made|in the works|greenlit|cancelled|canceled|axed|ending|over|finished|confirmed|renewed|dead)$`)},
	// Plots and quotes.
	{"plot", Plot, "", re(`^(whats|what is|what was|what are) .* about$|^(whats|what is) the (plot|story|premise|storyline|synopsis)\b|^(plot|synopsis|story|premise) of\b|^what happens (in|to)\b|^tell me about\b`)},
	{"", Thing, "", re(`^(whats|what (is|was|are|were)) .* (called|named|titled)$`)},
	{"quote", Quote, "", re(`^(what|how|what else|whats) ((did|does|do|has|have|was|is|are|were) )?.*\b(say|said|says|saying|tell|told|think|thinks|thought|feel|feels|felt|react|reacted|respond|responded|describe|described|call|called|comment|commented|claim|claimed|write|tweet|tweeted|joke|joked|reveal|revealed|admit|admitted|warn|warned|announce|announced)\b|^(whats|what is|what was|what were) .*\b(quote|reaction|response|comments?|tagline|catchphrase|opinion|verdict|thoughts|view|views|take|stance)\b`)},
	{"prize", Thing, "", re(`^(which|what) (prize|award|honou?r|accolade|trophy|medal)s?\b|^what (did|has|does|is|was) .* (win|won|winning|awarded|honou?red with|getting an award)\b`)},
	{"host", Person, "", re(`^(who|whos)\b.*\b(host|hosts|hosting|hosted|presents|presenting|presented|presenter|fronts|fronting|fronted)\b|^host (of|for)\b|^\S.* (host|hosts|presenter)$`)},
	{"opener", Title, "", re(`^(which|what) (film|movie|picture|drama)s? (is |was |will )?(open|opens|opened|opening|close|closes|closed|closing|be opening)\b|^(opening|closing) film (of|at)\b`)},
}

// general are the ways by question word alone.
var general = []form{
	{"", Reason, "", re(byWord)},
	{"", Date, "", re(`^(when|since when|until when|by when|in (what|which) (year|month|decade|century)|on (what|which) (date|day)|(what|which) (year|date|day|month|decade|century|season|time period)|at what time|what time|whens|how recently|how long ago)\b|\b(in|during|by|since|until|after|before|on) (what|which) (year|month|date|day|decade|century|time|period)\b|\b(what|which) (year|date|month|decade|century)\b`)},
	{"", Number, "", re(`^(how (many|long|old|far|tall|big|large|high|often|deep|fast|wide|heavy|hot|cold|late|early|close|small|few)|what (number|percentage|percent|proportion|amount|age|fraction|share)|how much|approximately how|about how|in how many|for how long|at what age)\b|\bhow (many|much|long|old|far|tall|large)\b|\b(what|which) (percentage|percent|number|proportion|age|rank|population|length|height|size|temperature)\b|\b(whats|what is|what was) the (population|number|percentage|total|average|length|height|size|age|distance|temperature|speed|depth|area|rate|cost|price|value)\b`)},
	{"", Place, "", re(`^(where|wheres|(in|from|to|at|near) (what|which) (city|country|state|town|place|region|location|county|continent|area|part)|(what|which) (city|country|state|town|county|continent|island|region|location|place|river|nation|province|village|street|park))\b|\b(in|from|to|at) (what|which) (city|country|state|town|county|region|continent|province|location)\b|\bwhere\b`)},
	{"", Title, "", re(`^(what|which|name|name the|name a|in what|in which|what is the name of (the|that)|whats the name of (the|that)|what was the name of the|what is that|what is the|whats that|whats the) (\w+ ){0,3}?` + film + `\b|^` + film + ` (where|in which|with|about)\b`)},
	{"", Person, "", re(`^(who|whos|whose|whom|to whom|by whom|with whom|which (person|man|woman|actor|actress|singer|player|author|king|queen|president|leader|emperor|scientist|philosopher|critic|artist)|what (person|man|woman|actor|actress|singer|player|author|king|queen|president|leader|critic|artist))\b|\b(by whom|whose|who)\b`)},
	{"", List, "", re(`^(list|name (some|all|the|two|three)|what are (some|the)|which (films|movies|people|countries|of)|what (films|movies|kinds|types|other))\b`)},
	{"", Manner, "", re(`^(how|in what (way|manner)|by what means)\b|\bhow (did|does|do|is|was|are|were|can|could|to)\b`)},
	{"", YesNo, "", re(`^(is|isnt|are|was|were|did|does|do|has|have|had|can|could|will|would|should|am|wasnt|didnt|doesnt)\b`)},
}

// focusNoun finds the noun that what or which asks for, unless it is one of
// focusVerbs.
var (
	focusNoun  = re(`\b(?:what|which|whats)( (?:(?:other|two|three|first|main|famous|the|a|an) )?(type|kind|sort|form|name|piece|style|part)s?(?: of)?)?(?: (?:the|a|an|other|two|three|four|former|famous|major|american|british|english))* ([\pL]+)`)
	focusVerbs = map[string]bool{"is": true, "was": true, "are": true, "were": true, "did": true, "does": true, "do": true, "has": true,
		"have": true, "had": true, "can": true, "could": true, "will": true, "would": true, "should": true, "of": true, "the": true,
		"in": true, "to": true, "made": true, "happens": true, "happened": true, "caused": true, "led": true, "else": true, "may": true,
		"might": true, "must": true, "s": true, "it": true, "they": true, "he": true, "she": true, "gave": true, "makes": true}
)

// focusTypes are the types of answer that a noun after what or which asks for.
var focusTypes = map[string]Type{
	"platform": Service, "actor": Person, "actress": Person, "director": Person, "singer": Person,
	"company": Person, "team": Person, "band": Person, "artist": Person, "organization": Person,
	"group": Person, "studio": Person, "university": Person, "character": Person, "author": Person,
	"composer": Person, "book": Title, "novel": Title, "song": Title, "album": Title, "episode": Title,
	"name": Person, "nickname": Person, "person": Person, "nationality": Place, "language": Place,
}

// aggregator is a source of scores as people name it.
type aggregator struct {
	words  string
	source string
	kind   knowledge.Kind
}

var aggregators = []aggregator{
	{"rotten tomatoes", "Rotten Tomatoes", ""}, {"tomatometer", "Rotten Tomatoes", knowledge.Critics},
	{"popcornmeter", "Rotten Tomatoes", knowledge.Audience}, {"rt", "Rotten Tomatoes", ""},
	{"metacritic", "Metacritic", ""}, {"metascore", "Metacritic", knowledge.Critics},
	{"imdb", "IMDb", knowledge.Audience}, {"letterboxd", "Letterboxd", knowledge.Audience},
	{"cinemascore", "CinemaScore", knowledge.Audience}, {"posttrak", "PostTrak", knowledge.Audience},
}

var judges = []struct {
	word string
	kind knowledge.Kind
}{
	{"audience", knowledge.Audience}, {"audiences", knowledge.Audience}, {"viewers", knowledge.Audience},
	{"viewer", knowledge.Audience}, {"users", knowledge.Audience}, {"fans", knowledge.Audience},
	{"user", knowledge.Audience}, {"moviegoers", knowledge.Audience}, {"public", knowledge.Audience},
	{"critics", knowledge.Critics}, {"critic", knowledge.Critics}, {"reviewers", knowledge.Critics},
	{"critical", knowledge.Critics},
}

var latestWords = []string{"latest", "newest", "most recent", "recent", "now", "currently", "current", "right now"}

var (
	pronouns = re(`\b(it|its|the (film|movie|show|series|flick)|this (film|movie|show|one)|that (film|movie|show|one|flick)|they|he|she|his|her)\b`)
	offTopic = re(`^(hi|hello|hey|yo|sup|thanks|thank you|lol|ok|okay|bye|good (morning|night|evening)|how are you|who are you|what are you|are you (a )?(bot|human|ai|real))( there| marquee| bot| all| everyone| everybody| guys| folks)?$|^i (love|hate|miss|like) (you|u|ya|this bot)$|^(good|nice|great|bad|cool) (bot|job|work|one)$|\b(ignore|disregard|forget) (all |any |your |the |previous |my )+(previous |prior |above )?(instructions|prompts?|rules)\b|\b(system prompt|jailbreak|pretend (to be|you are)|act as an?|you are now)\b|\b(ban|kick|mute) (this|that|the) (guy|user|person|dude)\b|^(fuck|shut up|you suck|stupid bot|dumb bot|idiot|screw you)\b|\b(you|u|ur|youre|your|this bot|bot|marquee)( are| is)?( an?| so| such an?| really| just| fucking)* (suck|sucks|idiot|stupid|dumb|useless|trash|garbage|worthless|moron)\b|\bwhat time is it\b|\bwhats the (weather|time)\b|\bweather (in|today|tomorrow)\b|^(write|translate|calculate|solve|code|draw|sing|play) (me |a |an |this |the |some )`)
)
