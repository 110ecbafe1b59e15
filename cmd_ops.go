package main

import (
	"context"
	"io"

	"marquee/knowledge/ingest"
)

type backupCmd struct {
	File string `arg:""`
}

func (*backupCmd) run(ctx context.Context, p *program) error { return nil }

type restoreCmd struct {
	File string `arg:""`
}

func (*restoreCmd) run(ctx context.Context, p *program) error { return nil }

type doctorCmd struct{}

func (*doctorCmd) run(ctx context.Context, p *program) error { return nil }
func (p *program) fetch(ctx context.Context, f string) (ingest.Source, io.Closer, error) {
	return ingest.Source{}, nil, errNoFetch
}
