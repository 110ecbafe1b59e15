package extract

// The words around a title. Weights add up to a candidate's evidence: from
// acceptance (see film.go) on it is a film. A weight of 4 says that the place
// alone is enough, 1 that it takes several.

// beforeFilm stands left of a title, but for the words in betweenFilm.
var beforeFilm = leftCues([]row{
	{"the film X", 4, `film|movie|films|movies|feature|picture|blockbuster|biopic|documentary|thriller|comedy|rom-com|romcom|horror|western|epic|prequel|sequel|threequel|remake|reboot|spin-off|weepie|flick|whodunnit|mockumentary|spoof|short film|musical film|motion picture|action film|box office hit|box-office hit|smash|slasher|adventure|animation|cartoon|caper|chiller|drama film|drama movie|film version|screen version|film adaptation|movie version|film titled|film called|film entitled|movie titled|movie called|movie entitled|film named`},
	{"director of X", 4, `reviews|director of|directors of|directing|directed|helmer of|maker of|makers of|helmed|helming|star of|stars of|co-star of|screenplay of|screenplay for|script for|script of|writer of|screenwriter of|producer of|producers of|director and star of|remake of|sequel to|prequel to|follow-up to|followup to|spin-off of|spinoff of|film version of|screen version of|movie version of|big-screen version of|adaptation of|premiere of|screening of|screenings of|trailer for|teaser for|release of|set of|production of|filming of|shooting of|filming|soundtrack to|soundtrack of|soundtrack for|review of|plot of|ending of|reboot of|release date for|box office for|footage from|footage of|poster for|finale of|opening of|cut of|version of|print of|sets of|shoot of|shoot for|distributor of|rights to|success of|the follow up to|reuniting for|reunite for|reunited for|signed on for|sign on for|attached to|to direct|to helm|adapting|auditioning for|in talks for|rushes of|hype around|hype surrounding|fans of|viewing of|screenings for`},
	{"starring in X", 3.5, `starring in|starred in|stars in|star in|co-starring in|co-starred in|co-stars in|appeared in|appears in|appear in|appearing in|role in|roles in|part in the film|cast in|performance in|performances in|turn in|acting in|acted in|work in|work on|worked on|debut in|debut with|cameo in|seen in|featured in|features in|cast for|audition for|auditioned for|nominated for|nomination for|oscar for|bafta for|globe for|oscar nomination for|oscars for|award for|award for his role in|known for|best known for|famous for|fame in|outing in|as seen in`},
	{"watching X", 2.5, `watching|watched|rewatch|rewatching|rewatched|streaming|re-watching|screened`},
	{"like X", 1.2, `in|from|of|like|with|than|unlike|see|seen|saw|after|since|to|for|on|about|is|called|titled|entitled|including|and|or|but|while|enter|behind|makes|made|make|enjoyed|remade|remaking|as|to see|welcome to`},
	{"topped by X", 3, `knocked off|beaten by|beating|beat|topped by|toppled|displacing|followed by|chart with`},
	{"scored X", 3.5, `users rate|users rated`},
})

// scoredFilm stands left of a title in a sentence that states a score.
var scoredFilm = leftCues([]row{
	{"gave X a score", 4, `gave|gives|give|awarded|awards|rated|rates|rate|grade|graded|scored|had|for|called|given`},
})

// betweenFilm are words that may stand between a left cue and the title.
var betweenFilm = set(`the a an this his her their its 's new upcoming latest forthcoming recent original classic acclaimed hit award-winning oscar-winning oscar-nominated own first second third next last animated entitled called titled excellent brilliant great superb marvellous wonderful critically-acclaimed much-loved blockbuster sci-fi cult historical romantic supernatural psychological little-known ever-popular controversial epic : ,`)

