package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"marquee/bot/bottest"
)

// drainTime is the bots' DRAIN_TIME: longer than the load balancer needs to
// notice.
const drainTime = 2 * time.Second

// replica is one bot: a process with a data directory of its own.
type replica struct {
	t     *topology
	at    string // host:port
	data  string
	cmd   *exec.Cmd
	ended chan struct{}
}

func (r *replica) start() error {
	if err := os.MkdirAll(r.data, 0o700); err != nil {
		return err
	}
	// No feeds: nothing is fetched.
	if err := os.WriteFile(filepath.Join(r.data, "feeds.csv"), nil, 0o600); err != nil {
		return err
	}
	log, err := os.OpenFile(r.data+".log", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	r.cmd = exec.Command(r.t.binary, "serve")
	r.cmd.Dir = r.data
	r.cmd.Env = append(os.Environ(), "MARQUEE_DATA="+r.data, "DATABASE_URL="+r.t.database, "LISTEN_ADDR="+r.at,
		"DISCORD_TOKEN="+bottest.Token, "DISCORD_PUBLIC_KEY="+bottest.PublicKey(), "DISCORD_API_URL="+r.t.discord.URL,
		"DRAIN_TIME="+drainTime.String(), "LOG_LEVEL=warn")
	if r.t.embedded {
		r.cmd.Env = append(r.cmd.Env, "OPENSEARCH_URLS=")
	}
	r.cmd.Stdout, r.cmd.Stderr = log, log
	if err := r.cmd.Start(); err != nil {
		return err
	}
	r.ended = make(chan struct{})
	go func(cmd *exec.Cmd, ended chan struct{}) {
		_ = cmd.Wait() // how it ended is in its log
		close(ended)
	}(r.cmd, r.ended)
	return nil
}

// ready waits until the bot says that it can answer.
func (r *replica) ready(ctx context.Context, most time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	for {
		if status, _ := get(ctx, "http://"+r.at+"/readyz"); status == http.StatusOK {
			return nil
		}
		select {
		case <-r.ended:
			return fmt.Errorf("the bot on %s has ended: %s", r.at, r.lastWords())
		case <-ctx.Done():
			return fmt.Errorf("the bot on %s is not ready: %w: %s", r.at, ctx.Err(), r.lastWords())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// lastWords is the end of the bot's log.
func (r *replica) lastWords() string {
	raw, err := os.ReadFile(r.data + ".log")
	if err != nil {
		return err.Error()
	}
	return string(raw[max(0, len(raw)-600):])
}

// stop tells the bot to stop, as an upgrade does, and waits until it has.
func (r *replica) stop() error {
	if err := r.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	select {
	case <-r.ended:
		return nil
	case <-time.After(20 * time.Second):
		return errors.New("a bot did not stop within 20 s")
	}
}

// kill ends the bot at once, as a crash does.
func (r *replica) kill() {
	if r.cmd == nil {
		return
	}
	_ = r.cmd.Process.Kill() // it may have ended already
	<-r.ended
	r.cmd = nil
}

// metric returns the value of one of the bot's metrics, 0 when it is not told.
func (r *replica) metric(ctx context.Context, name string) float64 {
	_, body := get(ctx, "http://"+r.at+"/metrics")
	for lines := bufio.NewScanner(bytes.NewReader(body)); lines.Scan(); {
		if text, ok := strings.CutPrefix(lines.Text(), name+" "); ok {
			value, err := strconv.ParseFloat(text, 64)
			if err != nil {
				return 0
			}
			return value
		}
	}
	return 0
}

// get returns the status of a page, 0 when there is none, and what it says.
func get(ctx context.Context, url string) (status int, body []byte) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return 0, nil
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, nil
	}
	defer answer.Body.Close()
	body, err = io.ReadAll(io.LimitReader(answer.Body, 1<<22))
	if err != nil {
		return 0, nil
	}
	return answer.StatusCode, body
}
