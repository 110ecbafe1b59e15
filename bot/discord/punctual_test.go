package discord

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

// sleepy is a network that is used after a while.
type sleepy struct {
	sleep time.Duration
	got   string
}

func (s *sleepy) RoundTrip(req *http.Request) (*http.Response, error) {
	time.Sleep(s.sleep)
	body, err := io.ReadAll(req.Body)
	s.got = string(body)
	if err != nil {
		return nil, err
	}
	return &http.Response{StatusCode: 200, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(`{"id":"1"}`))}, nil
}

// Nothing leaves after the deadline, also where no timer has ended the call.
func TestACallDoesNotLeaveLate(t *testing.T) {
	for _, tt := range []struct {
		sleep time.Duration
		late  bool
	}{{0, false}, {60 * time.Millisecond, true}} {
		network := &sleepy{sleep: tt.sleep}
		c := &Client{HTTP: &http.Client{Transport: network}, API: "http://127.0.0.1", Log: slog.New(slog.DiscardHandler)}
		ctx, cancel := context.WithTimeout(t.Context(), 40*time.Millisecond)
		_, err := c.Forum(ctx, "1", "Title", "", Message{Content: "words"})
		cancel()
		if late := errors.Is(err, context.DeadlineExceeded); late != tt.late || (network.got == "") != tt.late {
			t.Errorf("after %v: error %v, %q left", tt.sleep, err, network.got)
		}
	}
}
