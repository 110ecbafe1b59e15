package opensearch

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// mostBody bounds an answer of the cluster in bytes: a thousand hits with
// their records are far below it.
const mostBody = 64 << 20

// address is where a node is reached, without its credentials.
type address struct {
	url      string
	host     string
	name     string
	password string
}

// parseAddresses takes credentials out of addresses. Errors name an address
// by its place, for a text that is no address may be mostly password.
func parseAddresses(raw []string) ([]address, error) {
	var out []address
	for i, s := range raw {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return nil, fmt.Errorf("OPENSEARCH_URLS: address %d is none: write comma-separated addresses such as http://localhost:9200", i+1)
		}
		a := address{host: u.Host}
		if u.User != nil {
			a.name = u.User.Username()
			a.password, _ = u.User.Password()
		}
		a.url = (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: strings.TrimRight(u.Path, "/")}).String()
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, errors.New("OPENSEARCH_URLS names no address")
	}
	return out, nil
}

// newRoundTripper returns a transport of plain HTTP that signs requests and
// bounds answers.
func newRoundTripper(addresses []address) *roundTripper {
	dialer := &net.Dialer{Timeout: dialWithin, KeepAlive: 15 * time.Second}
	return &roundTripper{addresses: addresses, next: &http.Transport{
		DialContext: dialer.DialContext, TLSHandshakeTimeout: time.Second, MaxIdleConnsPerHost: 32,
		IdleConnTimeout: time.Minute, ForceAttemptHTTP2: true, Proxy: http.ProxyFromEnvironment,
	}}
}

type roundTripper struct {
	addresses []address
	next      *http.Transport
}

// RoundTrip sends a request with the credentials of its host and no other.
func (t *roundTripper) RoundTrip(r *http.Request) (*http.Response, error) {
	if a, ok := t.credentials(r.URL.Host); ok {
		r = r.Clone(r.Context())
		r.SetBasicAuth(a.name, a.password)
	}
	response, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	response.Body = &boundedBody{response.Body, mostBody}
	return response, nil
}

func (t *roundTripper) credentials(host string) (address, bool) {
	for _, a := range t.addresses {
		if a.host == host && a.name != "" {
			return a, true
		}
	}
	return address{}, false
}

// errTooLong says that an answer exceeded its bound.
var errTooLong = errors.New("the answer is too long")

// boundedBody fails once more than so many bytes were read.
type boundedBody struct {
	io.ReadCloser
	left int64
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		var one [1]byte
		if n, err := b.ReadCloser.Read(one[:]); n == 0 && err != nil {
			return 0, err
		}
		return 0, errTooLong
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}
