package settings

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"marquee/internal/database"
)

// MaxSubscriptions is how many feeds one server may have.
const MaxSubscriptions = 100

// Bounds of a subscription's texts, in bytes.
const (
	maxURL   = 2000
	maxMatch = 500
)

// Mode says when matching stories are posted.
type Mode string

// The modes. Digests are posted at the server's hour.
const (
	Instant Mode = "instant"
	Daily   Mode = "daily"
	Weekly  Mode = "weekly"
)

// Modes are all modes.
var Modes = []Mode{Instant, Daily, Weekly}

// Subscription is one feed whose matching stories go to one channel.
type Subscription struct {
	ID      string // short, made by Subscribe
	Server  string
	Channel string
	URL     string // of the feed
	Match   string // which of its stories: see the newsroom; "" all
	Role    string // id of the role to ping, or ""
	Mode    Mode
	Paused  bool
	Why     string // why it is paused, when not by an admin
	Who     string // id of the admin who made it
	Created time.Time
}

// String is the subscription as the audit writes it.
func (s Subscription) String() string {
	out := s.URL + " to " + s.Channel
	if s.Match != "" {
		out += ", match " + s.Match
	}
	if s.Role != "" {
		out += ", role " + s.Role
	}
	if s.Mode != Instant {
		out += ", " + string(s.Mode)
	}
	if s.Paused {
		out += ", paused"
	}
	return out
}

// checkSubscription returns a *bot.Problem when a subscription cannot be.
func checkSubscription(s Subscription) error {
	u, err := url.Parse(s.URL)
	switch {
	case err != nil, u.Host == "", u.Scheme != "http" && u.Scheme != "https", len(s.URL) > maxURL:
		return problem("“%.80s” is no address of a feed; it begins with https://.", s.URL)
	case u.User != nil:
		return problem("A feed's address cannot hold a user name or password: every admin could read it.")
	case !isID(s.Channel):
		return problem("“%.40s” is no channel.", s.Channel)
	case s.Role != "" && !isID(s.Role):
		return problem("“%.40s” is no role.", s.Role)
	case !slices.Contains(Modes, s.Mode):
		return problem("“%.40s” is none of instant, daily, weekly.", s.Mode)
	case len(s.Match) > maxMatch:
		return problem("The match is longer than %d characters.", maxMatch)
	}
	return nil
}

// Subscribe adds a subscription. Its ID and times are made here; its Server
// and Who are by's.
func (s *Store) Subscribe(ctx context.Context, by By, sub Subscription) (Subscription, error) {
	if sub.Mode == "" {
		sub.Mode = Instant
	}
	if err := checkSubscription(sub); err != nil {
		return Subscription{}, err
	}
	_, err := s.change(ctx, by, "feeds add", func(tx *database.Tx) (string, string, error) {
		if err := insertSubscription(tx, by, &sub); err != nil {
			return "", "", err
		}
		return "", sub.String(), nil
	})
	if err != nil {
		return Subscription{}, err
	}
	return sub, nil
}

func insertSubscription(tx *database.Tx, by By, sub *Subscription) error {
	var n int
	var last int64
	if err := tx.QueryRow("SELECT count(*), coalesce(max(created), 0) FROM subscriptions WHERE server = ?", []any{by.Server}, &n, &last); err != nil {
		return err
	}
	if n >= MaxSubscriptions {
		return problem("This server has %d feeds, the most there can be. Remove one first.", n)
	}
	now, err := tx.Now()
	if err != nil {
		return err
	}
	now = max(now, last+1) // so that the order is that of adding
	sub.ID, sub.Server, sub.Who = strings.ToLower(rand.Text()[:10]), by.Server, by.User
	sub.Created = time.UnixMilli(now).UTC()
	added, err := tx.Exec("INSERT INTO subscriptions (id, server, channel, url, match, role, mode, paused, why, who, created)"+
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (server, channel, url, match) DO NOTHING",
		sub.ID, sub.Server, sub.Channel, sub.URL, sub.Match, sub.Role, string(sub.Mode), number(sub.Paused), sub.Why, sub.Who, now)
	if err != nil {
		return err
	}
	if added == 0 {
		return problem("That channel has this feed already.")
	}
	return revise(tx)
}

// revise counts a change of the subscriptions, so that whoever keeps them in
// memory knows when to read them again.
func revise(tx *database.Tx) error {
	_, err := tx.Exec("UPDATE counters SET value = value + 1 WHERE name = 'subscriptions'")
	return err
}

// Revision rises with every change of any subscription or follow.
func (s *Store) Revision(ctx context.Context) (int64, error) {
	var n int64
	err := s.DB.QueryRow(ctx, "SELECT value FROM counters WHERE name = 'subscriptions'", nil, &n)
	return n, err
}

const subscriptionColumns = "id, server, channel, url, match, role, mode, paused, why, who, created"

// Subscriptions returns the feeds of a server in the order in which they were
// added.
func (s *Store) Subscriptions(ctx context.Context, server string) ([]Subscription, error) {
	rows, err := s.DB.Query(ctx, "SELECT "+subscriptionColumns+" FROM subscriptions WHERE server = ? ORDER BY created, id", server)
	if err != nil {
		return nil, fmt.Errorf("reading subscriptions: %w", err)
	}
	return database.Collect(rows, func(sub *Subscription) error { return scanSubscription(rows.Scan, sub) })
}

func scanSubscription(scan func(...any) error, sub *Subscription) error {
	var mode string
	var paused, created int64
	err := scan(&sub.ID, &sub.Server, &sub.Channel, &sub.URL, &sub.Match, &sub.Role, &mode, &paused, &sub.Why, &sub.Who, &created)
	sub.Mode, sub.Paused, sub.Created = Mode(mode), paused != 0, time.UnixMilli(created).UTC()
	return err
}

// Running returns the subscriptions of all servers whose stories are posted:
// not paused, and of servers that have the bot.
func (s *Store) Running(ctx context.Context) ([]Subscription, error) {
	rows, err := s.DB.Query(ctx, "SELECT s.id, s.server, s.channel, s.url, s.match, s.role, s.mode, s.paused, s.why, s.who, s.created"+
		running+" ORDER BY s.created, s.id")
	if err != nil {
		return nil, fmt.Errorf("reading subscriptions: %w", err)
	}
	return database.Collect(rows, func(sub *Subscription) error { return scanSubscription(rows.Scan, sub) })
}
