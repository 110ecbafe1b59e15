//go:build unix

package newsroom

import (
	"syscall"
	"time"
)

// cpuTime is what this process has used of the processor: on a machine that is
// busy with other work it says more than a clock.
func cpuTime() time.Duration {
	var used syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
