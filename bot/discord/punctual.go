package discord

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"
)

// punctual gives a request a body that does not leave after the deadline of
// the request's context. A timer alone does not see to that: in a process that
// was stopped for a while, or on a machine that slept, who sends may run again
// before the timer does, and a post that others take for failed would arrive.
func punctual(req *http.Request, body []byte) {
	if len(body) == 0 {
		return
	}
	until, bounded := req.Context().Deadline()
	open := func() (io.ReadCloser, error) {
		if !bounded {
			return io.NopCloser(bytes.NewReader(body)), nil
		}
		return io.NopCloser(&untilReader{bytes.NewReader(body), until}), nil
	}
	req.ContentLength, req.GetBody = int64(len(body)), open
	req.Body, _ = open() // it never fails
}

// untilReader reads until a moment.
type untilReader struct {
	r     io.Reader
	until time.Time
}

func (u *untilReader) Read(p []byte) (int, error) {
	if passed(time.Now(), u.until) {
		return 0, context.DeadlineExceeded
	}
	return u.r.Read(p)
}

// passed reports whether a moment is over by the steady clock, which stands
// still while a machine sleeps, or by the one on the wall.
func passed(now, moment time.Time) bool {
	return now.After(moment) || now.Round(0).After(moment.Round(0))
}
