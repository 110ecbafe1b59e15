package main

import (
	"errors"
	"fmt"
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
	tagRequired    = 40067
)

// fault says what can be done about an answer of Discord's; nil for none.
func fault(err error) *newsroom.Fault {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*newsroom.Fault](err); ok {
		return f
	}
	f := &newsroom.Fault{Reason: noAnswer, Err: err}
	status, ok := errors.AsType[*discord.StatusError](err)
	if !ok {
		return f
	}
	switch {
	case status.Status == http.StatusTooManyRequests:
		f.Kind, f.Reason, f.After = newsroom.Slow, slower, 2*time.Second
	case status.Status == http.StatusUnauthorized:
		f.Kind, f.Reason, f.After = newsroom.Slow, badToken, time.Minute
	case status.Status >= http.StatusInternalServerError:
		f.Reason = fmt.Sprintf(itsStatus, strconv.Itoa(status.Status))
	case status.Code == noDirect:
		f.Kind, f.Reason = newsroom.Closed, directClosed
	case status.Code == noAccess:
		f.Kind, f.Reason = newsroom.Denied, needsView
	case status.Code == noPermission:
		f.Kind, f.Reason = newsroom.Denied, needsSend
	case status.Code == tagRequired:
		f.Kind, f.Reason = newsroom.Denied, needsTag
	case status.Code == unknownMessage:
		f.Kind, f.Reason = newsroom.Vanished, messageDeleted
	case status.Code == unknownChannel:
		f.Kind, f.Reason = newsroom.Lost, channelDeleted
	case status.Status == http.StatusForbidden:
		f.Kind, f.Reason = newsroom.Denied, fmt.Sprintf(notAllowed, status.Message)
	default:
		f.Kind, f.Reason = newsroom.Refused, fmt.Sprintf(notTaken, status.Message)
	}
	return f
}

func faultOrNil(err error) error {
	if err == nil {
		return nil
	}
	return fault(err)
}
