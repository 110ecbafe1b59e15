//go:build unix

package oddtext

import (
	"syscall"
	"time"
)

// clock tells how long this process has had a core, so that what else runs on
// the machine does not count.
func clock() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano())
}
