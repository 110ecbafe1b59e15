package reader

import (
	"bufio"
	"strings"
	"testing"
)

func TestDetect(t *testing.T) {
	tests := []struct {
		name, in string
		want     format
	}{
		{"-", "Just text.", formatText},
		{"-", "---\ntitle: T\n---\nText", formatMarkdown},
		{"-", "\ufeff\n <!DOCTYPE HTML>\n<p>x", formatHTML},
		{"-", "<!-- <rss> --><html>", formatHTML},
		{"-", "<?xml version=\"1.0\"?>\n<!-- a <div> --><rss version='2.0'>", formatFeed},
		{"-", "<?xml-stylesheet href='a'?><!DOCTYPE rss [\n<!ENTITY a 'b'>\n]><atom:feed>", formatFeed},
		{"-", "WARC/1.0\r\n", formatWARC},
		{"-", "{\"a\":1}\n{\"a\":2}", formatLines},
		{"-", "{\n\"a\":1}", formatJSON},
		{"-", " [1]", formatJSON},
		{"-", "\xfe\xff\x00[\x00]", formatJSON},
		{"a.XML", "<html><body>x", formatHTML},
		{"a.xml", "<weird>x", formatFeed},
		{"a.html", "<rss>", formatHTML},
		{"a.txt", "<html><p>x", formatHTML},
		{"a.txt", "<3 this film", formatText},
		{"a.txt", "[update] A film.", formatText},
		{"a.md.gz", "# T", formatMarkdown},
		{"b/c.jsonl", "x", formatLines},
		{"c.dat", "Some text", formatText},
	}
	for _, tt := range tests {
		got, err := detect(tt.name, bufio.NewReaderSize(strings.NewReader(tt.in), 64<<10))
		if got != tt.want || err != nil {
			t.Errorf("detect(%q, %q) = %d, %v; want %d", tt.name, tt.in, got, err, tt.want)
		}
	}
}
