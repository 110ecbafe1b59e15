//go:build !race

package oddtext

// timed says whether times mean something; not so under the race detector.
const timed = true
