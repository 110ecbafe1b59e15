package reader

import (
	"encoding/json"
	"strings"

	"marquee/knowledge"
)

// ld is one node of schema.org structured data. Values come as strings, as
// objects and as lists of either, so they are looked at when needed.
type ld map[string]any

// maxNodes bounds the nodes looked at in one page's structured data.
const maxNodes = 2000

// articleTypes and reviewTypes are the schema.org types that speak of the
// page's article, and of a judgement in it.
var (
	articleTypes = map[string]bool{"Article": true, "NewsArticle": true, "BlogPosting": true, "ReportageNewsArticle": true,
		"AnalysisNewsArticle": true, "OpinionNewsArticle": true, "ReviewNewsArticle": true, "Report": true, "LiveBlogPosting": true,
		"TechArticle": true, "Review": true, "CriticReview": true, "BackgroundNewsArticle": true, "AdvertiserContentArticle": true}
	reviewTypes = map[string]bool{"Review": true, "CriticReview": true, "ReviewNewsArticle": true}
)

// ldNodes returns every object in a JSON-LD script, outer ones first.
func ldNodes(script string) []ld {
	script = strings.TrimSpace(script)
	for _, wrap := range [...][2]string{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		script = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(script, wrap[0]), wrap[1]))
	}
	var v any
	if json.NewDecoder(strings.NewReader(unbroken(script))).Decode(&v) != nil {
		return nil
	}
	var out []ld
	for queue := []any{v}; len(queue) > 0 && len(out) < maxNodes; queue = queue[1:] {
		switch n := queue[0].(type) {
		case []any:
			queue = append(queue, n...)
		case map[string]any:
			out = append(out, n)
			for _, key := range [...]string{"@graph", "mainEntity", "review", "reviews", "mainEntityOfPage", "itemReviewed"} {
				if child, ok := n[key]; ok {
					queue = append(queue, child)
				}
			}
		}
	}
	return out
}

// unbroken puts spaces in place of the raw line breaks that careless
// templates leave inside JSON strings.
func unbroken(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// is reports whether the node has one of the types.
func (n ld) is(types map[string]bool) bool {
	switch t := n["@type"].(type) {
	case string:
		return types[strings.TrimPrefix(strings.TrimPrefix(t, "https://schema.org/"), "http://schema.org/")]
	case []any:
		for _, one := range t {
			if s, ok := one.(string); ok && types[s] {
				return true
			}
		}
	}
	return false
}

// text returns a value as plain text: a string, a number, the name of an
// object, the first of a list.
func ldText(v any) string {
	switch v := v.(type) {
	case string:
		return titleText(v)
	case float64:
		return strings.TrimSuffix(trimFloat(v), ".0")
	case map[string]any:
		for _, key := range [...]string{"name", "@value", "headline", "url", "@id"} {
			if s := ldText(v[key]); s != "" {
				return s
			}
		}
	case []any:
		for _, one := range v {
			if s := ldText(one); s != "" {
				return s
			}
		}
	}
	return ""
}

// names returns the names of one person or of a list, joined by commas.
func ldNames(v any) string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, one := range list {
		if s := ldText(one); s != "" && !strings.HasPrefix(s, "http") && len(out) < 8 {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// review returns the judgement that a node states: a Review's rating of its
// film. Without a rating there is none.
func (n ld) review() *knowledge.Review {
	rating, ok := n["reviewRating"].(map[string]any)
	if list, isList := n["reviewRating"].([]any); isList && len(list) > 0 {
		rating, ok = list[0].(map[string]any)
	}
	if !ok || !n.is(reviewTypes) && n["itemReviewed"] == nil && !n.is(articleTypes) {
		return nil
	}
	value, best := ldText(rating["ratingValue"]), ldText(rating["bestRating"])
	if value == "" || len(value) > 20 {
		return nil
	}
	stated := strings.ReplaceAll(value, ",", ".")
	if best != "" && len(best) < 6 && isNumber(stated) && isNumber(best) {
		stated += "/" + best
	}
	return &knowledge.Review{Film: ldText(n["itemReviewed"]), Rating: stated, Author: ldNames(n["author"])}
}
