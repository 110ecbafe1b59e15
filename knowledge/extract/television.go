package extract

import "marquee/knowledge/text"

// television are the keys of well-known series. A text that speaks of one by
// the bare title means the series; one that says "the film" before it, or
// gives its year, means a film of the name.
var television = titleKeys(
	"24", "30 Rock", "7th Heaven", "Absolutely Fabulous", "Alias", "Ally McBeal", "America's Got Talent", "American Crime Story", "American Gods", "American Horror Story",
	"American Idol", "And Just Like That", "Another World", "Arrested Development", "Arrow", "Atlanta", "Band of Brothers", "Battlestar Galactica", "Beverly Hills, 90210",
	"Better Call Saul", "Big Brother", "Big Little Lies", "Big Mouth", "Black Mirror", "Blackadder", "Boardwalk Empire", "Bones", "Boy Meets World", "Breaking Bad", "Bridgerton",
	"Broad City", "Broadchurch", "Brookside", "Brooklyn Nine-Nine", "Buffy the Vampire Slayer", "Casualty", "Cheers", "Chernobyl", "Community", "Coronation Street", "Cougar Town", "CSI", "Curb Your Enthusiasm",
	"Daredevil", "Dawson's Creek", "Deadwood", "Desperate Housewives", "Dexter", "Doctor Who", "Downton Abbey", "Dynasty", "EastEnders", "Emily in Paris", "Empire", "Entourage", "ER", "Euphoria",
	"Family Guy", "Fargo", "Fawlty Towers", "Fleabag", "Frasier", "Freaks and Geeks", "Friends", "Full House", "Fuller House", "Game of Thrones", "Gilmore Girls", "Girls", "Glee", "Gossip Girl",
	"Grace and Frankie", "Grey's Anatomy", "Handmaid's Tale", "Happy Days", "Have I Got News for You", "Hawkeye", "Heroes", "Hollyoaks", "Homeland", "House of Cards", "House of the Dragon", "How I Met Your Mother", "I'm a Celebrity",
	"Insecure", "Jersey Shore", "Jessica Jones", "Keeping Up with the Kardashians", "Killing Eve", "Last Week Tonight", "Law & Order", "Leave It to Beaver", "Little Britain", "Lizzie McGuire", "Lost", "Love Island", "Luther", "M*A*S*H",
	"Mad Men", "Malcolm in the Middle", "Married... with Children", "Mary Tyler Moore", "Merlin", "Mistresses", "Modern Family", "Monty Python's Flying Circus", "Mr. Robot", "Narcos", "Nashville", "Neighbours", "New Girl", "Newsnight", "Nip/Tuck",
	"One Life to Live", "One Tree Hill", "Only Fools and Horses", "Orange Is the New Black", "Orphan Black", "Outlander", "Ozark", "Parks and Recreation", "Peaky Blinders", "Pop Idol", "Pose", "Pretty Little Liars", "Prison Break", "Queer Eye", "Red Table Talk", "Reign", "Riverdale",
	"RuPaul's Drag Race", "Saturday Night Live", "SNL", "Saved by the Bell", "Schitt's Creek", "Scandal", "Scrubs", "Seinfeld", "Sesame Street", "Sherlock", "Silicon Valley", "Six Feet Under", "Skins", "South Park", "Squid Game", "Star Trek: Discovery", "Star Trek: Picard", "Stranger Things", "Strictly Come Dancing", "Succession", "Suits", "Supergirl",
	"Ted Lasso", "The Apprentice", "The Bachelor", "The Bachelorette", "The Big Bang Theory", "The Boys", "The Cosby Show", "The Crown", "The Daily Show", "The Ellen DeGeneres Show", "The Fresh Prince of Bel-Air", "The Good Place", "The Good Wife", "The Great British Bake Off", "The Handmaid's Tale",
	"The Late Late Show", "The Late Show", "The Mandalorian", "The Mindy Project", "The Morning Show", "The O.C.", "The Office", "The Osbournes", "The Real Housewives", "The Simple Life", "The Sopranos", "The Thick of It", "The Tonight Show", "The Vampire Diaries", "The View", "The Voice",
	"The Walking Dead", "The West Wing", "The White Lotus", "The Wire", "The Wonder Years", "Wonder Years", "The X Factor", "The X-Files", "This Is Us", "Tiger King", "Top Gear", "Top of the Pops", "Transparent", "True Blood", "True Detective", "Twin Peaks", "Two and a Half Men", "Ugly Betty",
	"9-1-1", "9-1-1: Lone Star", "Abbott Elementary", "Absentia", "Atypical", "Babylon 5", "Barry", "Baywatch Nights", "Big Love", "Billions", "Black-ish", "Blossom", "Blue Bloods", "Bob's Burgers", "BoJack Horseman", "Bosch", "Bust Down", "Castle Rock", "Charmed", "Chicago Fire", "Chicago Med", "Chicago P.D.", "Chilling Adventures of Sabrina", "Cobra Kai", "Columbo",
	"Coupling", "Criminal Minds", "Crazy Ex-Girlfriend", "Dancing with the Stars", "Dear White People", "Designing Women", "Diff'rent Strokes", "Drag Race", "Elite", "Everybody Loves Raymond", "Feud", "Firefly", "Flight of the Conchords", "Fresh Off the Boat", "Fresh Prince", "Gogglebox", "Golden Girls", "Golden Girl", "Good Morning America", "Good Omens", "Grown-ish", "Heartstopper", "House of Lies", "How to Get Away with Murder",
	"I Love Lucy", "Inside No. 9", "Jane the Virgin", "Jeopardy!", "Justified", "Killing Floor", "Knight Rider", "Last Man Standing", "Law & Order: SVU", "Legion", "Life on Mars", "Line of Duty", "Lovecraft Country", "Loki", "Lucifer", "Magnum P.I.", "Making a Murderer", "Marvelous Mrs. Maisel", "The Marvelous Mrs. Maisel", "Master of None", "Masters of Sex", "Mindhunter", "Misfits", "Mock the Week", "Mrs. America", "Murphy Brown", "NCIS", "Never Have I Ever", "Normal People",
	"Nurse Jackie", "Obi-Wan Kenobi", "Once Upon a Time", "One Day at a Time", "Only Murders in the Building", "Orphan Black", "Outer Banks", "Parenthood", "Peacemaker", "Penny Dreadful", "Poldark", "Pushing Daisies", "Quantico", "Ray Donovan", "Red Dwarf", "Rick and Morty", "Roots", "Roseanne", "Russian Doll", "Selling Sunset", "Severance", "Sex Education", "Shameless", "Sharp Objects", "Shark Tank", "She-Hulk", "Shrill", "Sister, Sister", "Six Degrees", "Small Axe", "Smallville", "Snowfall", "Sons of Anarchy", "Spaced", "Starsky & Hutch", "Station Eleven", "Supernatural",
	"Superstore", "Survivor", "Teen Wolf", "That '70s Show", "The 100", "The Affair", "The Americans", "The Amazing Race", "The Bear", "The Brady Bunch", "The Carol Burnett Show", "The Colbert Report", "The Conners", "The Dick Van Dyke Show", "The Expanse", "The Flight Attendant", "The Golden Girls", "The Goldbergs", "The Handmaids Tale", "The Hills", "The IT Crowd", "The Inbetweeners", "The Larry Sanders Show", "The Last of Us", "The Leftovers", "The Masked Singer", "The Mary Tyler Moore Show", "The Muppet Show", "The Newsroom", "The Night Manager", "The OA", "The Originals", "The Politician", "The Queen's Gambit", "The Rings of Power", "The Sandman", "The Umbrella Academy", "The Undoing", "The Vow", "The Wendy Williams Show", "The Witcher", "Thirteen Reasons Why", "13 Reasons Why", "Too Hot to Handle", "Torchwood", "Treme", "True Detective", "Unorthodox", "Wheel of Fortune", "When They See Us", "Wife Swap", "Wolf Hall", "Yellowjackets", "Zoey 101", "iCarly", "Late Night", "Good Morning Britain", "Today", "Full Frontal", "Real Time", "Queen Sugar", "Power", "Bones",
	"Unbreakable Kimmy Schmidt", "Veep", "Vikings", "WandaVision", "Weeds", "Westworld", "Who Wants to Be a Millionaire", "Will & Grace", "Yellowstone", "You", "Young Sheldon",
)

// titleKeys makes a look-up table of the keys of titles.
func titleKeys(titles ...string) map[string]bool {
	m := make(map[string]bool, len(titles))
	for _, t := range titles {
		m[text.TitleKey(t)] = true
	}
	return m
}
