package corpus

import "marquee/knowledge"

// encodeExtra returns the stored form of what few articles have: emphasised
// phrases and a structured review. nil when there is neither.
func encodeExtra(a *knowledge.Article) []byte {
	if len(a.Emphasis) == 0 && a.Review == nil {
		return nil
	}
	c := coder{format: factsFormat, text: a.Text, seen: map[string]int{}, out: []byte{factsFormat}}
	c.extra(a)
	return c.out
}

// decodeExtra sets Emphasis and Review of an article whose Text is set.
func decodeExtra(b []byte, a *knowledge.Article) error {
	if len(b) == 0 {
		return nil
	}
	if b[0] > factsFormat {
		return errNewerFacts
	}
	c := coder{reading: true, format: b[0], text: a.Text, in: string(b[1:])}
	c.extra(a)
	return c.err
}

func (c *coder) extra(a *knowledge.Article) {
	list(c, &a.Emphasis, c.str)
	has := a.Review != nil
	c.flag(&has)
	if !has {
		return
	}
	if c.reading {
		a.Review = new(knowledge.Review)
	}
	c.str(&a.Review.Film)
	c.str(&a.Review.Rating)
	c.str(&a.Review.Author)
}
