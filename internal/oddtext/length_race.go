//go:build race

package oddtext

// length is how long a long text is, in bytes: less under the race detector,
// which takes ten times as long.
const length = 16 << 10
