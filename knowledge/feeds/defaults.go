package feeds

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

//go:embed defaults.csv
var defaults string

// Source is a feed of a list.
type Source struct{ Name, URL string }

// maxSources bounds a list.
const maxSources = 5000

// Defaults returns the built-in film-news feeds.
func Defaults() ([]Source, error) {
	return ReadSources("the built-in list", strings.NewReader(defaults))
}

// ReadSources reads a list of feeds: a name and an address a line, as CSV;
// lines that begin with # say something to people. File is its name, for
// errors.
func ReadSources(file string, r io.Reader) ([]Source, error) {
	in := csv.NewReader(io.LimitReader(r, 1<<20))
	in.Comment, in.FieldsPerRecord, in.TrimLeadingSpace = '#', 2, true
	var out []Source
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		line, _ := in.FieldPos(0)
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w: write a name and an address a line, with a comma between", file, err)
		case len(out) == maxSources:
			return nil, fmt.Errorf("%s, line %d: more than %d feeds", file, line, maxSources)
		}
		s := Source{strings.TrimSpace(record[0]), strings.TrimSpace(record[1])}
		if _, err := Check(s.URL, true); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", file, line, err)
		}
		out = append(out, s)
	}
}
