package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// nodes are those of the search cluster that .ci/opensearch started.
type nodes struct {
	urls  []string
	pids  []int
	start string // a program that starts the node of a number and says its process id
}

// readNodes reads what .ci/opensearch tells in the environment; without it
// there are none.
func readNodes(env func(string) string) (nodes, error) {
	n := nodes{start: env("MARQUEE_TEST_OPENSEARCH_START")}
	if urls := env("OPENSEARCH_URLS"); urls != "" {
		n.urls = strings.Split(urls, ",")
	}
	for _, field := range strings.Fields(env("MARQUEE_TEST_OPENSEARCH_PIDS")) {
		pid, err := strconv.Atoi(field)
		if err != nil || pid <= 1 {
			return n, fmt.Errorf("MARQUEE_TEST_OPENSEARCH_PIDS holds %q, which is no process id", field)
		}
		n.pids = append(n.pids, pid)
	}
	return n, nil
}

// killable says whether a node can be killed and started again.
func (n *nodes) killable() bool {
	return len(n.pids) > 1 && len(n.urls) == len(n.pids) && n.start != ""
}

// kill ends the first n nodes at once.
func (n *nodes) kill(count int) error {
	if !n.killable() {
		return errors.New("there is no cluster of several nodes: run it by .ci/opensearch")
	}
	for _, pid := range n.pids[:count] {
		p, err := os.FindProcess(pid)
		if err == nil {
			err = p.Kill()
		}
		if err != nil {
			return fmt.Errorf("killing node %d: %w", pid, err)
		}
	}
	return nil
}

// revive starts the first n nodes again and waits until all are there and every
// shard has a primary; copies may still be on their way.
func (n *nodes) revive(ctx context.Context, count int) error {
	for i := range n.pids[:count] {
		says, err := exec.CommandContext(ctx, n.start, strconv.Itoa(i+1)).Output()
		if err != nil {
			return fmt.Errorf("starting node %d: %w", i+1, err)
		}
		if n.pids[i], err = strconv.Atoi(strings.TrimSpace(string(says))); err != nil {
			return fmt.Errorf("starting node %d: it says %q", i+1, says)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Minute)
	defer cancel()
	for {
		status, body := get(ctx, n.urls[1]+"/_cluster/health")
		whole := strings.Contains(string(body), fmt.Sprintf(`"number_of_nodes":%d`, len(n.pids)))
		if status == http.StatusOK && whole && !strings.Contains(string(body), `"red"`) {
			return nil
		}
		if err := pause(ctx, time.Second); err != nil {
			return fmt.Errorf("the cluster is not whole: %w: %.200s", err, body)
		}
	}
}
