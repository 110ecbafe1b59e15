package discord

import (
	"context"
	"errors"
	"net/http"
	"time"
)

var _ REST = (*Client)(nil)

// callbackAttempt is the longest one attempt at a first response may take, so
// that there is time for another.
const callbackAttempt = 2 * time.Second

// Callback sends the first response. When a lost attempt turns out to have
// arrived, all is well.
func (c *Client) Callback(ctx context.Context, t Ticket, r Response) error {
	var files []File
	if r.Message != nil {
		files = r.Message.Files
	}
	_, err := c.Call(ctx, Call{Method: http.MethodPost, Path: "/interactions/" + t.ID + "/" + t.Token + "/callback",
		JSON: r, Files: files, Open: true, Attempt: callbackAttempt})
	var status *StatusError
	if errors.As(err, &status) && status.Code == codeAnswered {
		return nil
	}
	return err
}

// Discord's codes when there is no first response to edit, or not yet.
const (
	codeNoWebhook = 10015
	codeNoMessage = 10008
)

// Edit changes the message of the first response. One that Discord has not
// taken in yet, since it travels in the answer to Discord's own call, is given
// a moment.
func (c *Client) Edit(ctx context.Context, t Ticket, m Message) error {
	call := Call{Method: http.MethodPatch, Path: webhook(t) + "/messages/@original", JSON: m, Files: m.Files, Open: true}
	for attempt := 1; ; attempt++ {
		_, err := c.Call(ctx, call)
		var status *StatusError
		early := errors.As(err, &status) && (status.Code == codeNoWebhook || status.Code == codeNoMessage)
		if !early || attempt == 4 || !sleep(ctx, time.Duration(attempt)*200*time.Millisecond) {
			return err
		}
	}
}

// Followup sends another message.
func (c *Client) Followup(ctx context.Context, t Ticket, m Message) error {
	_, err := c.Call(ctx, Call{Method: http.MethodPost, Path: webhook(t), JSON: m, Files: m.Files, Open: true})
	return err
}

// Delete takes the message of the first response away.
func (c *Client) Delete(ctx context.Context, t Ticket) error {
	_, err := c.Call(ctx, Call{Method: http.MethodDelete, Path: webhook(t) + "/messages/@original", Open: true})
	return err
}

// Attaches is true: a callback can carry files.
func (c *Client) Attaches() bool { return true }

func webhook(t Ticket) string { return "/webhooks/" + t.ApplicationID + "/" + t.Token }
