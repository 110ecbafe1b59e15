package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"marquee/knowledge"
	"marquee/knowledge/answer/passage"
	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

// bracketed finds a name in brackets right after a character's: "Edda (Mara
// Lindqvist)".
var bracketed = regexp.MustCompile(`((?:\p{Lu}[\pL'’.-]+ ){0,2}[\pL'’.-]+) \(([\pL'’. -]{3,40}?)[),;–—]`)

// inBrackets returns the actor whom reviews name in brackets after the
// character.
func inBrackets(sentence string, c cue, cast, title string, a knowledge.Article) string {
	if c.label == "character" {
		return playedBy(sentence, cast)
	}
	if c.label == "cast" && cast == "" {
		return starOf(sentence, title)
	}
	if c.label != "role" && c.label != "cast" || cast == "" {
		return ""
	}
	for _, m := range takenOn.FindAllStringSubmatch(sentence, 4) {
		if within(m[2], cast) {
			return trade(m[1])
		}
	}
	for _, m := range bracketed.FindAllStringSubmatch(sentence, 8) {
		if name := strings.TrimRight(m[2], " -"); (within(m[1], cast) || overlapsWords(m[1], cast) && !strings.Contains(m[1], " ")) && capital1(name) {
			if strings.Contains(name, " ") {
				return name
			}
			if full := person(name, a); full != "" {
				return full
			}
		}
	}
	return ""
}

// vehicle finds "the Mara Lindqvist action film"; prizedFor finds "Mara Lindqvist
// Wins Best Actress For".
var (
	vehicle   = regexp.MustCompile(`\b(?:[Tt]he|[Aa]|[Nn]ew|[Tt]his) ((?:\p{Lu}[\pL.'’-]+ ){1,2}?\p{Lu}[\pL'’-]+) (?:\p{Ll}[\pL-]* ){0,2}?(?:film|movie|comedy|drama|thriller|vehicle|rom-com|western|flick|blockbuster|romance|horror|starrer)\b`)
	prizedFor = regexp.MustCompile(`((?:\p{Lu}[\pL.'’-]+ ){1,2}\p{Lu}[\pL'’-]+) (?:[Ww]ins?|[Ww]on|[Gg]ets|[Tt]akes|[Ll]ands|[Ee]arns|[Ss]cores|[Pp]icks [Uu]p|(?:was |is )?[Nn]ominated) [^.;]{0,40}(?:[Aa]ctor|[Aa]ctress)\b[^.;]{0,30}? (?:[Ff]or|[Ii]n) ["“‘']?(\p{Lu}[^.;]*)`)
)

// starOf returns who is told to be in a film without a word for it.
func starOf(sentence, title string) string {
	for _, m := range prizedFor.FindAllStringSubmatch(sentence, 2) {
		if name := trade(m[1]); strings.HasPrefix(bareTitle(m[2])+" ", bareTitle(title)) && passage.Personal(name) && !odd(name) {
			return name
		}
	}
	if m := vehicle.FindStringSubmatch(sentence); m != nil && passage.Personal(m[1]) && !odd(m[1]) && passage.Headlined(m[1]) == m[1] && !overlapsWords(m[1], title) {
		return m[1]
	}
	return ""
}

// respectively returns the actor of a character from two lists told in one
// order: "A and B return as X and Y respectively".
func respectively(sentence, cast string) string {
	if cast == "" || !strings.Contains(sentence, " respectively") {
		return ""
	}
	actors, characters, ok := strings.Cut(sentence, " as ")
	if !ok {
		return ""
	}
	names, played := listedNames(actors), listedNames(characters)
	for i, c := range played {
		if len(names) == len(played) && within(c, cast) {
			return names[i]
		}
	}
	return ""
}

// listedNames returns the names of a list.
func listedNames(s string) (names []string) {
	for _, sp := range passage.Spans(s, question.Person) {
		if name := s[sp.Start:sp.End]; strings.Contains(name, " ") {
			names = append(names, name)
		}
	}
	return names
}

