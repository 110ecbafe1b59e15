package question

// foremost are ways of asking that words of another way would claim.
var foremost = []form{
	{"cast", Person, "actor", re(`^(who|whos|who else)( is| are| was| were| will be| has been| do we know is)*( all| also| else)* (starring|acting|appearing|cast|featured|featuring|going to be|gonna be|set to be|set to star|be) in \S`)},
	{"cast", Person, "actor", re(`^(whos|who is|who was|whos got|who got|who has|who gets|who had|who takes|who took|who takes on|who landed|who bagged|who won)( the)? (part|role|voice|title role|lead role) (of|as) (?P<cast>.+?)( in\b| on\b|$)`)},
	{"cast", Person, "actor", re(`^(who|whos)( is| was)? (?P<cast>.+?) (in .+ )?(played|portrayed|voiced) by$|^(?P<cast>.+?) (in|on) .+ (is |was )?(played|portrayed|voiced) by (who|whom)$`)},
	{"cast", Person, "actor", re(`^(who|whos)( is| was)? (?P<cast>(the )?(main )?(villain|baddie|bad guy|antagonist|hero|heroine|protagonist)) (in|of|on)\b`)},
	{"character", Character, "", re(`^(what|which) (part|role|character) (has|had|is) (?P<cast>.+?) (got |have )?(in|on)\b|^as (who|whom|what) does (?P<cast>.+?) (appear|star) in\b`)},
	{"composer", Person, "composer", re(`^(who|whos)\b.*\b(did|does|doing|made|makes|making|writing|wrote) (the )?(\S+ ){1,6}(soundtrack|music|score)$|^(music|soundtrack|score) (in|of|for|to|on) .* by( who)?$|^\S.* ((film |original )?score|soundtrack|music) (composer|by)( who)?$|^\S.* composers?$`)},
	{"where", Service, "", re(`^(who|which (channel|network|service|platform|streamer))( is| will be|s)? (airs?|airing|shows?|showing|streams?|streaming|broadcasts?|broadcasting)\b|^whos (airing|showing|streaming|broadcasting)\b|^is .* still (in|on) (theaters|theatres|cinemas|tv)\b|^(what|where) can (i|you|we) (watch|see|stream) .*`)},
	{"score", Score, "", re(`^what (did|do|does|have) (the )?(critics|reviewers|reviews|audiences|viewers) (think|make|say|said|thought) (of|about)\b|^(what|how) (did|does|do) (?P<source>` + papers + `) (think|make|rate|like|review|score|feel|thought)\b|^did (?P<source>` + papers + `) (like|love|hate|enjoy|rate|recommend)\b|^(?P<source>` + papers + `)s? (verdict|rating|score|review|stars|grade) (on|of|for)\b`)},
}

// papers are those whose opinion is a rating rather than what somebody said.
const papers = `felix|empire|variety|the guardian|guardian|the times|the telegraph|telegraph|the bbc|bbc|total film|indiewire|time out|sight and sound|rolling stone|the hollywood reporter|hollywood reporter|thr|the new york times|nyt|entertainment weekly|the independent|the observer|screen daily|screen rant|collider|ign|little white lies|slashfilm|roger ebert|ebert|slant|the verge|polygon|vulture|the av club|usa today|the atlantic|huffpost`

