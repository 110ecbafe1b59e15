package settings

import (
	"context"
	"fmt"
	"time"

	"marquee/internal/database"
)

// MaxFollows is how much one person may follow.
const MaxFollows = 50

// Kinds of what is followed.
const (
	FollowFilm   = "film"
	FollowPerson = "person"
)

// Follow is a film or a person whose stories somebody wants told in a direct
// message.
type Follow struct {
	Person  string // id of who follows
	Kind    string // FollowFilm or FollowPerson
	Key     string // film key or folded name
	Name    string // as shown
	Locale  string // the person's language; only Follow reads it
	Created time.Time
}

// Follow adds a follow; false when it is there already. It also lets a person
// whose direct messages were closed be told again.
func (s *Store) Follow(ctx context.Context, f Follow) (added bool, err error) {
	if f.Person == "" || f.Key == "" || f.Kind != FollowFilm && f.Kind != FollowPerson || len(f.Key) > 300 || len(f.Name) > 300 {
		return false, problem("“%.80s” cannot be followed.", f.Name)
	}
	err = s.DB.Write(ctx, func(tx *database.Tx) error {
		// The follower's row keeps other changes of the same person out.
		_, err := tx.Exec("INSERT INTO followers (person, channel, stopped, locale) VALUES (?, '', '', ?)"+
			" ON CONFLICT (person) DO UPDATE SET stopped = '', locale = excluded.locale", f.Person, locale(f.Locale))
		if err != nil {
			return err
		}
		now, err := tx.Now()
		if err != nil {
			return err
		}
		n, err := tx.Exec("INSERT INTO follows (person, kind, name_key, name, created) VALUES (?, ?, ?, ?, ?)"+
			" ON CONFLICT (person, kind, name_key) DO NOTHING", f.Person, f.Kind, f.Key, f.Name, now)
		if err != nil {
			return err
		}
		var count int
		if err := tx.QueryRow("SELECT count(*) FROM follows WHERE person = ?", []any{f.Person}, &count); err != nil {
			return err
		}
		if count > MaxFollows {
			return problem("You follow %d already, the most there can be. /unfollow something first.", MaxFollows)
		}
		added = n > 0
		return revise(tx)
	})
	if err != nil {
		return false, problemOr(err, "following %s %q: %w", f.Kind, f.Key, err)
	}
	return added, nil
}

// Unfollow ends a follow; false when there was none.
func (s *Store) Unfollow(ctx context.Context, person, kind, key string) (bool, error) {
	var n int64
	err := s.DB.Write(ctx, func(tx *database.Tx) (err error) {
		n, err = tx.Exec("DELETE FROM follows WHERE person = ? AND kind = ? AND name_key = ?", person, kind, key)
		if err != nil {
			return err
		}
		_, err = tx.Exec("DELETE FROM followers WHERE person = ? AND NOT EXISTS (SELECT 1 FROM follows WHERE person = ?)", person, person)
		if err != nil {
			return err
		}
		return revise(tx)
	})
	if err != nil {
		return false, fmt.Errorf("unfollowing %s %q: %w", kind, key, err)
	}
	return n > 0, nil
}

// Following returns what a person follows, by name.
func (s *Store) Following(ctx context.Context, person string) ([]Follow, error) {
	return s.follows(ctx, "WHERE person = ? ORDER BY name, kind", person)
}

// Follows returns all follows of people who can be told, for matching.
func (s *Store) Follows(ctx context.Context) ([]Follow, error) {
	return s.follows(ctx, "WHERE NOT EXISTS (SELECT 1 FROM followers p WHERE p.person = follows.person AND p.stopped <> '')"+
		" ORDER BY kind, name_key, person")
}

func (s *Store) follows(ctx context.Context, where string, args ...any) ([]Follow, error) {
	rows, err := s.DB.Query(ctx, "SELECT person, kind, name_key, name, created FROM follows "+where, args...)
	if err != nil {
		return nil, fmt.Errorf("reading follows: %w", err)
	}
	return database.Collect(rows, func(f *Follow) error {
		var created int64
		err := rows.Scan(&f.Person, &f.Kind, &f.Key, &f.Name, &created)
		f.Created = time.UnixMilli(created).UTC()
		return err
	})
}

// StopFollower notes why a person cannot be told any more, such as closed
// direct messages. Their follows stay, and Follow starts again.
func (s *Store) StopFollower(ctx context.Context, person, why string) error {
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE followers SET stopped = ? WHERE person = ?", why, person)
		if err != nil {
			return err
		}
		return revise(tx)
	})
	if err != nil {
		return fmt.Errorf("stopping messages to a person: %w", err)
	}
	return nil
}

// locale bounds what is kept of a language.
func locale(l string) string {
	if len(l) > 16 {
		return ""
	}
	return l
}

// FollowerLocale returns the language in which a follower last asked to be
// told, "" when none is known.
func (s *Store) FollowerLocale(ctx context.Context, person string) (string, error) {
	var l string
	err := s.DB.QueryRow(ctx, "SELECT locale FROM followers WHERE person = ?", []any{person}, &l)
	if noRow(err) {
		return "", nil
	}
	return l, err
}
