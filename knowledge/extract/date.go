package extract

import (
	"strconv"
	"strings"
	"time"

	"marquee/knowledge"
)

// A when is a day that a text tells, perhaps only relative to the article's.
type when struct {
	year, month, day int            // 0: not told
	weekday          int            // 1 Monday … 7 Sunday, 0: none
	shift            int            // days from the article's date, with relative set
	relative         bool           // "today", "tomorrow"
	vague            bool           // "next summer", "early next year": see text.Period
	which            string         // "this", "next", "last" before a weekday
	rule             func(int) date // a feast: its day in a year
	from, end        int            // tokens [from, end)
}

type date struct{ month, day int }

// whenAt reads a day, or a month or year alone, that begins at token i.
func whenAt(ts []token, i int) (when, bool) {
	for _, read := range [...]func([]token, int) (when, bool){monthDay, dayMonth, isoDay, weekdayAt, relativeDay, feastAt, monthAlone, vagueAt} {
		if w, ok := read(ts, i); ok {
			w.from = i
			return w, true
		}
	}
	return when{}, false
}

// monthDay reads "July 21", "Dec. 25, 2024", "July 21st".
func monthDay(ts []token, i int) (when, bool) {
	m, k := monthAt(ts, i)
	if m == 0 || k >= len(ts) {
		return when{}, false
	}
	d := dayNumber(ts[k].Lower)
	if d == 0 {
		return when{}, false
	}
	w := when{month: m, day: d, end: k + 1}
	if y, end := yearBehind(ts, k+1); y > 0 {
		w.year, w.end = y, end
	}
	return w, validDay(w)
}

// dayMonth reads "21 July 2023", "the 21st of July".
func dayMonth(ts []token, i int) (when, bool) {
	d := dayNumber(ts[i].Lower)
	if d == 0 {
		return when{}, false
	}
	k := i + 1
	if k < len(ts) && ts[k].Lower == "of" {
		k++
	}
	m, end := monthAt(ts, k)
	if m == 0 {
		return when{}, false
	}
	w := when{month: m, day: d, end: end}
	if y, e := yearBehind(ts, end); y > 0 {
		w.year, w.end = y, e
	}
	return w, validDay(w)
}

// isoDay reads "2023-07-21".
func isoDay(ts []token, i int) (when, bool) {
	t, err := time.Parse(time.DateOnly, ts[i].Text)
	if err != nil {
		return when{}, false
	}
	return when{year: t.Year(), month: int(t.Month()), day: t.Day(), end: i + 1}, true
}

// weekdayAt reads "Friday", "this Friday", "Friday, July 21".
func weekdayAt(ts []token, i int) (when, bool) {
	which, k := "", i
	switch ts[i].Lower {
	case "this", "next", "last", "coming", "following":
		which, k = ts[i].Lower, i+1
	}
	if k >= len(ts) || weekdays[strings.TrimSuffix(ts[k].Lower, ".")] == 0 {
		return when{}, false
	}
	w := when{weekday: weekdays[strings.TrimSuffix(ts[k].Lower, ".")], which: which, end: k + 1}
	k++
	if k < len(ts) && ts[k].Text == "." {
		k++
	}
	if k < len(ts) && ts[k].Text == "," {
		k++
	}
	if k < len(ts) {
		if full, ok := monthDay(ts, k); ok {
			return full, true
		}
		if full, ok := dayMonth(ts, k); ok {
			return full, true
		}
	}
	return w, true
}

// spans are days by the word that counts them.
var spans = map[string]int{"day": 1, "days": 1, "week": 7, "weeks": 7}

// relativeDay reads "today", "tomorrow", "in three days".
func relativeDay(ts []token, i int) (when, bool) {
	if s, ok := dayShifts[ts[i].Lower]; ok {
		return when{relative: true, shift: s, end: i + 1}, true
	}
	if days := spans[ts[min(i+2, len(ts)-1)].Lower]; ts[i].Lower == "in" && i+2 < len(ts) && days > 0 {
		n, ok := numberWords[ts[i+1].Lower]
		if v, err := strconv.Atoi(ts[i+1].Lower); err == nil && v <= 100 {
			n, ok = float64(v), true
		}
		if ok && n == float64(int(n)) {
			return when{relative: true, shift: int(n) * days, end: i + 3}, true
		}
	}
	return when{}, false
}

// feastAt reads "Christmas Day", "Halloween", "Thanksgiving".
func feastAt(ts []token, i int) (when, bool) {
	for _, f := range feasts[ts[i].Lower] {
		if i+len(f.words) > len(ts) || !same(ts[i:i+len(f.words)], f.words) {
			continue
		}
		w := when{rule: f.day, end: i + len(f.words)}
		if y, end := yearBehind(ts, w.end); y > 0 {
			w.year, w.end = y, end
		}
		return w, true
	}
	return when{}, false
}

