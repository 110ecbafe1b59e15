package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
)

// batchLine is the longest line of a batch, in bytes.
const batchLine = 16 << 20

// batch answers every line of input with one JSON object on out, in input
// order, on all cores. A line that cannot be read gives an object with its
// number and the error in its place, and the run goes on.
func batch[In any](ctx context.Context, input io.Reader, out io.Writer, answer func(context.Context, In) (any, error)) error {
	type job struct {
		line   int
		text   []byte
		result chan []byte
	}
	workers := runtime.GOMAXPROCS(0)
	jobs := make(chan job)
	ordered := make(chan job, 4*workers)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.result <- answerLine(ctx, j.line, j.text, answer)
			}
		})
	}
	var readErr error
	go func() {
		defer close(ordered)
		defer close(jobs)
		lines := bufio.NewReaderSize(input, 1<<16)
		for n := 1; ; n++ {
			text, err := readLine(lines)
			if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLongLine) {
				readErr = err
				return
			}
			eof := errors.Is(err, io.EOF)
			if len(bytes.TrimSpace(text)) > 0 || errors.Is(err, errLongLine) {
				j := job{n, text, make(chan []byte, 1)}
				if errors.Is(err, errLongLine) {
					j.text = nil
				}
				select {
				case ordered <- j:
				case <-ctx.Done():
					return
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					return
				}
			}
			if eof {
				return
			}
		}
	}()

	buffered := bufio.NewWriter(out)
	for j := range ordered {
		var result []byte
		select {
		case result = <-j.result:
		case <-ctx.Done():
			return ctx.Err()
		}
		if _, err := buffered.Write(append(result, '\n')); err != nil {
			return fmt.Errorf("writing the answers: %w", err)
		}
		if len(ordered) == 0 {
			if err := buffered.Flush(); err != nil {
				return fmt.Errorf("writing the answers: %w", err)
			}
		}
	}
	wg.Wait()
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("writing the answers: %w", err)
	}
	if readErr != nil {
		return fmt.Errorf("reading the batch: %w", readErr)
	}
	return ctx.Err()
}

var errLongLine = errors.New("line too long")

// readLine reads one line of at most batchLine bytes; of a longer one the rest
// is skipped.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if !long {
			line = append(line, part...)
		}
		if len(line) > batchLine {
			long, line = true, nil
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			return line, err
		case long:
			return nil, errLongLine
		}
		return line, nil
	}
}

// lineError stands in place of an answer.
type lineError struct {
	ID    json.RawMessage `json:"id,omitempty"`
	Line  int             `json:"line"`
	Error string          `json:"error"`
}

func answerLine[In any](ctx context.Context, number int, text []byte, answer func(context.Context, In) (any, error)) []byte {
	var head struct {
		ID json.RawMessage `json:"id"`
	}
	fail := func(err error) []byte {
		b, _ := json.Marshal(lineError{ID: head.ID, Line: number, Error: err.Error()})
		return b
	}
	if text == nil {
		return fail(fmt.Errorf("the line is longer than %d MB: split it", batchLine>>20))
	}
	if err := json.Unmarshal(text, &head); err != nil {
		return fail(fmt.Errorf("not a JSON object: %w", err))
	}
	var in In
	if err := json.Unmarshal(text, &in); err != nil {
		return fail(fmt.Errorf("a field is of the wrong type: %w", err))
	}
	result, err := answer(ctx, in)
	if err != nil {
		return fail(err)
	}
	b, err := withID(head.ID, result)
	if err != nil {
		return fail(err)
	}
	return b
}

// withID writes the answer with the input's id as its first field.
func withID(id json.RawMessage, answer any) ([]byte, error) {
	b, err := marshal(answer)
	if err != nil || id == nil {
		return b, err
	}
	out := append([]byte(`{"id":`), id...)
	if rest := b[1:]; len(rest) > 1 {
		return append(append(out, ','), rest...), nil
	}
	return append(out, '}'), nil
}

// marshal writes JSON on one line, with <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// openInput opens a file, or standard input for "-" and "".
func openInput(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == "-" || name == "" {
		return io.NopCloser(stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %s", name, lastWords(err))
	}
	return f, nil
}
