package main

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"marquee/bot/discord"
	"marquee/bot/newsroom"
)

// Discord's codes that an admin or nobody can do something about.
const (
	unknownChannel = 10003
	unknownMessage = 10008
	noAccess       = 50001
	noDirect       = 50007
	noPermission   = 50013
	published      = 40033
)

// fault says what can be done about an answer of Discord's; nil for none.
func fault(err error) *newsroom.Fault {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*newsroom.Fault](err); ok {
		return f
	}
	f := &newsroom.Fault{Reason: "no answer from Discord", Err: err}
	status, ok := errors.AsType[*discord.StatusError](err)
	if !ok {
		return f
	}
	switch {
	case status.Status == http.StatusTooManyRequests:
		f.Kind, f.Reason, f.After = newsroom.Slow, "Discord asks to be slower", 2*time.Second
	case status.Status == http.StatusUnauthorized:
		f.Kind, f.Reason, f.After = newsroom.Slow, "the bot's token is not valid", time.Minute
	case status.Status >= http.StatusInternalServerError:
		f.Reason = "Discord answers with status " + strconv.Itoa(status.Status)
	case status.Code == noDirect:
		f.Kind, f.Reason = newsroom.Closed, "direct messages from the bot are closed"
	case status.Code == noAccess:
		f.Kind, f.Reason = newsroom.Denied, "the permission “View Channel” is missing"
	case status.Code == noPermission:
		f.Kind, f.Reason = newsroom.Denied, "the permission “Send Messages” (in a forum “Create Posts”) or “Embed Links” is missing"
	case status.Code == unknownMessage:
		f.Kind, f.Reason = newsroom.Vanished, "the message was deleted"
	case status.Code == unknownChannel:
		f.Kind, f.Reason = newsroom.Lost, "the channel was deleted"
	case status.Status == http.StatusForbidden:
		f.Kind, f.Reason = newsroom.Denied, "Discord does not allow it: "+status.Message
	default:
		f.Kind, f.Reason = newsroom.Refused, "Discord does not take it: "+status.Message
	}
	return f
}

func faultOrNil(err error) error {
	if err == nil {
		return nil
	}
	return fault(err)
}
