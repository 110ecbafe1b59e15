package stories

import (
	"slices"

	"marquee/knowledge"
)

// Group sorts entries into stories, the newest first. A story is titled and
// dated by the article that speaks for it, its Articles begin with that one,
// and the others follow by date, one an outlet.
func Group(entries []knowledge.Entry) []knowledge.Story {
	inOrder := slices.Clone(entries)
	slices.SortStableFunc(inOrder, func(a, b knowledge.Entry) int {
		if d := a.Article.Published.Compare(b.Article.Published); d != 0 {
			return d
		}
		return int(a.Seq - b.Seq)
	})
	c := Clusterer{Remember: len(entries) + 1}
	members := map[string][]knowledge.Entry{}
	var ids []string
	for _, e := range inOrder {
		id, isNew := c.Add(e)
		if isNew {
			ids = append(ids, id)
		}
		members[id] = append(members[id], e)
	}
	out := make([]knowledge.Story, 0, len(ids))
	for _, id := range slices.Backward(ids) {
		out = append(out, storyOf(id, members[id]))
	}
	slices.SortStableFunc(out, func(a, b knowledge.Story) int { return b.Published.Compare(a.Published.Time) })
	return out
}

// storyOf tells a story by its articles, which are in order of date.
func storyOf(id string, entries []knowledge.Entry) knowledge.Story {
	speaker := speakerOf(entries)
	s := knowledge.Story{ID: id, Title: entries[speaker].Article.Title, Published: knowledge.DateOf(entries[speaker].Article.Published)}
	told := map[string]bool{}
	add := func(a knowledge.Article) {
		if a.Outlet != "" && told[a.Outlet] || told["id "+a.ID] {
			return
		}
		told[a.Outlet], told["id "+a.ID] = true, true
		s.Articles = append(s.Articles, knowledge.Source{ID: a.ID, Title: a.Title, Outlet: a.Outlet, URL: a.URL,
			Published: knowledge.DateOf(a.Published), Relevance: 1 / float64(1+len(s.Articles))})
	}
	add(entries[speaker].Article)
	for _, e := range entries {
		add(e.Article)
		if m, ok := e.Facts.Primary(); ok && s.Film == "" {
			s.Film = m.Title
		}
	}
	if m, ok := entries[speaker].Facts.Primary(); ok {
		s.Film = m.Title
	}
	return s
}

// speakerOf returns which article speaks for a story: the first that has a
// headline, an address and a text beyond its headline; else the first with as
// much of it as there is.
func speakerOf(entries []knowledge.Entry) int {
	best, most := 0, -1
	for i, e := range entries {
		a, points := e.Article, 0
		if a.Title != "" {
			points += 4
		}
		if len(a.Text) > 2*len(a.Title) {
			points += 2
		}
		if a.URL != "" {
			points++
		}
		if points > most {
			best, most = i, points
		}
	}
	return best
}
