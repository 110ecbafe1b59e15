package titles

// typos returns the spans of entries that begin with s after one edit:
// a letter left out, added or exchanged, or two neighbours swapped (Damerau
// 1964). The first fixed bytes are taken as typed.
func (o *order) typos(s []byte, fixed int) []span {
	return o.edits(nil, span{0, len(o.places)}, 0, s, fixed, 1)
}

// edits appends the spans of in that go on, after depth bytes, with s after
// exactly so many edits.
func (o *order) edits(out []span, in span, depth int, s []byte, fixed, left int) []span {
	for i := 0; i <= len(s) && in.from < in.to; i++ {
		if i >= fixed {
			out = o.editHere(out, in, depth+i, s[i:], left)
		}
		if i < len(s) {
			in = o.narrow(in, depth+i, s[i:i+1])
		}
	}
	return out
}

// editHere appends the spans with an edit before the first byte of s.
func (o *order) editHere(out []span, in span, depth int, s []byte, left int) []span {
	rest := func(part span, depth int, s []byte) {
		if left > 1 {
			out = o.edits(out, part, depth, s, 0, left-1)
			return
		}
		if part = o.narrow(part, depth, s); part.from < part.to {
			out = append(out, part)
		}
	}
	if len(s) == 0 {
		return out // what follows a prefix is no edit
	}
	rest(in, depth, s[1:]) // s has a letter too many
	if len(s) > 1 && s[0] != s[1] {
		swapped := append([]byte{s[1], s[0]}, s[2:]...)
		if part := o.narrow(in, depth, swapped[:2]); part.from < part.to {
			rest(part, depth+2, swapped[2:])
		}
	}
	o.children(in, depth, func(c byte, part span) {
		if c != s[0] {
			rest(part, depth+1, s[1:]) // another letter was meant
		}
		rest(part, depth+1, s) // s lacks a letter
	})
	return out
}
