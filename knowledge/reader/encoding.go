package reader

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// unicodeMark returns the UTF-16 or UTF-32 encoding that b begins with, by its
// byte order mark or by the zeros between ASCII letters; nil for any other.
func unicodeMark(b []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(b, []byte{0, 0, 0xfe, 0xff}), len(b) >= 4 && b[0] == 0 && b[1] == 0 && b[2] == 0 && b[3] > ' ':
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case bytes.HasPrefix(b, []byte{0xff, 0xfe, 0, 0}), len(b) >= 4 && b[0] > ' ' && b[1] == 0 && b[2] == 0 && b[3] == 0:
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}), len(b) >= 4 && b[0] == 0 && b[1] > ' ' && b[2] == 0 && b[3] > 0:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), len(b) >= 4 && b[0] > ' ' && b[1] == 0 && b[2] > 0 && b[3] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	}
	return nil
}

// toUTF8 decodes text that says nothing of its encoding: byte order marks,
// then UTF-8 where it is valid, then Windows-1252, which every byte is.
func toUTF8(b []byte) string {
	if e := unicodeMark(b); e != nil {
		if u, err := e.NewDecoder().Bytes(b); err == nil {
			return string(u)
		}
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if utf8.Valid(b) {
		return string(b)
	}
	return lenient(b, charmap.Windows1252)
}

// lenient decodes b as e, unless b is UTF-8 but for a few broken bytes: then
// those are dropped and the rest kept.
func lenient(b []byte, e encoding.Encoding) string {
	if mostlyUTF8(b) {
		return string(bytes.ToValidUTF8(b, nil))
	}
	u, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return string(bytes.ToValidUTF8(b, nil))
	}
	return string(u)
}

// mostlyUTF8 reports whether b has at least ten well-formed multi-byte
// sequences for each broken byte.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good >= 10*bad
}

// named returns the encoding of an IANA or WHATWG label, nil when unknown.
func named(label string) encoding.Encoding {
	e, _ := charset.Lookup(label)
	return e
}

// declaration is the XML declaration, of which only the encoding matters.
var declaration = regexp.MustCompile(`^\s*<\?xml\b[^>]{0,300}?(?:encoding\s*=\s*["']\s*([\w.:-]{1,40})\s*["'][^>]{0,300}?)?\?>`)

// xmlText decodes an XML document: byte order mark, declaration, UTF-8 where
// valid, else Windows-1252. The declaration is dropped, as it speaks of bytes
// that are no more, and so are characters that XML has not.
func xmlText(b []byte) string {
	var s string
	head := b[:min(len(b), 1024)]
	switch m := declaration.FindSubmatch(head); {
	case unicodeMark(b) != nil || bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) || m == nil || len(m[1]) == 0:
		s = toUTF8(b)
	default:
		s = declared(b, string(m[1]))
	}
	if at := declaration.FindStringIndex(s[:min(len(s), 1024)]); at != nil {
		s = s[at[1]:]
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == utf8.RuneError || r == '\ufffe' || r == '\uffff' {
			return -1
		}
		return r
	}, s)
}

// declared decodes b by its declared encoding, unless it is plainly something
// else: UTF-8 under a narrower name, or a name that nobody knows.
func declared(b []byte, label string) string {
	e := named(label)
	name := strings.ToLower(label)
	switch {
	case e == nil || strings.HasPrefix(name, "utf") || name == "us-ascii" || name == "ascii":
		return toUTF8(b)
	}
	u, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return toUTF8(b)
	}
	return string(u)
}
