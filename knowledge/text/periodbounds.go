package text

import "time"

// seasons are the first months of the seasons, as the film trade of the north
// counts them.
var seasons = map[string]time.Month{"spring": time.March, "summer": time.June, "fall": time.September, "autumn": time.September, "winter": time.December}

// seasonLength is how many months a season has, third a third of a year.
const seasonLength, third = 3, 4

// bounds returns the first and last day that a period can mean. Without a year
// and without the article's day both are zero.
func bounds(part, which, unit string, year int, published time.Time) (from, to time.Time) {
	if year == 0 && published.IsZero() {
		return from, to
	}
	published = published.UTC()
	switch {
	case seasons[unit] > 0:
		return months(seasonYear(which, unit, year, published), seasons[unit], seasonLength)
	case unit == "month":
		first := time.Date(published.Year(), published.Month(), 1, 0, 0, 0, 0, time.UTC)
		if which != "this" && which != "the" {
			first = first.AddDate(0, 1, 0)
		}
		return months(first.Year(), first.Month(), 1)
	case unit == "" || unit == "year":
		if year == 0 {
			if year = published.Year(); which != "this" && which != "the" {
				year++
			}
		}
		return ofYear(part, year, published)
	}
	m := monthNumbers[unit]
	if year == 0 {
		if year = published.Year(); m < published.Month() || which == "next" && m == published.Month() {
			year++
		}
	}
	return months(year, m, 1)
}

// seasonYear returns the year in which a season begins: "next summer" is that
// of the year to come, any other the first that is not over.
func seasonYear(which, unit string, year int, published time.Time) int {
	if year > 0 {
		return year
	}
	if which == "next" || which == "the following" {
		return published.Year() + 1
	}
	for year = published.Year() - 1; ; year++ {
		from, to := months(year, seasons[unit], seasonLength)
		if to.Before(published) || which == "the coming" && !from.After(published) {
			continue
		}
		return year
	}
}

// ofYear returns a part of a year.
func ofYear(part string, year int, published time.Time) (from, to time.Time) {
	switch part {
	case "early":
		return months(year, time.January, third)
	case "mid":
		return months(year, time.January+third, third)
	case "late", "end of":
		return months(year, time.January+2*third, third)
	}
	if from, to = months(year, time.January, 12); part == "later" && published.After(from) {
		from = published
	}
	return from, to
}

// months returns the first and last day of n months.
func months(year int, first time.Month, n int) (from, to time.Time) {
	from = time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
	return from, from.AddDate(0, n, -1)
}

var monthNumbers = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12}
