package reader

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on what a page may make of itself once it is parsed.
const (
	// maxReopened bounds the elements that the HTML rules make out of
	// formatting left open: <p><b id=1><b id=2>…</p> opens all of them anew in
	// every later paragraph, so that a few kilobytes become gigabytes.
	maxReopened = 1_000_000
	// maxWeight bounds the sum of the depths of all nodes. The search for the
	// main text climbs from each node to the root.
	maxWeight = 4_000_000
)

// formatting are the elements that the HTML rules open again in later blocks
// when they were left open.
var formatting = []atom.Atom{atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr,
	atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U}

// openFormatting keeps account of formatting that was begun and not ended.
type openFormatting struct {
	open  map[atom.Atom][]string
	total int
}

func (o *openFormatting) begin(tag atom.Atom, raw string) {
	same := 0
	for _, r := range o.open[tag] {
		if r == raw {
			same++
		}
	}
	if same >= 3 || tag == atom.A && len(o.open[tag]) > 0 { // as the rules have it
		return
	}
	o.open[tag] = append(o.open[tag], raw)
	o.total++
}

func (o *openFormatting) end(tag atom.Atom) {
	if last := len(o.open[tag]) - 1; last >= 0 {
		o.open[tag] = o.open[tag][:last]
		o.total--
	}
}

// reopens reports whether a page would grow beyond maxReopened when parsed.
// It errs on the side of more.
func reopens(page string) bool {
	o := openFormatting{open: map[atom.Atom][]string{}}
	made := 0
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return false
		}
		if kind != html.StartTagToken && kind != html.EndTagToken {
			continue
		}
		name, _ := z.TagName()
		switch tag := atom.Lookup(name); {
		case !slices.Contains(formatting, tag):
			made += o.total
		case kind == html.EndTagToken:
			o.end(tag)
		case o.total < 600:
			raw := z.Raw()
			o.begin(tag, string(raw[:min(len(raw), 200)]))
		}
		if made > maxReopened {
			return true
		}
	}
}

// heavy reports whether the depths of all nodes below doc add up to more than
// maxWeight.
func heavy(doc *html.Node) bool {
	sum, depth := 0, 0
	for n := doc; ; {
		switch {
		case n.FirstChild != nil:
			n = n.FirstChild
			depth++
		default:
			for n != doc && n.NextSibling == nil {
				n = n.Parent
				depth--
			}
			if n == doc {
				return sum > maxWeight
			}
			n = n.NextSibling
		}
		sum += depth
	}
}
