package bottest

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Fault breaks calls of the REST API.
type Fault struct {
	Part  string // of "METHOD path"; "" is every call
	Times int    // how many calls it breaks; 0: one
	After bool   // Discord did what was asked, and the answer alone is broken

	Status int           // of the answer: 429, 500…
	Retry  time.Duration // of a 429: when to come back
	Global bool          // of a 429: holds every call, but for those of interactions
	HTML   bool          // of a 429: from the wall before Discord, no JSON
	Delay  time.Duration // waits first, then breaks; alone: is slow
	Drop   bool          // ends the connection without an answer

	until time.Time
}

// Break makes the next calls go wrong.
func (d *Discord) Break(f Fault) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	d.faults = append(d.faults, &f)
}

// Heal ends every fault.
func (d *Discord) Heal() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.faults, d.held = nil, time.Time{}
}

// fault returns the fault that this call meets, if any.
func (d *Discord) fault(r *request) *Fault {
	d.mu.Lock()
	defer d.mu.Unlock()
	now, key := time.Now(), r.Method+" "+r.path
	if now.Before(d.held) && !r.open() {
		d.broken("%s during a global 429", key)
		return &Fault{Status: 429, Global: true, Retry: time.Until(d.held)}
	}
	for _, f := range d.faults {
		if !strings.Contains(key, f.Part) {
			continue
		}
		if now.Before(f.until) {
			d.broken("%s during a 429", key)
			return &Fault{Status: 429, Retry: time.Until(f.until)}
		}
		if f.Times == 0 {
			continue
		}
		f.Times--
		if f.Status == 429 {
			f.until = now.Add(f.Retry)
			if f.Global {
				f.until, d.held = time.Time{}, now.Add(f.Retry)
			}
		}
		return f
	}
	return nil
}

// spoil answers a call as the fault wants. It says whether it did.
func (d *Discord) spoil(w http.ResponseWriter, r *request, f *Fault, at time.Time) bool {
	if f.Delay > 0 {
		select {
		case <-time.After(f.Delay):
		case <-r.Context().Done():
		}
	}
	switch {
	case f.Drop:
		d.noteBroken(r, at, 0, f)
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_ = conn.Close()
		}
		return true
	case f.Status == 429:
		d.noteBroken(r, at, 429, f)
		tooMany(w, f)
		return true
	case f.Status > 0:
		d.noteBroken(r, at, f.Status, f)
		write(w, f.Status, object{"code": 0, "message": fmt.Sprintf("%d: %s", f.Status, http.StatusText(f.Status))})
		return true
	}
	return false
}

func (d *Discord) noteBroken(r *request, at time.Time, status int, f *Fault) {
	if !f.After {
		d.note(r, at, status)
	}
}

func tooMany(w http.ResponseWriter, f *Fault) {
	seconds := f.Retry.Seconds()
	w.Header().Set("Retry-After", strconv.Itoa(int(seconds+0.999)))
	if f.HTML {
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(429)
		_, _ = fmt.Fprint(w, "<!doctype html><title>Access denied</title>error code: 1015")
		return
	}
	if f.Global {
		w.Header().Set("X-RateLimit-Global", "true")
	} else {
		headers(w)
		w.Header().Set("X-RateLimit-Remaining", "0")
		w.Header().Set("X-RateLimit-Reset-After", strconv.FormatFloat(seconds, 'f', 3, 64))
	}
	write(w, 429, object{"message": "You are being rate limited.", "retry_after": seconds, "global": f.Global})
}
