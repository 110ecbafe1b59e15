package summary

import "strings"

// leaningWords begin a sentence that needs the one before it.
var leaningWords = words(`he she they it him his her their its this that these those but and or so yet however also moreover furthermore
	additionally meanwhile nevertheless nonetheless otherwise therefore thus hence instead besides similarly
	likewise still then afterwards another others both neither such here there it's he's she's they're that's
	later incidentally either anyway regardless elsewhere accordingly consequently conversely alternatively
	initially ultimately indeed see there's here's again plus other`)

// leaningSubjects make a clause that opens a sentence lean, since nobody has
// been named yet: "Though she was robbed, …". Possessives do not: "In his
// latest film, Ann Lee's brother …" names its owner later.
var leaningSubjects = words(`he she they it this that these those them here he's she's they're it's`)

// clauseWords open such clauses.
var clauseWords = words(`though although while whilst when whenever after before as since if because until once unless where in with without
	for from by of on at to despite unlike like among amongst between during all both some most much many part
	half none except besides even just only`)

// spans are lengths of time that are counted from something told before:
// "Three years later".
var spans = words(`seconds minutes hours days weeks months years decades day week month year moments`)

// personalWords show that the writer speaks of himself, or turns to the reader.
var personalWords = words(`I I'm I’m I've I’ve I'd I’d I'll I’ll me my My myself we We we're we’re We're We’re we've we’ve We've We’ve
	our Our You You'll You’ll You're You’re You'd You’d`)

// backward are phrases anywhere in the beginning of a sentence that point to
// what was said before.
var backward = byFirst(`as mentioned|mentioned above|mentioned earlier|mentioned before|as i said|as we said|as noted|in this respect|
	in that respect|in this regard|in that regard|to this rule|the aforementioned|said before|either of them|
	neither of them|the former|the latter|on the other hand|not like that|in question`)

// labels are what stands before the colon of a list or a fact box.
var labels = lines(`starring|stars|cast|director|directors|directed by|writer|writers|written by|screenplay|producer|producers|
	genre|runtime|running time|rating|certificate|distributor|studio|country|language|release date|release|
	where to watch|in cinemas|in theaters|will win|should win|should have been nominated|could win|
	best performances|best bit|worst bit|verdict|the verdict|bottom line|the bottom line|in short|pros|cons|plot|
	synopsis|music|network|network air date|rated`)

// poses are what people do in captions alone, in the present tense.
var poses = byFirst(`attends the premiere|attend the premiere|attends the world premiere|attend the world premiere|
	attends a screening|attend a screening|attends the screening|attend the screening|attends a special screening|
	attends the red carpet|attend the red carpet|arrives at the premiere|arrive at the premiere|
	arrives for the premiere|arrive for the premiere|arrives on the red carpet|arrive on the red carpet|
	poses for photographers|pose for photographers|poses for a photo|pose for a photo|poses for a portrait|
	pose for a portrait|poses at the|pose at the|poses with the|left to right|from left`)

// pictured are places of pictures: a line with one and without a verb is a
// caption.
var pictured = byFirst(`on the set of|on the sets of|in a still from|in stills from|in a scene from|a scene from|a still from|
	in a poster|at the premiere of|at the launch of|at the screening of|at the trailer launch|
	at a promotional event|during the promotions of|during a promotional event`)

// finite are verbs that make a sentence of a line.
var finite = words(`is are was were has have had be been will would can could may might must do does did said says told tells took
	takes made makes got gets went goes came comes gave gives met left broke began became saw sees found plays
	played stars starred shows showed opened opens won wins`)

// presenters are how a paper presents its own article.
var presenters = byFirst(`our film editor|our culture editor|our arts editor|our critic|our reviewer|our correspondent|our writer|
	our writers|our team|gives you the|we are proud to present|we present|we take a look|we look at|
	we re screening|we're screening|we re also screening|we're also screening|sits down with us|felix film|
	in this week's issue|this week we|gives us his thoughts|gives us her thoughts|gives us their thoughts|gives us his verdict|gives us her verdict|
	gives us their verdict|gives us his opinion|gives us her opinion|gives us his take|gives us her take|shares his thoughts|shares her thoughts|
	shares their thoughts|stay with us|stay tuned|thank you to|spoiler alert|spoiler warning|spoilers ahead|contains spoilers`)

