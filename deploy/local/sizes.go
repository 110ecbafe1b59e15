package main

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"

	"marquee/internal/database"
)

// sizes says what the corpus takes up where: on disk, in the database, in the
// search cluster, and in the first bot's memory.
func (t *topology) sizes(ctx context.Context) {
	const mb = 1 << 20
	t.say("the first bot: %.0f MB resident, %.0f MB in its data directory", t.replicas[0].metric(ctx, "process_resident_memory_bytes")/mb, folderSize(t.replicas[0].data)/mb)
	if db, err := database.Open(ctx, t.database, ""); err == nil {
		defer db.Close()
		var size int64
		if err := db.QueryRow(ctx, "SELECT pg_database_size(current_database())", nil, &size); err == nil {
			t.say("PostgreSQL: %.0f MB", float64(size)/mb)
		}
	}
	if len(t.nodes.urls) == 0 {
		return
	}
	var stats struct {
		All struct {
			Primaries struct {
				Store struct {
					Bytes float64 `json:"size_in_bytes"`
				}
			}
			Total struct {
				Store struct {
					Bytes float64 `json:"size_in_bytes"`
				}
			}
		} `json:"_all"`
	}
	if _, body := get(ctx, t.nodes.urls[0]+"/_stats/store"); json.Unmarshal(body, &stats) == nil {
		t.say("OpenSearch: %.0f MB, with copies %.0f MB", stats.All.Primaries.Store.Bytes/mb, stats.All.Total.Store.Bytes/mb)
	}
}

// folderSize returns the bytes of the files below a folder.
func folderSize(folder string) (size float64) {
	_ = fs.WalkDir(os.DirFS(folder), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil // a file that went away has no size
		}
		if info, err := entry.Info(); err == nil {
			size += float64(info.Size())
		}
		return nil
	})
	return size
}
