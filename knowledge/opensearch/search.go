package opensearch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"marquee/knowledge"
	"marquee/knowledge/rank"
)

// Search returns the articles that answer the query best, best first. Words
// of the query that no article holds are ignored. Hits are marked as partial
// when a part of the index did not answer; that nothing was found is said
// only when all of it did. It takes at most
// Options.Within.
func (ix *Index) Search(ctx context.Context, kq knowledge.Query) ([]knowledge.Hit, error) {
	ctx, cancel := context.WithTimeout(ctx, ix.options.Within)
	defer cancel()
	hits, partial, err := ix.search(ctx, kq)
	if isKind(err, "index_not_found_exception") {
		return nil, away("the search index is not built yet: it is being filled, or run marquee reindex")
	}
	if err != nil {
		return nil, err
	}
	if partial && len(hits) == 0 {
		return nil, fmt.Errorf("%w (a part of the index is away, and the rest holds nothing)", errUnavailable)
	}
	for i := range hits {
		hits[i].Partial = partial
	}
	return hits, nil
}

func (ix *Index) search(ctx context.Context, kq knowledge.Query) (hits []knowledge.Hit, partial bool, err error) {
	q := rank.Parse(kq)
	if len(q.Terms) == 0 && len(q.Keys(ix.weights)) == 0 {
		return nil, false, nil
	}
	z, partial, err := ix.weigh(ctx, &q)
	if err != nil {
		return nil, false, err
	}
	body := candidatesBody(&q, z.docs, ix.weights)
	if body == nil {
		return nil, partial, nil
	}
	body.Timeout = ix.timeout()
	b, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{ix.names.read(), "_search"}, body: body,
		query: local("search_type", "dfs_query_then_fetch")})
	if err != nil {
		return nil, false, err
	}
	answer, err := decodeSearch(b)
	if err != nil {
		return nil, false, err
	}
	p, err := answer.partial()
	if err != nil {
		return nil, false, err
	}
	return ix.order(&q, z, answer.candidates(q.Candidates())), partial || p, nil
}

// timeout is when a node gives up: early enough for what it has found to be of
// use.
func (ix *Index) timeout() string {
	return strconv.FormatInt((ix.options.Within*2/5).Milliseconds(), 10) + "ms"
}

// local are the parameters of a search, with more of them in pairs. A node that
// has a copy of a part itself asks nobody else for it: that spares journeys,
// and the client goes round the nodes anyway.
func local(more ...string) url.Values {
	v := url.Values{"preference": {"_local"}}
	for i := 0; i+1 < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

// weigh tells the query how common its terms are, and mends those that no
// article holds.
func (ix *Index) weigh(ctx context.Context, q *rank.Query) (size, bool, error) {
	stems := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		stems[i] = t.Stem
	}
	z, freq, partial, err := ix.measure(ctx, stems)
	if err != nil {
		return z, false, err
	}
	for i := range q.Terms {
		q.Terms[i].Freq = freq[q.Terms[i].Stem]
	}
	if unknown := q.Unknown(); len(unknown) > 0 {
		near, p, err := ix.neighbours(ctx, q, unknown)
		if err != nil {
			return z, false, err
		}
		partial = partial || p
		q.Correct(func(stem string) (string, int) { n := near[stem]; return n.stem, n.freq })
	}
	q.Weigh(z.docs, ix.weights)
	return z, partial, nil
}

// neighbour is a stem that the index holds.
type neighbour struct {
	stem string
	freq int
}

// neighbours asks for the commonest stems one edit away from unknown ones.
func (ix *Index) neighbours(ctx context.Context, q *rank.Query, unknown []int) (map[string]neighbour, bool, error) {
	var stems []string
	for _, i := range unknown {
		stems = append(stems, q.Terms[i].Stem)
	}
	body := neighboursBody(stems)
	body.Timeout = ix.timeout()
	b, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{ix.names.read(), "_search"}, body: body, query: local()})
	if err != nil {
		return nil, false, err
	}
	answer, err := decodeSearch(b)
	if err != nil {
		return nil, false, err
	}
	partial, err := answer.partial()
	if err != nil {
		return nil, false, err
	}
	near := map[string]neighbour{}
	for i, stem := range stems {
		for _, entry := range answer.Suggest[strconv.Itoa(i)] {
			for _, o := range entry.Options {
				best := near[stem]
				if o.Freq > best.freq || o.Freq == best.freq && o.Freq > 0 && o.Text < best.stem {
					near[stem] = neighbour{o.Text, o.Freq}
				}
			}
		}
	}
	return near, partial, nil
}

// order is the second stage: it scores the candidates and returns the best.
func (ix *Index) order(q *rank.Query, z size, candidates []found) []knowledge.Hit {
	r := rank.NewRanker(q, ix.weights, z.average, ix.options.Now().Unix())
	type scored struct {
		rank.Scored
		at int
	}
	all := make([]scored, len(candidates))
	for i, c := range candidates {
		all[i] = scored{rank.Scored{Arrival: c.arrival, Score: r.Score(c.record), Published: c.record.Published}, i}
	}
	slices.SortFunc(all, func(a, b scored) int { return rank.Compare(a.Scored, b.Scored) })
	var hits []knowledge.Hit
	for _, s := range all[:min(len(all), q.Limit)] {
		h := candidates[s.at].record.Hit()
		h.ID, h.Score = candidates[s.at].id, s.Score
		hits = append(hits, h)
	}
	return hits
}
