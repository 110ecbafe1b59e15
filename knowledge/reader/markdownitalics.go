package reader

import (
	"regexp"
	"strings"
)

var (
	scoredLate  = regexp.MustCompile(`(^|[^\pL\pN_])_([^\s_]|[^\s_][^_]{0,80}[^\s_])\s+_([\pL\pN])`)
	scoredTight = regexp.MustCompile(`(\p{Ll})_(\p{Lu}[^_]{0,80}[^\s_])_($|[^\pL\pN_])`)
	barBefore   = regexp.MustCompile(`(^|[\s“"(])_([\pL\pN“"'])`)
	barAfter    = regexp.MustCompile(`([\pL\pN”"'.!?])_($|[\s,.;:!?’'”")])`)
)

// looseItalics takes off underscores that were set a space too late or too
// early, as hurried writers do: "_Low Tide _is", "to_Low Tide_".
func looseItalics(s string, emphasis *[]string) string {
	if !strings.Contains(s, "_") {
		return s
	}
	for _, m := range scoredLate.FindAllStringSubmatch(s, maxEmphasis) {
		*emphasis = append(*emphasis, m[2])
	}
	s = scoredLate.ReplaceAllString(s, "$1$2 $3")
	for _, m := range scoredTight.FindAllStringSubmatch(s, maxEmphasis) {
		*emphasis = append(*emphasis, m[2])
	}
	s = scoredTight.ReplaceAllString(s, "$1 $2$3")
	return barAfter.ReplaceAllString(barBefore.ReplaceAllString(s, "$1$2"), "$1$2")
}
