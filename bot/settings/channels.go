package settings

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"marquee/bot"
	"marquee/internal/database"
)

// maxChannels bounds each of a server's two lists; Discord allows a server 500
// channels.
const maxChannels = 500

// Allow puts a channel on the list of those where the bot answers.
func (s *Store) Allow(ctx context.Context, by By, channel string) (Change, error) {
	return s.list(ctx, by, "allow", channel)
}

// Deny puts a channel on the list of those where the bot does not answer. It
// wins over Allow.
func (s *Store) Deny(ctx context.Context, by By, channel string) (Change, error) {
	return s.list(ctx, by, "deny", channel)
}

// ResetChannels empties both lists: the bot answers everywhere.
func (s *Store) ResetChannels(ctx context.Context, by By) (Change, error) {
	return s.change(ctx, by, "channels reset", func(tx *database.Tx) (string, string, error) {
		before, err := lists(tx, by.Server)
		if err != nil {
			return "", "", err
		}
		_, err = tx.Exec("DELETE FROM channels WHERE server = ?", by.Server)
		return before, "", err
	})
}

func (s *Store) list(ctx context.Context, by By, list, channel string) (Change, error) {
	if !isID(channel) {
		return Change{}, problem("“%.40s” is no channel.", channel)
	}
	return s.change(ctx, by, "channels "+list, func(tx *database.Tx) (string, string, error) {
		before, err := lists(tx, by.Server)
		if err != nil {
			return "", "", err
		}
		if err := addChannel(tx, by.Server, list, channel); err != nil {
			return "", "", err
		}
		after, err := lists(tx, by.Server)
		return before, after, err
	})
}

func addChannel(tx *database.Tx, server, list, channel string) error {
	var n int
	if err := tx.QueryRow("SELECT count(*) FROM channels WHERE server = ? AND list = ?", []any{server, list}, &n); err != nil {
		return err
	}
	if n >= maxChannels {
		return problem("That list has %d channels already; /channels reset empties it.", n)
	}
	_, err := tx.Exec("INSERT INTO channels (server, list, channel) VALUES (?, ?, ?)"+
		" ON CONFLICT (server, list, channel) DO NOTHING", server, list, channel)
	return err
}

// lists returns both lists as the audit writes them: "allow 1,2; deny 3".
func lists(tx *database.Tx, server string) (string, error) {
	rows, err := tx.Query("SELECT list, channel FROM channels WHERE server = ? ORDER BY list, channel", server)
	if err != nil {
		return "", err
	}
	type entry struct{ list, channel string }
	entries, err := database.Collect(rows, func(e *entry) error { return rows.Scan(&e.list, &e.channel) })
	if err != nil {
		return "", err
	}
	var out strings.Builder
	last := ""
	for _, e := range entries {
		switch {
		case e.list == last:
			out.WriteByte(',')
		case last != "":
			fmt.Fprintf(&out, "; %s ", e.list)
		default:
			fmt.Fprintf(&out, "%s ", e.list)
		}
		out.WriteString(e.channel)
		last = e.list
	}
	return out.String(), nil
}

// Answers decides whether the bot answers in a channel: not where the channel
// or, for a thread, its parent is denied; else where there is no list of
// allowed ones or either is on it. It is pure.
func (s Server) Answers(channel, parent string) bool {
	on := func(list []string) bool {
		return slices.Contains(list, channel) || parent != "" && slices.Contains(list, parent)
	}
	return !on(s.Deny) && (len(s.Allow) == 0 || on(s.Allow))
}

// Open returns the allowed channels that are not denied: where a member can
// be sent.
func (s Server) Open() []string {
	var out []string
	for _, c := range s.Allow {
		if !slices.Contains(s.Deny, c) {
			out = append(out, c)
		}
	}
	return out
}

// Gate implements bot.Gate by the server's lists.
func (s *Store) Gate(ctx context.Context, req *bot.Request) (bot.Verdict, error) {
	server, err := s.Server(ctx, req.Server)
	if err != nil {
		return bot.Verdict{}, err
	}
	if server.Answers(req.Channel, req.Parent) {
		return bot.Verdict{Allowed: true}, nil
	}
	return bot.Verdict{Channels: server.Open()}, nil
}

var _ bot.Gate = (*Store)(nil)
