package bot

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"runtime/debug"
)

// crash is a panic as an error.
type crash struct {
	value any
	stack []byte
}

func (c *crash) Error() string { return fmt.Sprintf("panic: %v", c.value) }

// recovered turns a panic of h into an error, so that one broken answer ends
// alone.
func recovered(h Handler) Handler {
	return func(ctx context.Context, req *Request) (reply Reply, err error) {
		defer func() {
			if p := recover(); p != nil {
				reply, err = Reply{}, &crash{value: p, stack: debug.Stack()}
			}
		}()
		return h(ctx, req)
	}
}

// managersOnly checks the permission for admin commands on every use: Discord
// hides those commands from others, but a server can change what it hides, and
// buttons are never hidden.
func managersOnly(h Handler) Handler {
	return func(ctx context.Context, req *Request) (Reply, error) {
		switch {
		case !req.Called.AdminOnly || req.Terminal:
			return h(ctx, req)
		case req.Place != InServer:
			return Reply{}, &Problem{Message: req.Say("This works only in a server that has me, for members with the Manage Server permission.")}
		case !req.Manager:
			return Reply{}, &Problem{Message: req.Say("This is for members with the Manage Server permission. Please ask one of them.")}
		}
		return h(ctx, req)
	}
}

// newErrorID returns a short random id that joins an apology to its log line.
func newErrorID() string {
	var b [4]byte
	rand.Read(b[:]) // never fails since Go 1.24
	return hex.EncodeToString(b[:])
}
