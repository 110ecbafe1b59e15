package playground

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"marquee/bot/discord"
)

// refusal is an error with Discord's code.
type refusal struct {
	code int
	says string
}

func (r refusal) Error() string { return fmt.Sprintf("%s (Discord's error %d)", r.says, r.code) }

// Unwrap lets the Responder tell that the content was refused.
func (r refusal) Unwrap() error {
	if r.code == badForm {
		return discord.ErrRefused
	}
	return discord.ErrGone
}

var _ discord.REST = (*Page)(nil)

// Attaches is true: a first response can carry files.
func (p *Page) Attaches() bool { return true }

// Callback shows the first response.
func (p *Page) Callback(_ context.Context, t discord.Ticket, r discord.Response) error {
	x, err := p.exchange(t)
	if err != nil {
		return err
	}
	if r.Type == discord.ChannelMessage || r.Type == discord.DeferMessage {
		p.mu.Lock()
		x.message = p.nextID() // a press that is answered by a new message
		p.mu.Unlock()
	}
	f := first{Type: r.Type, ID: x.message}
	if r.Message != nil && (r.Type == discord.ChannelMessage || r.Type == discord.UpdateMessage) {
		if f.Message, err = p.show(x.message, *r.Message); err != nil {
			p.refused(x, err)
			return err
		}
	} else {
		var wire struct{ Data json.RawMessage }
		raw, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(raw, &wire); err != nil {
			return err
		}
		f.Data = wire.Data
		if len(r.Choices) > mostChoices {
			return refusal{badForm, "Invalid Form Body: choices: Must be 25 or fewer in length"}
		}
	}
	if err := x.ack(); err != nil {
		return err
	}
	x.first <- f
	return nil
}

// Edit changes the message of the first response.
func (p *Page) Edit(_ context.Context, t discord.Ticket, m discord.Message) error {
	return p.later(t, "edit", func(x *exchange) string { return x.message }, m)
}

// Followup shows another message.
func (p *Page) Followup(_ context.Context, t discord.Ticket, m discord.Message) error {
	return p.later(t, "followup", func(*exchange) string {
		p.mu.Lock()
		defer p.mu.Unlock()
		return p.nextID()
	}, m)
}

// Delete takes the message of the first response away.
func (p *Page) Delete(_ context.Context, t discord.Ticket) error {
	x, err := p.exchange(t)
	if err != nil {
		return err
	}
	p.send(x.tab, event{Kind: "delete", ID: x.message})
	return nil
}

func (p *Page) later(t discord.Ticket, kind string, id func(*exchange) string, m discord.Message) error {
	x, err := p.exchange(t)
	if err != nil {
		return err
	}
	if !x.hasAck() {
		return refusal{10015, "Unknown Webhook"}
	}
	if m.Content == "" && len(m.Components) == 0 && len(m.Files) == 0 {
		return refusal{50006, "Cannot send an empty message"}
	}
	s, err := p.show(id(x), m)
	if err != nil {
		p.refused(x, err)
		return err
	}
	p.send(x.tab, event{Kind: kind, ID: s.ID, Message: s})
	return nil
}

// exchange finds what a ticket answers.
func (p *Page) exchange(t discord.Ticket) (*exchange, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	x, ok := p.exchanges[t.Token]
	if !ok || p.Now().Sub(x.born) > tokenLife {
		return nil, refusal{50027, "Invalid Webhook Token"}
	}
	return x, nil
}

// show checks a message as Discord would and keeps its files.
func (p *Page) show(id string, m discord.Message) (*shown, error) {
	raw, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("encode message: %w", err)
	}
	if err := check(raw); err != nil {
		return nil, err
	}
	s := &shown{ID: id, Discord: raw, Files: map[string]string{}}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range m.Files {
		s.Files[f.Name] = p.files.put(f.Name, f.Data)
	}
	return s, nil
}

// refused shows in the page what Discord would have answered.
func (p *Page) refused(x *exchange, err error) {
	var r refusal
	if errors.As(err, &r) {
		p.send(x.tab, event{Kind: "refused", Error: r.Error()})
	}
}
