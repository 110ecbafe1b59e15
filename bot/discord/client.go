package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// DefaultAPI is where Discord answers; DISCORD_API_URL replaces its scheme and
// host.
const DefaultAPI = "https://discord.com/api/v10"

// API returns the address of the REST API on another host, or DefaultAPI for
// "".
func API(host string) (string, error) {
	if host == "" {
		return DefaultAPI, nil
	}
	u, err := url.Parse(host)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf("address %q of Discord's API: want http:// or https:// and a host", host)
	}
	return u.Scheme + "://" + u.Host + "/api/v10", nil
}

// userAgent is how Discord wants to be spoken to.
const userAgent = "DiscordBot (https://github.com/marquee-bot/marquee, 1)"

// maxAnswer bounds what is read of an answer, in bytes.
const maxAnswer = 8 << 20

// Client speaks Discord's REST. It repeats calls that met a 429, a 5xx or a
// lost connection for as long as their context allows, and holds nothing per
// interaction. It is safe for concurrent use.
type Client struct {
	HTTP  *http.Client // required
	API   string       // required, such as DefaultAPI
	Token string       // the bot's; calls that answer an interaction need none
	Log   *slog.Logger // required
	// See is told the status of every call by its route, for metrics; 0 for a
	// lost connection. Optional.
	See func(route string, status int)

	limits limits
}

// HTTP returns an HTTP client fit for many answers at once: their connections
// are kept and used again.
func HTTP() *http.Client {
	return &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{
		Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, TLSHandshakeTimeout: 2 * time.Second,
		MaxIdleConns: 256, MaxIdleConnsPerHost: 128, MaxConnsPerHost: 128, IdleConnTimeout: 90 * time.Second,
	}}
}

// Call is one call of the API.
type Call struct {
	Method, Path string
	JSON         any
	Files        []File
	Open         bool          // answers an interaction: no token, no limit of ours
	Attempt      time.Duration // the longest one attempt may take; 0: 15 s
	Attempts     int           // the most attempts; 0: 8
}

// ErrRefused says that Discord refused the content of a call: repeating it is
// of no use.
var ErrRefused = errors.New("refused by Discord")

// ErrGone says that what was called no longer is: a token that expired, a
// channel or message that was deleted.
var ErrGone = errors.New("no longer there")

// ErrForbidden says that the bot may not do this.
var ErrForbidden = errors.New("not allowed")

// StatusError is an answer other than success.
type StatusError struct {
	Route        string
	Status, Code int // HTTP status, and Discord's own code
	Message      string
	retry        time.Duration // how long Discord wants us to wait
	global       bool
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%s: status %d, code %d: %s", e.Route, e.Status, e.Code, e.Message)
}

// Is sorts statuses into what can be done about them.
func (e *StatusError) Is(target error) bool {
	switch target {
	case ErrRefused:
		return e.Status == http.StatusBadRequest || e.Status == http.StatusRequestEntityTooLarge
	case ErrGone:
		return e.Status == http.StatusNotFound || e.Code == codeTokenExpired
	case ErrForbidden:
		return e.Status == http.StatusForbidden
	}
	return false
}

// Discord's codes that mean something here.
const (
	codeTokenExpired = 50027 // invalid webhook token
	codeAnswered     = 40060 // interaction has already been acknowledged
)

// repeatable says whether the same call can succeed later.
func (e *StatusError) repeatable() bool {
	return e.Status == http.StatusTooManyRequests || e.Status >= 500
}

// Call makes a call and returns its answer. It repeats what can succeed later.
func (c *Client) Call(ctx context.Context, call Call) ([]byte, error) {
	body, contentType, err := []byte(nil), "", error(nil)
	if call.JSON != nil {
		if body, contentType, err = Body(call.JSON, call.Files); err != nil {
			return nil, err
		}
	}
	attempts := call.Attempts
	if attempts == 0 {
		attempts = 8
	}
	for attempt := 1; ; attempt++ {
		answer, err := c.once(ctx, call, body, contentType)
		if err == nil {
			return answer, nil
		}
		wait, again := delay(err, attempt)
		if !again || attempt == attempts || ctx.Err() != nil || !fits(ctx, wait) {
			return nil, err
		}
		c.Log.Warn("call to Discord is repeated", "error", err, "attempt", attempt, "after", wait)
		if !sleep(ctx, wait) {
			return nil, err
		}
	}
}

