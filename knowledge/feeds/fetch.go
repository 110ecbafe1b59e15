package feeds

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Bounds of a fetch.
const (
	maxRedirects = 5
	// DefaultBytes is the most that is read of an answer, after
	// decompression.
	DefaultBytes = 5 << 20
	// DefaultTimeout is the longest that a fetch may take, redirects
	// included.
	DefaultTimeout = 20 * time.Second
	headerBytes    = 64 << 10
)

// robotName is what robots.txt files know the bot by; Agent how it introduces
// itself.
const (
	robotName = "Marquee"
	Agent     = "Marquee/1 (film news for Discord; +https://github.com/marquee-bot/marquee)"
)

// Errors that callers tell apart with errors.Is.
var (
	// ErrTooLarge says that an answer is longer than was asked for.
	ErrTooLarge = errors.New("too large")
	// ErrRobots says that the host's robots.txt forbids to fetch an address.
	ErrRobots = errors.New("robots.txt forbids it")
)

// Fetcher fetches from the network. The zero Fetcher is ready. It is safe for
// concurrent use.
type Fetcher struct {
	// AllowPrivate lets this machine and its networks, and any port, be
	// fetched: for tests and for feeds within a house.
	AllowPrivate bool
	// Now is the clock; nil means time.Now.
	Now func() time.Time

	// dial replaces the guarded dialer in tests of many hosts.
	dial func(ctx context.Context, network, address string) (net.Conn, error)

	setUp  sync.Once
	client *http.Client
	hosts  hosts
	robots robots
}

// Request says what is fetched.
type Request struct {
	URL      string
	ETag     string        // of the copy that is known, or ""
	Modified string        // Last-Modified of the copy that is known, or ""
	MaxBytes int64         // 0: DefaultBytes
	Timeout  time.Duration // 0: DefaultTimeout
	Robots   bool          // obey robots.txt; not for what a person asked for by hand
}

// Response is what a server answered.
type Response struct {
	Status    int
	Body      []byte // decompressed; nil unless Status is 200
	MediaType string // Content-Type as sent, or ""
	URL       string // where the answer came from, after redirects
	Moved     string // where all redirects were permanent: the new address, or ""
	ETag      string
	Modified  string
	Wait      time.Duration // how long the server wants to be left alone; 0: not said

	location string
}

func (f *Fetcher) now() time.Time {
	if f.Now != nil {
		return f.Now()
	}
	return time.Now()
}

// prepare makes the client: no proxy, no cookies, no redirects by itself.
func (f *Fetcher) prepare() {
	f.setUp.Do(func() {
		dial := f.dial
		if dial == nil {
			dial = (&net.Dialer{Timeout: 10 * time.Second, Control: guard(f.AllowPrivate)}).DialContext
		}
		f.client = &http.Client{
			Transport: &http.Transport{
				Proxy: nil, DialContext: dial, ForceAttemptHTTP2: true,
				TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 15 * time.Second,
				MaxResponseHeaderBytes: headerBytes, MaxIdleConns: 32, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second,
			},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	})
}

// Do fetches an address. An answer of any status is a Response; an error means
// that there is none, or none that may be read.
func (f *Fetcher) Do(ctx context.Context, r Request) (Response, error) {
	timeout := r.Timeout
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	at, err := Check(r.URL, f.AllowPrivate)
	if err != nil {
		return Response{}, err
	}
	permanent := true
	for hop := 0; ; hop++ {
		answer, err := f.hop(ctx, at, r)
		if err != nil {
			return Response{}, explain(at, err)
		}
		if answer.location == "" {
			if hop > 0 && permanent {
				answer.Moved = at.String()
			}
			return answer, nil
		}
		if hop == maxRedirects {
			return Response{}, because(nil, tooFar, at.Host, strconv.Itoa(maxRedirects))
		}
		permanent = permanent && (answer.Status == http.StatusMovedPermanently || answer.Status == http.StatusPermanentRedirect)
		if at, err = f.follow(at, answer.location); err != nil {
			return Response{}, because(err, redirected, answer.URL, err)
		}
	}
}

// hop makes one request when the host's robots.txt and turn allow it.
func (f *Fetcher) hop(ctx context.Context, at *url.URL, r Request) (Response, error) {
	leave, err := f.hosts.enter(ctx, at.Hostname())
	if err != nil {
		return Response{}, err
	}
	defer leave()
	if r.Robots {
		group, err := f.robots.get(ctx, f, at)
		if err != nil {
			return Response{}, err
		}
		if !group.Test(at.EscapedPath()) {
			return Response{}, because(ErrRobots, noRobots, at.Host)
		}
	}
	return f.once(ctx, at, r)
}

// follow resolves and checks where a redirect leads.
func (f *Fetcher) follow(from *url.URL, location string) (*url.URL, error) {
	to, err := from.Parse(location)
	if err != nil {
		return nil, badAddress(unreadable, printable(location))
	}
	if from.Scheme == "https" && strings.EqualFold(to.Scheme, "http") {
		return nil, badAddress(downgrade)
	}
	return Check(to.String(), f.AllowPrivate)
}

// once makes one request.
func (f *Fetcher) once(ctx context.Context, at *url.URL, r Request) (Response, error) {
	f.prepare()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return Response{}, err
	}
	req.Header.Set("User-Agent", Agent)
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5")
	if r.ETag != "" {
		req.Header.Set("If-None-Match", r.ETag)
	}
	if r.Modified != "" {
		req.Header.Set("If-Modified-Since", r.Modified)
	}
	res, err := f.client.Do(req)
	if err != nil {
		return Response{}, err
	}
	defer res.Body.Close()
	answer := Response{Status: res.StatusCode, URL: at.String(), MediaType: res.Header.Get("Content-Type"),
		ETag: short(res.Header.Get("ETag")), Modified: short(res.Header.Get("Last-Modified")), Wait: wait(res, f.now())}
	switch {
	case res.StatusCode >= 300 && res.StatusCode < 400 && res.StatusCode != http.StatusNotModified:
		answer.location = res.Header.Get("Location")
		if answer.location == "" {
			return Response{}, because(nil, nowhere, at.Host, strconv.Itoa(res.StatusCode))
		}
	case res.StatusCode == http.StatusOK:
		if answer.Body, err = readAll(at.Host, res.Body, r.MaxBytes); err != nil {
			return Response{}, err
		}
	}
	return answer, nil
}

// short keeps a validator that is not absurdly long.
func short(s string) string {
	if len(s) > 512 {
		return ""
	}
	return s
}

func readAll(host string, r io.Reader, most int64) ([]byte, error) {
	if most == 0 {
		most = DefaultBytes
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(b)) > most {
		return nil, because(ErrTooLarge, tooLarge, host, strconv.FormatInt(most>>20, 10))
	}
	return b, err
}

// explain words what went wrong on the way to a host, without what a library
// adds to it.
func explain(at *url.URL, err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	if unknown, ok := errors.AsType[*net.DNSError](err); ok {
		if unknown.IsNotFound {
			return because(err, noHost, at.Hostname())
		}
		return because(err, noName, at.Hostname())
	}
	if worded, ok := errors.AsType[*reason](err); ok {
		return worded
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return because(err, noCertificate, at.Host)
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return because(err, noTime, at.Host)
	case errors.Is(err, syscall.ECONNREFUSED):
		return because(err, noConnection, at.Host)
	}
	return fmt.Errorf("%s: %w", at.Host, err)
}
