package newsroom

import (
	"context"
	"fmt"
	"slices"

	"marquee/internal/database"
)

// Show puts the newest posts, at most so many, where they were, for a place
// that forgets its posts at the end of the program, as the playground does.
func (s *Sender) Show(ctx context.Context, most int) error {
	list, err := s.Store.posted(ctx, most)
	if err != nil {
		return err
	}
	for _, d := range slices.Backward(list) {
		letter, err := s.letter(ctx, d)
		if err == nil {
			err = s.Poster.Change(ctx, d.Message, letter)
		}
		if err != nil {
			return fmt.Errorf("showing story %q in channel %s again: %w", d.Story, d.Channel, err)
		}
	}
	return nil
}

// posted returns the newest deliveries that are there, the newest first.
func (s *Store) posted(ctx context.Context, most int) ([]Delivery, error) {
	rows, err := s.DB.Query(ctx, "SELECT channel, story, server, person, role, payload, message FROM deliveries"+
		" WHERE state = 'sent' AND message <> '' ORDER BY num DESC LIMIT ?", most)
	if err != nil {
		return nil, fmt.Errorf("reading what was posted: %w", err)
	}
	return database.Collect(rows, func(d *Delivery) error {
		return rows.Scan(&d.Channel, &d.Story, &d.Server, &d.Person, &d.Role, &d.Payload, &d.Message)
	})
}
