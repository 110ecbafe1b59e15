package feeds

import (
	"slices"
	"time"

	"marquee/knowledge/reader"
)

// Bounds of polling.
const (
	MaxInterval = 24 * time.Hour
	maxBackoff  = 6 * time.Hour
	goneAgain   = 7 * 24 * time.Hour // a feed that said it is gone
	rateEntries = 20                 // newest entries that tell how often a feed publishes
	perEntry    = 3                  // polls in the time between two entries
)

// fitting returns the interval that fits how often a feed publishes: a third
// of the mean time between its newest entries, silence since the newest
// included; 0 when its entries have no dates.
func fitting(entries []reader.FeedEntry, now time.Time) time.Duration {
	var dates []time.Time
	for _, e := range entries {
		if d := e.Published; !d.IsZero() && !d.After(now) {
			dates = append(dates, d)
		}
	}
	if len(dates) == 0 {
		return 0
	}
	slices.SortFunc(dates, func(a, b time.Time) int { return b.Compare(a) })
	dates = dates[:min(len(dates), rateEntries)]
	return now.Sub(dates[len(dates)-1]) / time.Duration(len(dates)) / perEntry
}

// interval returns how long to wait after a good poll. It grows from the
// least towards what fits by half a time each poll, and falls back when
// something was new, so that a feed that wakes up is noticed.
func interval(st *state, least time.Duration, news bool) time.Duration {
	target := time.Duration(st.Target) * time.Second
	if target == 0 {
		target = 2 * least
	}
	every := time.Duration(st.Every) * time.Second * 3 / 2
	if news {
		every = least
	}
	every = max(least, min(every, target, MaxInterval))
	st.Every = int64(every / time.Second)
	return every
}

// backoff returns how long to wait after so many failures in a row.
func backoff(failures int, least time.Duration) time.Duration {
	return min(least<<min(max(failures-1, 0), 12), max(maxBackoff, least))
}

// jitter adds up to a tenth, by chance from 0 to 1, so that feeds that were
// added together do not stay together.
func jitter(d time.Duration, chance float64) time.Duration {
	return d + time.Duration(chance*float64(d)/10)
}
