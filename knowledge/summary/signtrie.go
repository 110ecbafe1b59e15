package summary

import (
	"bytes"
	"strings"
)

// signMask are the signs found at a place of a sentence.
type signMask uint16

// signTrie finds all phrases that begin at a place of a text in one walk: its
// nodes have the bytes that may follow.
type signTrie []signNode

type signNode struct {
	means signMask // of the phrase that ends here
	bytes []byte
	next  []int32
}

// add puts a phrase, or all that its alternatives make, into the trie.
func (t *signTrie) add(line string, means signMask) {
	for _, phrase := range expand(line) {
		node := int32(0)
		for i := range len(phrase) {
			k := bytes.IndexByte((*t)[node].bytes, phrase[i])
			if k < 0 {
				k = len((*t)[node].bytes)
				(*t)[node].bytes = append((*t)[node].bytes, phrase[i])
				(*t)[node].next = append((*t)[node].next, int32(len(*t)))
				*t = append(*t, signNode{})
			}
			node = (*t)[node].next[k]
		}
		(*t)[node].means |= means
	}
}

// at returns what the phrases at the beginning of s mean, letters of either
// case and apostrophes of either shape alike. A phrase that ends in a letter
// must end with its word.
func (t signTrie) at(s string) signMask {
	var out signMask
	node := int32(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c == curly[0] && strings.HasPrefix(s[i:], curly):
			c = '\''
			i += len(curly) - 1
		}
		k := 0
		for k < len(t[node].bytes) && t[node].bytes[k] != c {
			k++
		}
		if k == len(t[node].bytes) {
			break
		}
		node = t[node].next[k]
		letter := 'a' <= c && c <= 'z' || c == '_'
		if t[node].means != 0 && !(letter && i+1 < len(s) && wordByte(s[i+1])) {
			out |= t[node].means
		}
	}
	return out
}

const curly = "’"
