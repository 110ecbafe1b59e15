package newsroom

import (
	"context"
	"fmt"
	"time"

	"marquee/internal/database"
)

// Member is an article of a story.
type Member struct{ Article, Story string }

// Assign notes for good which story articles belong to. What is noted already
// stays.
func (s *Store) Assign(ctx context.Context, members []Member) error {
	if len(members) == 0 {
		return nil
	}
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		for _, m := range members {
			_, err := tx.Exec("INSERT INTO story_articles (article, story, num)"+
				" SELECT ?, ?, coalesce(max(num), 0) + 1 FROM story_articles WHERE true ON CONFLICT (article) DO NOTHING", m.Article, m.Story)
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("noting the stories of %d articles: %w", len(members), err)
	}
	return nil
}

// Members returns the newest assigned articles, at most limit, the oldest
// first.
func (s *Store) Members(ctx context.Context, limit int) ([]Member, error) {
	return s.members(ctx, "SELECT article, story FROM (SELECT article, story, num FROM story_articles ORDER BY num DESC LIMIT ?) q ORDER BY num", limit)
}

// Of returns the articles of a story, the first to come first, at most limit.
func (s *Store) Of(ctx context.Context, story string, limit int) ([]Member, error) {
	return s.members(ctx, "SELECT article, story FROM story_articles WHERE story = ? ORDER BY num LIMIT ?", story, limit)
}

func (s *Store) members(ctx context.Context, query string, args ...any) ([]Member, error) {
	rows, err := s.DB.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("reading stories: %w", err)
	}
	return database.Collect(rows, func(m *Member) error { return rows.Scan(&m.Article, &m.Story) })
}

// Holders returns where a story was posted, told in a digest, or waits to be,
// as posts without a payload; those of digests have the time At of any.
func (s *Store) Holders(ctx context.Context, story string) ([]Post, error) {
	const columns = "SELECT channel, story, server, person, subscription, role, "
	rows, err := s.DB.Query(ctx, columns+"0 FROM deliveries WHERE story = ? AND state NOT IN ('dead', 'unknown')"+
		" UNION ALL "+columns+"created FROM digests WHERE story = ? AND (due IS NOT NULL OR digest <> '')", story, story)
	if err != nil {
		return nil, fmt.Errorf("reading where story %q is: %w", story, err)
	}
	return database.Collect(rows, func(p *Post) error {
		var digest int64
		err := rows.Scan(&p.Channel, &p.Story, &p.Server, &p.Person, &p.Subscription, &p.Role, &digest)
		if digest > 0 {
			p.At = time.UnixMilli(digest)
		}
		return err
	})
}

// Welcomed returns the subscriptions that were shown that they work.
func (s *Store) Welcomed(ctx context.Context) (map[string]bool, error) {
	rows, err := s.DB.Query(ctx, "SELECT subscription FROM welcomed")
	if err != nil {
		return nil, fmt.Errorf("reading welcomed subscriptions: %w", err)
	}
	ids, err := database.Collect(rows, func(id *string) error { return rows.Scan(id) })
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out, err
}

// Welcome notes that a subscription was shown that it works.
func (s *Store) Welcome(ctx context.Context, ids ...string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		now, err := tx.Now()
		if err != nil {
			return err
		}
		for _, id := range ids {
			if _, err := tx.Exec("INSERT INTO welcomed (subscription, created) VALUES (?, ?) ON CONFLICT (subscription) DO NOTHING", id, now); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("noting %d welcomed subscriptions: %w", len(ids), err)
	}
	return nil
}

// now returns the database's clock in milliseconds since 1970.
func (s *Store) now(ctx context.Context) (int64, error) {
	now, err := s.DB.Now(ctx)
	return now.UnixMilli(), err
}

// lastDirect returns when something was last entered for a person, in
// milliseconds since 1970; 0 for never.
func (s *Store) lastDirect(ctx context.Context, person string) (int64, error) {
	var at int64
	err := s.DB.QueryRow(ctx, "SELECT coalesce(max(at), 0) FROM (SELECT max(due) AS at FROM digests WHERE channel = ?"+
		" UNION ALL SELECT max(created) FROM deliveries WHERE channel = ?) q", []any{"@" + person, "@" + person}, &at)
	return at, err
}

// StoryOf returns the story of an article, "" when it has none yet.
func (s *Store) StoryOf(ctx context.Context, article string) (string, error) {
	members, err := s.members(ctx, "SELECT article, story FROM story_articles WHERE article = ?", article)
	if err != nil || len(members) == 0 {
		return "", err
	}
	return members[0].Story, nil
}
