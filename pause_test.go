//go:build unix

package main

import (
	"os"
	"syscall"
)

// pause stops a process, as a machine does that has too much to do; resume
// lets it go on.
func pause(p *os.Process) error  { return p.Signal(syscall.SIGSTOP) }
func resume(p *os.Process) error { return p.Signal(syscall.SIGCONT) }
