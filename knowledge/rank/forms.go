package rank

// numberWords are the numbers that papers write out, under the digits that
// the same number has elsewhere.
var numberWords = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16",
	"seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
	"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
	"eighty": "80", "ninety": "90",
	"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
	"sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
}

// irregular maps forms that no suffix rule reduces to the word they belong to.
var irregular = map[string]string{
	"arose": "arise", "arisen": "arise", "ate": "eat", "eaten": "eat",
	"awoke": "awake", "beaten": "beat", "became": "become", "began": "begin", "begun": "begin",
	"bent": "bend", "bitten": "bite", "blew": "blow", "blown": "blow", "bore": "bear", "borne": "bear",
	"bought": "buy", "bound": "bind", "bred": "breed", "broke": "break", "broken": "break",
	"brought": "bring", "built": "build", "burnt": "burn", "came": "come", "caught": "catch",
	"chose": "choose", "chosen": "choose", "clung": "cling", "crept": "creep", "dealt": "deal",
	"drank": "drink", "drunk": "drink", "drawn": "draw", "drew": "draw", "dreamt": "dream",
	"driven": "drive", "drove": "drive", "dug": "dig", "dwelt": "dwell", "fallen": "fall", "fell": "fall",
	"fed": "feed", "felt": "feel", "fled": "flee", "flew": "fly", "flown": "fly", "forbade": "forbid",
	"forbidden": "forbid", "forgave": "forgive", "forgiven": "forgive", "forgot": "forget",
	"forgotten": "forget", "fought": "fight", "froze": "freeze", "frozen": "freeze", "gave": "give",
	"given": "give", "gone": "go", "went": "go", "got": "get", "gotten": "get", "grew": "grow", "grown": "grow",
	"heard": "hear", "held": "hold", "hid": "hide", "hidden": "hide", "hung": "hang",
	"kept": "keep", "knelt": "kneel", "knew": "know", "known": "know", "laid": "lay", "learnt": "learn",
	"led": "lead", "leapt": "leap", "lent": "lend", "lost": "lose", "made": "make", "meant": "mean", "met": "meet",
	"mistook": "mistake", "mistaken": "mistake", "overcame": "overcome", "overthrew": "overthrow",
	"overthrown": "overthrow", "paid": "pay", "proven": "prove", "ran": "run", "rang": "ring", "rung": "ring",
	"ridden": "ride", "rode": "ride", "risen": "rise", "rose": "rise", "said": "say", "sang": "sing", "sung": "sing",
	"sank": "sink", "sunk": "sink", "sat": "sit", "seen": "see", "saw": "see", "sent": "send", "sewn": "sew",
	"shaken": "shake", "shook": "shake", "shone": "shine", "shot": "shoot", "shown": "show", "shrank": "shrink",
	"shrunk": "shrink", "slain": "slay", "slept": "sleep", "slid": "slide", "sold": "sell", "sought": "seek",
	"sown": "sow", "spent": "spend", "spoke": "speak", "spoken": "speak", "sprang": "spring", "sprung": "spring",
	"stole": "steal", "stolen": "steal", "stood": "stand", "strove": "strive", "struck": "strike",
	"stuck": "stick", "stung": "sting", "swam": "swim", "swept": "sweep", "swore": "swear", "sworn": "swear",
	"swung": "swing", "taken": "take", "took": "take", "taught": "teach", "thought": "think", "threw": "throw",
	"thrown": "throw", "told": "tell", "tore": "tear", "torn": "tear", "understood": "understand",
	"undertook": "undertake", "undertaken": "undertake", "wept": "weep", "woke": "wake", "woken": "wake",
	"withdrawn": "withdraw", "withdrew": "withdraw", "won": "win", "wore": "wear", "worn": "wear",
	"wove": "weave", "woven": "weave", "written": "write", "wrote": "write",

	"children": "child", "feet": "foot", "geese": "goose", "men": "man", "mice": "mouse", "oxen": "ox",
	"people": "person", "teeth": "tooth", "women": "woman", "lives": "life", "wives": "wife",
	"knives": "knife", "leaves": "leaf", "wolves": "wolf", "selves": "self", "halves": "half",
	"thieves": "thief", "phenomena": "phenomenon", "criteria": "criterion", "data": "datum", "media": "medium",
	"best": "good", "better": "good", "worst": "bad", "worse": "bad",
}
