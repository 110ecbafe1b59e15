//go:build unix

package index

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock takes the lock file, or fails at once with errHeld. The kernel gives
// the lock back when the process ends, however it ends.
func lock(path string) (unlock func() error, err error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock the search index: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		closed := f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errHeld
		}
		return nil, errors.Join(fmt.Errorf("lock the search index %s: %w", path, err), closed)
	}
	return f.Close, nil
}