// takenOn finds who plays a character, as "Mara Lindqvist's take on the pilot"
// and "casting Mara Lindqvist as the pilot".
var takenOn = regexp.MustCompile(`((?:\p{Lu}[\pL.'’-]+ ){1,2}\p{Lu}[\pL.-]+)(?:['’]s? (?:take on|turn as|portrayal of|performance as)|,? (?:[^.;]{0,30}, )?as) (?:the )?((?:\p{Lu}[\pL'’.-]+ ?){1,3})`)

// actedBy finds an actor in brackets right after a character.
var actedBy = regexp.MustCompile(`((?:\p{Lu}[\pL'’.-]+ ){1,4})\(([\pL'’. -]{3,40}?)[),;–—]`)

// playedBy returns the character behind whose name reviews put the actor in
// brackets.
func playedBy(sentence, actor string) string {
	for _, m := range actedBy.FindAllStringSubmatch(sentence, 8) {
		if within(m[2], actor) {
			return trade(strings.TrimSpace(m[1]))
		}
	}
	return ""
}

// ownedFilm finds "Mara Lindqvist's quiet drama": by whom a film is.
var ownedFilm = regexp.MustCompile(`((?:\p{Lu}[\pL.'-]+ ){1,3}\p{Lu}[\pL.-]+)['’]s? ((?:[\pL\d$£€.-]+,? ){0,5}?)(film|movie|drama|comedy|documentary|tale|thriller|epic|biopic|(?:directorial|directing|feature|film|feature-film|English-language film|filmmaking) debut|follow-up|horror|romance|western|picture|musical|feature|blockbuster|flick|remake|reboot|sequel|prequel|rom-com|romcom|satire|mystery|adaptation|animation|masterpiece|classic|caper|chiller|shocker|spectacle|fantasy|fable|noir|short|re-?interpretation|re-?telling|vision|version|reimagining|effort|offering|opus|spectacular|extravaganza)\b`)

// appositive finds a title and what it is, where only words for a film's kind
// should stand: "Quiet Harbour, a fantasy".
var appositive = regexp.MustCompile(`, (?:an?|the) |\p{Lu}\pL+ \p{Lu}`)

// authored finds "Mara Lindqvist's 1990 novel Quiet Harbour".
var authored = regexp.MustCompile(`((?:\p{Lu}[\pL.'-]+ ){1,3}(?:and (?:\p{Lu}[\pL.'-]+ ){1,3})?\p{Lu}[\pL.-]+)['’]s? (?:(?:\d{4}|[\pL-]+) ){0,4}?(?:novel|book|memoir|play|comic|short story|trilogy|series)s?,? ["“‘']?(\p{Lu}[^,.;]*)`)

// adapted finds "this adaptation of Mara Lindqvist's novel".
var adapted = regexp.MustCompile(`[Aa]daptation of ((?:\p{Lu}[\pL.'-]+ ){1,3}\p{Lu}[\pL.-]+)['’]s? (?:(?:\d{4}|[\pL-]+) ){0,3}?(?:novel|book|memoir|play|comic|short story)`)

// ownedStaging finds "Mara Lindqvist's lavish production".
var ownedStaging = regexp.MustCompile(`((?:\p{Lu}[\pL.'-]+ ){1,3}\p{Lu}[\pL.-]+)['’]s? (?:[\pL-]+ ){0,2}production\b`)

// writings find what is somebody's because he wrote it.
var writings = regexp.MustCompile(`(?i)\b(play|book|novel|song|memoir|comic|poem|story|musical|sung|covers?|album|published|track|single|theme|soundtrack|lyrics|band|tune|hit|chorus|dance[sd]?|dancing|sings?|singing)s?\b`)

// byName finds a name behind "by".
var byName = regexp.MustCompile(`^["'”’]*,? by (?:[\pL-]+ ){0,2}?((?:\p{Lu}[\pL.'’-]+ ){1,3}\p{Lu}[\pL-]+)`)

// ofPart finds the words before a character rather than a title.
var ofPart = regexp.MustCompile(`(?i)\b(portrayal|performance|turn|depiction|part|role|character|play\w*|portray\w*) (of|as|by)? ?(the )?$`)

