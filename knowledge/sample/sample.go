// Package sample is the built-in corpus: short original articles on real
// films, embedded, so that every command has something to show before an
// operator adds articles of their own. All carry the outlet Marquee Sampler.
package sample

import (
	"embed"
	"io/fs"
)

//go:embed articles
var articles embed.FS

// FS returns the articles as a folder of files in the formats that the reader
// knows.
func FS() fs.FS { return articles }
