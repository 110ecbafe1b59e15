package extract

import "strings"

// A named is one member of a row of names.
type named struct {
	first, end int    // tokens
	character  string // whom they play, or ""
}

// namesFrom reads the row of names that begins at token k, past fillers:
// "Ann Lee, Bob Ray (Tom), and the late Cy Young as Jim". It returns the
// names and the token behind them.
func (s *sentence) namesFrom(k int, cast bool) (row []named, end int) {
	ts := s.Tokens
	end = k
	if k+2 < len(ts) && ts[k].Text == "(" && ts[k+1].Kind == small && ts[k+2].Text == ")" {
		k += 3
	}
	k = describedAt(ts, k, callings)
	for len(row) < 60 {
		k = s.skipFillers(k)
		if !cast || k+1 < len(ts) && ts[k+1].Lower == "'s" {
			k = describedAt(ts, k, callings)
		} else {
			k = describedAt(ts, k, showCallings)
		}
		if k < len(ts) && cast && ts[k].Kind == punct && nickname(ts, k) > k {
			nick := nickname(ts, k) // "“Weird Ann” Lee"
			if e := nameAt(ts, nick); e > nick && endsName(ts, e) && !s.inFilm(nick) {
				row = append(row, named{first: k, end: e})
				end = s.characters(row, e)
				if k = joint(ts, end, cast); k == end {
					return row, end
				}
				continue
			}
		}
		if k >= len(ts) || ts[k].Kind != capital && ts[k].Flags&particle == 0 || s.inFilm(k) {
			return row, end
		}
		if from := end; len(row) > 0 && from+2 < len(ts) && from < k && ts[from].Text == "," && ts[from+1].Lower == "the" && ts[from+2].Flags&filler == 0 && k == from+3 {
			return row, end // "by Ann Lee, the newest Rose Reed"
		}
		e := nameAt(ts, k)
		if cast {
			e = stageName(ts, k, e)
		}
		if e == k || notPeople[ts[e-1].Lower] || neverPeople[ts[k].Lower] && e == k+1 || e == k+1 && !endsName(ts, e) {
			return row, end
		}
		if e < len(ts) && ts[e].Kind == capital && ts[e].Flags&noName != 0 && ts[e].Space && !labels[ts[e].Lower] {
			return row, end
		}
		if e < len(ts) && ofSeries[ts[e].Lower] {
			return row, end // "the first Tom Reed film"
		}
		if cast && e < len(ts) && ts[e].Lower == "'s" || k > 1 && ts[k-1].Lower == "character" && ts[k-2].Lower == "the" {
			return row, end
		}
		if k > 0 && ts[k-1].Lower == "the" && !endsName(ts, e) {
			return row, end
		}
		if e < len(ts) && ts[e].Kind == small && roleNouns[ts[e].Lower] != "" {
			return row, end
		}
		row = append(row, named{first: k, end: e})
		if cast || e < len(ts) && ts[e].Text == "(" {
			e = s.characters(row, e)
		}
		end = e
		next := joint(ts, e, cast)
		if next == e {
			break
		}
		k = next
	}
	if !cast && end < len(ts) && activeVerbs[ts[end].Lower] != "" && (end+1 >= len(ts) || ts[end+1].Lower != "by" && ts[end+1].Lower != "from") {
		row = beforeClause(ts, row)
	}
	if n := len(row); n == 2 && end < len(ts) && finite[ts[end].Lower] && row[n-1].first > 1 && ts[row[n-1].first-1].Lower == "and" && ts[row[n-1].first-2].Text == "," {
		row = row[:n-1] // "directed by Ann Lee, and Bob is happy"
	}
	return row, end
}

// ofSeries follow the names of characters and titles.
var ofSeries = set(`film films movie movies franchise saga sequel sequels prequel`)

// stageName returns where a name such as "Max the Baker" ends that begins at
// token k and of which e ends the first word.
func stageName(ts []token, k, e int) int {
	if e != k+1 || e+1 >= len(ts) || ts[e].Lower != "the" || ts[e+1].Kind != capital {
		return e
	}
	j := e + 1
	for j < len(ts) && j < e+3 && ts[j].Kind == capital {
		j++
	}
	if j < len(ts) && ts[j].Kind != punct && ts[j].Lower != "and" && ts[j].Lower != "as" {
		return e
	}
	return j
}

