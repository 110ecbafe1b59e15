package feeds

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// maxWait bounds how long a server can ask to be left alone.
const maxWait = 24 * time.Hour

// wait returns how long a server wants to be left alone: Retry-After when it
// is busy, else how long its answer stays fresh.
func wait(res *http.Response, now time.Time) time.Duration {
	if after := retryAfter(res.Header.Get("Retry-After"), now); after > 0 &&
		(res.StatusCode == http.StatusTooManyRequests || res.StatusCode >= 500) {
		return after
	}
	for directive := range strings.SplitSeq(strings.ToLower(res.Header.Get("Cache-Control")), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(directive), "=")
		switch name {
		case "no-cache", "no-store":
			return 0
		case "max-age":
			return seconds(strings.Trim(value, `"`))
		}
	}
	if until, err := http.ParseTime(res.Header.Get("Expires")); err == nil {
		return bound(until.Sub(now))
	}
	return 0
}

// retryAfter reads seconds or a date.
func retryAfter(value string, now time.Time) time.Duration {
	if at, err := http.ParseTime(value); err == nil {
		return bound(at.Sub(now))
	}
	return seconds(value)
}

func seconds(value string) time.Duration {
	n, err := strconv.ParseInt(strings.TrimSpace(value), 10, 64)
	if err != nil || n <= 0 {
		return 0
	}
	return bound(time.Duration(min(n, int64(maxWait/time.Second))) * time.Second)
}

func bound(d time.Duration) time.Duration { return min(max(d, 0), maxWait) }
