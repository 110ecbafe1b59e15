package reader

import (
	"errors"
	"io/fs"
	"iter"
	"path"
	"strings"

	"marquee/knowledge"
)

// Walk yields the articles of root, a file or a folder, in the order of their
// paths. Within a folder hidden files and files of unknown kinds are passed
// over silently, and a file that cannot be read is one bad record (a
// *RecordError without a line), so that one broken file does not cost the
// others. A folder without articles yields nothing: whether that is an error
// is the caller's to say. A root that does not exist is an error.
func Walk(fsys fs.FS, root string, limits Limits) iter.Seq2[knowledge.Article, error] {
	return func(yield func(knowledge.Article, error) bool) {
		info, err := fs.Stat(fsys, root)
		if err != nil {
			yield(knowledge.Article{}, err)
			return
		}
		if !info.IsDir() {
			readFile(fsys, root, limits, yield)
			return
		}
		_ = fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
			return visit(fsys, root, name, d, err, limits, yield)
		})
	}
}

// visit reads one entry of a folder; fs.SkipAll when nobody wants more.
func visit(fsys fs.FS, root, name string, d fs.DirEntry, err error, limits Limits, yield func(knowledge.Article, error) bool) error {
	hidden := name != root && strings.HasPrefix(path.Base(name), ".")
	switch {
	case err != nil:
		if !yield(knowledge.Article{}, &RecordError{File: name, Err: err}) {
			return fs.SkipAll
		}
		return nil
	case d.IsDir() && hidden:
		return fs.SkipDir
	case d.IsDir(), hidden, formatOf(name) == formatUnknown, !regular(fsys, name, d):
		return nil
	}
	more := true
	readFile(fsys, name, limits, func(a knowledge.Article, err error) bool {
		var rec *RecordError
		if err != nil && !errors.As(err, &rec) {
			err = &RecordError{File: name, Err: withoutName(err)}
		}
		more = yield(a, err)
		return more
	})
	if !more {
		return fs.SkipAll
	}
	return nil
}

// regular reports whether d is a file, or a link to one.
func regular(fsys fs.FS, name string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// readFile reads one file.
func readFile(fsys fs.FS, name string, limits Limits, yield func(knowledge.Article, error) bool) {
	f, err := fsys.Open(name)
	if err != nil {
		yield(knowledge.Article{}, err)
		return
	}
	defer f.Close()
	Read(name, f, limits)(yield)
}

// withoutName drops the file's name that an error repeats.
func withoutName(err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}
