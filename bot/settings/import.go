package settings

import (
	"slices"

	"marquee/internal/database"
)

// noteFunc records one change of an import.
type noteFunc func(what, before, after string) error

func importValues(tx *database.Tx, server string, doc document, note noteFunc) error {
	for _, f := range Fields {
		value := f.Default
		if v, ok := doc.Settings[f.Name]; ok {
			var err error
			if value, err = f.Parse(v); err != nil {
				return err
			}
		}
		before, err := setValue(tx, server, f, value)
		if err != nil {
			return err
		}
		if err := note(f.Name, before, value); err != nil {
			return err
		}
	}
	return nil
}

func importChannels(tx *database.Tx, server string, doc document, note noteFunc) error {
	before, err := lists(tx, server)
	if err != nil {
		return err
	}
	if _, err := tx.Exec("DELETE FROM channels WHERE server = ?", server); err != nil {
		return err
	}
	for list, channels := range map[string][]string{"allow": doc.Channels.Allow, "deny": doc.Channels.Deny} {
		for _, c := range channels {
			if err := addChannel(tx, server, list, c); err != nil {
				return err
			}
		}
	}
	after, err := lists(tx, server)
	if err != nil {
		return err
	}
	return note("channels import", before, after)
}

// importFeeds replaces the feeds of a server; those that stay keep their id.
func importFeeds(tx *database.Tx, by By, doc document, note noteFunc) error {
	rows, err := tx.Query("SELECT "+subscriptionColumns+" FROM subscriptions WHERE server = ?", by.Server)
	if err != nil {
		return err
	}
	old, err := database.Collect(rows, func(sub *Subscription) error { return scanSubscription(rows.Scan, sub) })
	if err != nil {
		return err
	}
	for _, sub := range old {
		keep := slices.ContainsFunc(doc.Feeds, func(f exportedFeed) bool { return f.subscription().String() == sub.String() })
		if keep {
			continue
		}
		if _, err := tx.Exec("DELETE FROM subscriptions WHERE id = ?", sub.ID); err != nil {
			return err
		}
		if err := note("feeds remove", sub.String(), ""); err != nil {
			return err
		}
	}
	for _, f := range doc.Feeds {
		sub := f.subscription()
		if slices.ContainsFunc(old, func(o Subscription) bool { return o.String() == sub.String() }) {
			continue
		}
		if err := insertSubscription(tx, by, &sub); err != nil {
			return err
		}
		if err := note("feeds add", "", sub.String()); err != nil {
			return err
		}
	}
	return revise(tx)
}
