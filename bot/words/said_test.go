package words

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// saidIn are the folders whose code says something to a person.
var saidIn = []string{"../../commands", "..", "../discord"}

// saidFields are the fields whose text a person reads.
var saidFields = map[string]bool{"Title": true, "Label": true, "Placeholder": true, "Footer": true, "Description": true, "Message": true}

// saidTables are the tables whose values a person reads.
var saidTables = regexp.MustCompile(`^(kind|status|past).*(Names|Words)$`)

// sayings are the text literals in a file that reach a person as they are.
func sayings(file *ast.File) (found []string) {
	add := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if s, err := strconv.Unquote(lit.Value); err == nil {
				found = append(found, s)
			}
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Say" && len(n.Args) > 0 {
				add(n.Args[0])
			}
			if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "saying" && len(n.Args) > 1 {
				add(n.Args[1])
			}
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "change" && len(n.Args) > 1 {
				add(n.Args[1])
			}
			if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "section" && len(n.Args) > 0 {
				add(n.Args[0])
			}
			if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Plain" {
				add(n.Args[0])
			}
			if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "button" || f.Name == "turn") && len(n.Args) > 1 {
				add(n.Args[0])
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && saidFields[key.Name] {
				add(n.Value)
			}
		case *ast.CompositeLit:
			if t, ok := n.Type.(*ast.SelectorExpr); ok && t.Sel.Name == "Run" {
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "Text" {
							add(kv.Value)
						}
					}
				}
			}
		case *ast.ValueSpec:
			for i, name := range n.Names {
				if table, ok := valueAt(n.Values, i).(*ast.CompositeLit); ok && saidTables.MatchString(name.Name) {
					for _, e := range table.Elts {
						if kv, ok := e.(*ast.KeyValueExpr); ok {
							add(kv.Value)
						}
					}
				}
			}
		}
		return true
	})
	return found
}

func valueAt(values []ast.Expr, i int) ast.Expr {
	if i < len(values) {
		return values[i]
	}
	return nil
}

// verbatim are texts that need no translation: names, and what has no words.
var verbatim = regexp.MustCompile(`^([^\p{L}]*|/\S+.*|Ask Marquee about this|%[sd]|#)$`)

// TestWhatIsSaidIsTranslated reads the code of the commands and holds that
// whatever one of them can say is there in every language.
func TestWhatIsSaidIsTranslated(t *testing.T) {
	said := map[string]string{} // phrase: where
	for _, folder := range saidIn {
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: no code, %v", folder, err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range sayings(file) {
				said[strings.TrimSuffix(strings.TrimSpace(s), ":")] = name
			}
		}
	}
	if len(said) < 80 {
		t.Fatalf("only %d phrases were found in the code", len(said))
	}
	for _, locale := range load(t).locales {
		phrases := phrasesOf(t, locale)
		for phrase, where := range said {
			if phrase == "" || verbatim.MatchString(phrase) || phrases[phrase] != "" || phrases[phrase+":"] != "" {
				continue
			}
			t.Errorf("%s says %q, which %s lacks", filepath.Base(where), phrase, locale)
		}
	}
}

// phrasesOf reads the phrases of a locale's file.
func phrasesOf(t *testing.T, locale string) map[string]string {
	t.Helper()
	raw, err := fs.ReadFile(files, "phrases/"+locale+".json")
	if err != nil {
		t.Fatal(err)
	}
	var phrases map[string]string
	if err := json.Unmarshal(raw, &phrases); err != nil {
		t.Fatalf("%s: %v", locale, err)
	}
	return phrases
}
