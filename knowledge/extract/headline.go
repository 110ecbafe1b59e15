package extract

import (
	"strings"
	"unicode/utf8"

	"marquee/knowledge"
)

// headlineLength is the greatest length of a made headline in runes, the
// ellipsis included.
const headlineLength = 90

// Headline makes a title for an article that has none: the film it is about
// and its first sentence, shortened at a word. An article with a title keeps
// it; one without text gives "".
func Headline(a knowledge.Article) string {
	if t := strings.TrimSpace(a.Title); t != "" {
		return t
	}
	d := read(a)
	defer d.done()
	findFilms(d, nil, "")
	if len(d.sentences) == 0 {
		return ""
	}
	first := strings.Join(strings.Fields(clip(d.sentences[0].Text, 4*headlineLength)), " ")
	if d.primary < 0 {
		return shorten(first, headlineLength)
	}
	title := d.films[d.primary].Title
	if strings.HasPrefix(first, title) {
		return shorten(first, headlineLength)
	}
	return shorten(title+": "+first, headlineLength)
}

// shorten cuts s at a word so that it has at most n runes, an ellipsis
// standing for what is gone.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	end, runes := 0, 0
	for i, r := range s {
		if runes++; runes >= n {
			break
		}
		if r == ' ' {
			end = i
		}
	}
	if end == 0 {
		return string([]rune(s)[:n-1]) + "…"
	}
	return strings.TrimRight(s[:end], " ,;:–—-") + "…"
}