// terse are ways of asking that leave words out.
var terse = []form{
	{"director", Person, "director", re(`^(who|whos|who is|who was)\b.*\b(reins|calling the shots|called the shots|directors chair|person behind|man behind|woman behind|mind behind|megaphone)\b|^name (the )?directors?\b`)},
	{"cast", Person, "actor", re(`^(who|whos)\b.*\b(headlines?|headlining|tops the bill|topping the bill|in the cast|on board for|has joined|joins|joined)\b|^(who|whos)( is| was| are)? the (girl|guy|woman|man|lady|people|kid|boy|actors?|stars?|leads?) (in|of|on)\b|^(who|whos) (will|would|is going to|is gonna) be in\b|^(whats|what is|what was|name|list)( the)? (cast|stars|actors)\b`)},
	{"character", Character, "", re(`^whos (?P<cast>\S.*?) (playing|voicing|portraying|meant to be|supposed to be)( in\b| on\b|$)`)},
	{"writer", Person, "writer", re(`^whose (screenplay|script|story) \S|^(who|whos)\b.*\badapt(s|ed|ing)\b`)},
	{"box office", Money, "", re(`^(what|how much|how well) (did|does|will|has|have|is|was) .* (open|opened|opening|debut|debuted|debuting) (to|with|at)$|^how big (is|was)\b.*\b(opening|debut|first weekend)\b|^how (much cash|many (million|millions|dollars|pounds|bucks|billion|billions)) (did|does|has|was|is)\b|^how (expensive|costly|pricey|profitable) (is|was) \S|^did .* (make|made|lose|lost) (any |its )?money( back)?$`)},
	{"where", Service, "", re(`^(whats|what is) \S.* on( tv| now| these days)?$|^where (can|could|do|will|should) (i|you|we|u|one|people) (see|watch|get|catch)\b|^where (does|did|will|do) .* (air|stream|screen)$`)},
	{"certificate", Thing, "", re(`^can (kids|children|my kids|my son|my daughter|a \S+ year old) (watch|see)\b`)},
	{"release date", Date, "", re(`^when (is|are|does|do|will|can)\b.* (out|out in \S+|out on \S+|due|due out|drop|dropping|on|on tv|start|starting|begin|beginning|air|airing|arrive|arriving|land|landing|land on \S+|arrive on \S+|start on \S+|come to \S+|coming to \S+|launch|launching|expected)$|^when (was|did|were) .* (out|drop|air)$|^when (can|could|will|do|are|should) (i|we|you|u|people|one|everyone|audiences) (\S+ )?(see|watch|expect|catch|stream|get|be able to see|be able to watch)\b|^(from|since) when can \S|^how (long|soon|many (days|weeks|months)) (until|till|before) .* (out|released?|airs?|opens?)$`)},
	{"sequel", Sequel, "", re(`^(are|is|do|will|did)\b.*\b(making|doing|planning|shooting|filming|make|do) (another|more|a second|a third)\b|^(will|is|are)\b.*\b(be|get|getting) (another|more)\b|^any (more|news on|word on) \S`)},
	{"score", Score, "", re(`^(was|were|is|are) .* (well received|well reviewed|received well|reviewed well|good|great|worth a watch|worth it)$|^did .* (get|have) (good|bad|great|mixed) reviews$|^(what|how many) (percent|percentage|%|stars|points)\b.*\b(get|given|rt|imdb)\b`)},
	{"plot", Plot, "", re(`^what (goes|is going) on in \S`)},
}

// topicFirst are ways of asking that begin with the topic or with what is asked
// of it, and hold no question word: "quiet harbour budget".
var topicFirst = []form{
	{"director", Person, "director", re(`^\S.* directed( by( who| whom)?)?$|\b(was|is) directed by (who|whom)$`)},
	{"cast", Person, "actor", re(`^(?P<cast>\S+) \S.* (voice actor|actor|actress)$`)},
	{"cast", Person, "actor", re(`^starring \S|^\S.* (stars|starring|leads|leading (man|lady)|actors?|cast list|starring who|stars who|lead actor|main actor)$`)},
	{"character", Character, "", re(`^(?P<cast>\S+( \S+){0,2}) (role|character|part)( name)? (in|on)\b`)},
	{"writer", Person, "writer", re(`^(script|screenplay|written by|scripted by) \S|^\S.* (written by( who| whom)?|screenplay( by( who)?)?|script by( who)?|scriptwriter)$`)},
	{"producer", Person, "producer", re(`^\S.* (producers?|produced by( who| whom)?)$`)},
	{"box office", Money, "", re(`^\S.* (collections?|takings|worldwide total|total gross|gross|grosses|earnings|budget|cost|first weekend|opening|debut)$|^(gross|takings|earnings|budget) \S`)},
	{"runtime", Number, "", re(`^\S.* (length|duration|running time|minutes|how long)$`)},
	{"certificate", Thing, "", re(`^\S.* (certificate|age rating|mpaa rating)$|^(age rating|certificate) \S`)},
	{"release date", Date, "", re(`^\S.* (out when|when|premiere date|air date|launch date|release|release day|release year|start date|out)$`)},
	{"where", Service, "", re(`^\S.* (streaming|stream|where|netflix|hulu|disney plus|disney|prime|amazon prime|amazon|hbo|hbo max|apple tv|mubi|on what|on which)$`)},
	{"sequel", Sequel, "", re(`^\S.* (sequels?|prequels?|spin off|spinoff|follow up|happening|confirmed|renewed|cancelled|canceled|axed|greenlit)$`)},
	{"score", Score, "", re(`^\S.* (rotten tomatoes|rt|imdb|metacritic|letterboxd|cinemascore|rating|ratings|score|scores|reviews?|verdict|star rating|tomatometer|audience score|critics? score|any good|worth it|worth watching|worth seeing|good)$|^(rt|rotten tomatoes|imdb|metacritic|letterboxd|cinemascore)( score| rating)? \S|^(reviews?|verdict|rating|score) (of|on|for) \S`)},
	{"plot", Plot, "", re(`^\S.* (plot|synopsis|storyline|premise|about|summary)$|^(summary|plot|synopsis|storyline|premise) (of )?\S`)},
}

// topicWords bounds the words of a question that begins with its topic; what is
// longer tells something.
const topicWords = 10
