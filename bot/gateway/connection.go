package gateway

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// connection is one WebSocket of a shard.
type connection struct {
	*shard
	ws       *websocket.Conn
	write    sync.Mutex
	interval time.Duration
	acked    atomic.Int64 // when the last heartbeat was answered, Unix ns
	seen     atomic.Int64 // the newest event, for heartbeats
}

// payload is one message of the gateway.
type payload struct {
	Op int             `json:"op"`
	D  json.RawMessage `json:"d"`
	S  int64           `json:"s"`
	T  string          `json:"t"`
}

// serve greets, introduces the shard and reads until the connection ends.
func (c *connection) serve(ctx context.Context) (ready bool, err error) {
	c.ws.SetReadLimit(maxFrame)
	if err := c.greeted(); err != nil {
		return false, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	c.seen.Store(c.seq)
	go c.beat(ctx)
	if err := c.introduce(c); err != nil {
		return false, err
	}
	end := time.Now().Add(readyTime)
	for {
		limit := time.Now().Add(deadBeats * c.interval)
		if !ready && end.Before(limit) {
			limit = end
		}
		p, err := c.read(ctx, limit)
		switch {
		case err != nil && ctx.Err() != nil:
			return ready, ctx.Err()
		case err != nil && !ready && time.Now().After(end):
			return false, fmt.Errorf("gateway did not say READY within %v", readyTime)
		case err != nil:
			return ready, c.closed(err)
		}
		became, err := c.take(p)
		if became && !ready {
			ready = true
			c.state(c.id, true, "")
		}
		if err != nil {
			return ready, err
		}
	}
}

// greeted waits for the greeting, which says how often to send heartbeats.
func (c *connection) greeted() error {
	p, err := c.read(context.Background(), time.Now().Add(dialTime))
	if err != nil {
		return c.closed(err)
	}
	var hello struct {
		Interval float64 `json:"heartbeat_interval"`
	}
	if err := json.Unmarshal(p.D, &hello); err != nil || p.Op != opHello || hello.Interval <= 0 {
		return fmt.Errorf("gateway greeted with op %d", p.Op)
	}
	c.interval = time.Duration(hello.Interval * float64(time.Millisecond))
	c.acked.Store(time.Now().UnixNano())
	return nil
}

// read reads one payload. One that is not understood is passed over.
func (c *connection) read(ctx context.Context, limit time.Time) (payload, error) {
	for {
		if err := c.ws.SetReadDeadline(limit); err != nil {
			return payload{}, err
		}
		if ctx.Err() != nil { // it may have ended before the deadline was set
			return payload{}, ctx.Err()
		}
		kind, raw, err := c.ws.ReadMessage()
		if err != nil {
			return payload{}, err
		}
		var p payload
		if err := unpack(kind, raw, &p); err != nil {
			c.log.Warn("gateway payload not understood", "error", err)
			continue
		}
		return p, nil
	}
}

// unpack reads a payload; a binary one is compressed.
func unpack(kind int, raw []byte, p *payload) error {
	if kind != websocket.BinaryMessage {
		return json.Unmarshal(raw, p)
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return err
	}
	defer z.Close()
	return json.NewDecoder(io.LimitReader(z, maxFrame)).Decode(p)
}

// take acts on one payload and says whether it made the shard ready.
func (c *connection) take(p payload) (ready bool, err error) {
	switch p.Op {
	case opDispatch:
		c.seq = p.S
		c.seen.Store(p.S)
		return c.dispatch(p.T, p.D), nil
	case opHeartbeat:
		return false, c.heartbeat()
	case opHeartbeatACK:
		c.acked.Store(time.Now().UnixNano())
	case opReconnect:
		return false, errAgain
	case opInvalid:
		var resumable bool
		if json.Unmarshal(p.D, &resumable) != nil || !resumable {
			c.forget()
		}
		return false, errInvalid
	}
	return false, nil
}

// beat sends heartbeats until ctx is done, and ends a connection that has not
// answered for too long.
func (c *connection) beat(ctx context.Context) {
	wait := rand.N(c.interval)
	for pause(ctx, wait) {
		silent := time.Since(time.Unix(0, c.acked.Load()))
		if silent > deadBeats*c.interval {
			c.log.Warn("gateway answers no heartbeats", "for", silent.Round(time.Millisecond))
			c.end()
			return
		}
		if c.heartbeat() != nil {
			c.end()
			return
		}
		wait = min(c.interval, time.Until(time.Unix(0, c.acked.Load()).Add(deadBeats*c.interval+time.Millisecond)))
		wait = max(wait, 10*time.Millisecond)
	}
}

func (c *connection) heartbeat() error {
	if seq := c.seen.Load(); seq > 0 {
		return c.send(opHeartbeat, seq)
	}
	return c.send(opHeartbeat, nil)
}

func (c *connection) send(op int, d any) error {
	c.write.Lock()
	defer c.write.Unlock()
	if err := c.ws.SetWriteDeadline(time.Now().Add(writeTime)); err != nil {
		return err
	}
	return c.ws.WriteJSON(map[string]any{"op": op, "d": d})
}

// leave closes the connection in a way that keeps the session for a resume.
func (c *connection) leave() {
	c.write.Lock()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(keepOpen, ""), time.Now().Add(100*time.Millisecond))
	c.write.Unlock()
	c.end()
}

// end closes the socket, which also wakes whoever reads from it.
func (c *connection) end() { _ = c.ws.Close() }
