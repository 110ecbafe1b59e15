//go:build race

package gateway_test

// crowd is how many ask at once: the race detector makes everything ten times
// slower, Discord's three seconds stay.
const crowd = 60
