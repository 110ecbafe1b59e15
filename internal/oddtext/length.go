//go:build !race

package oddtext

// length is how long a long text is, in bytes.
const length = 128 << 10
