package reader

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// date reads a record's date: ISO 8601, RFC 822 and what people make of them.
// Nothing is the unknown date; what names no day is an error.
func date(s string) (time.Time, error) {
	if s = strings.TrimSpace(s); s == "" {
		return time.Time{}, nil
	}
	if t, day := looseDate(s); day {
		return t, nil
	}
	return time.Time{}, fmt.Errorf("date %q is not a day: write YYYY-MM-DD or RFC 3339", shorten(s, 40))
}

// feedDate reads a date of a feed or page, where a month or year alone is
// taken as its first day; the zero time when it is none.
func feedDate(s string) time.Time {
	t, _ := looseDate(strings.TrimSpace(s))
	return t
}

// maxDate is the longest text that is looked at for a date.
const maxDate = 80

// isoDate is ISO 8601 with optional month, day, time and zone (W3CDTF).
var isoDate = regexp.MustCompile(`^([+-]?\d{4})(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?(?:[Tt_ ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,:]\d+)?)?)?\s*(Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$`)

// looseDate reads s; day tells whether it named a day and not just a month.
func looseDate(s string) (t time.Time, day bool) {
	if s == "" || len(s) > maxDate {
		return time.Time{}, false
	}
	if m := isoDate.FindStringSubmatch(s); m != nil && len(m[1]) == 4 {
		return build(parts{year: number(m[1], -1), month: number(m[2], 1), day: number(m[3], 1),
			hour: number(m[4], 0), minute: number(m[5], 0), second: number(m[6], 0), zone: m[7]}, m[3] != "")
	}
	return wordDate(s)
}

// parts is a date taken apart. Numbers that are missing are -1.
type parts struct {
	year, month, day, hour, minute, second int
	zone                                   string
	afternoon, morning                     bool
}

// build puts a date together, and refuses one that is not in the calendar.
func build(p parts, named bool) (time.Time, bool) {
	switch {
	case p.year < 0 || p.month < 1 || p.month > 12 || p.day < 1 || p.day > 31:
		return time.Time{}, false
	case p.hour > 24 || p.minute > 59 || p.second > 60:
		return time.Time{}, false
	case p.afternoon && p.hour < 12:
		p.hour += 12
	case p.morning && p.hour == 12:
		p.hour = 0
	}
	zone, known := zoneOf(p.zone)
	if !known {
		return time.Time{}, false
	}
	t := time.Date(p.year, time.Month(p.month), p.day, p.hour, p.minute, p.second, 0, time.UTC)
	if p.hour < 24 && t.Day() != p.day {
		return time.Time{}, false
	}
	return t.Add(-zone), named
}

// zones are the names of zones that feeds use, in hours east of Greenwich.
var zones = map[string]float64{
	"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "CET": 1, "MET": 1, "WEST": 1, "IST": 5.5, "CEST": 2, "MEST": 2,
	"EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
	"AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "CT": -6, "MST": -7, "MDT": -6, "MT": -7,
	"PST": -8, "PDT": -7, "PT": -8, "AKST": -9, "AKDT": -8, "HST": -10,
	"A": -1, "N": 1, "M": -12, "Y": 12,
}

// zoneOf returns how far east of Greenwich a zone is.
func zoneOf(s string) (time.Duration, bool) {
	if s == "" {
		return 0, true
	}
	if s[0] != '+' && s[0] != '-' {
		hours, known := zones[strings.ToUpper(s)]
		return time.Duration(hours * float64(time.Hour)), known
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	if len(digits) < 3 {
		digits += "00"
	}
	n := number(digits, -1)
	if n < 0 || n/100 > 24 || n%100 > 59 {
		return 0, false
	}
	d := time.Duration(n/100)*time.Hour + time.Duration(n%100)*time.Minute
	if s[0] == '-' {
		d = -d
	}
	return d, true
}

func number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

var (
	clockTime = regexp.MustCompile(`^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?([apAP]\.?[mM]\.?)?$`)
	dayNumber = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?$`)
	zoneToken = regexp.MustCompile(`^(?:(?:GMT|UTC)?[+-]\d{1,2}:?(?:\d{2})?|[A-Z]{1,4})$`)
	dashed    = regexp.MustCompile(`^(\d{1,2})-([A-Za-z]{3,9})-(\d{2}|\d{4})$`)
	noise     = map[string]bool{"at": true, "on": true, "the": true, "of": true, "published": true, "posted": true, "updated": true,
		"date": true, "|": true, "-": true, "–": true, "—": true, "·": true, "•": true}
)

// wordDate reads dates with the month in letters: RFC 822, RFC 850, asctime,
// "May 5th, 2020 at 10:15 PM EST". Every word must have its place.
func wordDate(s string) (time.Time, bool) {
	p := parts{year: -1, month: -1, day: -1}
	words := strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == ',' || r == '(' || r == ')' || r == '\t' || r == '\n' || r == '\u00a0'
	})
	for i := 0; i < len(words); i++ {
		if m := dashed.FindStringSubmatch(words[i]); m != nil {
			words = append(words[:i:i], append([]string{m[1], m[2], m[3]}, words[i+1:]...)...)
		}
		if !p.take(words[i]) {
			return time.Time{}, false
		}
	}
	named := p.day > 0
	if p.year < 0 || p.month < 0 {
		return time.Time{}, false
	}
	p.day = max(p.day, 1)
	return build(p, named)
}

// take finds the place of one word of a date.
func (p *parts) take(w string) bool {
	lower := strings.ToLower(strings.TrimRight(w, ".:"))
	if m := clockTime.FindStringSubmatch(w); m != nil {
		p.hour, p.minute, p.second = number(m[1], 0), number(m[2], 0), number(m[3], 0)
		return m[4] == "" || p.take(m[4])
	}
	if m := dayNumber.FindStringSubmatch(lower); m != nil {
		return p.takeNumber(number(m[1], 0), len(m[1]))
	}
	if len(w) == 4 && number(w, -1) > 0 && p.year < 0 {
		p.year = number(w, 0)
		return true
	}
	if month := monthOf(lower); month > 0 && p.month < 0 {
		p.month = month
		return true
	}
	switch {
	case strings.ReplaceAll(lower, ".", "") == "pm":
		p.afternoon = true
	case strings.ReplaceAll(lower, ".", "") == "am":
		p.morning = true
	case noise[lower], weekday(lower):
	case zoneToken.MatchString(w) && (p.zone == "" || p.zone == "GMT" || p.zone == "UTC"):
		p.zone = w
		if len(w) > 3 && (w[:3] == "GMT" || w[:3] == "UTC") {
			p.zone = w[3:]
		}
	case p.zone != "": // a zone's long name behind its offset
	default:
		return false
	}
	return true
}

// takeNumber takes a day first, then a year of two digits.
func (p *parts) takeNumber(n, digits int) bool {
	switch {
	case p.day < 0:
		p.day = n
	case p.year < 0 && digits == 2 && n < 70:
		p.year = 2000 + n
	case p.year < 0 && digits == 2:
		p.year = 1900 + n
	default:
		return false
	}
	return true
}

// monthOf reads a month's name or its beginning of three letters or more.
func monthOf(s string) int {
	if len(s) < 3 {
		return 0
	}
	for i, m := range months {
		if strings.HasPrefix(m, s) || s == "sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

func weekday(s string) bool {
	if len(s) < 3 {
		return false
	}
	for _, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if strings.HasPrefix(d, s) || s == "thurs" || s == "tues" || s == "weds" {
			return true
		}
	}
	return false
}
