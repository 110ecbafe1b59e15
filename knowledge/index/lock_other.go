//go:build !unix

package index

import (
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"
)

// lock takes the lock file, or fails at once with errHeld. Bolt knows how
// every system locks files.
func lock(path string) (unlock func() error, err error) {
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Millisecond})
	if err == nil {
		return db.Close, nil
	}
	if errors.Is(err, bbolt.ErrTimeout) {
		return nil, errHeld
	}
	return nil, fmt.Errorf("lock the search index %s: %w", path, err)
}
