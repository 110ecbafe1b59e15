package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"os"
	"path/filepath"

	"marquee/knowledge/extract"
	"marquee/knowledge/titles"
)

// The list of known titles is kept in the database as it was imported. Beside
// the index lies the same list as a table that is read in a moment; it is built
// anew whenever it is not that of the imported list.
const (
	knownID    = "known-titles.id" // in the database: what tells lists apart
	knownTable = "titles.bin"      // in the data directory
)

// keepKnown keeps an imported list.
func (h *house) keepKnown(ctx context.Context, packed []byte) error {
	// The id goes first: of a list without the right one, a table is built.
	if err := h.db.PutFile(ctx, knownID, []byte(listID(packed))); err != nil {
		return err
	}
	return h.db.PutFile(ctx, knownTitles, packed)
}

func listID(packed []byte) string {
	sum := sha256.Sum256(packed)
	return hex.EncodeToString(sum[:])
}

// knownList returns the table of known titles, nil when none were imported. It
// is read once.
func (h *house) knownList(ctx context.Context) (*titles.List, error) {
	h.knowing.Lock()
	defer h.knowing.Unlock()
	if h.known != nil {
		return h.known, nil
	}
	list, err := h.openTable(ctx)
	h.known = list
	return list, err
}

// openTable reads the table of known titles, or builds it.
func (h *house) openTable(ctx context.Context) (*titles.List, error) {
	id, err := h.db.File(ctx, knownID)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(h.p.cfg.Data, knownTable)
	if id != nil {
		if list := h.readTable(path, string(id)); list != nil {
			return list, nil
		}
	}
	packed, err := h.db.File(ctx, knownTitles)
	if err != nil || packed == nil {
		return nil, err
	}
	list, err := h.buildTable(ctx, listID(packed))
	if err != nil {
		return nil, err
	}
	if string(id) != list.ID() { // imported by an older version
		if err := h.db.PutFile(ctx, knownID, []byte(list.ID())); err != nil {
			h.p.log.Warn("the id of the known titles is not kept", slog.Any("error", err))
		}
	}
	if err := writeAtOnce(path, list.Bytes()); err != nil {
		h.p.log.Warn("the table of known titles is not kept and will be built again", slog.Any("error", err))
	}
	return list, nil
}

// readTable returns the table of a list, nil when there is none.
func (h *house) readTable(path, id string) *titles.List {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	list, err := titles.LoadList(data)
	if err != nil {
		h.p.log.Info("building the table of known titles anew", slog.Any("why", err))
		return nil
	}
	if list.ID() != id {
		return nil
	}
	return list
}

// buildTable builds the table of the kept list.
func (h *house) buildTable(ctx context.Context, id string) (*titles.List, error) {
	bar := h.p.progress("sorting the known titles", 0)
	defer bar.done()
	var all []titles.Film
	err := h.eachKnown(ctx, func(f titles.Film) error {
		all = append(all, f)
		bar.at(len(all))
		return nil
	})
	return titles.NewList(id, all), err
}

// writeAtOnce writes a file so that it is there whole or not at all.
func writeAtOnce(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // once renamed it is no longer there
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// extractor reads articles with the list of known titles, if there is one.
func (h *house) extractor(ctx context.Context) (extract.Extractor, error) {
	list, err := h.knownList(ctx)
	if err != nil || list.Len() == 0 {
		return extract.Extractor{}, err
	}
	return extract.Extractor{Known: list}, nil
}
