package index

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"time"

	"marquee/knowledge"
)

// errNobody says that no process answers for the index just now.
var errNobody = errors.New("no process answers for the search index")

// ask sends a request to the process that owns the index and returns its
// answer. The error is errNobody when there is none, or when it went away
// before it had answered: the request may then be asked anew.
func (ix *Index) ask(ctx context.Context, req request, progress func(int)) (response, error) {
	conn, err := ix.dial(ctx)
	if err != nil {
		return response{}, err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Now()) })
	defer stop()
	b, err := json.Marshal(req)
	if err != nil {
		return response{}, err
	}
	if len(b) >= longestRequest {
		return response{}, fmt.Errorf("a query of %d bytes is too long for the search index", len(b))
	}
	if _, err := conn.Write(append(b, '\n')); err != nil {
		return response{}, gone(ctx, err)
	}
	lines := bufio.NewReader(&bounded{conn, longestResponse})
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return response{}, gone(ctx, err)
		}
		var r response
		if err := json.Unmarshal(line, &r); err != nil {
			return response{}, fmt.Errorf("%w: the owner of the search index sent nonsense: %w", knowledge.ErrUnavailable, err)
		}
		switch {
		case r.More:
			if progress != nil {
				progress(r.Done)
			}
		case r.Closing:
			return response{}, errNobody
		case r.Unavailable:
			return response{}, fmt.Errorf("%w: %s", knowledge.ErrUnavailable, r.Error)
		case r.Error != "":
			return response{}, errors.New(r.Error)
		default:
			return r, nil
		}
	}
}

// dial connects to the owner.
func (ix *Index) dial(ctx context.Context) (net.Conn, error) {
	f, err := os.Open(filepath.Join(ix.dir, addressFile))
	if err != nil {
		return nil, errNobody
	}
	address, err := io.ReadAll(io.LimitReader(f, 4096))
	_ = f.Close()
	if err != nil {
		return nil, errNobody
	}
	var d net.Dialer
	conn, err := d.DialContext(ctx, "unix", string(address))
	if err != nil {
		return nil, gone(ctx, err)
	}
	return conn, nil
}

// gone tells the end of the owner from the end of the caller's patience.
func gone(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return fmt.Errorf("%w: %w", errNobody, err)
}

// bounded reads at most so many bytes.
type bounded struct {
	r    io.Reader
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errors.New("the message is too long")
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
