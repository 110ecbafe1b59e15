//go:build race

package gateway_test

import "time"

// crowd is how many ask at once: the race detector makes everything ten times
// slower, Discord's three seconds stay.
const crowd = 60

// beat is how often heartbeats are sent.
const beat = 1500 * time.Millisecond
