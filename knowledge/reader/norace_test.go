//go:build !race

package reader

// raceDetector says whether the tests run under the race detector.
const raceDetector = false
