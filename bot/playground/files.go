package playground

import (
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
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

// attach keeps a file that goes with a command, and answers with it as an
// interaction carries it.
func (p *Page) attach(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		reply(w, http.StatusRequestEntityTooLarge, fault{"the file cannot be read: " + err.Error()})
		return
	}
	name := path.Base("/" + r.URL.Query().Get("name"))
	p.mu.Lock()
	defer p.mu.Unlock()
	address := p.files.put(name, data)
	reply(w, http.StatusOK, map[string]any{"id": p.nextID(), "filename": name, "size": len(data), "url": address})
}

// Fetch reads a file that was attached.
func (p *Page) Fetch(_ context.Context, address string) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id, _, _ := strings.Cut(strings.TrimPrefix(address, "/files/"), "/")
	for _, f := range p.files.kept {
		if f.id == id {
			return f.data, nil
		}
	}
	return nil, fmt.Errorf("no file is kept at %q", address)
}
