package newsroom

import (
	"context"
	"time"

	"marquee/bot"
)

// letter is what a delivery is to say.
func (s *Sender) letter(ctx context.Context, d Delivery) (l Letter, err error) {
	content, err := readContent(d.Payload)
	if err != nil {
		return l, &Fault{Kind: Refused, Reason: "it cannot be read", Err: err}
	}
	manner, err := s.manner(ctx, d)
	if err != nil {
		return l, &Fault{Kind: Slow, Reason: "the settings cannot be read", Err: err}
	}
	channel, err := s.channel(ctx, d.Channel)
	if err != nil {
		return l, err
	}
	now, err := s.Store.now(ctx)
	if err != nil {
		return l, &Fault{Kind: Slow, Reason: "the database's clock cannot be read", Err: err}
	}
	return Letter{Channel: channel, Title: content.heading(manner), URL: content.address(), Locale: manner.Locale,
		Reply: content.Reply(manner), Nonce: d.Nonce, Age: d.age(time.UnixMilli(now))}, nil
}

// manner is how the delivery's server wants it.
func (s *Sender) manner(ctx context.Context, d Delivery) (Manner, error) {
	m := Manner{Role: d.Role, Zone: time.UTC}
	if d.Server == "" {
		var err error
		m.Locale, err = s.Servers.FollowerLocale(ctx, d.Person)
		m.words = s.words(m.Locale)
		return m, err
	}
	server, err := s.Servers.Server(ctx, d.Server)
	if err != nil {
		return m, err
	}
	m.Spoilers, m.Zone, m.Locale = server.Spoilers, server.Zone, server.Speaks()
	m.words = s.words(m.Locale)
	return m, nil
}

// reason takes a fault's reason apart.
func (s *Sender) reason(english string) bot.Phrase {
	if s.Reason == nil {
		return bot.Phrase{Text: english}
	}
	return s.Reason(english)
}

// words says phrases in a language.
func (s *Sender) words(locale string) func(english string) string {
	return func(english string) string {
		if s.Say == nil {
			return english
		}
		return s.Say(locale, english)
	}
}