// delay says how long to wait before a call is repeated, and whether it is to
// be.
func delay(err error, attempt int) (time.Duration, bool) {
	backoff := min(200*time.Millisecond<<min(attempt-1, 8), 10*time.Second)
	var status *StatusError
	if !errors.As(err, &status) {
		return backoff, true // a lost connection
	}
	if status.retry > 0 {
		return status.retry, true
	}
	return backoff, status.repeatable()
}

// fits says whether a wait ends before the context does.
func fits(ctx context.Context, wait time.Duration) bool {
	end, ok := ctx.Deadline()
	return !ok || time.Until(end) > wait
}

func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// once makes one attempt.
func (c *Client) once(ctx context.Context, call Call, body []byte, contentType string) ([]byte, error) {
	route := route(call.Method, call.Path)
	if !call.Open {
		if err := c.limits.wait(ctx, route); err != nil {
			return nil, err
		}
	}
	most := call.Attempt
	if most == 0 {
		most = 15 * time.Second
	}
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, call.Method, c.API+call.Path, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", route, err)
	}
	punctual(req, body)
	req.Header.Set("User-Agent", userAgent)
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	if !call.Open {
		req.Header.Set("Authorization", "Bot "+c.Token)
	}
	answer, err := c.HTTP.Do(req)
	if err != nil {
		c.see(route, 0)
		return nil, fmt.Errorf("%s: %w", route, withoutAddress(err))
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, maxAnswer))
	c.see(route, answer.StatusCode)
	if err != nil {
		return nil, fmt.Errorf("%s: read the answer: %w", route, err)
	}
	if !call.Open {
		c.limits.note(route, answer.Header, time.Now())
	}
	if answer.StatusCode < 300 {
		return raw, nil
	}
	failed := statusError(route, answer, raw)
	if failed.Status == http.StatusTooManyRequests && !call.Open {
		c.limits.hold(route, failed.global, time.Now().Add(failed.retry))
	}
	return nil, failed
}

func (c *Client) see(route string, status int) {
	if c.See != nil {
		c.See(route, status)
	}
}

// statusError reads what went wrong. A 429 from Discord's outer wall is HTML.
func statusError(route string, answer *http.Response, raw []byte) *StatusError {
	e := &StatusError{Route: route, Status: answer.StatusCode}
	var says struct {
		Code       int
		Message    string
		Global     bool
		RetryAfter float64 `json:"retry_after"`
		Errors     json.RawMessage
	}
	if json.Unmarshal(raw, &says) == nil {
		e.Code, e.Message = says.Code, says.Message
		if len(says.Errors) > 0 {
			e.Message += " " + clip(string(says.Errors), 600)
		}
	} else {
		e.Message = http.StatusText(e.Status)
	}
	if e.Status == http.StatusTooManyRequests {
		e.global = says.Global || answer.Header.Get("X-RateLimit-Global") == "true"
		e.retry = seconds(says.RetryAfter)
		if e.retry == 0 {
			header, _ := strconv.ParseFloat(answer.Header.Get("Retry-After"), 64)
			e.retry = seconds(header)
		}
		e.retry = max(e.retry, 50*time.Millisecond)
	}
	return e
}

// seconds is a positive number of seconds as a duration, at most an hour.
func seconds(s float64) time.Duration {
	if !(s > 0) {
		return 0
	}
	return time.Duration(min(s, 3600) * float64(time.Second))
}

// route is a call's path without what is secret or particular in it, apart
// from the channel or server that limits go by.
func route(method, path string) string {
	path, _, _ = strings.Cut(path, "?")
	parts := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i := 1; i < len(parts); i++ {
		switch {
		case parts[0] == "interactions" && i <= 2, parts[0] == "webhooks" && i <= 2:
			parts[i] = "…"
		case i > 1 && digits(parts[i]):
			parts[i] = "…"
		}
	}
	return method + " /" + strings.Join(parts, "/")
}

// withoutAddress takes the address, which may hold a token, out of an error.
func withoutAddress(err error) error {
	if wrapped := (*url.Error)(nil); errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}
