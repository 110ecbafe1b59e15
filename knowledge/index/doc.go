// Package index is the embedded search index. Bleve's scorch keeps the
// inverted lists and finds candidates; the second stage of package rank
// orders them. The corpus is the truth: the index is a reader of it
// that remembers, in the same batch as the articles, how far it has read, so
// a restart, a replay and a rebuild are the same thing as a normal pass.
//
// # Words
//
// What a person types is only ever words: it is cut into terms, at most
// mostTerms of them, and looked up; there is no query language to break out
// of. Rare terms are read whole. Common ones are looked up only for articles
// that a rarer term has found, so no query reads the whole corpus.
//
// # Files
//
// In the index's folder, current.json names the generation in use and its
// format; it is replaced by renaming. A generation is a folder with a bleve
// index. Rebuild fills a new one beside, renames the pointer, and removes the
// old one; what a crash leaves behind is swept at the next start. A
// generation that is lost, damaged (every segment's checksum is verified at
// opening) or of an older format is begun anew and filled by Sync. A newer
// format is refused with ErrNewer.
//
// # Several processes
//
// One process at a time owns the index, by a lock that ends with the process
// however it ends. It answers the others on a Unix socket beside the index
// that only the same user can open: searches, statistics, 'read what is new',
// 'rebuild'. All this is behind the methods of Index, which take the short
// way when the process is the owner. When the owner goes away, the next call
// of any other process takes over, with the index as the last whole batch
// left it. So a short-lived command never blocks a server, nor a server a
// command, and no two processes ever write one file.
package index