// finite verbs go on a clause that a name began.
var finite = set(`is was are were has had have will would can could says said plays played stars starred`)

// beforeClause drops from a row the names that begin the next clause: "by A,
// and B and C wrote the script".
func beforeClause(ts []token, row []named) []named {
	for k := len(row) - 1; k > 0; k-- {
		if ts[row[k-1].end].Text == "," || k == 1 {
			return row[:k]
		}
	}
	return row
}

// characters reads whom the last of a row plays, or, of "A and B as C and
// D", whom the last two play, and returns the token behind.
func (s *sentence) characters(row []named, e int) int {
	ts := s.Tokens
	last := &row[len(row)-1]
	if len(row) > 1 && e < len(ts) && ts[e].Lower == "as" && row[len(row)-2].character == "" {
		one := characterAt(ts, e+1)
		if one > e+1 && one < len(ts) && ts[one].Lower == "and" {
			two := characterAt(ts, one+1)
			if two > one+1 && (two >= len(ts) || ts[two].Kind == punct || ts[two].Lower == "respectively") {
				row[len(row)-2].character = s.Text[ts[e+1].Start:ts[one-1].End]
				last.character = s.Text[ts[one+1].Start:ts[two-1].End]
				return two
			}
		}
	}
	last.character, e = s.characterAfter(e)
	return e
}

// neverPeople are capitalised single words that are no names.
var neverPeople = set(`god christmas english french internet earth mars nazi nazis jewish christian muslim catholic i`)

// endsName reports whether what stands behind a single word lets it be a
// name: punctuation or a small word that goes on after names.
func endsName(ts []token, e int) bool {
	return e >= len(ts) || ts[e].Kind == punct || afterNames[ts[e].Lower]
}

var afterNames = set(`and or as in with who for from to on at is was 's but that which after before about while also himself herself starring released produced directed written based stars plays alongside opposite has had into along joins joined returns returned made`)

// labels are words that begin the next line of credits.
var labels = set(`director directors writer writers starring stars cast runtime certification rating genre producer producers screenplay`)

// skipFillers passes descriptions before a name.
func (s *sentence) skipFillers(k int) int {
	ts := s.Tokens
	for j := 0; j < 8 && k < len(ts); j++ {
		if ts[k].Kind == number && strings.HasSuffix(ts[k].Lower, "-old") {
			k++
			continue
		}
		if k > 0 && (determiners[ts[k-1].Lower] || nationalities[ts[k-1].Lower] && ts[k-1].Kind == capital) && ts[k].Kind == small && k+1 < len(ts) && ts[k+1].Kind == capital {
			k++
			continue
		}
		if ts[k].Flags&filler == 0 && ts[k].Text != "-" && !describer(ts, k) && !(j > 0 && (ts[k].Text == "," || ts[k].Text == ":") && ts[k-1].Kind == small) {
			break
		}
		if ts[k].Kind == capital && k+1 < len(ts) && ts[k+1].Kind == capital && ts[k+1].Flags&filler == 0 && (ts[k].Flags&noName == 0 || prizeNames[ts[k].Lower] && inNames(ts, k, 0)) {
			break
		}
		k++
	}
	return k
}

var determiners = set(`the a an`)

// describer reports whether a capitalised word at k describes whoever is
// named next: "the Cuban filmmaker Ann Lee".
func describer(ts []token, k int) bool {
	return ts[k].Kind == capital && nationalities[ts[k].Lower] && k+1 < len(ts) && (ts[k+1].Flags&filler != 0 || ts[k+1].Kind == small)
}

// joint returns the token behind what joins two names of a row, or k.
func joint(ts []token, k int, cast bool) int {
	from := k
	for k < len(ts) && k < from+4 {
		switch ts[k].Lower {
		case ",", "and", "&", "/", "plus", ";":
			k++
			continue
		case "with", "alongside", "opposite":
			if cast {
				k++
				continue
			}
		case "along":
			if k+1 < len(ts) && ts[k+1].Lower == "with" {
				return k + 2
			}
		case "as":
			if k+1 < len(ts) && (ts[k+1].Lower == "well") && k+2 < len(ts) && ts[k+2].Lower == "as" {
				return k + 3
			}
		}
		break
	}
	return k
}