// afterFilm stands right of a title.
var afterFilm = rightCues([]row{
	{"X, directed by", 4.5, `directed by|, directed by|, directed and|, written and directed by|directed and|, a film by|, a movie|, a film|, the latest film|, the new film|, the upcoming film|, the upcoming movie|, which stars|, which also stars|, which starred|, also starring|, in which|starring|, starring|, co-starring|, which hits|, which premiered|, which was directed|, which is directed|, his latest film|, her latest film|, his new film|, her new film|, whose director|, adapted from|, based on|is based on|, loosely based on`},
	{"X director N", 4, `director|directors|helmer|filmmaker|co-director|screenwriter|writer-director|franchise|trailer|teaser|premiere|screenplay|screening|'s director|'s box office|'s box-office|'s trailer|'s ending|'s release|'s release date|'s premiere|'s star|'s stars|'s cast|'s screenplay|'s script|'s soundtrack|'s opening weekend|'s sequel|'s running time|'s runtime|'s third act|'s final act|'s final scene|'s writer|'s producer|'s producers|the movie|box office`},
	{"X film", 1.2, `trilogy|sequel|sequels|prequel|remake|reboot|movie|movies|film|films`},
	{"X star N", 2.5, `star|stars|actor|actress|co-star|producer|writer|actors`},
	{"X is streaming", 4, `is now streaming|is streaming|is now available|is available to stream|is available on|is out now|is out on|is in cinemas|is in theaters|is in theatres|hits theaters|hits theatres|hits cinemas|hit theaters|hit theatres|hit cinemas|opens in theaters|opens in cinemas|arrives in theaters|arrives in cinemas|arrives on|hit netflix|hits netflix|premiered at|premieres at|premiered on|premieres on|will premiere|streams on|begins streaming|is released|was released|will be released|opens nationwide|will hit|grossed|earned|raked in|took in|debuted at|has grossed|made $|made £|took $|took £|is set to be released|comes out|came out|opened in|is playing|is showing|dropped on netflix|lands on|will be available|is coming to|is screening|, out now|, in cinemas|, now streaming|, streaming on|, released in|, released on`},
	{"X tells the story", 2.5, `tells the story|tells the tale|follows|centres on|centers on|centres around|centers around|revolves around|chronicles|recounts|is about|is set in|takes place|explores|is directed|was directed|was filmed|was shot|is a story|is the story|is the tale|is adapted|tells of|tells us|picks up|opens with|begins with|ends with|marks|reunites|was nominated|is nominated|won best|won the oscar|swept|features|boasts|concerns|charts|depicts|documents|feels like`},
	{"X stars N", 2.5, `stars|starred|co-stars|also stars|sees|reteams`},
	{"X is", 1, `is|was|has|had|does|will|manages|succeeds|works|fails|suffers|delivers|offers|proves|seems|feels|makes|gives|takes|brings|could|may|might|would|itself|as a film|'s|and|isn't|doesn't|wasn't|remains|becomes|comes|lacks|attempts|plays|contains|presents|might|keeps|never|certainly|looks|shows|also|opens|begins|starts|ends|uses|relies|provides`},
	{"X review", 2.5, `review|reviewed|– review|- review|— review|film review|movie review|: film review|: movie review|: review|| review|trailer :|official trailer`},
	{"X the series", -3, `novels|novel|books|book|comic|comics|stories|season|series|tv series|tv show|television series|sitcom|episode|episodes|the series|the tv series|festival|film festival|magazine|awards|award|ceremony|album|albums|tour|concert|newspaper|orchestra|records|channel|university|college|theatre|theater|studios|pictures|entertainment|productions|cinema|cinemas|museum|institute|foundation|hotel|street|avenue|road|square|soundtrack album|ceremony|party|prize|times|post|guild|academy|band|musical|'s album|'s new album|'s single|inc|corp|corporation|ltd|group|association|committee|council|society|club|fc|channel`},
	{"X said", -3, `said|says|told|tells|tweeted|wrote|writes|explained|explains|recalled|admitted|revealed|added|commented|plays|played|portrays|portrayed|voices|as himself|as herself|, who plays|, who played|, who stars|, who starred|, who directed|, who wrote|, who said|, who|, whose|who|, played by|, aged|stars as|stars in|starred in|starring in|starred as|stars alongside|directs|directed|wrote|co-wrote|penned|produced|has said|has told|has been cast|'s performance|'s portrayal|'s character|'s role|'s acting|'s wife|'s husband|'s daughter|'s son|'s mother|'s father|'s girlfriend|'s boyfriend|'s script|'s direction|'s career|'s life|'s death|'s eyes|'s voice|'s face|'s music|'s score|'s screenplay|'s novel|'s book|'s play|'s songs|'s cinematography|'s films|'s film|'s movie|'s latest|'s first|'s new|'s debut|'s second|'s third|himself|herself|and his|and her`},
})

