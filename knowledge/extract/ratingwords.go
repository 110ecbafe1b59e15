package extract

// numberWords are the numbers as journalists spell them. Tens combine with
// units ("sixty-eight"); "hundred" stands alone ("a hundred percent").
var numberWords = map[string]float64{
	"zero": 0, "no": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
	"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
	"eighty": 80, "ninety": 90, "hundred": 100,
}

// vulgarFractions are fractions in one sign.
var vulgarFractions = map[string]float64{"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1.0 / 3, "⅔": 2.0 / 3}

// writtenFractions are fractions in two numbers, as in "3 1/2".
var writtenFractions = map[[2]string]float64{{"1", "2"}: 0.5, {"1", "4"}: 0.25, {"3", "4"}: 0.75}

// wordFractions follow "and a", as in "three and a half".
var wordFractions = map[string]float64{"half": 0.5, "quarter": 0.25}

// letterPercents gives school grades their percentage (contract).
var letterPercents = map[string]float64{
	"A+": 97, "A": 93, "A-": 90, "B+": 87, "B": 83, "B-": 80,
	"C+": 77, "C": 73, "C-": 70, "D+": 67, "D": 63, "D-": 60, "F": 50,
}

// letterSigns are the ways to write the sign of a grade.
var letterSigns = map[string]string{"+": "+", "-": "-", "–": "-", "—": "-", "plus": "+", "minus": "-"}

// scaleMaxima are the tops of scales that reviewers use. In running text no
// other maximum makes a rating: "3 out of 7" counts something else.
var scaleMaxima = map[float64]bool{4: true, 5: true, 6: true, 10: true, 20: true, 100: true}

// starsMaximum is the top of a scale of stars that states none (contract).
const starsMaximum = 5
