package settings

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"marquee/bot"
	"marquee/internal/database"
)

// Server is what one server's managers configured. Of a server that changed
// nothing it holds the defaults.
type Server struct {
	ID       string
	Private  bool           // replies are seen by the one who asked alone
	Spoilers bool           // endings are told without a spoiler mark
	Language string         // of Languages; "auto" follows the member
	Zone     *time.Location // never nil
	Cooldown time.Duration
	Digest   int      // hour of digests, 0 to 23, in Zone
	Notices  string   // channel where faults are told, "" for the feed's own
	Allow    []string // channels where the bot answers; none: everywhere
	Deny     []string // channels where it does not, even if allowed
	Left     bool     // the server removed the bot; its settings go in a while
	Known    bool     // something is stored of it
	Locale   string   // its own language by Discord's word, "" when it is not known
	Values   map[string]string
}

// Server returns the settings of a server.
func (s *Store) Server(ctx context.Context, id string) (Server, error) {
	values := make(map[string]string, len(Fields))
	rows, err := s.DB.Query(ctx, "SELECT name, value FROM settings WHERE server = ?"+
		" UNION ALL SELECT 'channels ' || list, channel FROM channels WHERE server = ?"+
		" UNION ALL SELECT 'server locale', locale FROM servers WHERE server = ?"+
		" UNION ALL SELECT 'left', '' FROM servers WHERE server = ? AND left_at IS NOT NULL", id, id, id, id)
	if err != nil {
		return Server{}, fmt.Errorf("settings of server %s: %w", id, err)
	}
	type pair struct{ name, value string }
	pairs, err := database.Collect(rows, func(p *pair) error { return rows.Scan(&p.name, &p.value) })
	if err != nil {
		return Server{}, fmt.Errorf("settings of server %s: %w", id, s.DB.Explain(err))
	}
	out := Server{ID: id}
	for _, p := range pairs {
		switch p.name {
		case "channels allow":
			out.Allow = append(out.Allow, p.value)
		case "channels deny":
			out.Deny = append(out.Deny, p.value)
		case "server locale":
			out.Known, out.Locale = true, p.value
		case "left":
			out.Left = true
		default:
			values[p.name] = p.value
		}
	}
	slices.Sort(out.Allow)
	slices.Sort(out.Deny)
	out.fill(values)
	return out, nil
}

// Speaks is the language of what is said to everyone there: the one that was
// set, else the server's own, "" for English.
func (s Server) Speaks() string {
	if s.Language == MemberLanguage {
		return s.Locale
	}
	return s.Language
}

// Default returns the settings of a server that changed nothing.
func Default() Server {
	var s Server
	s.fill(map[string]string{})
	return s
}

// fill sets the fields from values, defaults where there is none or one that
// is no longer allowed.
func (s *Server) fill(values map[string]string) {
	s.Values = make(map[string]string, len(Fields))
	for _, f := range Fields {
		v, err := f.Parse(values[f.Name])
		if values[f.Name] == "" || err != nil {
			v = f.Default
		}
		s.Values[f.Name] = v
	}
	s.Private = s.Values["visibility"] == "private"
	s.Spoilers = s.Values["spoilers"] == "show"
	s.Language = s.Values["language"]
	s.Zone = time.UTC
	if zone, err := time.LoadLocation(s.Values["timezone"]); err == nil {
		s.Zone = zone
	}
	s.Cooldown = bot.DefaultCooldown
	if d, err := time.ParseDuration(s.Values["cooldown"]); err == nil {
		s.Cooldown = d
	}
	if n, err := strconv.Atoi(s.Values["digest"]); err == nil {
		s.Digest = n
	}
	if v := s.Values["notices"]; v != "off" {
		s.Notices = v
	}
}

// Set changes one setting. An empty value or "default" goes back to the
// default.
func (s *Store) Set(ctx context.Context, by By, name, value string) (Change, error) {
	field, ok := FieldNamed(name)
	if !ok {
		return Change{}, unknownField(name)
	}
	if value == "" || value == "default" {
		value = field.Default
	}
	value, err := field.Parse(value)
	if err != nil {
		return Change{}, err
	}
	return s.change(ctx, by, field.Name, func(tx *database.Tx) (string, string, error) {
		before, err := setValue(tx, by.Server, field, value)
		return before, value, err
	})
}

// setValue stores one value that is valid, and returns the one before.
func setValue(tx *database.Tx, server string, field Field, value string) (before string, err error) {
	before = field.Default
	if err := tx.QueryRow("SELECT value FROM settings WHERE server = ? AND name = ?", []any{server, field.Name}, &before); err != nil && !noRow(err) {
		return "", err
	}
	if value == field.Default {
		_, err = tx.Exec("DELETE FROM settings WHERE server = ? AND name = ?", server, field.Name)
		return before, err
	}
	_, err = tx.Exec("INSERT INTO settings (server, name, value) VALUES (?, ?, ?)"+
		" ON CONFLICT (server, name) DO UPDATE SET value = excluded.value", server, field.Name, value)
	return before, err
}
