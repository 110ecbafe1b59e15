package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"marquee/bot/bottest"
)

// topology is everything that runs.
type topology struct {
	options
	out      io.Writer
	folder   string // everything's files
	binary   string
	discord  *bottest.Discord
	replicas []*replica
	balancer balancer
	people   people
	embedded bool // bots search in an index of their own, whatever cluster there is
}

// build compiles the bot and starts the stand-in for Discord; no bot runs yet.
func build(ctx context.Context, o options, out io.Writer) (*topology, error) {
	folder, err := os.MkdirTemp("", "marquee-local-*")
	if err != nil {
		return nil, err
	}
	t := &topology{options: o, out: out, folder: folder, binary: filepath.Join(folder, "marquee")}
	t.say("building")
	compile := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", t.binary, "marquee")
	compile.Env = append(os.Environ(), "CGO_ENABLED=0")
	if says, err := compile.CombinedOutput(); err != nil {
		t.close()
		return nil, fmt.Errorf("building the bot: %w: %s", err, says)
	}
	if t.discord, err = bottest.Start(); err != nil {
		t.close()
		return nil, err
	}
	t.discord.Hasty()
	t.discord.Forget()
	t.people = newPeople(t.discord, o.articles)
	for i := range o.replicas {
		at, err := freeAddress()
		if err != nil {
			t.close()
			return nil, err
		}
		t.replicas = append(t.replicas, &replica{t: t, at: at, data: filepath.Join(folder, fmt.Sprintf("bot%d", i+1))})
	}
	return t, nil
}

// readyWithin is how long a bot may take to build an index of its own.
const readyWithin = 10 * time.Minute

// serve starts the first n bots and a load balancer before them.
func (t *topology) serve(ctx context.Context, n int) error {
	for _, r := range t.replicas[:n] {
		if err := r.start(); err != nil {
			return err
		}
	}
	for _, r := range t.replicas[:n] {
		if err := r.ready(ctx, readyWithin); err != nil {
			return err
		}
	}
	var err error
	t.balancer, err = t.balance(ctx, t.replicas[:n])
	return err
}

// rest stops the bots and the load balancer.
func (t *topology) rest() {
	if t.balancer != nil {
		t.balancer.close()
		t.balancer = nil
	}
	for _, r := range t.replicas {
		r.kill()
	}
}

func (t *topology) close() {
	t.rest()
	if t.discord != nil {
		t.discord.Close()
	}
	os.RemoveAll(t.folder)
}

func (t *topology) say(format string, args ...any) {
	fmt.Fprintf(t.out, time.Now().Format("15:04:05")+" "+format+"\n", args...)
}

// freeAddress returns a local address where nobody listens.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}
