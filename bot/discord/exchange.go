package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptrace"
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
	noted bool // in Deferrals
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
	return x.addPictures(ctx, reply, drawing)
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
	return x.promised(ctx, reply.Private, func() error {
		if err := x.callback(ctx, x.in, x.start, x.kind, first); err != nil {
			return err
		}
		return x.finish(ctx, reply, drawing, reply.Private)
	})
}

// await sends the reply if it is ready soon, and else says 'wait'. This is
// decided here, by the clock and by the length of the line, never by the
// handler, which may not have begun: when the line is long, at once or after a
// third of the time, for where there is a crowd the deferrals are one too.
func (x *exchange) await(ctx context.Context, asked bot.Request, ready <-chan bot.Reply) error {
	patience := x.deferAfter()
	soon := patience / 3
	looks := []time.Duration{soon, patience}
	if x.Turns.Wait() > soon {
		looks = []time.Duration{0}
	}
	for i, look := range looks {
		select {
		case reply := <-ready:
			return x.now(ctx, reply)
		case <-time.After(time.Until(x.start.Add(look))):
		}
		if i == 0 && len(looks) > 1 && x.Turns.Wait() < soon {
			continue
		}
		break
	}
	return x.later(ctx, asked, ready)
}

// hiddenWithin bounds finding out whether a deferred answer is to be private.
const hiddenWithin = 200 * time.Millisecond

// hidden says whether the answer to what was asked will be private.
func (x *exchange) hidden(ctx context.Context, asked bot.Request) bool {
	if x.in.Type != typeCommand {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, hiddenWithin)
	defer cancel()
	return x.Router.Private(ctx, &asked)
}

// later defers, waits for the reply and sends it.
func (x *exchange) later(ctx context.Context, asked bot.Request, ready <-chan bot.Reply) error {
	done := x.Turns.Hurry()
	defer done()
	hidden := x.hidden(ctx, asked)
	first := Response{Type: DeferMessage, Message: &Message{}}
	if hidden {
		first.Message.Flags = flagEphemeral
	}
	if x.in.Type == typePress {
		// Whether the press changes its message or says something new is not
		// known yet: after this, both are possible.
		first = Response{Type: DeferUpdate}
	}
	return x.promised(ctx, hidden, func() error {
		written := httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteRequest: func(httptrace.WroteRequestInfo) { done() }})
		err := x.callback(written, x.in, x.start, x.kind, first)
		done()
		if err != nil {
			return err
		}
		return x.whenReady(ctx, ready, hidden)
	})
}

// whenReady waits for the reply to what was deferred, and sends it.
func (x *exchange) whenReady(ctx context.Context, ready <-chan bot.Reply, hidden bool) error {
	select {
	case reply := <-ready:
		return x.finish(ctx, reply, x.draw(ctx, reply.Pictures), hidden)
	case <-ctx.Done():
		return fmt.Errorf("interaction %s: the reply was not ready: %w", x.in.ID, ctx.Err())
	}
}

// finish sends the reply after a deferral. Pictures that take long follow.
func (x *exchange) finish(ctx context.Context, reply bot.Reply, drawing <-chan []picture, hidden bool) error {
	if !x.mine(ctx) {
		return nil // another process answers
	}
	press := x.in.Type == typePress
	reply.Update = reply.Update && press
	send, editable := x.edit, true
	switch {
	case press && !reply.Update:
		send, editable = x.REST.Followup, false
	case !press && reply.Private && !hidden:
		// A deferral everybody sees cannot become a private message: it goes,
		// and a private one comes.
		if err := x.REST.Delete(ctx, x.in.Ticket); err == nil {
			send, editable = x.REST.Followup, false
		} else {
			x.Log.Warn("public deferral not taken away", "request", x.in.ID, "error", err)
		}
	}
	var pictures []picture
	late := false
	select {
	case pictures = <-drawing:
	case <-time.After(pictureLate):
		if late = editable; !late {
			pictures = <-drawing
		}
	}
	err := send(ctx, x.in.Ticket, x.message(reply, pictures))
	if errors.Is(err, ErrRefused) {
		return errors.Join(x.deliver("reply", err), send(ctx, x.in.Ticket, x.apology()))
	}
	if err != nil || !late {
		return x.deliver("reply", err)
	}
	return x.addPictures(ctx, reply, drawing)
}

// addPictures edits the message once its pictures are drawn.
func (x *exchange) addPictures(ctx context.Context, reply bot.Reply, drawing <-chan []picture) error {
	pictures := <-drawing
	if len(pictures) == 0 {
		return nil
	}
	return x.deliver("picture", x.edit(ctx, x.in.Ticket, x.message(reply, pictures)))
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
