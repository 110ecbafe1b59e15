package settings

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"marquee/bot"
	"marquee/internal/database"
)

// exportVersion is the version of the exported form.
const exportVersion = 1

// maxImport is the largest file Import reads, in bytes.
const maxImport = 256 << 10

// document is the exported form of a server's settings.
type document struct {
	Version  int               `json:"marquee_settings"`
	Settings map[string]string `json:"settings"`
	Channels struct {
		Allow []string `json:"allow"`
		Deny  []string `json:"deny"`
	} `json:"channels"`
	Feeds []exportedFeed `json:"feeds"`
}

// exportedFeed is a subscription without what belongs to one server's history.
type exportedFeed struct {
	URL     string `json:"url"`
	Channel string `json:"channel"`
	Match   string `json:"match,omitempty"`
	Role    string `json:"role,omitempty"`
	Mode    string `json:"mode,omitempty"`
	Paused  bool   `json:"paused,omitempty"`
}

// Export returns everything a server's managers configured, as JSON that
// Import reads.
func (s *Store) Export(ctx context.Context, server string) ([]byte, error) {
	now, err := s.Server(ctx, server)
	if err != nil {
		return nil, err
	}
	subs, err := s.Subscriptions(ctx, server)
	if err != nil {
		return nil, err
	}
	doc := document{Version: exportVersion, Settings: now.Values}
	doc.Channels.Allow, doc.Channels.Deny = orEmpty(now.Allow), orEmpty(now.Deny)
	doc.Feeds = []exportedFeed{}
	for _, sub := range subs {
		doc.Feeds = append(doc.Feeds, exportedFeed{sub.URL, sub.Channel, sub.Match, sub.Role, string(sub.Mode), sub.Paused})
	}
	out, err := json.MarshalIndent(doc, "", "  ")
	return append(out, '\n'), err
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// Import replaces a server's settings, channel lists and feeds by those of an
// exported file, all or nothing, and returns what changed.
func (s *Store) Import(ctx context.Context, by By, file []byte) ([]Change, error) {
	doc, err := readDocument(file)
	if err != nil {
		return nil, err
	}
	if err := s.checkMatches(doc); err != nil {
		return nil, err
	}
	var changes []Change
	err = s.DB.Write(ctx, func(tx *database.Tx) error {
		changes = nil
		if err := touch(tx, by); err != nil {
			return err
		}
		note := func(what, before, after string) error {
			c := Change{Who: by.User, What: what, Before: before, After: after}
			if c.Changed() {
				changes = append(changes, c)
			}
			return record(tx, by.Server, &c)
		}
		if err := importValues(tx, by.Server, doc, note); err != nil {
			return err
		}
		if err := importChannels(tx, by.Server, doc, note); err != nil {
			return err
		}
		return importFeeds(tx, by, doc, note)
	})
	if err != nil {
		return nil, problemOr(err, "importing settings of server %s: %w", by.Server, err)
	}
	return changes, nil
}

// checkMatches refuses a file with a match that cannot be read: stored, it
// would match nothing.
func (s *Store) checkMatches(doc document) error {
	if s.CheckMatch == nil {
		return nil
	}
	for _, f := range doc.Feeds {
		if err := s.CheckMatch(f.Match); err != nil {
			return bot.Refuse("Nothing was imported: the match “%s” of %s cannot be read. %s", f.Match, f.URL, reason(err))
		}
	}
	return nil
}

// readDocument reads and checks an exported file. Every error is a
// *bot.Problem.
func readDocument(file []byte) (document, error) {
	var doc document
	if len(file) > maxImport {
		return doc, problem("That file is larger than %d kB, so it is no export of mine.", maxImport>>10)
	}
	dec := json.NewDecoder(bytes.NewReader(file))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		return doc, bot.Refuse("That file is no export of mine: %.200s.", err.Error())
	}
	if doc.Version != exportVersion {
		return doc, problem("That file is of version %d; I read version %d.", doc.Version, exportVersion)
	}
	for _, name := range slices.Sorted(maps.Keys(doc.Settings)) {
		f, ok := FieldNamed(name)
		if !ok {
			return doc, unknownField(name)
		}
		if _, err := f.Parse(doc.Settings[name]); err != nil {
			return doc, err
		}
	}
	for _, list := range [][]string{doc.Channels.Allow, doc.Channels.Deny} {
		if len(list) > maxChannels {
			return doc, problem("That file lists more than %d channels.", maxChannels)
		}
		for _, id := range list {
			if !isID(id) {
				return doc, problem("“%.40s” is no channel.", id)
			}
		}
	}
	if len(doc.Feeds) > MaxSubscriptions {
		return doc, problem("That file has more than %d feeds.", MaxSubscriptions)
	}
	for _, f := range doc.Feeds {
		if err := checkSubscription(f.subscription()); err != nil {
			return doc, err
		}
	}
	return doc, nil
}

func (f exportedFeed) subscription() Subscription {
	sub := Subscription{URL: f.URL, Channel: f.Channel, Match: f.Match, Role: f.Role, Mode: Mode(f.Mode), Paused: f.Paused}
	if sub.Mode == "" {
		sub.Mode = Instant
	}
	return sub
}

// reason is what a refusal says, for another that holds it.
func reason(err error) any {
	if p, ok := errors.AsType[*bot.Problem](err); ok && !p.Phrase.Empty() {
		return p.Phrase
	}
	return err.Error()
}
