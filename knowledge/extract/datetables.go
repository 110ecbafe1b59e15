package extract

import (
	"strings"
	"time"
)

var months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
	"october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

var weekdays = map[string]int{"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
	"mon": 1, "tues": 2, "weds": 3, "thurs": 4, "fri": 5}

var dayShifts = map[string]int{"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}

// A feast is a day of the year that film news names by its name.
type feast struct {
	words []string
	day   func(year int) date
}

var feasts = makeFeasts(map[string]func(int) date{
	"christmas day": fixed(12, 25), "christmas": fixed(12, 25), "christmas eve": fixed(12, 24), "boxing day": fixed(12, 26),
	"new year's day": fixed(1, 1), "new year's eve": fixed(12, 31), "valentine's day": fixed(2, 14), "halloween": fixed(10, 31),
	"independence day": fixed(7, 4), "thanksgiving": thanksgiving, "thanksgiving day": thanksgiving, "fourth of july": fixed(7, 4), "st. patrick's day": fixed(3, 17),
	"labor day": laborDay, "memorial day": memorialDay,
})

func fixed(month, day int) func(int) date {
	return func(int) date { return date{month, day} }
}

// thanksgiving is the fourth Thursday of November.
func thanksgiving(year int) date {
	first := time.Date(year, time.November, 1, 0, 0, 0, 0, time.UTC).Weekday()
	return date{11, 22 + int(time.Thursday-first+7)%7}
}

// laborDay is the first Monday of September.
func laborDay(year int) date {
	first := time.Date(year, time.September, 1, 0, 0, 0, 0, time.UTC).Weekday()
	return date{9, 1 + int(time.Monday-first+7)%7}
}

// memorialDay is the last Monday of May.
func memorialDay(year int) date {
	last := time.Date(year, time.May, 31, 0, 0, 0, 0, time.UTC).Weekday()
	return date{5, 31 - int(last-time.Monday+7)%7}
}

// makeFeasts orders feasts by their first word, the longest name first.
func makeFeasts(days map[string]func(int) date) map[string][]feast {
	out := map[string][]feast{}
	for longest := 4; longest > 0; longest-- {
		for name, day := range days {
			ts := tokens(name)
			if len(ts) != longest {
				continue
			}
			words := make([]string, len(ts))
			for k := range ts {
				words[k] = ts[k].Lower
			}
			first := strings.Fields(words[0])[0]
			out[first] = append(out[first], feast{words, day})
		}
	}
	return out
}
