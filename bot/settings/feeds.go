package settings

import (
	"context"
	"fmt"
	"slices"
	"time"

	"marquee/internal/database"
)

// Feed is what is known of a feed that is polled. State is the poller's own
// (validators, intervals), kept as it gave it.
type Feed struct {
	URL      string
	Next     time.Time // when to poll it next
	Good     time.Time // last success; zero when there was none
	Failures int       // since the last success
	Error    string    // of the last try, in words; "" when it was good
	Told     bool      // the admins were told of the present fault
	State    string
}

// KeepFeeds lets exactly those feeds be polled that a running subscription
// names, and the given ones. New ones are due at once; what is known of the
// others stays; what was known of feeds that are dropped does not.
func (s *Store) KeepFeeds(ctx context.Context, always ...string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		if err := dropFeeds(tx, always); err != nil {
			return err
		}
		const fresh = ", 0, 0, 0, '', 0, ''"
		const columns = "INSERT INTO feeds (url, next_at, good_at, failures, error, told, state) "
		_, err := tx.Exec(columns + "SELECT DISTINCT s.url" + fresh + running + " ON CONFLICT (url) DO NOTHING")
		if err != nil {
			return err
		}
		for _, url := range always {
			if _, err := tx.Exec(columns+"VALUES (?"+fresh+") ON CONFLICT (url) DO NOTHING", url); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("listing the feeds to poll: %w", err)
	}
	return nil
}

// running selects the subscriptions whose stories are posted.
const running = " FROM subscriptions s JOIN servers v ON v.server = s.server WHERE s.paused = 0 AND v.left_at IS NULL"

// dropFeeds deletes the feeds that neither a running subscription nor always
// names.
func dropFeeds(tx *database.Tx, always []string) error {
	rows, err := tx.Query("SELECT url FROM feeds WHERE NOT EXISTS (SELECT 1" + running + " AND s.url = feeds.url)")
	if err != nil {
		return err
	}
	unwanted, err := database.Collect(rows, func(url *string) error { return rows.Scan(url) })
	if err != nil {
		return err
	}
	for _, url := range unwanted {
		if slices.Contains(always, url) {
			continue
		}
		if _, err := tx.Exec("DELETE FROM feeds WHERE url = ?", url); err != nil {
			return err
		}
	}
	return nil
}

// Bounds of what a steady clock can have written.
const (
	clockSlack   = time.Minute
	pollFarthest = 8 * 24 * time.Hour // longer than between any two polls
)

// MendClock lets feeds be polled whose next poll was set by a clock that was
// set back since.
func (s *Store) MendClock(ctx context.Context) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		_, err = tx.Exec("UPDATE feeds SET next_at = ?, good_at = CASE WHEN good_at > ? THEN CAST(? AS BIGINT) ELSE good_at END"+
			" WHERE good_at > ? OR next_at > ?", now, now, now, now+clockSlack.Milliseconds(), now+pollFarthest.Milliseconds())
		return err
	})
	if err != nil {
		return fmt.Errorf("mending when feeds are polled: %w", err)
	}
	return nil
}

const feedColumns = "url, next_at, good_at, failures, error, told, state"

// Due returns at most limit feeds whose time has come, the longest overdue
// first.
func (s *Store) Due(ctx context.Context, limit int) ([]Feed, error) {
	rows, err := s.DB.Query(ctx, "SELECT "+feedColumns+" FROM feeds WHERE next_at <= "+s.DB.Clock()+" ORDER BY next_at, url LIMIT ?", limit)
	if err != nil {
		return nil, fmt.Errorf("reading the feeds to poll: %w", err)
	}
	return database.Collect(rows, func(f *Feed) error { return scanFeed(rows.Scan, f) })
}

// Feed returns what is known of a feed; false when it is not polled.
func (s *Store) Feed(ctx context.Context, url string) (Feed, bool, error) {
	rows, err := s.DB.Query(ctx, "SELECT "+feedColumns+" FROM feeds WHERE url = ?", url)
	if err != nil {
		return Feed{}, false, fmt.Errorf("reading feed %s: %w", url, err)
	}
	found, err := database.Collect(rows, func(f *Feed) error { return scanFeed(rows.Scan, f) })
	if err != nil || len(found) == 0 {
		return Feed{}, false, err
	}
	return found[0], true, nil
}

// SaveFeed stores the outcome of a poll. A feed that nobody wants any more is
// left away.
func (s *Store) SaveFeed(ctx context.Context, f Feed) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE feeds SET next_at = ?, good_at = ?, failures = ?, error = ?, told = ?, state = ? WHERE url = ?",
			millis(f.Next), millis(f.Good), f.Failures, f.Error, number(f.Told), f.State, f.URL)
		return err
	})
	if err != nil {
		return fmt.Errorf("storing what is known of feed %s: %w", f.URL, err)
	}
	return nil
}

func scanFeed(scan func(...any) error, f *Feed) error {
	var next, good, told int64
	err := scan(&f.URL, &next, &good, &f.Failures, &f.Error, &told, &f.State)
	f.Next, f.Good, f.Told = fromMillis(next), fromMillis(good), told != 0
	return err
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
