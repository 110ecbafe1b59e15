package newsroom

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"marquee/bot"
	"marquee/internal/database"
)

// Bounds of one digest message; what is more comes in another one.
const (
	digestSize = 50   // stories
	digestRoom = 3400 // of Discord's 4,000 characters; the rest is the frame's
)

// enterDigest files a post for a digest. A story that the channel was told in
// any way does not come again; one that still waits is told in its newest
// words, and a digest that told it is edited.
func enterDigest(tx *database.Tx, p Post, num, now int64) (added int, err error) {
	var payload, digest string
	err = tx.QueryRow("SELECT payload, digest FROM digests WHERE channel = ? AND story = ?", []any{p.Channel, p.Story}, &payload, &digest)
	if err == nil {
		if payload == p.Payload {
			return 0, nil
		}
		if digest != "" {
			return 0, retell(tx, p, digest, now)
		}
		_, err = tx.Exec("UPDATE digests SET payload = ? WHERE channel = ? AND story = ? AND due IS NOT NULL", p.Payload, p.Channel, p.Story)
		return 0, err
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return 0, err
	}
	n, err := tx.Exec("INSERT INTO digests (channel, story, num, server, person, subscription, role, payload, due, created)"+
		" SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE channel = ? AND story = ?)"+
		" ON CONFLICT (channel, story) DO NOTHING",
		p.Channel, p.Story, num, p.Server, p.Person, p.Subscription, p.Role, p.Payload, millis(p.At), now, p.Channel, p.Story)
	return int(n), err
}

// retell edits a digest of which one story has other words now. Where they
// need more room than the message has, it stays as it is.
func retell(tx *database.Tx, p Post, digest string, now int64) error {
	rows, err := tx.Query("SELECT channel, story, payload FROM digests WHERE channel = ? AND digest = ? ORDER BY num", p.Channel, digest)
	if err != nil {
		return err
	}
	told, err := database.Collect(rows, func(q *Post) error { return rows.Scan(&q.Channel, &q.Story, &q.Payload) })
	if err != nil {
		return err
	}
	for i := range told {
		if told[i].Story == p.Story {
			told[i].Payload = p.Payload
		}
	}
	if together(told) < len(told) {
		return nil
	}
	payload, err := Compose(told)
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE digests SET payload = ? WHERE channel = ? AND story = ?", p.Payload, p.Channel, p.Story); err != nil {
		return err
	}
	_, err = change(tx, p.Channel, digest, payload, now)
	return err
}

// Gather turns the digests whose time has come into deliveries, in one
// transaction that the lease must cover. Compose makes one payload of the
// stories of one channel, oldest first; the other fields are those of the
// first. It returns how many digests were made.
func (s *Store) Gather(ctx context.Context, lease database.Lease, compose func([]Post) (string, error)) (int, error) {
	made := 0
	err := s.DB.Write(ctx, func(tx *database.Tx) error {
		made = 0
		if err := tx.Check(lease); err != nil {
			return err
		}
		now, err := tx.Now()
		if err != nil {
			return err
		}
		_, err = tx.Exec("UPDATE digests SET due = NULL WHERE due <= ? AND EXISTS"+
			" (SELECT 1 FROM deliveries d WHERE d.channel = digests.channel AND d.story = digests.story)", now)
		if err != nil {
			return err
		}
		due, err := dueDigests(tx, now)
		if err != nil {
			return err
		}
		for len(due) > 0 {
			n := together(due)
			if err := gatherOne(tx, due[:n], now, compose); err != nil {
				return err
			}
			made++
			due = due[n:]
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("gathering digests: %w", err)
	}
	return made, nil
}

// together is how many posts, of the first one's channel, fit into one
// message.
func together(due []Post) int {
	n, room := 0, digestRoom
	for n < len(due) && n < digestSize && due[n].Channel == due[0].Channel {
		if room -= digestLength(due[n]); room < 0 && n > 0 {
			break
		}
		n++
	}
	return n
}

// digestLength is at least as long as a post's line in a digest, in Discord's
// characters.
func digestLength(p Post) int {
	c, err := readContent(p.Payload)
	if err != nil {
		return len(p.Payload)
	}
	escapes := strings.Count(c.Title, "*") + strings.Count(c.Title, "_") + strings.Count(c.Title, "[") + strings.Count(c.Title, "]") + 8
	length := bot.Length(c.Title) + escapes + len(c.URL) + len("- ****[](<>) \n")
	for i, o := range c.outlets() {
		if i < digestOutlets {
			length += bot.Length(o) + 2
		}
	}
	return length
}

// dueDigests reads the stories whose digest is due, channel by channel. Those
// that the channel was told at once have been taken out.
func dueDigests(tx *database.Tx, now int64) ([]Post, error) {
	rows, err := tx.Query("SELECT channel, story, server, person, subscription, role, payload FROM digests WHERE due <= ?"+
		" ORDER BY channel, num", now)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Post
	for rows.Next() {
		var p Post
		if err := rows.Scan(&p.Channel, &p.Story, &p.Server, &p.Person, &p.Subscription, &p.Role, &p.Payload); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, rows.Close()
}

func gatherOne(tx *database.Tx, stories []Post, now int64, compose func([]Post) (string, error)) error {
	digest := stories[0]
	var err error
	if digest.Payload, err = compose(stories); err != nil {
		return err
	}
	digest.Story = "digest " + strconv.FormatInt(now, 10) + " " + stories[0].Story
	if _, err := enter(tx, []Post{digest}); err != nil {
		return err
	}
	for _, p := range stories {
		if _, err := tx.Exec("UPDATE digests SET due = NULL, digest = ? WHERE channel = ? AND story = ?", digest.Story, p.Channel, p.Story); err != nil {
			return err
		}
	}
	return nil
}
