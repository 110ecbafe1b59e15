package answer

import (
	"cmp"
	"math"
	"slices"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// mergeScores returns the newest score of every source and kind, aggregates
// before reviews, and all older ones, newest first.
func mergeScores(entries []knowledge.Entry) (current, history []knowledge.Score) {
	current = []knowledge.Score{}
	var all []knowledge.Score
	for _, e := range entries {
		for _, s := range e.Facts.Scores {
			s.Rule = ""
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b knowledge.Score) int { return b.AsOf.Compare(a.AsOf.Time) })
	type voice struct {
		source string
		kind   knowledge.Kind
	}
	seen := map[voice]bool{}
	for _, s := range all {
		v := voice{text.Fold(s.Source), s.Kind}
		if seen[v] {
			history = append(history, s)
			continue
		}
		seen[v] = true
		current = append(current, s)
	}
	slices.SortStableFunc(current, func(a, b knowledge.Score) int {
		return cmp.Or(cmp.Compare(kindRank[a.Kind], kindRank[b.Kind]), cmp.Compare(sourceRank(a.Source), sourceRank(b.Source)))
	})
	return current, history
}

// kindRank orders scores on a card.
var kindRank = map[knowledge.Kind]int{knowledge.Critics: 0, knowledge.Audience: 1, knowledge.Verdict: 2}

// knownSources stand first on a card, in this order.
var knownSources = []string{"Rotten Tomatoes", "Metacritic", "IMDb", "Letterboxd", "CinemaScore", "PostTrak"}

func sourceRank(source string) int {
	if i := slices.Index(knownSources, source); i >= 0 {
		return i
	}
	return len(knownSources)
}

// mergePeople returns one entry a person: roles merged, the first character
// told, the evidence of the most telling article. Directors come first; within
// a role those whom most articles name.
func mergePeople(entries []knowledge.Entry) []knowledge.Person {
	people := []knowledge.Person{}
	at := map[string]int{}
	var told []int
	for _, e := range entries {
		for _, p := range e.Facts.People {
			key := text.NameKey(p.Name)
			i, ok := at[key]
			if !ok {
				i = len(people)
				at[key] = i
				p.Roles, p.Rule = slices.Clone(p.Roles), ""
				people = append(people, p)
				told = append(told, 0)
			}
			told[i]++
			for _, role := range p.Roles {
				if !slices.Contains(people[i].Roles, role) {
					people[i].Roles = append(people[i].Roles, role)
				}
			}
			if people[i].Character == "" {
				people[i].Character = p.Character
			}
		}
	}
	order := make([]int, len(people))
	for i := range people {
		order[i] = i
		slices.SortFunc(people[i].Roles, func(a, b string) int { return cmp.Compare(roleRank(a), roleRank(b)) })
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(roleRank(people[a].Roles[0]), roleRank(people[b].Roles[0])), cmp.Compare(told[b], told[a]))
	})
	sorted := make([]knowledge.Person, len(people))
	for to, from := range order {
		sorted[to] = people[from]
	}
	return sorted
}

func roleRank(role string) int {
	if i := slices.Index(knowledge.Roles[:], role); i >= 0 {
		return i
	}
	return len(knowledge.Roles)
}

// mergeWhere returns what the newest article that speaks of a service says of
// it, newest first. A word on a release that a later article has overtaken
// ('coming to cinemas', then 'now streaming') is dropped.
func mergeWhere(entries []knowledge.Entry) []knowledge.Availability {
	type word struct {
		knowledge.Availability
		at int64 // the article's time
	}
	var all []word
	for _, e := range entries {
		for _, w := range e.Facts.Where {
			at := int64(math.MinInt64)
			if !e.Article.Published.IsZero() {
				at = e.Article.Published.Unix()
			}
			w.Rule = ""
			if w.Date.IsZero() && pending[w.Status] {
				w.Period = text.Period(w.Sentence, e.Article.Published)
			}
			all = append(all, word{w, at})
		}
	}
	slices.SortStableFunc(all, func(a, b word) int { return cmp.Compare(b.at, a.at) })
	merged := []knowledge.Availability{}
	newestWord := map[string]word{}
	for i, w := range all {
		first, ok := newestWord[w.Service]
		overtaken := i > 0 && all[0].at > w.at && pending[w.Status]
		if overtaken || ok && (first.at != w.at || first.Article != w.Article || sameStatus(merged, w.Availability)) {
			continue
		}
		if !ok {
			newestWord[w.Service] = w
		}
		merged = append(merged, w.Availability)
	}
	return merged
}

// pending statuses speak of a day that may have passed since.
var pending = map[string]bool{knowledge.Upcoming: true, knowledge.Delayed: true}

func sameStatus(ws []knowledge.Availability, w knowledge.Availability) bool {
	return slices.ContainsFunc(ws, func(o knowledge.Availability) bool { return o.Service == w.Service && o.Status == w.Status })
}

// Weights of an article's place in the list of a card.
const (
	aboutWeight   = 1.0  // the article is about the film
	mentionWeight = 0.08 // for each time it names the film
	mentionsMost  = 6    // times that count
	yearsHalve    = 3.0  // an article this many years older than the newest weighs half as much for its date
	recentWeight  = 0.5
)

// rankEntries lists the articles of a card, the most telling first.
func rankEntries(entries []knowledge.Entry, film knowledge.Film) []knowledge.Source {
	latest := newest(entries)
	sources := []knowledge.Source{}
	for _, e := range entries {
		m, _ := mentionOf(e, film.Key)
		score := mentionWeight * float64(min(m.Mentions, mentionsMost))
		if m.Primary {
			score += aboutWeight
		}
		if !e.Article.Published.IsZero() {
			years := latest.Sub(e.Article.Published).Hours() / (24 * 365)
			score += recentWeight * math.Exp2(-years/yearsHalve)
		}
		sources = append(sources, sourceOf(e.Article, score))
	}
	slices.SortStableFunc(sources, func(a, b knowledge.Source) int { return cmp.Compare(b.Relevance, a.Relevance) })
	sources = sources[:min(cardArticles, len(sources))]
	if best := sources[0].Relevance; best > 0 {
		for i := range sources {
			sources[i].Relevance = math.Round(1000*sources[i].Relevance/best) / 1000
		}
	}
	return sources
}

func sourceOf(a knowledge.Article, relevance float64) knowledge.Source {
	return knowledge.Source{ID: a.ID, Title: a.Title, Outlet: a.Outlet, URL: a.URL,
		Published: knowledge.DateOf(a.Published), Relevance: relevance}
}
