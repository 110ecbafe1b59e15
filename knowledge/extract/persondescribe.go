package extract

import "strings"

// callings are what people are called by trade or fame before their names:
// "fashion designer Ann Lee", "New York Times reporter Bob Ray".
var callings = set(`singer singers rapper rappers comedian comedians comic comics wrestler fighter boxer designer reporter journalist journalists newspapermen novelist author authors writer writers pilot vocalist musician musicians artist artists collaborator collaborators creator creators performer performers entertainer magician puppeteer puppeteers animator animators photographer model dancer dancers choreographer skater athlete quarterback footballer cricketer star veteran veterans newcomer newcomers queen queens icon icons legend legends sensation personality personalities host presenter broadcaster critic historian historians professor poet playwright playwrights dramatist lyricist songwriter songwriters composer composers conductor pianist guitarist drummer bassist frontman duo trio castmates castmate co-star partner partners regular regulars alum alumni alumnus graduate actor actors actress actresses director directors filmmaker filmmakers producer producers editor cinematographer screenwriter screenwriters scriptwriter scriptwriters showrunner helmer scribe mogul heartthrob starlet diva winner winners nominee nominees hitmaker youtuber influencer socialite entrepreneur impresario humorist cartoonist illustrator columnist essayist biographer detective agent soldier marine lawyer attorney doctor psychologist psychiatrist astronaut scientist activist philosopher priest justice husband wife brother sister father mother son daughter team mountaineer submariner commentator satirist ventriloquist favourite favorite`)

// showCallings are those of callings that a second or later member of a row
// may bear as well, where "her brother" may be a character's.
var showCallings = set(`singer singers rapper rappers comedian comedians comic wrestler boxer musician musicians actor actors actress actresses director filmmaker star veteran veterans newcomer newcomers legend castmates castmate performer performers entertainer dancer footballer regulars alum alumni winner winners nominee nominees host presenter vocalist songwriter screenwriter novelist author writer playwright favourite favorite`)

// describedAt returns where the name begins that a description of its bearer
// at token k leads up to, or k: at most eight words, the last of them one of
// the trades.
func describedAt(ts []token, k int, trades map[string]bool) int {
	if k >= len(ts) || ts[k].Flags&firstName != 0 && ts[k].Kind == capital && k+1 < len(ts) && ts[k+1].Kind == capital {
		return k
	}
	for j := k; j+1 < len(ts) && j < k+9; j++ {
		t := &ts[j]
		if t.Kind == punct {
			if !describing[t.Text] {
				return k
			}
			continue
		}
		if t.Kind == small && outsideDescription[t.Lower] {
			if t.Lower == "and" && j > k && isCalling(&ts[j-1], trades) && ts[j+1].Kind == small {
				continue
			}
			return k
		}
		if !isCalling(t, trades) || activeVerbs[t.Lower] != "" && (j == k || ts[j-1].Kind == punct) {
			continue
		}
		n := j + 1
		if ts[n].Text == "," && n+1 < len(ts) && (owners[ts[k].Lower] || t.Kind == capital && j == k && k > 0 && ts[k-1].Lower == "the") {
			n++
		}
		if ts[n].Kind == capital && nameAt(ts, n) > n+1 && (t.Kind == small || ts[n].Flags&firstName != 0) {
			return n
		}
	}
	return k
}

// isCalling reports whether a word is one of the trades or, with hyphens,
// begins or ends with one: "singer-songwriter", "then-actress".
func isCalling(t *token, trades map[string]bool) bool {
	if trades[t.Lower] {
		return true
	}
	i := strings.LastIndexByte(t.Lower, '-')
	return i > 0 && (trades[t.Lower[i+1:]] || trades[t.Lower[:strings.IndexByte(t.Lower, '-')]])
}

var (
	// describing are marks inside descriptions.
	describing = set(`- / & ’ '`)
	// outsideDescription are small words that begin something else.
	outsideDescription = set(`by in with for from about who whom that which is was are were to as at on and or where while after based directed written starring featuring stars features starred produced but it also and both will which co-stars`)
	// owners begin a description that a comma parts from the name: "its
	// director, Ann Lee", "two journalists, Ann Lee and Bob Ray".
	owners = set(`its his her their two three four five six seven film's`)
)

// titled are styles that a single word behind them makes a stage name of:
// "Lady Holm", "Mr. Ray".
var titled = set(`lady dr. mr. mr dr king queen prince ms. lil big`)

// untitled drops what stands before a name and is no part of it: honorifics,
// and trades that begin a sentence ("Animator Ann Lee").
func untitled(ts []token) []token {
	for len(ts) > 1 && honorifics[ts[0].Lower] {
		if len(ts) == 2 && titled[ts[0].Lower] {
			break
		}
		ts = ts[1:]
	}
	for len(ts) > 2 && callings[ts[0].Lower] && ts[1].Flags&firstName != 0 && ts[0].Flags&firstName == 0 {
		ts = ts[1:]
	}
	return ts
}

// forScreen reports whether "for the screen" or the like stands at k.
func forScreen(ts []token, k int) bool {
	return k+2 < len(ts) && ts[k].Lower == "for" && ts[k+1].Lower == "the" && (k+3 >= len(ts) || ts[k+3].Lower != "by") && (ts[k+2].Lower == "screen" || ts[k+2].Lower == "film" || ts[k+2].Lower == "cinema")
}