// monthAlone reads "July", "July 2025", "2025": no day, so no date.
func monthAlone(ts []token, i int) (when, bool) {
	if m, k := monthAt(ts, i); m > 0 && ts[i].Kind == capital && (ts[i].Lower != "may" && ts[i].Lower != "march" || i > 0 && monthLeads[ts[i-1].Lower]) {
		w := when{month: m, end: k}
		if y, end := yearBehind(ts, k); y > 0 {
			w.year, w.end = y, end
		}
		return w, true
	}
	if y := yearOf(&ts[i]); y > 0 {
		return when{year: y, end: i + 1}, true
	}
	return when{}, false
}

// vagueAt reads "summer", "next year" where they tell when: no day, so no date.
func vagueAt(ts []token, i int) (when, bool) {
	if i == 0 || !vagueTimes[ts[i].Lower] || !vagueLeads[ts[i-1].Lower] || (ts[i].Lower == "year" || ts[i].Lower == "month") && ts[i-1].Lower != "this" && ts[i-1].Lower != "next" {
		return when{}, false
	}
	if i > 1 && ts[i-2].Lower == "earlier" || i+1 < len(ts) && (ts[i+1].Lower == "'s" || ts[i+1].Kind == capital) {
		return when{}, false
	}
	w := when{vague: true, end: i + 1}
	k := i + 1
	if k < len(ts) && ts[k].Lower == "of" {
		k++
	}
	if k < len(ts) && yearOf(&ts[k]) > 1900 {
		w.year, w.end = yearOf(&ts[k]), k+1
	}
	return w, true
}

var (
	vagueTimes = set(`spring summer fall autumn winter year month`)
	vagueLeads = set(`the this next early late mid in following coming`)
)

var monthLeads = set(`in this next last until to of early late mid from for`)

// monthAt reads a month's name and its point, and where it ends.
func monthAt(ts []token, i int) (month, end int) {
	if i >= len(ts) || ts[i].Kind != capital {
		return 0, i
	}
	m := months[strings.TrimSuffix(ts[i].Lower, ".")]
	if m == 0 {
		return 0, i
	}
	end = i + 1
	if end < len(ts) && ts[end].Text == "." && len(ts[i].Text) <= 4 {
		end++
	}
	return m, end
}

// dayNumber returns 1 to 31 for "21", "21st", else 0.
func dayNumber(s string) int {
	for _, tail := range [...]string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, tail)
	}
	if len(s) == 0 || len(s) > 2 {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

// yearBehind reads ", 2024" or " 2024" at token k.
func yearBehind(ts []token, k int) (year, end int) {
	if k < len(ts) && ts[k].Text == "," {
		k++
	}
	if k < len(ts) && yearOf(&ts[k]) > 1900 {
		return yearOf(&ts[k]), k + 1
	}
	return 0, k
}

func validDay(w when) bool {
	year := w.year
	if year == 0 {
		year = 2024 // a leap year allows every day
	}
	t := time.Date(year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC)
	return t.Day() == w.day
}

// resolve returns the day that is told, against the article's date; past says
// that the sentence tells of the past. A month or a year alone is no day.
func (w when) resolve(published time.Time, past bool) knowledge.Date {
	if w.vague || w.rule == nil && w.day == 0 && w.weekday == 0 && !w.relative {
		return knowledge.Date{}
	}
	if w.year > 0 {
		m, d := w.month, w.day
		if w.rule != nil {
			f := w.rule(w.year)
			m, d = f.month, f.day
		}
		return dayOf(w.year, m, d)
	}
	if published.IsZero() {
		return knowledge.Date{}
	}
	base := knowledge.DateOf(published)
	switch {
	case w.relative:
		return knowledge.DateOf(base.AddDate(0, 0, w.shift))
	case w.weekday > 0:
		return w.ofWeek(base, past)
	}
	return w.nearest(base, past)
}

// ofWeek resolves a weekday: the one to come, or the one just past.
func (w when) ofWeek(base knowledge.Date, past bool) knowledge.Date {
	today := (int(base.Weekday())+6)%7 + 1
	ahead := (w.weekday - today + 7) % 7
	switch {
	case w.which == "last":
		ahead -= 7
	case w.which == "next" || w.which == "following":
		ahead = w.weekday - today + 7
	case past && w.which != "coming" && ahead > 0:
		ahead -= 7
	}
	return knowledge.DateOf(base.AddDate(0, 0, ahead))
}

// nearest resolves a day without a year: the next one in the year to come, or
// the last one when the past is told. A day shortly past stays so.
func (w when) nearest(base knowledge.Date, past bool) knowledge.Date {
	in := func(year int) knowledge.Date {
		m, d := w.month, w.day
		if w.rule != nil {
			f := w.rule(year)
			m, d = f.month, f.day
		}
		return dayOf(year, m, d)
	}
	this := in(base.Year())
	switch {
	case past && this.After(base.Time):
		return in(base.Year() - 1)
	case !past && this.Before(base.AddDate(0, 0, -45)):
		return in(base.Year() + 1)
	}
	return this
}

func dayOf(year, month, day int) knowledge.Date {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return knowledge.Date{}
	}
	return knowledge.DateOf(t)
}