// titleBy returns the name behind a title and "by".
func titleBy(sentence, title string) string {
	lower := strings.ToLower(sentence)
	at := strings.Index(lower, bareTitle(title))
	if at < 0 || len(lower) != len(sentence) || !capital1(sentence[at:]) || ofPart.MatchString(sentence[:at]) {
		return ""
	}
	if m := byName.FindStringSubmatch(sentence[at+len(bareTitle(title)):]); m != nil && passage.Personal(trade(m[1])) {
		return trade(m[1])
	}
	return ""
}

// owner returns by whom the film is, from an owner's s before the title or
// before a word for a film.
func owner(sentence string, c cue, title string) string {
	if c.label == "writer" || c.label == "director" && !writings.MatchString(sentence) {
		if name := titleBy(sentence, title); name != "" {
			return name
		}
	}
	if c.label == "writer" {
		if m := authored.FindStringSubmatch(sentence); m != nil && strings.HasPrefix(bareTitle(m[2])+" ", bareTitle(title)+" ") {
			return trade(m[1])
		}
		if m := adapted.FindStringSubmatch(sentence); m != nil {
			return trade(m[1])
		}
		return ""
	}
	if c.label == "producer" {
		if m := ownedStaging.FindStringSubmatch(sentence); m != nil && passage.Personal(trade(m[1])) {
			return trade(m[1])
		}
	}
	if c.label != "director" {
		return ""
	}
	if m := ownedFilm.FindStringSubmatchIndex(sentence); m != nil && !appositive.MatchString(sentence[m[4]:m[5]]) {
		next := strings.TrimLeft(sentence[m[1]:], ", \"'“‘")
		other := next != "" && capital1(next) && !strings.HasPrefix(bareTitle(next)+" ", bareTitle(title)+" ")
		if name := trade(sentence[m[2]:m[3]]); !other && !strings.HasPrefix(name, "The ") && strings.Contains(name, " ") && passage.Personal(name) {
			return name
		}
	}
	for _, sp := range passage.Spans(sentence, question.Person) {
		name, rest := trade(sentence[sp.Start:sp.End]), sentence[sp.End:]
		if !strings.HasPrefix(rest, "'s ") && !strings.HasPrefix(rest, "’s ") || !strings.Contains(name, " ") {
			continue
		}
		after := bareTitle(strings.TrimLeft(rest[strings.IndexByte(rest, ' '):], " \"'“‘"))
		if !strings.HasPrefix(after+" ", bareTitle(title)+" ") || !passage.Personal(name) || odd(name) || writings.MatchString(sentence) {
			continue
		}
		if inHeadline(text.Words(sentence)) && passage.Headlined(name) != name {
			continue
		}
		return name
	}
	return ""
}

// antecedent returns the person whom a sentence that begins with he or she
// goes on about: the first one whom the sentence before names.
func antecedent(d passage.Doc, cand passage.Candidate, c cue, known string) string {
	words := text.Words(cand.Text)
	if c.short != question.Person || cand.Position < 1 || len(words) == 0 || words[0].Fold != "he" && words[0].Fold != "she" {
		return ""
	}
	before := d.Sentences[cand.Position-1].Text
	for _, sp := range passage.Spans(before, question.Person) {
		name := trade(before[sp.Start:sp.End])
		if strings.Contains(name, " ") && !overlapsWords(name, known) && passage.Personal(name) {
			return name
		}
	}
	return ""
}

// whoPlays finds a sentence about an actor whom the line before names: "The
// British actor who plays the pilot".
var whoPlays = regexp.MustCompile(`^(?:The|She|He|Its) (?:[\pL-]+ ){0,3}?(?:actor|actress|star|comedian|singer|newcomer|rapper|performer|[\pL-]+-year-old),? (?:who|best known as|known for)\b`)

// starring finds who is called the star of something in a headline.
var starring = regexp.MustCompile(`\b(?:[Ss]tar|[Aa]ctor|[Aa]ctress) ((?:\p{Lu}[\pL.'’-]+ ){1,2}\p{Lu}[\pL.-]+)`)

