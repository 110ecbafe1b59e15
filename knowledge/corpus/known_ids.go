package corpus

import (
	"context"

	"marquee/knowledge"
)

// Known returns the ids under which articles are kept, in their order: that of
// another copy when it came first, "" for one that is not there.
func (c *Corpus) Known(ctx context.Context, articles ...knowledge.Article) ([]string, error) {
	drafts := make([]draft, len(articles))
	for i := range articles {
		drafts[i] = newDraft(articles[i])
	}
	known, err := lookUp(poolQuery(ctx, c.DB), drafts)
	if err != nil {
		return nil, c.wrap("looking for known articles", err)
	}
	ids := make([]string, len(articles))
	for i := range drafts {
		if r := known.find(&drafts[i]); r != nil {
			ids[i] = r.id
		}
	}
	return ids, nil
}
