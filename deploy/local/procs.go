package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// ticksPerSecond is the unit of /proc/PID/stat on Linux.
const ticksPerSecond = 100

// databaseProcessor returns the seconds of processor time that the processes of
// a PostgreSQL server have used, ended ones included; 0 where the server is
// not one of .ci/postgres or the system has no /proc.
func databaseProcessor(address string) float64 {
	u, err := url.Parse(address)
	if err != nil {
		return 0
	}
	raw, err := os.ReadFile(filepath.Join(u.Query().Get("host"), "data", "postmaster.pid"))
	if err != nil {
		return 0
	}
	first, _, _ := strings.Cut(string(raw), "\n")
	leader, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil {
		return 0
	}
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0
	}
	sum := 0
	for _, path := range stats {
		raw, err := os.ReadFile(path)
		if err != nil {
			continue // it has ended meanwhile
		}
		p, err := readStat(string(raw))
		switch {
		case err != nil:
		case p.pid == leader:
			sum += p.own + p.ended
		case p.parent == leader:
			sum += p.own
		}
	}
	return float64(sum) / ticksPerSecond
}

// process is what /proc tells of one.
type process struct {
	pid, parent int
	own, ended  int // ticks of processor time: its own, and its ended children's
}

// readStat reads a line of /proc/PID/stat; see proc(5). The name in brackets
// may hold anything.
func readStat(line string) (p process, err error) {
	open, end := strings.Index(line, " ("), strings.LastIndex(line, ") ")
	if open < 0 || end < open {
		return p, fmt.Errorf("no name in %.60q", line)
	}
	fields := strings.Fields(line[end+2:]) // from the state on, the third field
	if len(fields) < 15 {
		return p, fmt.Errorf("%d fields after the name in %.60q", len(fields), line)
	}
	var ticks [4]int // utime, stime, cutime, cstime
	for i := range ticks {
		if ticks[i], err = strconv.Atoi(fields[11+i]); err != nil {
			return p, err
		}
	}
	if p.pid, err = strconv.Atoi(line[:open]); err != nil {
		return p, err
	}
	if p.parent, err = strconv.Atoi(fields[1]); err != nil {
		return p, err
	}
	p.own, p.ended = ticks[0]+ticks[1], ticks[2]+ticks[3]
	return p, nil
}