// hanging are the words at the end of a short sentence that stand for
// something told before it, with the words that such an end has before them:
// "Two stars for this", "Ann does not think so".
var hanging = map[string]map[string]bool{
	"this": words(`for like to than of about with as`),
	"that": words(`for like to than of about with as`),
	"so":   words(`think thinks thought say says said hope hopes hoped`),
}

// unnamed are people whom an opening clause leaves without a name: "As a
// lawyer, he …".
var unnamed = words(`he she they he's she's they're he'd she'd they'd he'll she'll they'll they've`)

// bylineVerbs are what writers do in the line above their article.
var bylineVerbs = words(`comments gives lets shares wonders argues celebrates rates ranks reflects considers catches revisits
	remembers rounds picks breaks enthuses ponders muses unpicks interviews reviews previews recaps reports chats enjoys patrols recommends investigates discusses takes talks
	speaks looks sits asks explores examines explains delves dives watches finds checks`)

// leaningPhrases do the same in more words.
var leaningPhrases = byFirst(`the former|the latter|the same|all this|all of this|all of these|all of them|most of these|many of these|
	some of these|no such|in between these|moving on|make no mistake|in a similar vein|in a way|in short|in theory|
	in the process|in the meantime|turns out|it turns out|as it turns out|either way|to be fair|to be clear|
	to top it|either that|apart from these|with that|with this|the reason|the plot goes|the result is|the result was|the duo|the pair|the two|
	the trio|the post|the tweet|the clip|the above|the first|the second|the other|the actor|the actress|
	the director|the decision|the move|the announcement|the news|the agreement|the incident|the revelation|
	the statement|in addition|in fact|in response|as such|as well|of course|to which|because of|not only|even so|
	no wonder|one of|as a result|for example|for instance|on the other hand|at the same time|at that time|
	after that|after this|in this|in that|in the same|in other words|that is why|by then|since then|
	according to him|according to her|according to them|according to the report|when asked|asked about|
	no he|no she|no they|no it|yes he|yes she|yes they|yes it|first up|back to|one is|one was|one has|
	to make matters worse|to make things worse|as if his|as if her|as if their|as if that|as if this|
	what makes it|what makes this|what makes him|what makes her|what makes them|
	now that he|now that she|now that it|now that they|now that he's|now that she's|now that it's|now that they're|
	on top of that|apart from this|apart from that|speaking about the same`)

// pointers point at a picture, a post or a link that a summary has not got.
var pointers = byFirst(`in the post below|post below|tweet below|video below|trailer below|photo below|image below|images in the|
	pictures below|gallery below|check out the|check it out|see below|watch below|read below|shown below|
	seen below|pictured above|pictured here|pictured left|pictured right|as seen above|see the full|
	watch the video|watch the trailer|have a look|take a look at the|in the comments|let us know|scroll down|
	linked here`)

// adverts are in no article's own words.
var adverts = byFirst(`subscribe|newsletter|sign up for|click here|click on the link|read more|read also|also read|also see|
	also watch|follow us|follow me on|all rights reserved|cookie policy|privacy policy|terms of use|
	download the app|download our app|advertisement|affiliate link|earn a commission|sponsored content|
	sponsored by|image credit|photo credit|picture credit|getty images|image source|shutterstock|story continues|
	continue reading|recommended for you|most popular|this article was originally|this story was originally|
	this post has been updated|has not been edited|auto generated|syndicated feed|share this|tap here|
	support our journalism|a post shared by|a photo posted by|a video posted by|pic twitter com|shared a post on|
	live tv|donate`)

// captions begin lines that belong to a picture or name who wrote.
var captions = byFirst(`photo|photos|pic|image|file photo|file image|picture|video|watch|by staff|by our|written by staff|reporting by|
	editing by|edited by|updated|published|posted on|last modified|first published|via|source|credit|tags|related|
	more from|trending`)

// words makes a look-up of the words of s.
func words(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// lines makes a look-up of phrases parted by bars.
func lines(s string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.SplitSeq(s, "|") {
		m[strings.TrimSpace(line)] = true
	}
	return m
}

// phrases are folded phrases by their first word.
type phrases map[string][]string

func byFirst(s string) phrases {
	m := phrases{}
	for line := range strings.SplitSeq(s, "|") {
		line = strings.TrimSpace(line)
		first, _, _ := strings.Cut(line, " ")
		m[first] = append(m[first], line)
	}
	return m
}
