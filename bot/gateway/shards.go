package gateway

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// ParseShards reads which shards to run, of how many: "auto" or "" is all of
// the recommended count, a number is all of that many, "0-3/16" is those from
// 0 to 3 of 16.
func ParseShards(spec string, recommended int) (ids []int, count int, err error) {
	bad := fmt.Errorf("SHARDS %q: want auto, a count, or a range of a count such as 0-3/16", spec)
	from, to := 0, 0
	which, of, ranged := strings.Cut(spec, "/")
	switch {
	case spec == "" || spec == "auto":
		count, to = max(1, recommended), max(1, recommended)-1
	case ranged:
		low, high, ok := strings.Cut(which, "-")
		if !ok {
			high = low
		}
		var errs [3]error
		from, errs[0] = strconv.Atoi(low)
		to, errs[1] = strconv.Atoi(high)
		count, errs[2] = strconv.Atoi(of)
		if errs != [3]error{} {
			return nil, 0, bad
		}
	default:
		if count, err = strconv.Atoi(spec); err != nil {
			return nil, 0, bad
		}
		to = count - 1
	}
	if count < 1 || count > maxShards || from < 0 || from > to || to >= count {
		return nil, 0, bad
	}
	for id := from; id <= to; id++ {
		ids = append(ids, id)
	}
	return ids, count, nil
}

// maxShards keeps a slip of the finger from opening a million connections.
const maxShards = 16384

// spacing is the Slots of one process: a while between two of one key.
type spacing struct {
	every time.Duration
	mu    sync.Mutex
	next  map[int]time.Time
}

func newSpacing(every time.Duration) *spacing {
	return &spacing{every: every, next: map[int]time.Time{}}
}

// Take books the next free time of a key and waits for it.
func (s *spacing) Take(ctx context.Context, key int) error {
	s.mu.Lock()
	at := time.Now()
	if s.next[key].After(at) {
		at = s.next[key]
	}
	s.next[key] = at.Add(s.every)
	s.mu.Unlock()
	if !pause(ctx, time.Until(at)) {
		return ctx.Err()
	}
	return nil
}
