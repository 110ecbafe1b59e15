package feeds

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// Bounds of what is kept of robots.txt files.
const (
	robotsBytes  = 512 << 10
	robotsFor    = 24 * time.Hour   // a file
	robotsAgain  = 15 * time.Minute // a server that could not be asked
	robotsAtMost = 2000             // hosts
)

// robots keeps what hosts say robots may fetch.
type robots struct {
	mu    sync.Mutex
	known map[string]rules
}

type rules struct {
	group *robotstxt.Group
	until time.Time
}

// get returns the rules of a host, asking it when they are not known.
func (r *robots) get(ctx context.Context, f *Fetcher, at *url.URL) (*robotstxt.Group, error) {
	site := at.Scheme + "://" + at.Host
	r.mu.Lock()
	found, ok := r.known[site]
	r.mu.Unlock()
	if ok && f.now().Before(found.until) {
		return found.group, nil
	}
	status, body, err := f.robotsFile(ctx, site)
	if err != nil {
		return nil, err
	}
	kept := robotsFor
	if status >= 500 {
		kept = robotsAgain
	}
	file, err := robotstxt.FromStatusAndBytes(status, body)
	if err != nil { // no robots.txt at all, but a page in its place
		file = &robotstxt.RobotsData{}
		if file, err = robotstxt.FromStatusAndBytes(http.StatusNotFound, nil); err != nil {
			return nil, err
		}
	}
	found = rules{file.FindGroup(robotName), f.now().Add(kept)}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil || len(r.known) >= robotsAtMost {
		r.known = map[string]rules{}
	}
	r.known[site] = found
	return found.group, nil
}

// robotsFile asks a host for its robots.txt, following its redirects.
func (f *Fetcher) robotsFile(ctx context.Context, site string) (int, []byte, error) {
	at, err := url.Parse(site + "/robots.txt")
	if err != nil {
		return 0, nil, err
	}
	for range maxRedirects {
		answer, err := f.once(ctx, at, Request{MaxBytes: robotsBytes})
		if errors.Is(err, ErrTooLarge) {
			return http.StatusNotFound, nil, nil
		}
		if err != nil {
			return 0, nil, err
		}
		if answer.location == "" {
			return answer.Status, answer.Body, nil
		}
		if at, err = f.follow(at, answer.location); err != nil {
			return http.StatusNotFound, nil, nil
		}
	}
	return http.StatusNotFound, nil, nil
}