// scoredAfter stands right of a title in a sentence that states a score.
var scoredAfter = rightCues([]row{
	{"X has a score", 4, `has|holds|is|was|sits|stands|scored|scores|received|receives|got|gets|earned|earns|climbed|dropped|fell|rose|slipped|opened|debuted|currently|now|averages|averaged|boasts|maintains|managed|at|:|carries|landed|premiered|garnered|with|sat|stood|, which|a|an|collapsed|runs|kept|slid|enjoys|remains|ranks`},
})

// notBeforeFilm stands left of what is no film: people, songs, books, shows,
// places.
var notBeforeFilm = leftCues([]row{
	{"the song X", -5, `song|single|songs|singles|track|tracks|album|albums|lp|ep|band|group|rapper|duo|trio|hit single|debut single|debut album|number|ballad|anthem|tune|opera|symphony`},
	{"the novel X", -4, `novel|novels|novella|book|books|bestseller|best-seller|memoir|autobiography|biography|play|comic|comics|comic book|graphic novel|poem|short story|stage play|painting|magazine|newspaper|paper|journal|website|blog|tabloid|column`},
	{"the show X", -4, `tv show|show|tv series|television series|television show|series|sitcom|soap|programme|program|game|video game|reality show|talk show|drama series|comedy series|tv drama|episode|tv comedy|medical drama|soap opera|channel|station|network|musical|app|console|stage musical|miniseries|mini-series|podcast|quiz`},
	{"actor X", -5, `director of the film ,|star of the film ,|writer of the film ,|producer of the film ,|director of the movie ,|the film 's director ,|film 's director|film 's star|actor|actress|actors|actresses|singer|star|co-star|co-stars|director|directors|filmmaker|producer|producers|comedian|writer|writers|novelist|author|playwright|screenwriter|composer|cinematographer|mr|mr.|mrs|mrs.|ms|ms.|dr|dr.|sir|dame|president|king|queen|prince|princess|captain|detective|agent|professor|sergeant|officer|named|character|husband|wife|son|daughter|brother|sister|mother|father|friend|boyfriend|girlfriend|critic|presenter|host|newcomer|model|legend|icon|alongside|opposite|starring|played by|plays|play|playing|portrays|portraying|voiced by|directed by|written by|produced by|by|narrated by|boss|chief|spokesman|spokeswoman|villain|hero|heroine|superhero|protagonist|co-stars|portrayal of|role of|part of|life of|marry|married|meets|alter ego|frontman|guitarist|drummer|dj`},
	{"city of X", -4, `city of|town of|village of|university of|state of|streets of|island of|region of|coast of|east|west|north|south|at|near|planet|museum of|bank of|house of|festival in|live in|lives in|based in|born in|living in|set in|filmed in|shot in|held in|arrived in|moved to|travels to|located in|across|throughout|around`},
	{"works at X", -4, `studio|studios|distributor|network|broadcaster|streamer|label|company|magazine|outlet|website|told|service|according to|reported by|report by|reports|publisher|store|retailer|festival|aggregator`},
})

// filmWords say that a text speaks of films, otherMedia that it speaks of
// music, television, books, games or the stage.
var (
	filmWords  = set(`film films movie movies cinema cinematic director directed directing screenplay box-office oscar oscars sequel trailer blockbuster hollywood filmmaker filmmakers filmmaking cinematography screenwriter biopic onscreen on-screen cinemas theaters starring actors actor actress scenes scene cast remake multiplex cgi prequel box tomatoes metacritic imdb cinemascore posttrak letterboxd tomatometer metascore netflix theatres streaming screening screenplay franchise`)
	otherMedia = set(`album albums song songs band bands single singles track tracks guitarist drummer vocals lyrics tour gig gigs concert concerts episode episodes sitcom tv television season game games gameplay console players novel novels book books author reader readers play plays stage theatre exhibition gallery paintings opera orchestra ballet musical chart charts singer rapper label`)
)
