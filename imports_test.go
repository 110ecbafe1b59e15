package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// rooms says which rooms of the house a room may look into; the map in
// README.md draws the same. A room that is not listed fails the test, so that
// a new one is thought about. "stdlib" allows nothing but the standard library.
var rooms = map[string]string{
	"bot":            "stdlib",
	"bot/discord":    "bot",
	"bot/gateway":    "bot bot/discord",
	"bot/webhook":    "bot bot/discord",
	"bot/playground": "bot bot/discord",
	"bot/terminal":   "bot",
	"bot/settings":   "bot internal/database",
	"bot/newsroom":   "bot bot/settings knowledge internal/database",
	"bot/bottest":    "bot bot/discord",
	"bot/picture":    "bot",
	"bot/words":      "bot",

	"commands": "bot bot/settings knowledge",

	"knowledge":                 "stdlib",
	"knowledge/text":            "knowledge",
	"knowledge/reader":          "knowledge knowledge/text",
	"knowledge/extract":         "knowledge knowledge/text",
	"knowledge/summary":         "knowledge knowledge/text",
	"knowledge/titles":          "knowledge knowledge/text",
	"knowledge/rank":            "knowledge knowledge/text",
	"knowledge/index":           "knowledge knowledge/rank",
	"knowledge/opensearch":      "knowledge knowledge/rank",
	"knowledge/stories":         "knowledge knowledge/text",
	"knowledge/corpus":          "knowledge internal/database",
	"knowledge/feeds":           "knowledge knowledge/reader",
	"knowledge/ingest":          "knowledge knowledge/reader knowledge/extract",
	"knowledge/answer":          "knowledge knowledge/text knowledge/summary knowledge/answer/question knowledge/answer/passage",
	"knowledge/answer/question": "knowledge knowledge/text",
	"knowledge/answer/passage":  "knowledge/text knowledge/answer/question",
	"knowledge/eval/fit":        "*",
	"knowledge/sample":          "stdlib",
	"knowledge/eval":            "*",

	"internal/database": "stdlib",
	"internal/newsgen":  "knowledge",
	"internal/oddtext":  "stdlib",

	"deploy/local": "*",
}

// outside says which rooms may import a package from outside the house, by
// the start of its path. What is not listed is free for every room that may
// look outside at all.
var outside = map[string]string{
	"github.com/blevesearch/":       "knowledge/index",
	"github.com/bwmarrin/discordgo": "bot/discord bot/gateway bot/webhook bot/bottest bot/playground",
	"github.com/opensearch-project": "knowledge/opensearch",
	"database/sql":                  "knowledge/corpus bot/settings bot/newsroom internal/database",
	"modernc.org/sqlite":            "internal/database",
	"github.com/jackc/pgx":          "internal/database",
	"github.com/pressly/goose":      "internal/database",
	"github.com/alecthomas/kong":    "",
	"github.com/caarlos0/env":       "",
	"github.com/joho/godotenv":      "",
	"flag":                          "knowledge/eval/fit deploy/local",
	"net/http": "bot/discord bot/gateway bot/webhook bot/playground bot/bottest knowledge/feeds knowledge/opensearch " +
		"deploy/local knowledge/reader", // a WARC record holds an HTTP response; nothing is fetched there
}

// neverInCommands are what the menu must not reach for.
var neverInCommands = []string{"net/http", "os", "database/sql"}

func TestRoomsImportOnlyWhatTheyMay(t *testing.T) {
	violations, err := importViolations(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Error(v)
	}
}

func TestPlantedViolationsAreCaught(t *testing.T) {
	for name, c := range map[string]struct{ file, source string }{
		"a root looks into a room":   {"bot/x.go", `package bot; import _ "marquee/commands"`},
		"a root looks outside":       {"knowledge/x.go", `package knowledge; import _ "golang.org/x/text/unicode/norm"`},
		"knowledge looks at the bot": {"knowledge/text/x.go", `package text; import _ "marquee/bot"`},
		"bleve outside index":        {"knowledge/answer/x.go", `package answer; import _ "github.com/blevesearch/bleve/v2"`},
		"SQL outside its rooms":      {"knowledge/answer/x.go", `package answer; import _ "database/sql"`},
		"the menu fetches":           {"commands/x.go", `package commands; import _ "net/http"`},
		"the menu reads files":       {"commands/x.go", `package commands; import _ "os"`},
		"discordgo in the menu":      {"commands/x.go", `package commands; import _ "github.com/bwmarrin/discordgo"`},
		"flags outside main":         {"knowledge/text/x.go", `package text; import _ "flag"`},
		"a room nobody planned":      {"knowledge/util/x.go", `package util`},
	} {
		violations, err := importViolations(fstest.MapFS{c.file: {Data: []byte(c.source)}})
		if err != nil || len(violations) == 0 {
			t.Errorf("%s: not caught (error %v)", name, err)
		}
		for _, v := range violations {
			if !strings.Contains(v, c.file) && !strings.Contains(v, path.Dir(c.file)) {
				t.Errorf("%s: %q does not name the place", name, v)
			}
		}
	}
}

// importViolations parses every Go file below the root and returns what it
// imports against the tables. Tests may look anywhere in the house.
func importViolations(house fs.FS) ([]string, error) {
	var found []string
	err := fs.WalkDir(house, ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && file != "." && strings.HasPrefix(entry.Name(), "."):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go"):
			return nil
		}
		room := path.Dir(file)
		if room == "." {
			return nil // main may look into every room
		}
		source, err := fs.ReadFile(house, file)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		if _, planned := plan(room); !planned {
			found = append(found, room+": this room is not in the table of imports_test.go")
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if !mayImport(room, imported) {
				found = append(found, file+" imports "+imported+", which "+room+" may not")
			}
		}
		return nil
	})
	return found, err
}

// plan returns the line of the table for a room, or for the room whose inner
// package it is.
func plan(room string) (string, bool) {
	for {
		if allowed, ok := rooms[room]; ok {
			return allowed, true
		}
		outer := path.Dir(room)
		if outer == "." || outer == "knowledge" || outer == "bot" || outer == "internal" {
			return "", false
		}
		room = outer
	}
}

func mayImport(room, imported string) bool {
	allowed, _ := plan(room)
	if allowed == "*" {
		return true
	}
	if inner, ok := strings.CutPrefix(imported, "marquee/"); ok {
		return contains(allowed, inner) || strings.HasPrefix(inner, room+"/") || sameHouse(room, inner)
	}
	if room == "commands" {
		for _, never := range neverInCommands {
			if imported == never {
				return false
			}
		}
	}
	for prefix, only := range outside {
		if imported == prefix || strings.HasPrefix(imported, strings.TrimSuffix(prefix, "/")+"/") {
			return contains(only, room) || contains(only, path.Dir(room))
		}
	}
	if allowed == "stdlib" {
		return room == "internal/database" || !strings.Contains(imported, ".")
	}
	return true
}

// sameHouse says whether an inner package looks at the room it belongs to, or
// at a neighbour within it.
func sameHouse(room, inner string) bool {
	outer := path.Dir(room)
	_, listed := rooms[outer]
	return listed && outer != "knowledge" && outer != "bot" && (inner == outer || path.Dir(inner) == outer)
}

func contains(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if w == word {
			return true
		}
	}
	return false
}
