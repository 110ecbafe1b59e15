//go:build !race

package gateway_test

// crowd is how many ask at once.
const crowd = 500
