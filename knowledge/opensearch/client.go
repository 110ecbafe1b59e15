package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/opensearch-project/opensearch-go/v4"

	"marquee/knowledge"
)

// The patience of calls. Discord forgets a member's question after three
// seconds, and the search is only a part of the answer.
const (
	searchWithin = 1500 * time.Millisecond // a whole search, all its calls and retries
	attemptPart  = 2                       // of that one node's try at a call takes one part
	dialWithin   = 400 * time.Millisecond  // a connection
	writeWithin  = 30 * time.Second        // one try at a bulk
	attempts     = 3                       // nodes tried after the first
)

// cluster speaks to the nodes. Searches and writes have different patience,
// and share connections and the breaker.
type cluster struct {
	reads, writes *opensearch.Client
	wires         *roundTripper
	breaker       *breaker
}

func newCluster(ctx context.Context, urls []string, within time.Duration) (*cluster, error) {
	addresses, err := parseAddresses(urls)
	if err != nil {
		return nil, err
	}
	c := &cluster{wires: newRoundTripper(addresses), breaker: &breaker{limit: 5, pause: time.Second, now: time.Now}}
	client := func(within time.Duration, retried ...int) (*opensearch.Client, error) {
		var list []string
		for _, a := range addresses {
			list = append(list, a.url)
		}
		discover := false
		return opensearch.NewClient(opensearch.Config{
			Addresses: list, Transport: c.wires, Context: ctx, DiscoverNodesOnStart: &discover,
			MaxRetries: attempts, RetryOnStatus: retried, RequestTimeout: within, EnableRetryOnTimeout: true,
			ResurrectTimeoutInitial: time.Second, ResurrectTimeoutMax: 5 * time.Second, HealthCheckTimeout: time.Second,
			RetryBackoff: func(attempt int) time.Duration {
				return time.Duration(float64(int(20)<<min(attempt, 4))*(0.5+rand.Float64())) * time.Millisecond
			},
		})
	}
	busy := []int{http.StatusTooManyRequests, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout}
	if c.reads, err = client(within/attemptPart, busy...); err != nil {
		return nil, fmt.Errorf("OPENSEARCH_URLS: %w", err)
	}
	if c.writes, err = client(writeWithin, busy...); err != nil {
		return nil, fmt.Errorf("OPENSEARCH_URLS: %w", err)
	}
	return c, nil
}

// close ends the connections.
func (c *cluster) close() { c.wires.next.CloseIdleConnections() }

// call is one request. Path segments are escaped here; body may be nil, bytes
// (lines of JSON), or a value that becomes JSON.
type call struct {
	method string
	path   []string
	query  url.Values
	body   any
	slow   bool // takes the patience of writes
	// missing makes 404 no error: the answer is then nil.
	missing bool
}

// away is a plain sentence for what may pass by itself.
type away string

func (a away) Error() string        { return string(a) }
func (a away) Is(target error) bool { return target == knowledge.ErrUnavailable }

const errUnavailable = away("the search cluster does not answer just now")

// errOpen says that the breaker refused.
var errOpen = fmt.Errorf("%w (it did not the last times either)", errUnavailable)

// statusError is an answer that the cluster gave but that is no success.
type statusError struct {
	status int
	kind   string // the cluster's word for it
	reason string
}

func (e *statusError) Error() string {
	return fmt.Sprintf("the search cluster says %d %s: %s", e.status, e.kind, e.reason)
}

// is says whether an error is the cluster's, of a kind.
func isKind(err error, kind string) bool {
	var s *statusError
	return errors.As(err, &s) && s.kind == kind
}

// do makes a call and returns the answer's bytes.
func (c *cluster) do(ctx context.Context, k call) ([]byte, error) {
	request, err := k.request(ctx)
	if err != nil {
		return nil, err
	}
	if !c.breaker.allow() {
		return nil, errOpen
	}
	client := c.reads
	if k.slow {
		client = c.writes
	}
	response, err := client.Stream(request)
	var body []byte
	if response != nil && response.Body != nil {
		if err == nil {
			body, err = io.ReadAll(response.Body)
		}
		_ = response.Body.Close()
	}
	status := 0
	if err == nil {
		status = response.StatusCode
	}
	c.breaker.done(judge(ctx, err, status))
	if err != nil {
		return nil, explain(ctx, err)
	}
	return body, k.verdict(status, body)
}

// judge tells the breaker what an answer says of the cluster. A call that ran
// into its own deadline counts against the cluster, one that was called off
// does not.
func judge(ctx context.Context, err error, status int) outcome {
	switch {
	case err != nil && errors.Is(ctx.Err(), context.Canceled):
		return abandoned
	case err != nil, status == http.StatusBadGateway, status == http.StatusServiceUnavailable, status == http.StatusGatewayTimeout:
		return failed
	}
	return answered
}

// verdict turns a status into an error.
func (k call) verdict(status int, body []byte) error {
	switch {
	case status < 300, status == http.StatusNotFound && k.missing:
		return nil
	}
	e := parseError(status, body)
	if status == http.StatusTooManyRequests || status >= 500 {
		return fmt.Errorf("%w (%w)", errUnavailable, e)
	}
	if status == http.StatusUnauthorized || status == http.StatusForbidden {
		return fmt.Errorf("%w: check the name and password in OPENSEARCH_URLS", e)
	}
	return e
}

// explain words an error of the connection. What the libraries say is cut
// down to the innermost cause, which names neither address nor credentials.
func explain(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	var (
		dial    *net.OpError
		timeout net.Error
	)
	switch {
	case errors.Is(err, errTooLong):
		return fmt.Errorf("%w (%w)", errUnavailable, errTooLong)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return fmt.Errorf("%w (it took too long)", errUnavailable)
	case errors.As(err, &dial) && dial.Addr != nil:
		return fmt.Errorf("%w (no connection to %s: check OPENSEARCH_URLS and that it runs)", errUnavailable, dial.Addr)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w (the connection was lost)", errUnavailable)
	}
	return fmt.Errorf("%w (the connection failed)", errUnavailable)
}

func (k call) request(ctx context.Context) (*http.Request, error) {
	var segments []string
	for _, s := range k.path {
		segments = append(segments, url.PathEscape(s))
	}
	target := "/" + strings.Join(segments, "/")
	if len(k.query) > 0 {
		target += "?" + k.query.Encode()
	}
	var (
		body io.Reader
		kind = "application/json"
	)
	switch b := k.body.(type) {
	case nil:
	case []byte:
		body, kind = bytes.NewReader(b), "application/x-ndjson"
	default:
		encoded, err := json.Marshal(b)
		if err != nil {
			return nil, fmt.Errorf("write a request to the search cluster: %w", err)
		}
		body = bytes.NewReader(encoded)
	}
	r, err := http.NewRequestWithContext(ctx, k.method, target, body)
	if err != nil {
		return nil, fmt.Errorf("write a request to the search cluster: %w", err)
	}
	if body != nil {
		r.Header.Set("Content-Type", kind)
	}
	return r, nil
}
