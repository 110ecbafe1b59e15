package index

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"marquee/knowledge"
)

// What other processes may ask of the owner. A connection carries one request
// and its responses, each a line of JSON.
const (
	opSearch    = "search"
	opSync      = "sync"
	opRebuild   = "rebuild"
	opStatus    = "status"
	opFrequency = "frequency"
)

type request struct {
	Op    string           `json:"op"`
	Query *knowledge.Query `json:"query,omitempty"`
	Term  string           `json:"term,omitempty"`
}

// response is an answer, or word of progress while More is true.
type response struct {
	More        bool            `json:"more,omitempty"`
	Done        int             `json:"done,omitempty"`
	Hits        []knowledge.Hit `json:"hits,omitempty"`
	Status      *Status         `json:"status,omitempty"`
	Count       int             `json:"count,omitempty"`
	Error       string          `json:"error,omitempty"`
	Unavailable bool            `json:"unavailable,omitempty"` // the error is knowledge.ErrUnavailable
	Closing     bool            `json:"closing,omitempty"`     // the owner is about to let go
}

// Bounds of the talk between processes of one user.
const (
	longestRequest  = 64 << 10
	longestResponse = 16 << 20
	mostGuests      = 64 // requests at once
	guestPatience   = 5 * time.Second
	longestSocket   = 100 // bytes of a socket's path, everywhere at least
	addressFile     = "owner.addr"
)

// desk answers other processes.
type desk struct {
	owner    *owner
	listener net.Listener
	temp     string // folder of the socket when the index's path is too long
	slots    chan struct{}
	guests   sync.WaitGroup
}

// newDesk opens the socket and says where it is.
func newDesk(o *owner) (*desk, error) {
	d := &desk{owner: o, slots: make(chan struct{}, mostGuests)}
	path := filepath.Join(o.ix.dir, "owner.sock")
	if err := d.listen(path); err != nil {
		// Too long a path, or a file system without sockets.
		if d.temp, err = os.MkdirTemp("", "marquee-"); err != nil {
			return nil, fmt.Errorf("open the search index to other processes: %w", err)
		}
		path = filepath.Join(d.temp, "owner.sock")
		if err := d.listen(path); err != nil {
			return nil, errors.Join(fmt.Errorf("open the search index to other processes: %w", err), os.RemoveAll(d.temp))
		}
	}
	if err := replace(filepath.Join(o.ix.dir, addressFile), []byte(path)); err != nil {
		return nil, errors.Join(fmt.Errorf("open the search index to other processes: %w", err), d.listener.Close())
	}
	d.guests.Go(d.run)
	return d, nil
}

// listen replaces what an earlier owner left: this process has the lock.
func (d *desk) listen(path string) error {
	if len(path) > longestSocket {
		return errors.New("the path is too long for a socket")
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return errors.Join(err, l.Close())
	}
	d.listener = l
	return nil
}

func (d *desk) run() {
	for {
		conn, err := d.listener.Accept()
		if err != nil {
			return
		}
		d.slots <- struct{}{}
		d.guests.Go(func() {
			defer func() { <-d.slots }()
			defer conn.Close()
			d.serve(conn)
		})
	}
}

// close stops listening and waits for the requests under way.
func (d *desk) close() error {
	_ = os.Remove(filepath.Join(d.owner.ix.dir, addressFile))
	err := d.listener.Close()
	d.guests.Wait()
	if d.temp != "" {
		err = errors.Join(err, os.RemoveAll(d.temp))
	}
	return err
}

// serve answers the request of one connection. The request ends when the
// asking process goes away.
func (d *desk) serve(conn net.Conn) {
	_ = conn.SetReadDeadline(time.Now().Add(guestPatience))
	lines := bufio.NewReader(&bounded{conn, longestRequest})
	line, err := lines.ReadBytes('\n')
	if err != nil {
		return
	}
	_ = conn.SetReadDeadline(time.Time{})
	ctx, cancel := context.WithCancel(d.owner.life)
	defer cancel()
	go func() {
		// Nothing more is sent: reading ends when the other side does.
		_, _ = conn.Read(make([]byte, 1))
		cancel()
	}()
	var (
		mu  sync.Mutex
		out = json.NewEncoder(conn)
	)
	say := func(r response) {
		mu.Lock()
		defer mu.Unlock()
		_ = conn.SetWriteDeadline(time.Now().Add(guestPatience))
		if out.Encode(r) != nil {
			cancel()
		}
	}
	var req request
	if err := json.Unmarshal(line, &req); err != nil {
		say(response{Error: "malformed request: " + err.Error()})
		return
	}
	r, err := d.answer(ctx, req, func(done int) { say(response{More: true, Done: done}) })
	if err != nil {
		r = response{
			Error:       err.Error(),
			Unavailable: errors.Is(err, knowledge.ErrUnavailable),
			Closing:     errors.Is(err, errClosed) || d.owner.life.Err() != nil,
		}
	}
	say(r)
}

// answer does what is asked.
func (d *desk) answer(ctx context.Context, req request, progress func(int)) (r response, err error) {
	o := d.owner
	switch req.Op {
	case opSearch:
		if req.Query == nil {
			return r, errors.New("a search without a query")
		}
		r.Hits, err = o.search(ctx, *req.Query)
	case opSync:
		err = o.sync(ctx, o.ix.sourceOr(nil), progress)
	case opRebuild:
		err = o.rebuild(ctx, o.ix.sourceOr(nil), progress)
	case opStatus:
		var s Status
		s, err = o.status()
		r.Status = &s
	case opFrequency:
		r.Count, err = o.frequency(req.Term)
	default:
		err = fmt.Errorf("unknown request %q", strings.ToValidUTF8(req.Op, "?"))
	}
	return r, err
}
