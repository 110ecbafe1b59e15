// Package discord speaks Discord for the conversation: it decodes interactions
// into requests, encodes replies into messages within every limit of Discord's,
// registers the commands, and answers in time.
//
// The gateway, the webhook and the playground all hand the raw JSON of an
// interaction to one Responder, and give it a REST to answer through; so what
// is shown in the playground is what Discord gets.
//
// Interactions are decoded here rather than by discordgo, because one field or
// component of a kind it does not know makes it drop the whole event; and they
// are answered here, because its rate limiter queues the edits of all users
// behind one another and keeps a bucket for every interaction for ever.
// Discord exempts these calls from its global limit, and each has its own.
package discord

import (
	"context"
	"time"
)

// The times that bind an answer. Discord drops an interaction that has no
// first response after three seconds, and its token after fifteen minutes.
const (
	firstAnswer  = 2800 * time.Millisecond // the first response is out by then or never
	DeferAfter   = 1500 * time.Millisecond // an answer not ready by then is deferred
	pictureGrace = 60 * time.Millisecond   // a first answer waits so long for its picture; then it follows by an edit
	pictureLate  = 2 * time.Second         // an answer after a deferral waits so long for it
	tokenLife    = 15*time.Minute - 20*time.Second
)

// The types of a first response.
const (
	Pong           = 1
	ChannelMessage = 4 // a message, at once
	DeferMessage   = 5 // "is thinking…", the message follows as an edit
	DeferUpdate    = 6 // of a press: nothing yet
	UpdateMessage  = 7 // of a press: replaces the pressed message
	Completion     = 8
)

// Ticket is what an interaction is answered by.
type Ticket struct{ ID, ApplicationID, Token string }

// Response is the first response to an interaction.
type Response struct {
	Type    int
	Message *Message // of ChannelMessage and UpdateMessage; of DeferMessage its flags alone
	Choices []Choice // of Completion
}

// REST carries the answers to interactions. Client is the one that speaks to
// Discord; the webhook and the playground have their own. An error that wraps
// ErrRefused means that the message itself was refused; anything else that the
// answer could not be delivered.
type REST interface {
	// Callback sends the first response.
	Callback(ctx context.Context, t Ticket, r Response) error
	// Edit changes the message of the first response; it makes the message of
	// a deferred one.
	Edit(ctx context.Context, t Ticket, m Message) error
	// Followup sends another message.
	Followup(ctx context.Context, t Ticket, m Message) error
	// Delete takes the message of the first response away.
	Delete(ctx context.Context, t Ticket) error
	// Attaches says whether the first response can carry files. Where not,
	// they follow by an edit.
	Attaches() bool
}
