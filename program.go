package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"

	"golang.org/x/term"

	"marquee/bot/terminal"
)

// program is one run of the binary: its settings and its streams.
type program struct {
	cfg  Config
	log  *slog.Logger
	in   io.Reader
	out  io.Writer
	errs io.Writer
	json bool
}

// runner is a command of the grammar.
type runner interface {
	run(ctx context.Context, p *program) error
}

// screen shows replies on out: in colour and as wide as the window on a
// terminal.
func (p *program) screen() terminal.Screen {
	s := terminal.Screen{Out: p.out}
	if width, ok := terminalWidth(p.out); ok {
		s.Width = min(width, 100)
		s.Color = true
	}
	return s
}

// terminalWidth returns the columns of a terminal; ok is false for anything
// else.
func terminalWidth(w io.Writer) (columns int, ok bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	columns, _, err := term.GetSize(int(f.Fd()))
	return columns, err == nil && columns > 0
}

// printJSON writes one JSON object on a line of its own.
func (p *program) printJSON(v any) error {
	b, err := marshal(v)
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	if _, err := p.out.Write(append(b, '\n')); err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// batchRun answers all lines of a batch.
type batchRun func(ctx context.Context, input io.Reader) error

func batchOf[In any](p *program, answer func(context.Context, In) (any, error)) batchRun {
	return func(ctx context.Context, input io.Reader) error { return batch(ctx, input, p.out, answer) }
}

func (p *program) batch(ctx context.Context, file string, run batchRun) error {
	in, err := openInput(file, p.in)
	if err != nil {
		return err
	}
	defer in.Close()
	return run(ctx, in)
}

// count words a number of things.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
