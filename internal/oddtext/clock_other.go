//go:build !unix

package oddtext

import "time"

var began = time.Now()

func clock() time.Duration { return time.Since(began) }
