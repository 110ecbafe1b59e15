package playground

import (
	"mime"
	"net/http"
	"path"
	"strconv"
)

// The most files and bytes that are kept; the oldest go first.
const (
	mostFiles = 200
	mostBytes = 64 << 20
)

// fileShelf keeps the pictures of recent messages.
type fileShelf struct {
	next  int
	bytes int
	kept  []keptFile
}

type keptFile struct {
	id   string
	name string
	data []byte
}

// put keeps a file and returns its address.
func (s *fileShelf) put(name string, data []byte) string {
	s.next++
	f := keptFile{strconv.Itoa(s.next), name, data}
	s.kept = append(s.kept, f)
	s.bytes += len(data)
	for len(s.kept) > 1 && (len(s.kept) > mostFiles || s.bytes > mostBytes) {
		s.bytes -= len(s.kept[0].data)
		s.kept = s.kept[1:]
	}
	return "/files/" + f.id + "/" + path.Base("/"+name)
}

// file serves a kept file.
func (p *Page) file(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range p.files.kept {
		if f.id == r.PathValue("id") {
			kind := mime.TypeByExtension(path.Ext(f.name))
			if kind != "image/png" {
				w.Header().Set("Content-Disposition", "attachment")
				kind = "application/octet-stream"
			}
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write(f.data) // the page may have gone
			return
		}
	}
	http.NotFound(w, r)
}
