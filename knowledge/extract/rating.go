package extract

import (
	"math"
	"strconv"
	"strings"
)

// ratingForm says how a rating was written.
type ratingForm uint8

const (
	formPercent  ratingForm = iota + 1 // 68%, sixty-eight percent
	formFraction                       // 2/5, three and a half out of four
	formStars                          // ★★★½, four stars, with or without a maximum
	formLetter                         // B+, A minus
	formNumber                         // 38, 7.2: means something beside an aggregator only
)

// rating is a judgement as a text writes it, before anybody knows whose it is.
type rating struct {
	form       ratingForm
	value, max float64 // max is 0 when none is stated
	letter     string  // A+ … F, for formLetter
	start, end int     // byte offsets in the sentence
	from, to   int     // its marks: [from, to)
	bare       bool    // a letter without a sign, which may be just a word
	tight      bool    // "four-star", an attribute of the word that follows
}

// spelling returns the rating in the one spelling of the machine output:
// 68%, 3.5/4, 9/10, B+.
func (r rating) spelling() string {
	switch r.form {
	case formLetter:
		return r.letter
	case formPercent:
		return formatNumber(r.value) + "%"
	default:
		if r.max == 0 {
			return formatNumber(r.value)
		}
		return formatNumber(r.value) + "/" + formatNumber(r.max)
	}
}

// percent returns the rating on a scale of 0 to 100, false when it has no
// maximum or exceeds it.
func (r rating) percent() (float64, bool) {
	switch {
	case r.form == formLetter:
		p, ok := letterPercents[r.letter]
		return p, ok
	case r.form == formPercent:
		return r.value, r.value >= 0 && r.value <= 100
	case r.max <= 0 || r.value < 0 || r.value > r.max:
		return 0, false
	}
	return math.Round(r.value/r.max*1e4) / 100, true
}

// within returns the rating on a scale that ends at top, when it states none.
func (r rating) within(top float64) rating {
	if r.max == 0 {
		r.max = top
	}
	return r
}

// formatNumber writes 7 for 7.0 and 3.5 for 3.50; at most two decimals.
func formatNumber(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
}

// Rating reads a rating that stands alone, as structured data or a review's
// rating line gives it, in any spelling: "2/5", "3 1/2 out of four", "★★★½",
// "68 percent", "A minus". It returns the one spelling of the machine output
// and the rating on a scale of 0 to 100. A number without a maximum, or above
// it, is no rating: ok is false.
func Rating(text string) (spelling string, percent float64, ok bool) {
	if len(text) > 200 {
		return "", 0, false
	}
	r, ok := wholeRating(strings.TrimSpace(text))
	if !ok {
		return "", 0, false
	}
	percent, ok = r.percent()
	return r.spelling(), percent, ok
}
