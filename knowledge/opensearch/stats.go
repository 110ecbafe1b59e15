package opensearch

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// The statistics that are remembered between searches: they move slowly, and
// asking for them costs a journey.
const (
	statsFor  = 5 * time.Second // how old they may get
	mostStats = 1 << 15         // terms
)

// stats remembers how common terms are.
type stats struct {
	now func() time.Time

	mu      sync.Mutex
	epoch   int // rises when all is forgotten
	since   time.Time
	sized   bool
	docs    int
	average float64
	freq    map[string]int
}

// forget drops everything: the index has changed.
func (s *stats) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clear()
}

func (s *stats) clear() {
	s.epoch++
	s.since, s.sized, s.freq = s.now(), false, map[string]int{}
}

// size is how large the index is.
type size struct {
	docs    int
	average float64 // terms in an article
}

// known returns what is remembered: the size, and how common the stems are.
// missing are the stems that must be asked for; sized is false when the size
// must be, too.
func (s *stats) known(stems []string) (z size, sized bool, freq map[string]int, missing []string, epoch int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.freq == nil || s.now().Sub(s.since) > statsFor || len(s.freq) > mostStats {
		s.clear()
	}
	freq = make(map[string]int, len(stems))
	for _, stem := range stems {
		if n, ok := s.freq[stem]; ok {
			freq[stem] = n
		} else {
			missing = append(missing, stem)
		}
	}
	return size{s.docs, s.average}, s.sized, freq, missing, s.epoch
}

// learn remembers an answer to what was missing in an epoch.
func (s *stats) learn(epoch int, z size, freq map[string]int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if epoch != s.epoch {
		return
	}
	s.docs, s.average, s.sized = z.docs, z.average, true
	for stem, n := range freq {
		s.freq[stem] = n
	}
}

// measure returns the size of the index and how common the stems are. partial
// says that a part of the index did not answer; such figures are not kept.
func (ix *Index) measure(ctx context.Context, stems []string) (z size, freq map[string]int, partial bool, err error) {
	z, sized, freq, missing, epoch := ix.stats.known(stems)
	if sized && len(missing) == 0 {
		return z, freq, false, nil
	}
	var bodies []searchBody
	if !sized {
		bodies = append(bodies, sizeBody())
	}
	for _, stem := range missing {
		bodies = append(bodies, frequencyBody(stem))
	}
	lines, err := many(ix.names.read(), ix.timeout(), bodies)
	if err != nil {
		return z, nil, false, err
	}
	b, err := ix.cluster.do(ctx, call{method: http.MethodPost, path: []string{"_msearch"}, body: lines})
	if err != nil {
		return z, nil, false, err
	}
	answers, err := decodeMany(b, len(bodies))
	if err != nil {
		return z, nil, false, err
	}
	for i := range answers {
		p, err := answers[i].partial()
		if err != nil {
			return z, nil, true, err
		}
		partial = partial || p
	}
	if !sized {
		a := answers[0].Aggregations
		z = size{docs: int(a.Docs.Value), average: a.Terms.Value / max(a.Docs.Value, 1)}
		answers = answers[1:]
	}
	for i, stem := range missing {
		if t := answers[i].Hits.Total; t != nil {
			freq[stem] = max(0, t.Value)
		}
	}
	if !partial {
		ix.stats.learn(epoch, z, freq)
	}
	return z, freq, partial, nil
}
