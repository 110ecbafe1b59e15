package newsroom

import (
	"context"

	"marquee/knowledge"
)

// storybook knows which story an article belongs to. What it decided once is
// stored and stays, whatever a restart or a changed article would make of it.
type storybook struct {
	store   *Store
	cluster Clusterer
	story   map[string]string // by article
	alias   map[string]string // the cluster's own ids to those that are stored
}

// openBook reads the stories so far.
func openBook(ctx context.Context, store *Store, library Library, cluster Clusterer) (*storybook, error) {
	b := &storybook{store: store, cluster: cluster, story: map[string]string{}, alias: map[string]string{}}
	members, err := store.Members(ctx, remembered)
	if err != nil {
		return nil, err
	}
	const chunk = 500
	for len(members) > 0 {
		part := members[:min(chunk, len(members))]
		members = members[len(part):]
		ids := make([]string, len(part))
		for i, m := range part {
			ids[i] = m.Article
			b.story[m.Article] = m.Story
		}
		entries, err := library.Entries(ctx, ids...)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			own, _ := cluster.Add(e)
			if b.alias[own] == "" {
				b.alias[own] = b.story[e.Article.ID]
			}
		}
	}
	return b, nil
}

// assign finds and stores the stories of articles that have none yet.
func (b *storybook) assign(ctx context.Context, entries []knowledge.Entry) error {
	var fresh []Member
	for _, e := range entries {
		id := e.Article.ID
		if b.story[id] != "" {
			continue
		}
		stored, err := b.store.StoryOf(ctx, id)
		if err != nil {
			return err
		}
		own, _ := b.cluster.Add(e)
		switch {
		case stored != "": // older than what is remembered
			b.story[id] = stored
		case b.alias[own] != "":
			b.story[id] = b.alias[own]
		default:
			b.story[id] = own
		}
		if b.alias[own] == "" {
			b.alias[own] = b.story[id]
		}
		if stored == "" {
			fresh = append(fresh, Member{id, b.story[id]})
		}
	}
	if err := b.store.Assign(ctx, fresh); err != nil {
		for _, m := range fresh { // to be decided again
			delete(b.story, m.Article)
		}
		return err
	}
	b.shrink()
	return nil
}

func (b *storybook) storyOf(article string) string { return b.story[article] }

// shrink forgets everything when it has grown far beyond what is compared:
// what is stored is looked up.
func (b *storybook) shrink() {
	if len(b.story) > 10*remembered {
		b.story = map[string]string{}
	}
	if len(b.alias) > 10*remembered {
		b.alias = map[string]string{}
	}
}
