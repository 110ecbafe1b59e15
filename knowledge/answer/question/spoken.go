package question

import "strings"

// chat are the spellings of quick typing and what they stand for.
var chat = map[string]string{
	"u": "you", "ur": "your", "wut": "what", "wat": "what", "whut": "what", "wen": "when", "wich": "which",
	"hows": "how is", "howd": "how did", "whod": "who", "wheres": "where is", "whens": "when is", "whys": "why is", "whos": "whos",
	"directd": "directed", "dircted": "directed", "direted": "directed", "derected": "directed", "directer": "director", "directr": "director",
	"writed": "wrote", "wrot": "wrote", "acter": "actor", "charachter": "character", "caracter": "character", "charcter": "character",
	"sequal": "sequel", "seqel": "sequel", "squel": "sequel", "budjet": "budget", "relase": "release", "realease": "release", "moive": "movie",
	"dir": "director", "prod": "producer", "wholl": "who will", "itll": "it will", "whatd": "what did", "whered": "where did", "whend": "when did",
	"gunna": "gonna", "bday": "birthday", "releasd": "released", "cuz": "because", "abt": "about",
	"direcotr": "director", "dirctor": "director", "diretcor": "director", "ratng": "rating", "raiting": "rating", "soundtrak": "soundtrack", "runtim": "runtime",
	"vid": "video", "flim": "film", "teh": "the", "runtym": "runtime",
}

var (
	// opener is small talk before a question.
	opener = re(`^(so|ok|okay|hey|hi|hello|yo|um|uh|hmm|well|and|but|btw|quick question|question|pls|please|plz|marquee|bro|dude|guys|sorry|excuse me|oh|ah|then|also|just curious|curious|wondering|im wondering|random but|serious question|real talk|wait) `)
	// asking is a way of asking whether one may ask; the question follows.
	asking = re(`^(?:(?:do|does|did) (?:you|anyone|anybody|somebody|someone|any of you)(?: guys| all| here)?(?: happen to)? (?:know|remember|recall)|(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody)(?: please| pls| plz)? (?:tell (?:me|us)|say|remind me|find out|look up|check)|(?:i |id )?(?:wanna|want to|would like to|like to|need to|wonder|was wondering|am wondering|dont know|forgot|forget|cant remember)(?: know| find out)?|tell (?:me|us)|remind me|any idea|any clue|anyone knows?|anybody knows?|what do you know about|have you heard|have you any idea)(?: of)? ((?:who|whos|whose|what|whats|which|when|where|why|how|if|whether|is|are|was|were|did|does|do|will|has|have|can)\b.*)$`)
	// closer is small talk after a question.
	closer = re(` (pls|please|plz|thanks|thx|ty|thank you|btw|lol|lmao|bro|dude|tho|though|anyway|anyways|exactly|or what|or not|or something|do you know|does anyone know|anyone know|any idea|you know|i wonder|im curious|just curious|asking for a friend|huh)$`)
	// whether begins an indirect question of yes or no: "if x has a sequel".
	whether = re(`^(?:if|whether) (.+?) (is|are|was|were|has|have|will|did|does|can|gets|got)\b ?(.*)$`)
	// confused finds whose where who's was meant.
	confused = re(`^whose (in|behind|directing|playing|starring|writing|producing|hosting|voicing|making|the)\b`)
)

// spoken brings plain words into the shape of a question: quick spellings
// written out, and small talk around it dropped.
func spoken(plain string) string {
	words := strings.Fields(plain)
	for i, w := range words {
		if full, ok := chat[w]; ok {
			words[i] = full
		}
	}
	s := strings.Join(words, " ")
	for range 4 {
		was := s
		s = opener.ReplaceAllString(s, "")
		if m := asking.FindStringSubmatch(s); m != nil {
			s = m[1]
		}
		s = closer.ReplaceAllString(s, "")
		if s == was {
			break
		}
	}
	if m := whether.FindStringSubmatch(s); m != nil {
		s = strings.TrimSpace(m[2] + " " + m[1] + " " + m[3])
	}
	s = confused.ReplaceAllString(s, "whos $1")
	if s == "" {
		return plain
	}
	return s
}

var (
	// asks finds words that begin a question.
	asks = re(`^(who|whos|whom|whose|what|whats|which|when|where|why|how|is|are|was|were|did|does|do|will|has|have|had|can|could|would|should|in|on|at|by|name|list)\b`)
	// topical finds a topic that stands before its question.
	topical = re(`^(.+?) (who|whos|whom|whose|what|whats|which|when|where|why|how)\b(.*)$`)
	// standIn finds the word that stands for the topic.
	standIn = re(`\b(it|its|that|this|that one|this one|that movie|that film|the movie|the film|the show|that show|he|she|they|him|her)\b`)
)

// turned puts a topic that stands before its question where it belongs: "the
// quiet sea who directed that" becomes "who directed the quiet sea". It is ""
// where the words are in no such order.
func turned(plain string) string {
	if asks.MatchString(plain) {
		return ""
	}
	m := topical.FindStringSubmatch(plain)
	if m == nil {
		return ""
	}
	topic, rest := m[1], strings.TrimSpace(m[3])
	if rest == "" {
		return ""
	}
	if at := standIn.FindAllStringIndex(rest, -1); at != nil {
		last := at[len(at)-1]
		return m[2] + " " + rest[:last[0]] + topic + rest[last[1]:]
	}
	return m[2] + " " + rest + " " + topic
}

// readAs matches the forms in order.
func readAs(plain string) (at int, m []string) {
	first := len(foremost) + len(named) + len(terse)
	told := asks.MatchString(plain) || strings.Count(plain, " ") >= topicWords
	for i, f := range forms {
		if told && i >= first && i < first+len(topicFirst) {
			continue
		}
		if m := f.match.FindStringSubmatch(plain); m != nil {
			return i, m
		}
	}
	return len(forms), nil
}

// generic is the place of the first form that goes by the question word alone.
var generic = func() int {
	for i, f := range forms {
		if f.match.String() == byWord {
			return i
		}
	}
	return len(forms)
}()

// byWord is the first of the forms that go by the question word.
const byWord = `^(why|how come|what (is|was|were|are) the (reason|reasons|cause|causes)|for what reason|what caused|what led|what made)\b|\bwhy\b`
