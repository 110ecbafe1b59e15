//go:build !race

package gateway_test

import "time"

// crowd is how many ask at once.
const crowd = 500

// beat is how often heartbeats are sent.
const beat = 600 * time.Millisecond
