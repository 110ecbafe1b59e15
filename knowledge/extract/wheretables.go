package extract

import "marquee/knowledge"

// services are where films can be watched: the usual name, then other names,
// separated by "|". Capital letters count.
var streamingServices = []string{
	"Netflix", "Disney+|Disney Plus", "Hulu", "HBO Max|HBO MAX", "Max", "HBO", "Prime Video|Amazon Prime Video|Amazon Prime|Amazon's Prime Video|Amazon",
	"Apple TV+|Apple TV Plus|AppleTV+|Apple TV +", "Paramount+|Paramount Plus", "Peacock", "Shudder", "Tubi", "MUBI|Mubi", "The Criterion Channel|Criterion Channel",
	"Crunchyroll", "Showtime", "Starz|STARZ", "ESPN+", "AMC+|AMC Plus", "BET+", "Discovery+|discovery+|Discovery Plus", "MGM+|MGM Plus", "Pluto TV", "The Roku Channel|Roku Channel", "Freevee|IMDb TV", "Kanopy", "Hoopla",
	"BBC iPlayer|iPlayer", "ITVX|ITV Hub", "Channel 4|All 4|All4", "Sky Cinema", "NOW TV|Now TV|NOW", "BritBox", "Rakuten TV", "Curzon Home Cinema", "Canal+", "Stan", "Binge", "Foxtel", "Crave", "CBC Gem",
	"Disney+ Hotstar|Hotstar|JioHotstar", "ZEE5|Zee5", "SonyLIV|Sony LIV", "JioCinema", "Eros Now", "Viu", "Viki", "iQIYI", "Showmax", "Quibi", "Facebook Watch", "YouTube Premium", "CBS All Access", "DC Universe", "HIDIVE", "Metrograph at Home", "Film Movement Plus", "Acorn TV", "Hallmark+", "Lifetime", "Vix|ViX",
}

// shopServices sell or rent films.
var shopServices = []string{
	"iTunes", "Apple TV", "Google Play", "Vudu", "Fandango at Home", "YouTube", "Microsoft Store", "FandangoNow|FandangoNOW", "Redbox", "Movies Anywhere",
}

// discs are bought.
var discs = []string{"Blu-ray|Blu-Ray|blu-ray|Blu Ray", "DVD|DVDs", "4K Ultra HD|4K UHD|4K Blu-ray"}

// demand and digital are films on sale without a shop's name.
var (
	demand  = []string{"demand|Demand|VOD|PVOD|video-on-demand|Video on Demand|video on demand"}
	digital = []string{"digital|Digital|digital platforms|digital download|Digital HD|digital HD|digital retailers|digital storefronts"}
)

// A whereCue is what the words before a service or a theatre say of the film.
// Now: it can be seen. Plan: it will be, unless a date says that day is past.
const (
	seenNow  = 1
	seenPlan = 2
	seenPast = 3 // it was released there at a time that is told or not
)

// beforeService ends right before a service's name.
var beforeService = leftCues([]row{
	{"streaming on SERVICE", seenNow, `streaming on|now streaming on|streaming now on|streaming exclusively on|streaming globally on|streaming only on|streaming right now on|stream on|streamed on|stream it on|stream now on|streams on|watch on|watch it on|watched on|available on|available to stream on|available now on|now available on|available to watch on|available for streaming on|available exclusively on|available via|streaming via|stream via|streaming at|is on|are on|now on|currently on|still on|landed on|also on|found on|out on|out now on|seen on|viewed on|exclusively on|playing on|showing on|catch it on|see it on|find it on|rent on|rented on|bought on|purchased on|rented from|bought from|rented via|bought via|buy on|purchase on|rent or buy on|buy or rent on|rent or purchase on|rental on|rent from|buy from|for rent on|streaming through|streaming worldwide on|streaming for free on|streaming free on`},
	{"hit SERVICE", seenPast, `hit|dropped on|arrived on|debuted on|premiered on|launched on|released on|was released on|came to|joined|was added to|added to|moved to|opened on|began streaming on|started streaming on|made its debut on|landed at|bowed on|released exclusively on|released globally on|released worldwide on|premiered globally on|launched globally on`},
	{"comes to SERVICE", seenPlan, `coming to|coming soon to|heading to|heads to|headed to|headed for|hits|hitting|lands on|landing on|drops on|dropping on|arrives on|arriving on|arrive on|arrives to|debuts on|debuting on|debut on|premieres on|premiering on|premiere on|launches on|launching on|launch on|releases on|releasing on|release on|be released on|bound for|comes to|come to|begins streaming on|begin streaming on|starts streaming on|start streaming on|will stream on|to stream on|joins|joining|join|be available on|be streaming on|making its debut on|makes its debut on|makes its way to|going to|goes to|bows on|bow on|rolls out on|land on|drop on|arrive at|set for release on|set to debut on|slated for|made available on`},
})