// starBefore returns the actor of a character from the headline or line before
// a sentence that says "the actor who plays".
func starBefore(d passage.Doc, cand passage.Candidate, c cue, cast, title string) string {
	if c.label != "role" || cast == "" || cand.Position < 0 || !whoPlays.MatchString(cand.Text) || !spoken(cand.Text, cast) {
		return ""
	}
	before := d.Title
	if cand.Position > 0 && cand.Position <= len(d.Sentences) {
		before = d.Sentences[cand.Position-1].Text
	}
	if m := starring.FindStringSubmatch(before); m != nil {
		for _, sp := range passage.Spans(m[1], question.Person) {
			// A headline writes the verb behind a name with a capital too.
			if name := firstWords(m[1][sp.Start:sp.End], 2); strings.Contains(name, " ") && passage.Personal(name) {
				return name
			}
		}
	}
	for _, sp := range passage.Spans(before, question.Person) {
		name := trade(before[sp.Start:sp.End])
		if strings.Contains(name, " ") && !overlapsWords(name, title+" "+cast) && passage.Personal(name) {
			return name
		}
	}
	return ""
}

// firstWords returns at most n words of s.
func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(len(words), n)], " ")
}

// trade drops the words of a trade that stand before a name, "Actress", and the
// small word that opens a sentence with it: "In".
func trade(name string) string {
	for {
		first, rest, ok := strings.Cut(name, " ")
		if !ok || !trades[text.Fold(first)] && !leadsIn[first] {
			return name
		}
		name = rest
	}
}

var trades = setOf("actor", "actress", "director", "producer", "writer", "star", "singer", "comedian", "composer", "film", "filmmaker",
	"bollywood", "hollywood", "british", "american", "french", "sir", "dame", "oscar", "author", "novelist", "screenwriter", "creator", "australian", "canadian", "irish", "scottish", "welsh", "spanish", "italian", "german", "indian", "korean", "japanese", "mexican", "danish", "swedish", "newcomer", "comic", "rapper", "veteran", "co-star")

// leadsIn are small words with which a sentence leads to a name.
var leadsIn = setOf("In", "With", "From", "For", "By", "Like", "Unlike", "After", "Before", "At", "On", "Of", "As", "And", "But")

// person returns a name when it can be a person's: a surname alone stands for
// the full name that the article gives, and is none without one.
func person(name string, a knowledge.Article) string {
	if first, rest, ok := strings.Cut(strings.ReplaceAll(name, " & ", " and "), " and "); ok {
		first, rest = person(first, a), person(rest, a)
		if first == "" || rest == "" || first == rest {
			return cmp.Or(first, rest)
		}
		return first + " and " + rest
	}
	if i := ownerEnd.FindStringIndex(name); i != nil {
		name = name[:i[0]]
	}
	name = trade(strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s"))
	if first, _, _ := strings.Cut(name, " "); trades[strings.TrimSuffix(text.Fold(first), "s")] || crowds[text.Fold(first)] {
		return ""
	}
	words := strings.Fields(name)
	if odd(name) || strings.ToUpper(name) == name || len(words) > 5 || slices.ContainsFunc(words, func(w string) bool { return !capital1(w) && !particles[w] }) {
		return ""
	}
	if len(words) == 1 && trades[text.Fold(name)] || slices.Contains(serviceNames, text.Fold(name)) {
		return ""
	}
	if len(words) > 1 {
		if passage.Personal(name) {
			return name
		}
		return ""
	}
	for _, sp := range passage.Spans(a.Title+". "+a.Text[:min(len(a.Text), fullNames)], question.Person) {
		full := (a.Title + ". " + a.Text)[sp.Start:sp.End]
		if (strings.HasSuffix(full, " "+name) || strings.HasPrefix(full, name+" ")) && len(strings.Fields(full)) < 5 && passage.Personal(full) {
			return full
		}
	}
	return ""
}

// ownerEnd finds where a name that owns something ends: "Laura Lee' Quiet".
var ownerEnd = regexp.MustCompile(`['’]s? `)

// crowds are words that begin no name.
var crowds = setOf("fans", "critics", "film", "movie", "festival", "audiences", "best", "new", "academy", "oscar", "golden")

// particles are the small words that people's names hold.
var particles = setOf("de", "la", "van", "von", "der", "den", "bin", "al", "di", "da", "del", "dos", "du", "le", "ten", "y")

// fullNames bounds how far into an article a full name is looked for, in
// bytes.
const fullNames = 3000
