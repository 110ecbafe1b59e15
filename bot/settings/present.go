package settings

import (
	"context"
	"fmt"
	"strconv"

	"marquee/internal/database"
)

// Present notes which servers of one shard of count have the bot, by Discord's
// own list: the others of the shard removed it while nobody listened, and
// those that came back are known again.
func (s *Store) Present(ctx context.Context, servers []string, shard, count int) error {
	has := make(map[string]bool, len(servers))
	for _, id := range servers {
		has[id] = true
	}
	known, err := s.known(ctx)
	if err != nil {
		return err
	}
	for _, k := range known {
		switch {
		case has[k.id] && k.left:
			err = s.Joined(ctx, k.id, "")
		case !has[k.id] && !k.left && shardOf(k.id, count) == shard:
			err = s.Left(ctx, k.id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// knownServer is a server with settings.
type knownServer struct {
	id   string
	left bool
}

func (s *Store) known(ctx context.Context) ([]knownServer, error) {
	rows, err := s.DB.Query(ctx, "SELECT server, left_at IS NOT NULL FROM servers")
	if err != nil {
		return nil, fmt.Errorf("reading which servers have settings: %w", err)
	}
	return database.Collect(rows, func(k *knownServer) error { return rows.Scan(&k.id, &k.left) })
}

// shardOf is the shard, of count, that Discord tells about a server; -1 for
// what is no id of Discord's.
func shardOf(server string, count int) int {
	id, err := strconv.ParseUint(server, 10, 64)
	if err != nil || count < 1 {
		return -1
	}
	return int((id >> 22) % uint64(count))
}