// beforeTheaters ends right before "theaters", "cinemas".
var beforeTheaters = leftCues([]row{
	{"now in theaters", seenNow, `now in|now playing in|currently in|is in|are in|still in|playing in|showing in|out in|out now in|screening in|already in|available in|back in|now showing in|still playing in|running in|is out in|available now in|first weekend in|second weekend in|third weekend in|fourth weekend in|fifth weekend in|sixth weekend in|second week in|third week in|fourth week in|fifth week in|opening weekend in|seen in|watch it in|see it in|catch it in`},
	{"hit theaters", seenPast, `hit|opened in|opened only in|arrived in|debuted in|premiered in|released in|was released in|were released in|bowed in|landed in|came to|launched in|rolled into|went into|stormed into|swung into|reached|came out in|released to|released only in|released theatrically in|opened exclusively in|opened wide in`},
	{"hits theaters", seenPlan, `hits|hitting|opens in|opening in|open in|opens only in|arrives in|arriving in|arrive in|comes to|coming to|come to|coming soon to|comes back to|coming back to|come back to|lands in|landing in|land in|rolls into|roll into|releases in|releasing in|release in|be released in|be in|heads to|heading to|headed to|bows in|bow in|debuts in|debut in|debuting in|premieres in|premiere in|swings into|flies into|returns to|returning to|return to|reaches|reach|exclusively in|only in|in|into|due in|out in time for|launches in|launching in|comes out in|coming out in|come out in|set for release in|slated for release in|scheduled for release in|going to|goes to`},
})

// theaterWords are cinemas at large.
var theaterWords = set(`theaters theatres cinemas multiplexes imax`)

// releaseVerbs say that a film comes out without saying where.
var releaseCues = rightCues([]row{
	{"opens DATE", seenPlan, `opens|will open|is set to open|opens nationwide|opens wide|arrives|will arrive|is set to arrive|comes out|will come out|hits screens|will be released|is set to be released|is to be released|is due to be released|is released|is due|is due out|due out|due for release|due to be released|is slated for|slated for|slated for release|is slated to open|is slated to be released|slated to be released|is scheduled for|scheduled for release|is scheduled to be released|scheduled to be released|scheduled to open|is set for|set for release|is set for release|set for a|set to be released|set to open|set to release|set to hit|set to arrive|set to debut|set to premiere|will release|releases|will hit|will premiere|premieres|debuts|will debut|release date of|release date is|release is set for|release set for|bows|will bow|launches|will launch|lands|will land|drops|swings in|is coming|is coming out|coming out|out on|release on|released on|slated to release|slated to arrive|slated to debut|slated to hit|expected to be released|expected to open|expected to arrive|expected to hit|dated for|has been dated for|release date for|expected early|expected late|expected in|expected this|expected next|is expected on|coming in|coming this|coming next|aiming for a|eyeing a`},
})

// delayCues say that a film comes later than announced.
var delayCues = rightCues([]row{
	{"pushed back", 1, `pushed back|pushed to|pushed from|pushed until|pushed into|been pushed|was pushed|pushing back|pushes back|pushing|pushes|pushed|delayed|delays|delaying|been delayed|was delayed|delayed until|delayed to|delay of|delay for|postponed|postpones|postponing|been postponed|bumped to|bumped from|bumped back|bumped|shifted from|shifted to|shifts from|shifts to|shifting|moved back|moved from|moves from|been moved|was moved|moved to|slipped to|slips to|held back until|pulled from the release calendar|pulled from the schedule|removed from the release calendar|removed from its release calendar|removed from the schedule|taken off the calendar|taken off the release calendar|undated`},
})

// weakDelay are delays that need words of release beside them.
var weakDelay = set(`pushing pushes pushed bumped shifting moved moves shifted shifts been was slipped slips`)

// cancelCues say that a film will not come.
var cancelCues = rightCues([]row{
	{"cancelled", 1, `cancelled|canceled|cancels|cancelling|canceling|been cancelled|been canceled|was cancelled|was canceled|scrapped|scraps|scrapping|been scrapped|shelved|shelves|shelving|been shelved|axed|axes|pulled the plug on|pulls the plug on|will not be released|will never be released|won't be released|no longer moving forward with|no longer happening|is dead at`},
})

// notFilms are things that come out, stop or stream and are no films.
var notFilms = set(`trailer trailers teaser teasers soundtrack album song single series show shows season seasons episode episodes special podcast game videogame featurette clip poster book novel documentary-series docuseries miniseries sitcom films movies projects concert tour event premiere screening screenings panel convention festival party ceremony gala interview track video score comic spin-off-series`)

// statusOf is the machine word for a film that can be seen.
var statusOf = map[bool]string{true: knowledge.Theaters, false: knowledge.Streaming}
