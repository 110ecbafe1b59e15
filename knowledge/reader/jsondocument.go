package reader

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// json reads one object, an array of objects, or objects one after another. A
// value of the wrong shape is a bad record; broken syntax ends the file, as
// nothing behind it can be trusted.
func (s *sink) json(in *bufio.Reader, limits Limits) error {
	in, err := unmarked(in)
	if err != nil {
		return err
	}
	src := &jsonSource{r: in, limit: limits.Document, left: limits.Document}
	d := json.NewDecoder(src)
	array := false
	for {
		src.left = src.limit
		if !array && src.starts(d, '[') {
			if _, err := d.Token(); err != nil {
				return jsonError(err)
			}
			array = true
		}
		if array && !d.More() {
			if _, err := d.Token(); err != nil {
				return src.explain(err)
			}
			array = false
			continue
		}
		var raw json.RawMessage
		err := d.Decode(&raw)
		switch {
		case errors.Is(err, io.EOF) && !array:
			return nil
		case err != nil:
			return src.explain(err)
		case !s.value(src.line(d.InputOffset()-int64(len(raw))), raw, limits):
			return nil
		}
	}
}

// value reads one JSON value, an article or a whole feed; false when nobody
// wants more.
func (s *sink) value(line int, raw []byte, limits Limits) bool {
	var head struct {
		Version any             `json:"version"`
		Items   json.RawMessage `json:"items"`
	}
	if bytes.Contains(raw, []byte(`"items"`)) && json.Unmarshal(raw, &head) == nil && head.Items != nil && head.Version != nil {
		if err := s.feed(raw, limits); err != nil {
			return s.bad(line, err)
		}
		return !s.stopped
	}
	return s.line(line, raw)
}

// jsonSource bounds how much one value may take, and knows the line of an
// offset.
type jsonSource struct {
	r           io.Reader
	limit, left int64
	read        int64
	breaks      []int64 // offsets of line breaks not yet passed
	lines       int     // line breaks passed
}

func (j *jsonSource) Read(p []byte) (int, error) {
	if j.left <= 0 {
		return 0, fmt.Errorf("%w: a record of more than %d bytes", ErrTooLarge, j.limit)
	}
	n, err := j.r.Read(p[:min(len(p), int(min(j.left, 64<<10)))])
	for i, c := range p[:n] {
		if c == '\n' {
			j.breaks = append(j.breaks, j.read+int64(i))
		}
	}
	j.read += int64(n)
	j.left -= int64(n)
	return n, err
}

// line returns the number of the line that holds offset; offsets must rise.
func (j *jsonSource) line(offset int64) int {
	passed := 0
	for passed < len(j.breaks) && j.breaks[passed] < offset {
		passed++
	}
	j.breaks = append(j.breaks[:0], j.breaks[passed:]...)
	j.lines += passed
	return j.lines + 1
}

// starts reports whether the next value begins with c.
func (j *jsonSource) starts(d *json.Decoder, c byte) bool {
	rest := d.Buffered()
	one := make([]byte, 1)
	for {
		n, err := rest.Read(one)
		if n == 0 || err != nil {
			return j.peek(c)
		}
		if !space(one[0]) {
			return one[0] == c
		}
	}
}

// peek looks at the source for the next byte that is no white space.
func (j *jsonSource) peek(c byte) bool {
	in, ok := j.r.(*bufio.Reader)
	for n := 1; ok; n++ {
		b, err := in.Peek(n)
		if len(b) < n || err != nil {
			return false
		}
		if !space(b[n-1]) {
			return b[n-1] == c
		}
	}
	return false
}

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// explain puts the line in front of what ended the file.
func (j *jsonSource) explain(err error) error {
	at := j.read
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = syntax.Offset
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	if errors.Is(err, ErrTooLarge) {
		return fmt.Errorf("line %d: %w", j.line(at), err)
	}
	return fmt.Errorf("line %d: %w", j.line(at), jsonError(err))
}
