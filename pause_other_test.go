//go:build !unix

package main

import "os"

// Processes cannot be stopped here.
func pause(*os.Process) error  { return nil }
func resume(*os.Process) error { return nil }