// characterAfter reads "(Tom Reed)" or "as Tom Reed" behind a name and
// returns the character and the token behind. An aside that names no
// character is passed over.
func (s *sentence) characterAfter(k int) (string, int) {
	ts := s.Tokens
	if k >= len(ts) {
		return "", k
	}
	if ts[k].Text == "(" {
		for j := k + 1; j < len(ts) && j < k+16; j++ {
			if ts[j].Text != ")" {
				continue
			}
			if j > k+1 && !s.inFilm(k+1) {
				if e := characterAt(ts, k+1); e == j {
					return s.Text[ts[k+1].Start:ts[j-1].End], j + 1
				}
			}
			return "", j + 1
		}
		return "", k
	}
	if ts[k].Lower == "in" {
		for j := k + 1; j < len(ts) && j < k+8; j++ {
			if partWords[ts[j].Lower] {
				if j+2 < len(ts) && ts[j+1].Lower == "of" && characterAt(ts, j+2) > j+2 {
					e := characterAt(ts, j+2)
					return s.Text[ts[j+2].Start:ts[e-1].End], s.passClause(e)
				}
				return "", s.passClause(j)
			}
		}
		return "", k
	}
	if ts[k].Lower != "as" {
		return "", k
	}
	j := k + 1
	if e := characterAt(ts, j); e > j && (e >= len(ts) || ts[e].Lower != "'s") {
		name := s.Text[ts[j].Start:ts[e-1].End]
		return name, s.passClause(e)
	}
	return "", s.passClause(j)
}

var partWords = set(`lead leads role roles part debut performance appearance cameo`)

// passClause goes on to the comma, semicolon or "and" before the next name
// of the row, past a description.
func (s *sentence) passClause(k int) int {
	ts := s.Tokens
	for j := k; j < len(ts) && j < k+22; j++ {
		switch w := ts[j].Lower; w {
		case ",", "and", ";", "with", "alongside", "as":
			if w == "as" && (j+1 >= len(ts) || ts[j+1].Lower != "well") {
				continue
			}
			n := s.skipFillers(joint(ts, j, true))
			if n > j && n < len(ts) && ts[n].Kind == capital && !s.inFilm(n) {
				if e := nameAt(ts, n); e > n+1 && (e >= len(ts) || ts[e].Kind == punct || ts[e].Lower == "as" || ts[e].Lower == "and" || ts[e].Lower == "with" || ts[e].Lower == "in") || e == n+1 && w != "as" && e+1 < len(ts) && ts[e].Lower == "as" && characterAt(ts, e+1) > e+1 {
					return j
				}
			}
		case "(", ".", "starring", "stars", "directed", "written", "produced", "based", "co-written", "adapted", "screenplay":
			return k
		}
	}
	return k
}

// characterAt returns where the character's name that begins at k ends, or k.
func characterAt(ts []token, k int) int {
	if k >= len(ts) {
		return k
	}
	j := k
	if ts[j].Lower == "the" && j+1 < len(ts) && ts[j+1].Kind == capital {
		j++
	}
	if ts[j].Kind != capital && ts[j].Text != "“" && ts[j].Text != "\"" {
		return k
	}
	for j < len(ts) && j < k+8 {
		t := &ts[j]
		switch {
		case j > k && t.Kind == capital && (t.Flags&inTitle != 0 || t.Flags&opener != 0) && t.Lower != "de" && t.Lower != "la":
			return j
		case t.Kind == capital || t.Kind == number && j > k:
			j++
		case t.Flags&particle != 0 && j+1 < len(ts) && ts[j+1].Kind == capital:
			j++
		case t.Lower == "the" || t.Lower == "of":
			if j+1 >= len(ts) || ts[j+1].Kind != capital {
				return j
			}
			j++
		case nickname(ts, j) > j:
			j = nickname(ts, j)
		default:
			return j
		}
	}
	return j
}
