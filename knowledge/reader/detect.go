package reader

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// format is a kind of source.
type format int

const (
	formatUnknown format = iota
	formatText
	formatMarkdown
	formatHTML
	formatFeed // XML; JSON feeds are told apart when read
	formatJSON
	formatLines
	formatWARC
)

// extensions maps file names to formats. The content overrules a name that
// is evidently wrong.
var extensions = map[string]format{
	".txt": formatText, ".text": formatText,
	".md": formatMarkdown, ".markdown": formatMarkdown,
	".html": formatHTML, ".htm": formatHTML, ".xhtml": formatHTML, ".shtml": formatHTML,
	".xml": formatFeed, ".rss": formatFeed, ".atom": formatFeed, ".rdf": formatFeed,
	".json": formatJSON, ".jsonfeed": formatJSON,
	".jsonl": formatLines, ".ndjson": formatLines,
	".warc": formatWARC,
}

// formatOf tells the format from a file's name alone.
func formatOf(name string) format {
	name = strings.TrimSuffix(strings.ToLower(path.Base(name)), ".gz")
	return extensions[path.Ext(name)]
}

// detect tells the format from the name and the first bytes.
func detect(name string, in *bufio.Reader) (format, error) {
	head, err := in.Peek(32 << 10)
	if err != nil && !errors.Is(err, io.EOF) {
		return formatUnknown, err
	}
	named := formatOf(name)
	if named != formatWARC && binary(head) {
		return formatUnknown, fmt.Errorf("binary data, %w", ErrFormat)
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(asciiView(head), []byte("\xef\xbb\xbf")), " \t\r\n\v\f")
	if len(start) == 0 && named != formatLines && named != formatWARC {
		return formatUnknown, fmt.Errorf("the file is empty: %w", ErrNoText)
	}
	return byContent(named, start), nil
}

// byContent lets the first bytes decide what a name leaves open.
func byContent(named format, start []byte) format {
	switch {
	case bytes.HasPrefix(start, []byte("WARC/")):
		return formatWARC
	case named == formatLines || named == formatWARC || named == formatMarkdown || named == formatHTML:
		return named
	case bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("[")) && named != formatText:
		return jsonOrLines(start)
	case bytes.HasPrefix(start, []byte("<")) && markup(start) != formatUnknown:
		return markup(start)
	case named == formatUnknown && bytes.HasPrefix(start, []byte("---\n")):
		return formatMarkdown
	case named == formatUnknown:
		return formatText
	}
	return named
}

// jsonOrLines tells one JSON document from one object a line: lines when the
// second line begins a value of its own, or the first is a whole one.
func jsonOrLines(start []byte) format {
	first, rest, more := bytes.Cut(start, []byte("\n"))
	rest = bytes.TrimLeft(rest, " \t\r\n")
	if first[0] == '{' && more && len(rest) > 0 && rest[0] == '{' && (json.Valid(first) || len(bytes.TrimSpace(first)) > 1) {
		return formatLines
	}
	return formatJSON
}

// markup tells a feed from a page by the first element's name.
func markup(start []byte) format {
	lower := bytes.ToLower(start)
	best, at := formatUnknown, len(lower)
	for tag, f := range markupTags {
		if i := bytes.Index(lower, []byte(tag)); i >= 0 && i < at {
			best, at = f, i
		}
	}
	return best
}

var markupTags = map[string]format{
	"<!doctype html": formatHTML, "<html": formatHTML, "<head": formatHTML, "<body": formatHTML,
	"<meta": formatHTML, "<article": formatHTML, "<div": formatHTML, "<p>": formatHTML,
	"<rss": formatFeed, "<feed": formatFeed, "<rdf:rdf": formatFeed, "<atom:feed": formatFeed,
	"<channel": formatFeed, "<atom10:feed": formatFeed, "<rdf": formatFeed, "<a:feed": formatFeed,
}

// asciiView gives the ASCII of UTF-16 text, so that it can be sniffed like any
// other.
func asciiView(head []byte) []byte {
	if e := unicodeMark(head); e != nil {
		b, err := e.NewDecoder().Bytes(head[:len(head)&^3])
		if err == nil {
			return b
		}
	}
	return head
}

// magics begin files of well-known binary formats.
var magics = []string{"%PDF-", "\x89PNG", "\xff\xd8\xff", "GIF8", "PK\x03\x04", "\x7fELF", "\x1f\x8b", "BZh", "\xfd7zXZ", "7z\xbc\xaf", "SQLite format", "\x28\xb5\x2f\xfd", "RIFF", "MZ\x90"}

// binary reports whether head is no text in any encoding: a known magic, or
// more than one control byte in fifty.
func binary(head []byte) bool {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m)) {
			return true
		}
	}
	if unicodeMark(head) != nil {
		return false
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			controls++
		}
	}
	return controls*50 > len(head)
}
