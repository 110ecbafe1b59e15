//go:build race

package oddtext

// timed says whether times mean something: under the race detector, which
// takes ten times as long and tells nothing more here, they do not.
const timed = false
