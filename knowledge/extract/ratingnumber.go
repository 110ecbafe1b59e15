package extract

import (
	"strconv"
	"strings"
)

// numberAt reads a number in figures or words and how many marks it takes.
func numberAt(marks []mark, i int) (float64, int) {
	if i >= len(marks) {
		return 0, 0
	}
	m := marks[i]
	if f, ok := vulgarFractions[m.low]; ok {
		return f, 1
	}
	if m.kind == markNumber {
		value, ok := figure(m.low)
		if !ok {
			return 0, 0
		}
		n := 1
		if f, ok := vulgarFractions[lowAt(marks, i+1)]; ok {
			return value + f, 2
		}
		k := i + 1
		if lowAt(marks, k) == "-" || lowAt(marks, k) == "and" {
			k++
		}
		if f, ok := writtenFraction(marks, k); ok && marks[k].spaced != (k == i+2 && marks[i+1].low == "-") {
			return value + f, k + 3 - i
		}
		if f, w := andFraction(marks, i+1); w > 0 {
			return value + f, 1 + w
		}
		return value, n
	}
	if m.kind != markWord {
		return 0, 0
	}
	return wordNumber(marks, i)
}

// wordNumber reads "sixty-eight", "three and a half", "half".
func wordNumber(marks []mark, i int) (float64, int) {
	low := marks[i].low
	if low == "half" {
		return 0.5, 1
	}
	value, ok := numberWords[low]
	if !ok {
		return 0, 0
	}
	n := 1
	if value >= 20 && value < 100 {
		k := i + 1
		if lowAt(marks, k) == "-" {
			k++
		}
		if unit, ok := numberWords[lowAt(marks, k)]; ok && unit >= 1 && unit <= 9 {
			value, n = value+unit, k+1-i
		}
	}
	if f, w := andFraction(marks, i+n); w > 0 {
		return value + f, n + w
	}
	if low == "one" && lowAt(marks, i+1) == "hundred" {
		return 100, 2
	}
	return value, n
}

// andFraction reads "and a half" or "-and-a-half" and the marks it takes.
func andFraction(marks []mark, i int) (float64, int) {
	step := 1
	if lowAt(marks, i) == "-" {
		i, step = i+1, 2
	}
	if lowAt(marks, i) != "and" {
		return 0, 0
	}
	k := i + step
	if lowAt(marks, k) == "a" || lowAt(marks, k) == "one" {
		k += step
	}
	if f, ok := wordFractions[lowAt(marks, k)]; ok {
		if step == 2 {
			return f, k + 2 - i
		}
		return f, k + 1 - i
	}
	return 0, 0
}

// writtenFraction reads "1/2" at i.
func writtenFraction(marks []mark, i int) (float64, bool) {
	if i+2 >= len(marks) || marks[i].kind != markNumber || marks[i+1].low != "/" {
		return 0, false
	}
	f, ok := writtenFractions[[2]string{marks[i].low, marks[i+2].low}]
	return f, ok
}

// figure reads digits: "7.0", "3,5" (a decimal comma), "1,000".
func figure(s string) (float64, bool) {
	if k := strings.IndexByte(s, ','); k >= 0 {
		if len(s)-k-1 == 3 || strings.Count(s, ",") > 1 {
			s = strings.ReplaceAll(s, ",", "")
		} else {
			s = strings.Replace(s, ",", ".", 1)
		}
	}
	if len(s) > 12 {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}
