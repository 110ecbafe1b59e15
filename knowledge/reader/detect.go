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

// markup tells a feed from a page by the name of the first element, behind
// comments and declarations.
func markup(start []byte) format {
	for {
		start = bytes.TrimLeft(start, " \t\r\n")
		end := ""
		switch {
		case len(start) > 14 && strings.EqualFold(string(start[:14]), "<!doctype html"):
			return formatHTML
		case bytes.HasPrefix(start, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(start, []byte("<?")), bytes.HasPrefix(start, []byte("<!")):
			end = ">"
		default:
			return elements[elementName(start)]
		}
		_, rest, found := bytes.Cut(start, []byte(end))
		if !found {
			return formatUnknown
		}
		if end == ">" && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("]>")) { // of an internal subset
			rest = bytes.TrimLeft(rest, " \t\r\n]>")
		}
		start = rest
	}
}

// elementName returns the local name that start begins with, in lower case.
func elementName(start []byte) string {
	if len(start) == 0 || start[0] != '<' {
		return ""
	}
	name := string(start[1:min(len(start), 40)])
	if end := strings.IndexAny(name, " \t\r\n/>"); end >= 0 {
		name = name[:end]
	}
	if _, local, prefixed := strings.Cut(name, ":"); prefixed {
		name = local
	}
	return strings.ToLower(name)
}

// elements are the first elements of feeds and pages, and of pieces of pages.
var elements = map[string]format{
	"rss": formatFeed, "feed": formatFeed, "rdf": formatFeed, "channel": formatFeed,
	"html": formatHTML, "head": formatHTML, "body": formatHTML, "meta": formatHTML, "title": formatHTML, "link": formatHTML,
	"script": formatHTML, "article": formatHTML, "main": formatHTML, "section": formatHTML, "div": formatHTML, "p": formatHTML,
	"header": formatHTML, "h1": formatHTML, "h2": formatHTML, "table": formatHTML,
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
