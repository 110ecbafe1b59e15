package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// haproxy is the load balancer of compose.yaml, with its configuration.
type haproxy struct {
	cmd   *exec.Cmd
	at    string
	ended chan struct{}
}

// shippedConfig is the configuration that compose.yaml mounts.
const shippedConfig = "deploy/haproxy.cfg"

func startHAProxy(ctx context.Context, path, folder string, bots []string) (*haproxy, error) {
	raw, err := os.ReadFile(shippedConfig)
	if err != nil {
		return nil, fmt.Errorf("%w: run it from the repository's root", err)
	}
	at, err := freeAddress()
	if err != nil {
		return nil, err
	}
	ownAt, err := freeAddress()
	if err != nil {
		return nil, err
	}
	config, err := localConfig(string(raw), at, ownAt, bots)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "haproxy.cfg")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		return nil, err
	}
	h := &haproxy{cmd: exec.Command(path, "-db", "-f", file), at: at, ended: make(chan struct{})}
	log, err := os.Create(filepath.Join(folder, "haproxy.log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	h.cmd.Stdout, h.cmd.Stderr = log, log
	if err := h.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { _ = h.cmd.Wait(); close(h.ended) }()
	for range 100 {
		if status, _ := get(ctx, "http://"+ownAt+"/alive"); status == http.StatusOK {
			time.Sleep(time.Second) // until it has looked at every bot
			return h, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	h.close()
	says, _ := os.ReadFile(log.Name())
	return nil, fmt.Errorf("haproxy does not start: %s", says)
}

func (h *haproxy) url() string { return "http://" + h.at + "/interactions" }

func (h *haproxy) close() {
	_ = h.cmd.Process.Kill() // it may have ended already
	<-h.ended
}

// localConfig puts local addresses into the shipped configuration, in place of
// those of the containers.
func localConfig(shipped, at, ownAt string, bots []string) (string, error) {
	var servers strings.Builder
	for i, bot := range bots {
		fmt.Fprintf(&servers, "server bot%d %s\n    ", i+1, bot)
	}
	start, end := strings.Index(shipped, "resolvers docker\n"), strings.Index(shipped, "frontend interactions")
	if start < 0 || end < start {
		return "", fmt.Errorf("%s has no section of resolvers before its frontend", shippedConfig)
	}
	config := shipped[:start] + shipped[end:]
	for _, change := range [][2]string{
		{" init-addr none resolvers docker", ""},
		{"server-template bot 10 bot:8080", strings.TrimSpace(servers.String())},
		{"bind :8080", "bind " + at},
		{"bind 127.0.0.1:8404", "bind " + ownAt},
	} {
		if !strings.Contains(config, change[0]) {
			return "", fmt.Errorf("%s lacks %q, which the local topology changes", shippedConfig, change[0])
		}
		config = strings.ReplaceAll(config, change[0], change[1])
	}
	return config, nil
}
