package discord

import (
	"context"
	"errors"
	"fmt"
	"time"

	"marquee/bot"
)

// exchange is the answering of one command or press.
type exchange struct {
	*Responder
	in    *interaction
	req   *bot.Request
	start time.Time
	kind  string
}

// encoder returns the encoder for the person who asked.
func (x *exchange) encoder() encoder {
	return x.Responder.encoder(x.req.Locale, x.req.Say)
}

func (r *Responder) encoder(locale string, say Say) encoder {
	day := func(run bot.Run) string { return r.Dates.Day(locale, run.Time) }
	return encoder{writer: writer{day: day, say: say}, seal: r.Seal, log: r.Log}
}

// was is what the message that a reply replaces is made of.
func (x *exchange) was(reply bot.Reply) kind {
	if reply.Update && x.in.Message != nil && x.in.Message.Flags&flagComponentsV2 != 0 {
		return v2Kind
	}
	return plainKind
}

func (x *exchange) message(reply bot.Reply, pictures []picture) Message {
	m := x.encoder().message(reply, pictures, x.was(reply))
	if reply.Update {
		m.Flags &^= flagEphemeral // as the pressed message is
	}
	m.WasPlain = reply.Update && x.was(reply) == plainKind && m.Flags&flagComponentsV2 != 0
	return m
}

// now sends a reply that was ready in time, with its pictures if they are
// drawn soon; else they follow by an edit.
func (x *exchange) now(ctx context.Context, reply bot.Reply) error {
	reply.Update = reply.Update && x.in.Type == typePress
	drawing := x.draw(ctx, reply.Pictures)
	var pictures []picture
	late := len(reply.Pictures) > 0
	if late && x.REST.Attaches() {
		grace := min(pictureGrace, time.Until(x.start.Add(x.deferAfter())))
		select {
		case pictures = <-drawing:
			late = false
		case <-time.After(grace):
		}
	}
	m := x.message(reply, pictures)
	if !x.REST.Attaches() && len(m.Files) > 0 {
		// A first response without files: words now, the file by an edit.
		return x.deferred(ctx, reply, drawing)
	}
	response := Response{Type: ChannelMessage, Message: &m}
	if reply.Update {
		response.Type = UpdateMessage
	}
	err := x.callback(ctx, x.in, x.start, x.kind, response)
	if errors.Is(err, ErrRefused) {
		apology := x.apology()
		return errors.Join(err, x.callback(ctx, x.in, x.start, x.kind, Response{Type: ChannelMessage, Message: &apology}))
	}
	if err != nil || !late {
		return err
	}
	if pictures = <-drawing; len(pictures) == 0 {
		return nil
	}
	return x.deliver("picture", x.edit(ctx, x.in.Ticket, x.message(reply, pictures)))
}

// deferred answers with a deferral and an edit at once.
func (x *exchange) deferred(ctx context.Context, reply bot.Reply, drawing <-chan []picture) error {
	flags := 0
	if reply.Private {
		flags = flagEphemeral
	}
	first := Response{Type: DeferMessage, Message: &Message{Flags: flags}}
	if reply.Update {
		first = Response{Type: DeferUpdate}
	}
	if err := x.callback(ctx, x.in, x.start, x.kind, first); err != nil {
		return err
	}
	return x.finish(ctx, reply, <-drawing, reply.Private)
}

// later defers, waits for the reply and sends it.
func (x *exchange) later(ctx context.Context, hidden bool, ready <-chan bot.Reply) error {
	first := Response{Type: DeferMessage, Message: &Message{}}
	if hidden {
		first.Message.Flags = flagEphemeral
	}
	if x.in.Type == typePress {
		// Whether the press changes its message or says something new is not
		// known yet: after this, both are possible.
		first = Response{Type: DeferUpdate}
	}
	if err := x.callback(ctx, x.in, x.start, x.kind, first); err != nil {
		return err
	}
	select {
	case reply := <-ready:
		return x.finish(ctx, reply, <-x.draw(ctx, reply.Pictures), hidden)
	case <-ctx.Done():
		return fmt.Errorf("interaction %s: the reply was not ready: %w", x.in.ID, ctx.Err())
	}
}

// finish sends the reply after a deferral.
func (x *exchange) finish(ctx context.Context, reply bot.Reply, pictures []picture, hidden bool) error {
	press := x.in.Type == typePress
	reply.Update = reply.Update && press
	send := x.edit
	switch {
	case press && !reply.Update:
		send = x.REST.Followup
	case !press && reply.Private && !hidden:
		// A deferral everybody sees cannot become a private message: it goes,
		// and a private one comes.
		if err := x.REST.Delete(ctx, x.in.Ticket); err == nil {
			send = x.REST.Followup
		} else {
			x.Log.Warn("public deferral not taken away", "request", x.in.ID, "error", err)
		}
	}
	err := send(ctx, x.in.Ticket, x.message(reply, pictures))
	if errors.Is(err, ErrRefused) {
		return errors.Join(x.deliver("reply", err), send(ctx, x.in.Ticket, x.apology()))
	}
	return x.deliver("reply", err)
}

// edit changes the first response; who sees it is decided already.
func (x *exchange) edit(ctx context.Context, t Ticket, m Message) error {
	m.Flags &^= flagEphemeral
	return x.REST.Edit(ctx, t, m)
}

func (x *exchange) deliver(what string, err error) error {
	if err != nil {
		return fmt.Errorf("send the %s to interaction %s: %w", what, x.in.ID, err)
	}
	return nil
}

// apology stands in for a reply that Discord refused.
func (x *exchange) apology() Message {
	return Message{Content: escape(x.req.Say("Sorry, Discord did not take my answer. Please try another way to ask.")),
		Flags: flagEphemeral | flagSuppressEmbeds}
}

// draw draws pictures; one that fails is left out.
func (x *exchange) draw(ctx context.Context, pictures []bot.Picture) <-chan []picture {
	done := make(chan []picture, 1)
	if len(pictures) == 0 {
		done <- nil
		return done
	}
	go func() {
		var drawn []picture
		for _, p := range pictures {
			if ctx.Err() != nil || p.Draw == nil {
				break
			}
			data, err := x.Pictures.Draw(ctx, p)
			if err != nil {
				x.Log.Error("picture not drawn", "picture", p.Name, "request", x.in.ID, "error", err)
				continue
			}
			drawn = append(drawn, picture{Picture: p, data: data})
		}
		done <- drawn
	}()
	return done
}
