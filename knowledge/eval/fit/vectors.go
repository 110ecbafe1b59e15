package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// entry is one word of a GloVe file.
type entry struct {
	word string
	rank int
	vec  []float64
}

// packVectors writes the first n words of a GloVe file that hold a letter as
// vectors.bin: see passage.vectorData for the layout.
func packVectors(file, out string, n int) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var entries []entry
	lines := bufio.NewScanner(f)
	for rank := 0; lines.Scan() && len(entries) < n; rank++ {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 || !strings.ContainsFunc(fields[0], func(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }) {
			continue
		}
		e := entry{word: fields[0], rank: min(rank, 65535)}
		var norm float64
		for _, s := range fields[1:] {
			x, err := strconv.ParseFloat(s, 64)
			if err != nil {
				return fmt.Errorf("%s: word %q: %w", file, e.word, err)
			}
			e.vec = append(e.vec, x)
			norm += x * x
		}
		for i := range e.vec {
			e.vec[i] /= math.Sqrt(norm)
		}
		entries = append(entries, e)
	}
	if err := lines.Err(); err != nil {
		return err
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].word < entries[j].word })
	return os.WriteFile(filepath.Join(out, "vectors.bin"), encode(entries), 0o644)
}

func encode(entries []entry) []byte {
	words := make([]string, len(entries))
	var ranks, vecs bytes.Buffer
	for i, e := range entries {
		words[i] = e.word
		ranks.Write(binary.LittleEndian.AppendUint16(nil, uint16(e.rank)))
		for _, x := range e.vec {
			vecs.WriteByte(byte(int8(math.Round(x * 127))))
		}
	}
	list := strings.Join(words, "\n")
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(entries)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(list)))
	b = append(b, list...)
	b = append(b, ranks.Bytes()...)
	return append(b, vecs.Bytes()...)
}
